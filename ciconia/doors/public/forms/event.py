"""Registering for an event without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.account_forms import AddressField
from ciconia.doors.shared.language import NAMES
from ciconia.gatherings.rules.event_registration import COUNTS, MAY_ASK


class RegisterForm(forms.Form):
    """A name, an address, the language of the letters, whether what follows may be counted, and they may be asked."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("As you want to be greeted. It need not be the one in your passport."),
        error_messages={"required": _("Write the name you want to be greeted by.")},
    )  # fmt: skip
    email = AddressField(
        label=_("E-mail address"), max_length=200,
        error_messages={
            "required": _("Write an e-mail address: the link to confirm goes there."),
            "invalid": _("This is not a whole e-mail address. An example: name@example.org"),
        },
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of our letters"), choices=list(NAMES.items()))
    counts = forms.BooleanField(label=COUNTS, required=False)
    may_ask = forms.BooleanField(label=MAY_ASK, required=False)
    via = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return dict(self.cleaned_data)
