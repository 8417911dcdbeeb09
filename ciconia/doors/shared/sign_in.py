"""How people sign in: who may, what is remembered of it, and what is said when something does not fit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.language import wanted
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.actions.account import note_sign_in, sign_up
from ciconia.foundation.actions.mail import to_one
from ciconia.foundation.models import ORGANISATION_ROLES

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac", "Mac"),
           ("Linux", "Linux"))  # fmt: skip
NOTES = {
    "account/email/password_reset": _("There is a new password for it."),
    "mfa/email/totp_activated": _("An app on a telephone was added as its second step."),
    "mfa/email/totp_deactivated": _("The app on a telephone is no longer its second step."),
    "mfa/email/webauthn_added": _("A passkey was added to it."),
    "mfa/email/webauthn_removed": _("A passkey of it was taken away."),
    "mfa/email/recovery_codes_generated": _("It has new recovery codes; the earlier ones stopped working."),
}


def device_of(request: HttpRequest) -> str:
    """What somebody signs in with, in words they recognise: "Firefox, Android". Nothing finer is kept."""
    sent = request.headers.get("User-Agent", "")
    found = [next((words for sign, words in signs if sign in sent), "") for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(words for words in found if words)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Everybody may open an account for themselves; roles at a desk or for an institution are given by people.

    No sentence here tells whether there is an account for an address.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed for now."),
        "email_password_mismatch": _(
            "Address and password do not fit together. Check both, or sign in with a code by e-mail."
        ),
        "email_taken": _("There is an account with this address already. Sign in with it."),
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

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        return sign_up(user, form.cleaned_data["email"], language=translation.get_language() or "en")

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin the session anew, and remember the device."""
        begun = request.session.get(SESSION_KEY)
        super().login(request, user)
        records = get_authentication_records(request, user)
        if not records:
            record_authentication(request, user, "code")
            records = get_authentication_records(request, user)
        if begun and not request.session.session_key:
            request.session.create()
        last = records[-1]
        how = str(last.get("type") or last["method"])
        note_sign_in(user, request.session.session_key, device=device_of(request), how=how)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        methods = {record["method"] for record in get_authentication_records(request, user)}
        if "mfa" not in methods and organisation_ids(user, ORGANISATION_ROLES):
            messages.info(request, _t("Your account speaks for an institution. Under “My account” you can protect it "
                                      "with a second step; it takes two minutes."))  # fmt: skip
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never by the library: `step_up` asks, in one place and in every way somebody has."""
        return False

    def render_mail(self, template_prefix: str, email: str, *args: Any, **kwargs: Any) -> Any:
        """What the library writes goes to one person, like every other letter."""
        return to_one(super().render_mail(template_prefix, email, *args, **kwargs))

    def send_account_already_exists_mail(self, email: str) -> None:
        where = self.request.build_absolute_uri(reverse("account_request_login_code"))
        self.send_mail("account/email/account_already_exists", email, {"sign_in_url": where})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """One plain mail for every change of how somebody signs in."""
        if template_prefix in NOTES:
            with translation.override(wanted(user)):
                account = self.request.build_absolute_uri(reverse("mfa_index"))
                said = {"what": NOTES[template_prefix], "account_url": account}
                self.send_mail("account/email/changed", email or user.email, said)
