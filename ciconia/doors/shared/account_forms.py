"""The library's forms with our words: a label, a hint where one helps, and what to do where something is missing."""

from typing import Any

from allauth.account import forms as library
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

LABELS: dict[str, Words] = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "code": _("Code"),
    "password1": _("New password"),
    "password2": _("The same once more"),
}
MISSING: dict[str, Words] = {
    "login": _("Enter your e-mail address."),
    "email": _("Enter your e-mail address."),
    "password": _("Enter your password."),
    "code": _("Enter the code from the e-mail."),
    "password1": _("Choose a password."),
    "password2": _("Enter the same password once more."),
}
HINTS: dict[str, Words] = {
    "code": _("Capital or small letters, with or without the dash."),
    "password1": _("At least 12 characters. Several words you will remember are better than signs you will not."),
}


class Worded:
    """Gives the fields of a form of the library our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if name in ("login", "email"):
                field.error_messages["invalid"] = _("This is not a whole e-mail address, such as name@example.org.")


class SignInForm(Worded, library.LoginForm):  # type: ignore[misc]
    """Address and password."""


class RequestCodeForm(Worded, library.RequestLoginCodeForm):  # type: ignore[misc]
    """The address a code goes to."""


class ConfirmCodeForm(Worded, library.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came."""


class ResetForm(Worded, library.ResetPasswordForm):  # type: ignore[misc]
    """The address a link for a new password goes to."""


class NewPasswordForm(Worded, library.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice."""


class AgainForm(Worded, library.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something delicate."""
