"""Be somebody: every role of the demonstration, one click away."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from ciconia.demo.people import LOGINS, Login
from ciconia.doors.demo.banner import IN_SESSION, LANGUAGE
from ciconia.doors.demo.scenes import place_at
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.sign_in import device_of
from ciconia.foundation.actions.account import note_sign_in
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as

GROUPS = {
    "portal": _("Guests: institutions, ministries and experts"),
    "desk": _("Staff of the programme"),
    "public": _("Readers"),
}


@public_page
def become(request: HttpRequest) -> HttpResponse:
    """Cards of everybody one can be, by the door they use."""
    groups = [(words, [login for login in LOGINS if login.door == door]) for door, words in GROUPS.items()]
    context = {"groups": [group for group in groups if group[1]], "start": reverse("start")}
    return render(request, "demo/people/become.html", context)


@public_page
@require_POST
def log_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the demo, and go where the button said."""
    chosen = next((login for login in LOGINS if login.key == request.POST.get("person", "")), None)
    if chosen is None:
        raise Http404
    with acting_as("system:sign_in"):
        _sign_in(request, chosen)
    place = place_at(request.POST.get("scene", ""))
    if place is not None:
        request.session[IN_SESSION] = str(place)
        request.session[LANGUAGE] = get_language_from_path(request.POST.get("next", "")) or get_language()
    return HttpResponseRedirect(_onward(request))


def _sign_in(request: HttpRequest, chosen: Login) -> None:
    """A new session for the account; it counts as one that showed its second factor."""
    user: Any = User.objects.filter(email=chosen.email, is_active=True).first()
    if user is None:
        raise Http404
    logout(request)
    login(request, user)
    record_authentication(request, user, "mfa", type="demo")
    note_sign_in(user, str(request.session.session_key), device=device_of(request), how="demo")


def _onward(request: HttpRequest) -> str:
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()})
    return onward if safe else reverse("start")
