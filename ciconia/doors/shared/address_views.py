"""Signing in with another address: it counts once a code sent there was entered, and the one before is told."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from ciconia.doors.shared.account_forms import AddressField, Worded
from ciconia.doors.shared.account_views import WRONG
from ciconia.doors.shared.entry import account_page
from ciconia.doors.shared.step_up import CODE_MINUTES, TRIES, step_up
from ciconia.foundation.actions.account import end_sign_ins
from ciconia.foundation.queries.sign_in import is_taken
from ciconia.people.actions.person import change_address

WAITING = "new_address"


class NewAddressForm(Worded, forms.Form):
    """The address somebody wants to sign in with from now on."""

    words = {
        "email": (
            gettext_lazy("New e-mail address"), gettext_lazy("Enter your e-mail address."),
            gettext_lazy("We send a code there. Until you enter it, nothing changes."),
        ),
    }  # fmt: skip
    email = AddressField()


class CodeForm(Worded, forms.Form):
    """The code that came there."""

    code = forms.CharField(max_length=20, widget=forms.TextInput({"autocomplete": "one-time-code"}))


@account_page
@step_up
@never_cache
def change(request: HttpRequest) -> HttpResponse:
    """Ask for the new address and send a code there; known and unknown addresses get the same page and one mail."""
    user: Any = request.user
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        address = form.cleaned_data["email"]
        if address == user.email:
            form.add_error("email", _("This is the address you sign in with."))
        elif not ratelimit.consume(request, action="request_login_code", key=f"address-{user.pk}"):
            form.add_error(None, _("That was too often in a short time. Wait five minutes, then try again."))
        else:
            _send(request, address)
            return redirect("account_confirm_new_address")
    return render(request, "account/address.html", {"form": form}, status=422 if form.errors else 200)


@account_page
@step_up
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """The code; then the new address counts, other devices are signed out, and the address before is told."""
    user: Any = request.user
    kept = request.session.get(WAITING)
    if not kept:
        return redirect("account_change_address")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        before = user.email
        if _accepts(request, kept, form.cleaned_data["code"]) and change_address(user, kept["address"], by=user):
            _done(request, before)
            return redirect("mfa_index")
        form.add_error("code", WRONG["mail"])
    context = {"form": form, "address": kept["address"]}
    return render(request, "account/address_code.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, address: str) -> None:
    """A code, or where somebody has the address already a mail that says so: the page cannot tell which."""
    code = generate_user_code()
    taken = is_taken(address)
    request.session[WAITING] = {"address": address, "code": "" if taken else code, "at": time.time(), "tries": 0}
    name = "account/email/address_taken" if taken else "account/email/address_code"
    get_adapter().send_mail(name, address, {"code": code})


def _accepts(request: HttpRequest, kept: dict[str, Any], code: str) -> bool:
    if not kept["code"] or time.time() - kept["at"] > CODE_MINUTES * 60 or kept["tries"] >= TRIES:
        return False
    if compare_user_code(actual=code, expected=kept["code"]):
        return True
    request.session[WAITING] = kept | {"tries": kept["tries"] + 1}
    return False


def _done(request: HttpRequest, before: str) -> None:
    user: Any = request.user
    del request.session[WAITING]
    end_sign_ins(user, by=user, keep=str(request.session.session_key))
    account = request.build_absolute_uri(reverse("mfa_index"))
    get_adapter().send_mail("account/email/address_changed", before, {"account_url": account})
    messages.success(request, _("From now on you sign in with this address. The one before was told."))
