"""What an organisation says about itself, and what of it everybody may read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    language_choices,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.doors.shared.country_choices import country_choices
from ciconia.people.models import Organisation, Registration, Share, TieKind, Wanted

YEAR = _("Write the year in four digits, such as 2009.")


def _year(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, error_messages={"invalid": YEAR},
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip


class WordsForm(Form):
    """What stands of it on pages for everybody."""

    GROUPS = ((_("What everybody may read"), "", ("language", "about", "city", "website")),)

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = language_field()
    about = text_field(_("What you do"), hint=_("For whom, since when, what you are known for. A few sentences."))
    city = forms.CharField(label=_("Town"), max_length=80, required=False)
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https", max_length=200,
        error_messages={"invalid": _("Write the whole address, such as https://example.org.")},
    )  # fmt: skip

    @classmethod
    def of(cls, row: Organisation) -> dict[str, Any]:
        """What stands there today."""
        texts = {"about": source_text(row.about), "language": source_language(row.about)}
        return texts | {"city": row.city, "website": row.website, "seen": row.version}

    def values(self, row: Organisation) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        about = rewritten(row.about, data["about"], data["language"])
        return {"about": about, "city": data["city"], "website": data["website"]}


class RegistryForm(Form):
    """What a diaspora organisation says for the registry, and what of it may be public."""

    GROUPS = (
        (_("Who you are"), "", ("registered_where", "registered_number", "founded", "members")),
        (_("What you do"), "", ("language", "works_on", "countries", "languages")),
        (_("What funds you"), "", ("funded_by",)),
        (_("How to reach you"), "", ("email",)),
        (_("What may be public"), _("Staff of the programmes read all of this. On the public list stand your name and "
           "your country, and of the rest only what you tick here."), ("wanted",)),
    )  # fmt: skip
    PLAIN = ("registered_where", "registered_number", "founded", "members", "countries", "languages", "email", "wanted")
    TEXTS = ("works_on", "funded_by")

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    registered_where = forms.CharField(
        label=_("Where you are registered"), max_length=120, required=False,
        help_text=_("Such as: Chamber of Commerce, Rotterdam."),
    )  # fmt: skip
    registered_number = forms.CharField(label=_("Number there"), max_length=40, required=False)
    founded = _year(_("Founded in the year"))
    members = forms.IntegerField(
        label=_("About how many members"), required=False, min_value=0, max_value=10_000_000,
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": _("Write a whole number."), "min_value": _("Write a whole number.")},
    )  # fmt: skip
    language = language_field()
    works_on = text_field(_("What you work on"), hint=_("In a few lines."), rows=3, longest=1000)
    countries = forms.MultipleChoiceField(
        label=_("Countries you work in"), choices=lambda: country_choices()[1:], required=False,
        widget=forms.SelectMultiple({"size": 8}), help_text=_("Hold Ctrl or Cmd to choose several."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"), choices=language_choices, required=False,
        widget=forms.SelectMultiple({"size": 8}), help_text=_("Hold Ctrl or Cmd to choose several."),
    )  # fmt: skip
    funded_by = text_field(
        _("What your money comes from"), hint=_("Members, gifts, grants, contracts."), rows=3, longest=1000
    )
    email = forms.EmailField(
        label=_("An address for everybody"), required=False, help_text=_("Not that of one person."),
        error_messages={"invalid": _("Write a whole address, such as name@example.org.")},
    )  # fmt: skip
    wanted = forms.MultipleChoiceField(
        label=_("Everybody may read"), choices=Wanted.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def of(cls, row: Registration | None) -> dict[str, Any]:
        """What stands there today."""
        if row is None:
            return {"language": source_language(), "seen": 0}
        texts = {name: source_text(getattr(row, name)) for name in cls.TEXTS}
        plain = {name: getattr(row, name) for name in cls.PLAIN}
        return plain | texts | {"language": source_language(row.works_on, row.funded_by), "seen": row.version}

    def values(self, row: Registration | None) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        texts = {name: rewritten(getattr(row, name, None), data[name], data["language"]) for name in self.TEXTS}
        return {name: data[name] for name in self.PLAIN} | texts


class TieForm(Form):
    """Where money comes from, or whom the organisation is tied to."""

    GROUPS = (
        (_("From whom"), "", ("source", "kind", "country")),
        (_("How much, and when"), "", ("share", "first_year", "last_year", "note")),
        (_("Who reads it"), _("Staff who weigh whether a programme works with you."), ("public",)),
    )  # fmt: skip

    source = forms.CharField(
        label=_("Who it is"), max_length=160, error_messages={"required": _("Write who it is.")},
        help_text=_("The name of the ministry, party, company, foundation or programme; or: our members."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What it is"), choices=TieKind.choices, error_messages={"required": _("Choose what it is.")}
    )
    country = forms.ChoiceField(label=_("Country it belongs to"), choices=country_choices, required=False)
    share = forms.ChoiceField(label=_("About how much of your income"), choices=Share.choices)
    first_year = _year(_("From the year"))
    last_year = _year(_("To the year"))
    note = text_field(_("What else is good to know"), rows=3, longest=1000)
    public = forms.BooleanField(label=_("Everybody may read this one on our public page"), required=False)
