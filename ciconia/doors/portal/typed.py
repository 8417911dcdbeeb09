"""Whoever was signed out while they wrote signs in again, and finds what they had typed: nothing is lost.

What was sent without a session waits in the session of whoever is at that device, for the address it was sent to. It is
shown there after signing in, to be read and kept; an address that is somebody else's does not open.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _

KEY = "typed"
MOST = 100_000  # letters; more is not typed into one screen
ITSELF = "HTTP_X_AUTOSAVE"

View = Callable[..., HttpResponse]


def keeps_typed(view: View) -> View:
    """Around a page with a form to write in, outside of what decides who enters."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if ITSELF in request.META:
            said = _("You were signed out, and this is not kept yet. Press the button below: you sign in and go on.")
            return JsonResponse({"said": said, "stop": True}, status=401)
        data = request.POST.copy()
        data.pop("csrfmiddlewaretoken", None)
        typed = data.urlencode()
        if len(typed) <= MOST:
            request.session[KEY] = {"path": request.path, "data": typed}
        return redirect_to_login(request.path)

    return entered


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was typed here before somebody had to sign in again, once; None where nothing was."""
    kept = request.session.get(KEY)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(kept["data"])
