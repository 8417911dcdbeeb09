"""How people sign in: who may, and what is said when something does not fit."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.language import wanted


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by a programme or an organisation; opening one oneself comes with profiles.

    No sentence here tells whether there is an account for an address.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed for now."),
        "email_password_mismatch": _(
            "Address and password do not fit together. Check both, or sign in with a code by e-mail."
        ),
        "incorrect_code": _("This is not the code of the newest e-mail. Check it, and enter it again."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "too_many_login_attempts": _(
            "That was not right too many times. Wait five minutes, or ask for a new code by e-mail."
        ),
        "rate_limited": _("That was too often in a short time. Wait a minute, then try again."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        with translation.override(wanted(request.user)):
            return str(super().get_login_redirect_url(request))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
