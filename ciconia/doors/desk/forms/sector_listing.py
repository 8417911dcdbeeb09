"""Putting a sector on the long list of a country, and looking at what there is."""

import re
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import line, text
from ciconia.programmes.models import Sector, SectorListing
from ciconia.programmes.rules.sector_listing import CHECK


class ListSectorForm(forms.Form):
    """A sector the programme knows, or a new one by its name; and why."""

    sector = forms.ChoiceField(
        label=_("Sector"), required=False, help_text=_("If it is not here, name it below."),
        error_messages={"invalid_choice": _("This sector is not one of the programme.")},
    )  # fmt: skip
    name = line(
        _("Name of a new sector"), _("In English; translations come with the file of the programme."), longest=80
    )
    dac_codes = line(_("Its codes in the list of the DAC"), _("Five digits each, for example 14010, 14020."))
    why = text(_("Why it is on the list"), _("Who asked for it, and when."), missing=_("Write why it is on the list."))

    def __init__(self, *args: Any, known: list[Sector], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {row.public_id: row for row in known}
        language = get_language() or "en"
        names = [(key, row.name.best(language).text) for key, row in self.known.items()]
        self.fields["sector"].choices = [("", _("Not in this list")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a sector that is known, or a new one."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("sector") and data.get("name"):
            self.add_error("name", _("Choose a sector or name a new one, not both."))
        elif not data.get("sector") and not data.get("name") and "sector" not in self.errors:
            self.add_error("sector", _("Choose a sector, or name a new one below."))
        return data

    def values(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        codes = [code for code in re.split(r"[\s,;]+", data["dac_codes"]) if code]
        return {"sector": self.known.get(data["sector"]), "name": data["name"], "dac_codes": codes, "why": data["why"]}


class CheckForm(forms.Form):
    """What was found when somebody looked at a sector."""

    institutions = text(
        _("What institutions are there"), _("Ministries, schools, offices: which, where, how large."),
        missing=_("Write what you found, also where it is little."),
    )  # fmt: skip
    can_carry = text(
        _("What they can carry"), _("How many experts at once, who would work with them, what has been tried before."),
        missing=_("Write what you found, also where it is little."),
    )  # fmt: skip
    strategy = text(
        _("What the national strategy says"), _("Which paper, of which year, and where in it."),
        missing=_("Write what you found, also where it is little."),
    )  # fmt: skip
    donors = text(
        _("What other donors do"), _("Who, what, until when; what would be done twice."),
        missing=_("Write what you found, also where it is little."),
    )  # fmt: skip
    known = forms.IntegerField(
        label=_("How many professionals of this skill are known in the diaspora"), required=False,
        min_value=1, max_value=1_000_000, widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("About how many. Leave it open if nobody knows: no estimate is not nought."),
        error_messages={
            "min_value": _("Leave it open if nobody knows: no estimate is not nought."),
            "max_value": _("Write a whole number."), "invalid": _("Write a whole number."),
        },
    )  # fmt: skip
    known_from = line(_("Where the figure is from"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def of(listing: SectorListing) -> dict[str, Any]:
        """What was written before."""
        return {name: getattr(listing, name) for name in (*CHECK, "known", "known_from")} | {"seen": listing.version}
