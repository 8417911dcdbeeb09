"""Asking for the newsletter, without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.account_forms import AddressField
from ciconia.doors.shared.language import NAMES


class SubscribeForm(forms.Form):
    """An address, and the language of the letters."""

    email = AddressField(
        label=_("E-mail address"), max_length=200,
        error_messages={
            "required": _("Write an e-mail address: the link to confirm goes there."),
            "invalid": _("This is not a whole e-mail address. An example: name@example.org"),
        },
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of our letters"), choices=list(NAMES.items()))

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return dict(self.cleaned_data)
