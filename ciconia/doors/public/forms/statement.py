"""Signing a joint statement for an organisation, without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.account_forms import AddressField
from ciconia.doors.shared.country_choices import country_choices
from ciconia.doors.shared.language import NAMES
from ciconia.gatherings.rules.statement import MAY_SIGN, SHOW_ME


class SignForm(forms.Form):
    """The organisation, who signs for it, and how to reach them."""

    name = forms.CharField(
        label=_("Name of the organisation"), max_length=160,
        error_messages={"required": _("Write the name of the organisation.")},
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, beginning with https.")},
    )  # fmt: skip
    signer = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )  # fmt: skip
    function = forms.CharField(label=_("Your function there"), max_length=120, required=False)
    email = AddressField(
        label=_("E-mail address"), max_length=200,
        error_messages={
            "required": _("Write an e-mail address: the link to confirm goes there."),
            "invalid": _("This is not a whole e-mail address. An example: name@example.org"),
        },
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of our letters"), choices=list(NAMES.items()))
    may = forms.BooleanField(
        label=MAY_SIGN, error_messages={"required": _("Only somebody who may sign for an organisation signs.")}
    )
    shown = forms.BooleanField(label=SHOW_ME, required=False)

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "may"}
