"""Suspending a country, opening it again, and deciding how an assignment goes on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.rules.going_on import How
from ciconia.doors.desk.forms.fields import line, text


class StopForm(forms.Form):
    """Why, and the name of the country once more, so that nobody does it to the wrong one."""

    reason = text(
        _("Why"),
        _("Staff read it, and institutions on the page of an opportunity that was open. The letters do not say it."),
        missing=_("Write the reason."),
    )  # fmt: skip
    name = line(_("Name of the country"), missing=_("Write the name of the country."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: set[str], **kwargs: Any) -> None:
        """names: the name of the country in each language it is written in."""
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_name(self) -> str:
        """The name, as it is written in one of the languages."""
        said = str(self.cleaned_data["name"])
        if said.strip().casefold() not in {name.casefold() for name in self.names}:
            raise forms.ValidationError(_("This is not the name of this country. Write it as it stands above."))
        return said


class DecideForm(forms.Form):
    """One of four ways, where to, and why."""

    how = forms.ChoiceField(
        label=_("How it goes on"), choices=How.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it goes on."), "invalid_choice": _("Choose how it goes on.")},
    )  # fmt: skip
    place = line(_("Where it goes on"), _("Town and country. Only for somewhere else."), longest=120)
    reason = text(_("Why"), _("The participant and the institution read it."), missing=_("Write the reason."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
