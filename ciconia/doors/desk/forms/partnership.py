"""Long-listing an institution, and what was seen of it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, line, names, text
from ciconia.foundation.countries import country_name
from ciconia.foundation.text import Translated, translated
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.models import Focus

KINDS = [
    (OrganisationKind.HOST, _("Host institution")),
    (OrganisationKind.MINISTRY, _("Ministry that hosts somebody itself")),
]


class LongListForm(forms.Form):
    """An institution that is known already, or a new one; and why."""

    focus = choice(_("Country"), (), missing=_("Choose a country."))
    organisation = forms.ChoiceField(
        label=_("Institution"), required=False, help_text=_("If it is not here, register it below."),
        error_messages={"invalid_choice": _("This institution is not one of the countries you work in.")},
    )  # fmt: skip
    name = line(_("Name of a new institution"))
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, required=False)
    city = line(_("City"), longest=80)
    parent = forms.ChoiceField(
        label=_("Ministry above it"), required=False, help_text=_("It is asked to endorse what the institution needs.")
    )
    ministry = line(_("Name of that ministry, if it is not in the list"))
    why = text(_("Why this institution"), _("Staff and the institution read this."), missing=_("Write why."), rows=3)

    def __init__(
        self, *args: Any, focuses: list[Focus], known: list[Organisation], ministries: list[Organisation], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.focuses = {focus.public_id: focus for focus in focuses}
        self.known = {row.public_id: row for row in (*known, *ministries)}
        language = get_language() or "en"
        countries = [(key, row.name.best(language).text) for key, row in self.focuses.items()]
        self.fields["focus"].choices = countries if len(countries) == 1 else [("", _("Choose a country")), *countries]
        self.fields["organisation"].choices = _by_country(known)
        self.fields["parent"].choices = names(ministries, _("Not known yet"))

    def clean(self) -> dict[str, Any]:
        """Either a known institution or a new one with its name."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("organisation") and data.get("name"):
            self.add_error("name", _("Choose an institution or register a new one, not both."))
        elif not data.get("organisation") and not data.get("name") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose an institution, or register a new one below."))
        parent, focus = self.known.get(data.get("parent", "")), self.focuses.get(data.get("focus", ""))
        if parent and focus and parent.country != focus.country:
            self.add_error("parent", _("This ministry is in another country."))
        return data

    @property
    def focus_chosen(self) -> Focus:
        """The focus of the long list."""
        return self.focuses[self.cleaned_data["focus"]]

    @property
    def chosen(self) -> Organisation | None:
        """The known institution, where one was chosen."""
        return self.known.get(self.cleaned_data["organisation"])

    def new(self) -> dict[str, Any]:
        """What is said of a new institution."""
        data, language = self.cleaned_data, get_language() or "en"
        return {
            "name": translated(data["name"], language),
            "kind": data["kind"] or OrganisationKind.HOST,
            "city": data["city"],
            "parent": self.known.get(data["parent"]),
            "ministry": translated(data["ministry"], language) if data["ministry"] else Translated(),
        }


def _by_country(known: list[Organisation]) -> list[tuple[Any, Any]]:
    language = get_language() or "en"
    countries = sorted({row.country for row in known})
    groups = [
        (country_name(code, language), names([row for row in known if row.country == code], "")[1:])
        for code in countries
    ]
    return [("", _("Not in this list")), *groups]


class AssessForm(forms.Form):
    """What the institution can carry."""

    capacity = text(
        _("What it can carry"),
        _("Staff, rooms, equipment, electricity, who would work with the expert, what has been tried before."),
        missing=_("Write what you saw."),
    )
    online_ready = forms.TypedChoiceField(
        label=_("Can it work online?"), widget=forms.RadioSelect, required=False, empty_value=None,
        coerce=lambda value: {"yes": True, "no": False}[value],
        choices=[("yes", _("Yes: computers, electricity and a connection that holds")), ("no", _("No"))],
        help_text=_("Leave it open if nobody has tried."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
