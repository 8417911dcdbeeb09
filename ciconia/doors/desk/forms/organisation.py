"""What an organisation is, whom one reaches there, and what it is tied to."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TextsForm, choice, line, names, text, written_in
from ciconia.foundation import clock
from ciconia.foundation.countries import countries, country_name
from ciconia.foundation.models import ORGANISATION_ROLES, Role
from ciconia.people.models import Organisation, OrganisationKind, Share, TieKind

YEAR = _("Write the year in four digits, such as 2019.")


def country_choices(empty: Any) -> list[tuple[str, Any]]:
    """Every country by its name, and nothing chosen first."""
    return [("", empty), *countries(get_language() or "en")]


def year(label: Any, hint: Any = "") -> forms.IntegerField:
    """A year, which may be left out."""
    return forms.IntegerField(
        label=label, help_text=hint, required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"invalid": YEAR},
    )  # fmt: skip


class OrganisationForm(TextsForm):
    """What stands of an organisation, opened at a version of it."""

    TEXTS = ("name", "about")
    FIELDS = ("name", "acronym", "kind", "country", "city", "parent", "about", "website")

    language = written_in()
    name = line(_("Name"), _("In its own language where you can."), missing=_("Write the name."))
    acronym = line(_("Short name"), _("The letters people call it by, such as MoPW."), longest=20)
    kind = choice(_("What it is"), OrganisationKind.choices, missing=_("Choose what it is."))
    country = choice(_("Country"), (), missing=_("Choose the country."))
    city = line(_("Town"), longest=80)
    parent = forms.ChoiceField(
        label=_("Stands under"), required=False, help_text=_("Ministry, then institution, then unit."),
        error_messages={"invalid_choice": _("This one is in another country.")},
    )  # fmt: skip
    about = text(_("What it does"), _("Everybody may read this."), rows=5)
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https", max_length=200,
        error_messages={"invalid": _("Write the whole address, such as https://example.org.")},
    )  # fmt: skip

    def __init__(self, *args: Any, parents: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parents = {row.public_id: row for row in parents}
        self.fields["country"].choices = country_choices(_("Choose a country"))
        self.fields["parent"].choices = names(parents, _("Under nothing"))

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What stands in an organisation; what it stands under by the identifier the form knows."""
        return super().initial_of(row) | {"parent": row.parent.public_id if row.parent else ""}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        return {name: data[name] for name in self.FIELDS} | {"parent": self.parents.get(data["parent"])}


class NewOrganisationForm(OrganisationForm):
    """The same for one that is not there yet: its place in the tree is found on the next page."""

    another = forms.BooleanField(label=_("It is none of these: register it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, parents=[], **kwargs)
        del self.fields["parent"]

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = TextsForm.values(self, row)
        return {name: data[name] for name in self.FIELDS if name != "parent"}


class ContactForm(forms.Form):
    """Somebody one reaches: written down, or given a role where they have an account."""

    ROLES = [("", _("None: somebody to write to or to call")), *((r, Role(r).label) for r in ORGANISATION_ROLES)]

    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, required=False, widget=forms.RadioSelect,
        help_text=_("A role opens pages of this organisation to them, from today. It needs an account."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), required=False, max_length=254,
        error_messages={"invalid": _("Write a whole address, such as name@example.org.")},
    )  # fmt: skip
    name = line(_("Name"), longest=120)
    function = line(_("What they do there"), longest=120)
    phone = line(_("Telephone"), _("With the country code."), longest=40)

    def clean(self) -> dict[str, Any]:
        """A role needs the address of an account; a row of its own needs a name."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("role") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the address their account has."))
        if not data.get("role") and not data.get("name"):
            self.add_error("name", _("Write the name."))
        return data


class LastDayForm(forms.Form):
    """The last day of a contact or a role."""

    last_day = forms.DateField(
        label=_("Last day"), initial=clock.today, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("What they may do ends after this day. A day that is over ends it at once."),
        error_messages={
            "required": _("Choose a day."), "invalid": _("Write the day as year, month, day: 2021-03-21."),
        },
    )  # fmt: skip


class ReasonForm(forms.Form):
    """A written reason."""

    reason = text(_("Reason"), _("The organisation will read it."), missing=_("Write the reason."), rows=3)


class TieForm(forms.Form):
    """Where money comes from or whom an organisation is tied to, as staff read it somewhere."""

    source = line(_("Who it is"), missing=_("Write who it is."), longest=160)
    kind = choice(_("What it is"), TieKind.choices)
    country = forms.ChoiceField(label=_("Country it belongs to"), required=False)
    share = choice(_("About how much of the income"), Share.choices)
    first_year = year(_("From the year"))
    last_year = year(_("To the year"))
    note = text(_("What else is known"), rows=3)
    read_in = line(
        _("Where you read it"), _("Report, page, address."), missing=_("Write where you read it."), longest=300
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices(_("None"))


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds of organisations for a filter, all first."""
    return [("", _("All kinds")), *OrganisationKind.choices]


def country_filter(codes: list[str]) -> list[tuple[str, Any]]:
    """Some countries for a filter, all first."""
    language = get_language() or "en"
    return [("", _("All countries")), *sorted(((c, country_name(c, language)) for c in codes), key=lambda p: p[1])]
