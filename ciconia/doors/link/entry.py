"""Who comes in by a link: whoever has it, for its one purpose. No account, no session, no cookie is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def link_page(view: View) -> View:
    """The token in the address is all that is needed, so a form from elsewhere could do no more than the link."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    entered.door = "link"  # type: ignore[attr-defined]
    return csrf_exempt(never_cache(entered))
