"""Who may enter /cms/: whoever writes or publishes pages today, after a second step."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from ciconia.doors.shared.step_up import ask, second_step_shown
from ciconia.publishing.actions.page import admit, plant
from ciconia.publishing.rules.page import groups_of

View = Callable[..., HttpResponse]


def cms_page(view: View) -> View:
    """For writers and publishers of pages; for others the page does not exist."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not groups_of(request.user):
            raise Http404
        if not second_step_shown(request):
            return ask(request.get_full_path(), step=True)
        admit(request.user)
        plant()
        return view(request, *args, **kwargs)

    entered.door = "cms"  # type: ignore[attr-defined]
    return entered
