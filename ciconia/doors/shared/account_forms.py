"""The library's forms with our words: a label, a hint where one helps, and what to do where something is missing."""

from typing import Any

from allauth.account import forms as library
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as steps
from allauth.mfa.totp import forms as apps
from allauth.mfa.webauthn import forms as keys
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.validators import EmailValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.letters import OddLetters, plain_address

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


class AddressField(forms.EmailField):
    """An address in the one form in which it is kept; letters that only look right are named."""

    widget = forms.EmailInput({"autocomplete": "email"})

    def to_python(self, value: Any) -> str:
        try:
            return plain_address(value or "")
        except OddLetters as odd:
            raise forms.ValidationError(
                _("The letter %(letter)s in this address comes from another alphabet and only looks like the one you "
                  "mean. Type the address again with plain letters from a to z."), params={"letter": odd.letter},
            ) from odd  # fmt: skip


class Worded:
    """Gives the fields of a form of the library our words."""

    words: dict[str, tuple[Words, Words, Words]] = {}  # label, what is missing, hint: where a form has its own

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"login", "email"} & set(self.fields):  # type: ignore[attr-defined]
            self.fields[name] = AddressField(initial=self.fields[name].initial)  # type: ignore[attr-defined]
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if name in ("login", "email"):
                whole = _("This is not a whole e-mail address, such as name@example.org.")
                field.error_messages["invalid"] = whole
                field.validators = [*field.validators[:-1], EmailValidator(message=whole)]
            if name in self.words:
                field.label, field.error_messages["required"], field.help_text = self.words[name]


class SignUpForm(Worded, library.SignupForm):  # type: ignore[misc]
    """The address of somebody who comes for the first time; all else is asked later, where it is needed."""

    words = {
        "email": (
            _("E-mail address"), _("Enter your e-mail address."),
            _("We send a code there. Nobody else sees the address."),
        ),
    }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password1"]


class ConfirmAddressForm(Worded, library.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code that shows that the address is one's own."""


class Passkey:
    """A form that takes what a browser answers for a passkey: whatever is broken in it is refused with a sentence."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]
        except (LookupError, TypeError, ValueError, AttributeError, InvalidSignature):
            # The library reads the answer field by field and trusts its shape; a stranger can send anything.
            self.cleaned_data: dict[str, Any] = {}
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))  # type: ignore[attr-defined]


class AddPasskeyForm(Passkey, keys.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that a device just made."""


class PasskeyForm(Passkey, keys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeySignInForm(Passkey, keys.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone."""


class PasskeyAgainForm(Passkey, keys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey once more."""


class StepForm(Worded, steps.AuthenticateForm):  # type: ignore[misc]
    """The second step: six digits of the app, or one of the recovery codes."""

    words = {
        "code": (
            _("Code of your app"), _("Enter the six digits your app shows."),
            _("Six digits, new every half minute. Or one of your recovery codes: eight digits, each works once."),
        ),
    }  # fmt: skip


class AppForm(Worded, apps.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just set up."""

    words = {
        "code": (
            _("Code of your app"), _("Enter the six digits your app shows."), _("Six digits, new every half minute."),
        ),
    }  # fmt: skip


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


class AgainForm(forms.Form):
    """Whatever somebody can show once more: a password, or the code of a second step or of a mail."""

    secret = forms.CharField(max_length=200)

    def __init__(self, *args: Any, way: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        password = way == "password"
        self.fields["secret"] = forms.CharField(
            label=LABELS["password"] if password else LABELS["code"], max_length=200,
            help_text=StepForm.words["code"][2] if way == "step" else "" if password else HINTS["code"],
            error_messages={"required": MISSING["password"] if password else _("Enter the code.")},
            widget=forms.PasswordInput({"autocomplete": "current-password"}) if password
            else forms.TextInput({"autocomplete": "one-time-code"}),
        )  # fmt: skip
