"""Who comes in by a link: whoever has it, for its one purpose. No account, no session, no cookie is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from ciconia.doors.shared.language import NAMES
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as

View = Callable[..., HttpResponse]
Opened = TypeVar("Opened")
Key = tuple[str, int]


def link_page(view: View) -> View:
    """The token in the address is all that is needed, so a form from elsewhere could do no more than the link."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    entered.door = "link"  # type: ignore[attr-defined]
    return csrf_exempt(never_cache(entered))


def what_opens(key: Key | None, opened: Callable[[str, int], Opened | None]) -> tuple[Key, Opened]:
    """What the link with that public id and number opens. Raises Http404: the token is not ours, or all is gone."""
    with acting_as("system:jobs"):
        found = opened(*key) if key else None
    if key is None or found is None:
        raise Http404
    return key, found


def went_again(state: str, write_again: Callable[[str], bool], public_id: str) -> bool:
    """Whether a new link went to the address that is recorded: it does for one that no longer opens anything."""
    try:
        return state in ("expired", "newer") and write_again(public_id)
    except (NotSent, OSError):
        return False


def in_other_languages(page: str, token: str) -> dict[str, Any]:
    """The same page in the other languages: a letter is passed on to who reads another."""
    here, others = get_language(), []
    for code, name in NAMES.items():
        with override(code):
            others += [(code, name, reverse(page, args=[token]))] if code != here else []
    return {"token": token, "languages_here": others}
