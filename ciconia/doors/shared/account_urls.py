"""Addresses of sign-in: the library's pages in our words, and our own around them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as step
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, re_path

from ciconia.doors.shared import account_views as own
from ciconia.doors.shared import address_views as address
from ciconia.doors.shared.entry import account_page
from ciconia.doors.shared.step_up import step_up

View = Callable[..., HttpResponse]


def entrance(view: View) -> View:
    """A page of the library as a page of this house: marked for everybody, and 422 where a form comes back."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    entered.door = "account"  # type: ignore[attr-defined]
    return entered


def reset_by_link(view: View) -> View:
    """A link for a new password, unless somebody else is signed in here: then the page says whose it is not."""

    @wraps(view)
    def entered(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
        user: Any = request.user
        try:
            anothers = user.is_authenticated and url_str_to_user_pk(uidb36) != user.pk
        except ValueError:
            anothers = False
        if anothers:
            return render(request, "account/not_yours.html", status=403)
        return view(request, uidb36=uidb36, key=key)

    return entered


def proven(kind: str, view: View) -> View:
    """Setting up a second step: whoever has done it has shown it in this session."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302 and _has(request.user, kind):
            record_authentication(request, request.user, "mfa", type=kind)
        return response

    return entered


def last_one_stays(view: View) -> View:
    """Taking a passkey away, unless a desk role needs it."""

    @wraps(view)
    def entered(request: HttpRequest, pk: int) -> HttpResponse:
        item = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
        if not get_adapter().can_delete_authenticator(item):
            messages.error(request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return view(request, pk=pk)

    return entered


def _has(user: Any, kind: str) -> bool:
    return Authenticator.objects.filter(user=user, type=kind).exists()


def own_step(view: View) -> View:
    """A page of the library for somebody signed in who has just shown that it is they."""
    return account_page(step_up(entrance(view)))


urlpatterns = [
    path("", own.safety, name="mfa_index"),
    path("", own.safety, name="account_email"),
    path("", own.safety, name="mfa_list_webauthn"),
    path("devices/end/", own.end, name="account_end_sign_in"),
    path("sign-in/", entrance(views.login), name="account_login"),
    path("sign-in/code/", entrance(views.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", entrance(views.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/passkey/", entrance(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/second-step/", entrance(step.authenticate), name="mfa_authenticate"),
    path("sign-out/", entrance(views.logout), name="account_logout"),
    path("again/", own.again, name="account_reauthenticate"),
    path("again/", own.again, name="mfa_reauthenticate"),
    path("again/", own.again, name="mfa_reauthenticate_webauthn"),
    path("inactive/", entrance(views.account_inactive), name="account_inactive"),
    path("address/", entrance(views.email_verification_sent), name="account_email_verification_sent"),
    path("new/", entrance(views.signup), name="account_signup"),
    path("address/change/", address.change, name="account_change_address"),
    path("address/change/code/", address.confirm, name="account_confirm_new_address"),
    path("password/", entrance(views.password_reset), name="account_reset_password"),
    path("password/sent/", entrance(views.password_reset_done), name="account_reset_password_done"),
    path("password/done/", entrance(views.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        entrance(reset_by_link(views.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    path("app/", own_step(proven("totp", totp.activate_totp)), name="mfa_activate_totp"),
    path("app/remove/", own_step(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", own_step(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("codes/new/", own_step(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("passkeys/add/", own_step(proven("webauthn", passkey.add_webauthn)), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", own_step(last_one_stays(passkey.remove_webauthn)), name="mfa_remove_webauthn"),
]
