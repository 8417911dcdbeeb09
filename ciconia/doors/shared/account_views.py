"""One's own account: how one signs in, where one is signed in, and showing once more that it is oneself."""

import json
from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ciconia.doors.shared import step_up
from ciconia.doors.shared.account_forms import AgainForm, PasskeyAgainForm
from ciconia.doors.shared.entry import account_page
from ciconia.foundation.actions.account import end_sign_ins
from ciconia.foundation.queries.sign_in import sign_ins_of, works_at_a_desk

WRONG = {
    "password": gettext_lazy("This is not your password, or it was wrong too often. Check it, or wait five minutes."),
    "step": gettext_lazy("This code is not right, or was used already. Wait for the next one and enter that."),
    "mail": gettext_lazy("This is not the code of the newest e-mail, or it is too old. Ask for another."),
}


@account_page
@never_cache
def safety(request: HttpRequest) -> HttpResponse:
    """How one signs in, and on which devices one is signed in."""
    user: Any = request.user
    found = step_up.authenticators(user)
    devices = [
        {"row": row, "here": row.session_key == request.session.session_key} for row in sign_ins_of(user)
    ]  # fmt: skip
    context = {
        "app": next((item for item in found if item.type == Authenticator.Type.TOTP), None),
        "passkeys": [item.wrap() for item in found if item.type == Authenticator.Type.WEBAUTHN],
        "codes": next((item.wrap() for item in found if item.type == Authenticator.Type.RECOVERY_CODES), None),
        "protected": any(item.type in step_up.STEPS for item in found),
        "obliged": works_at_a_desk(user), "excused": step_up.second_step_shown(request), "devices": devices,
    }  # fmt: skip
    return render(request, "account/safety.html", context)


@account_page
@never_cache
def again(request: HttpRequest) -> HttpResponse:
    """Show once more that it is oneself, in the strongest way one has; then on to where one was going."""
    user: Any = request.user
    found, where = step_up.authenticators(user), step_up.onward(request)
    way = step_up.way_of(user, found)
    if "step" in request.GET and way != "step":
        messages.info(request, _("Your role at the desk needs a second step. Add one here, then go on."))
        return redirect("mfa_index")
    if request.POST.get("way") == "mail" and way == "password":
        way = "mail"
    if "send" in request.POST and way == "mail":
        if not step_up.send_code(request):
            messages.error(request, _("That was too often in a short time. Wait five minutes, then try again."))
        return _asked(request, way, where, AgainForm(way=way))
    if "credential" in request.POST:
        return _by_passkey(request, found, where)
    form = AgainForm(request.POST if request.method == "POST" else None, way=way)
    if form.is_valid():
        if step_up.accepts(request, way, form.cleaned_data["secret"]):
            return redirect(where)
        form.add_error("secret", WRONG[way])
    return _asked(request, way, where, form, found)


def _by_passkey(request: HttpRequest, found: list[Authenticator], where: str) -> HttpResponse:
    form = PasskeyAgainForm(request.POST, user=request.user)
    if form.is_valid():
        post_authentication(request, form.cleaned_data["credential"], reauthenticated=True)
        return redirect(where)
    messages.error(request, _("The passkey did not fit this account. Try again, or use another way."))
    return _asked(request, "step", where, AgainForm(way="step"), found)


def _asked(
    request: HttpRequest, way: str, where: str, form: AgainForm, found: list[Authenticator] | None = None
) -> HttpResponse:
    types = {item.type for item in found or ()}
    options = webauthn.begin_authentication(request.user) if Authenticator.Type.WEBAUTHN in types else None
    context = {
        "form": form, "way": way, "next": where, "sent": step_up.MAILED in request.session,
        "app": Authenticator.Type.TOTP in types, "options": json.dumps(options) if options else "",
        "codes": Authenticator.Type.RECOVERY_CODES in types,
    }  # fmt: skip
    return render(request, "account/reauthenticate.html", context, status=422 if form.errors else 200)


@account_page
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Sign out on one device, or on all others."""
    user: Any = request.user
    here = str(request.session.session_key)
    ended = end_sign_ins(user, by=user, public_id=request.POST.get("device", ""), keep=here)
    if ended:
        messages.success(request, _("Signed out there. Whoever uses it has to sign in again."))
    else:
        messages.info(request, _("Nobody was signed in there any more."))
    return redirect("mfa_index")
