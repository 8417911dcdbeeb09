"""What staff fill in for a planning round: what it is about, its rules, what its places cost."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import day, line, text
from ciconia.doors.desk.need_to_come import measured_words
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.countries import country_name
from ciconia.selection.models import CohortPlace, Need, Opportunity
from ciconia.selection.queries.need_to_come import ToCome
from ciconia.selection.rules.cohort import HOST_RANKS, NUMBERS

WHOLE = _("Write a whole number, or nothing.")
SHARE = _("Write a number between 0 and 100, or nothing.")


class NewCohortForm(forms.Form):
    """A name, the opportunities, and the day by which the plan is proposed."""

    title = line(_("What is the round called?"), _("For example: Spring 2021."), missing=_("Give the round a name."))
    opportunities = forms.MultipleChoiceField(
        label=_("Which opportunities?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Those with somebody on the shortlist or in reserve."),
        error_messages={"required": _("Choose at least one opportunity.")},
    )  # fmt: skip
    ranking_on = day(_("Propose the plan by"))

    def __init__(self, *args: Any, opportunities: Iterable[Opportunity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.public_id: row for row in opportunities}
        reader = get_language() or "en"
        self.fields["opportunities"].choices = [  # type: ignore[attr-defined]
            (key, f"{words(row.title)} ({country_name(row.focus.country, reader)}, {row.reference})")
            for key, row in self.rows.items()
        ]

    def chosen(self) -> list[Opportunity]:
        """The opportunities that were ticked."""
        return [self.rows[key] for key in self.cleaned_data["opportunities"]]


def whole(label: Any) -> forms.IntegerField:
    """A number that may be left out."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=1_000_000_000,
        widget=forms.NumberInput({"inputmode": "numeric", "size": 8}),
        error_messages={"invalid": WHOLE, "min_value": WHOLE, "max_value": WHOLE},
    )  # fmt: skip


class RulesForm(forms.Form):
    """Least, most and money per country, least and most per sector, shares, and what an institution's order means."""

    women_min = forms.IntegerField(
        label=_("Women, at least"), help_text=_("Percent of the places of each country."), required=False,
        min_value=0, max_value=100, error_messages={"invalid": SHARE, "min_value": SHARE, "max_value": SHARE},
    )  # fmt: skip
    group_max = forms.IntegerField(
        label=_("One organisation, at most"), help_text=_("Percent of the places of each country."), required=False,
        min_value=0, max_value=100, error_messages={"invalid": SHARE, "min_value": SHARE, "max_value": SHARE},
    )  # fmt: skip
    balance_binds = forms.BooleanField(
        label=_("These shares have to be kept"), required=False,
        help_text=_("Otherwise they warn, and whoever proposes the plan writes why it is acceptable."),
    )  # fmt: skip
    host_rank = forms.ChoiceField(
        label=_("The order of the institutions"),
        choices=[
            ("score", _("counts as much as the marks")),
            ("order", _("is kept as it is")),
            ("ignore", _("does not count")),
        ],
        widget=forms.RadioSelect,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Iterable[tuple[str, str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        rows = list(places)
        countries = sorted({country for country, _sector, _name in rows})
        sectors = {sector: words(name) for _country, sector, name in rows}
        self.where = {("country", code): country_name(code, reader) for code in countries}
        self.where |= {("sector", code): name for code, name in sorted(sectors.items(), key=lambda one: one[1])}
        labels = {"minimum": _("At least"), "maximum": _("At most"), "budget": _("Money")}
        for table, code in self.where:
            for name in NUMBERS if table == "country" else NUMBERS[:2]:
                self.fields[f"{table}_{code}_{name}"] = whole(labels[name])
            self.fields[f"{table}_{code}_bind"] = forms.BooleanField(label=_("Has to be kept"), required=False)

    def groups(self) -> list[tuple[str, list[Any]]]:
        """(name, fields) per country and sector."""
        return [
            (name, [self[field] for field in self.fields if field.startswith(f"{table}_{code}_")])
            for (table, code), name in self.where.items()
        ]

    def shares(self) -> list[Any]:
        """The fields about shares and the order of institutions."""
        return [self[name] for name in ("women_min", "group_max", "balance_binds", "host_rank")]

    @classmethod
    def of(cls, rules: dict[str, Any], places: Iterable[tuple[str, str, Any]]) -> dict[str, Any]:
        """What the rules say today, as the form shows it; a rule that is not there yet would have to be kept."""
        found: dict[str, Any] = {name: rules.get(name) for name in ("balance_binds", "host_rank")}
        for name in ("women_min", "group_max"):
            found[name] = None if rules.get(name) is None else round(100 * rules[name])
        for country, sector, _name in places:
            for table, code in (("country", country), ("sector", sector)):
                limit = rules.get(table, {}).get(code, {})
                found |= {f"{table}_{code}_{name}": limit.get(name) for name in NUMBERS}
                found[f"{table}_{code}_bind"] = limit.get("bind", True)
        return found

    def rules(self, before: dict[str, Any]) -> dict[str, Any]:
        """The rules as they would be kept."""
        said = self.cleaned_data
        found: dict[str, Any] = {"empty": before.get("empty", []), "group_slack": before.get("group_slack", 0)}
        for name in ("women_min", "group_max"):
            found[name] = None if said.get(name) is None else said[name] / 100
        found["balance_binds"] = said["balance_binds"]
        found["host_rank"] = said["host_rank"] if said["host_rank"] in HOST_RANKS else "score"
        for table, code in self.where:
            limit = {name: said.get(f"{table}_{code}_{name}") for name in NUMBERS}
            found.setdefault(table, {})[code] = limit | {"bind": said[f"{table}_{code}_bind"]}
        return found


class PlacesForm(forms.Form):
    """For each opportunity of a round what one person costs, and from when to when the work would be."""

    def __init__(self, *args: Any, places: Iterable[CohortPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(places)
        money = _("Write an amount, such as 4200.")
        for row in self.rows:
            key = row.opportunity.public_id
            self.fields[f"cost_{key}"] = forms.DecimalField(
                label=_("What one person costs"), min_value=0, max_digits=12, decimal_places=2, initial=row.cost,
                error_messages={"invalid": money, "required": money, "min_value": money, "max_digits": money},
            )  # fmt: skip
            self.fields[f"starts_{key}"] = day(_("First day"))
            self.fields[f"ends_{key}"] = day(_("Last day"))
            self.initial |= {f"cost_{key}": row.cost.normalize(), f"starts_{key}": row.starts, f"ends_{key}": row.ends}

    def groups(self) -> list[tuple[Opportunity, list[Any]]]:
        """(opportunity, its fields)."""
        return [
            (row.opportunity, [self[f"{name}_{row.opportunity.public_id}"] for name in ("cost", "starts", "ends")])
            for row in self.rows
        ]

    def said(self) -> dict[int, tuple[Decimal, date, date]]:
        """{opportunity: (cost, first day, last day)}."""
        names = ("cost", "starts", "ends")
        return {
            row.opportunity_id: tuple(self.cleaned_data[f"{name}_{row.opportunity.public_id}"] for name in names)
            for row in self.rows
        }  # type: ignore[misc]


class ProposeForm(forms.Form):
    """Why a rule that is not kept is acceptable."""

    safeguard = text(_("Why is this acceptable?"), _("Your name and reason go into the file of the round."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OffersForm(forms.Form):
    """The number of offers, typed."""

    number = forms.IntegerField(
        label=_("Type the number of offers to confirm"), widget=forms.TextInput({"inputmode": "numeric", "size": 4}),
        error_messages={"required": _("Type the number of offers."), "invalid": _("Type the number of offers.")},
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ToComeForm(forms.Form):
    """For each need to come the chance where staff know better, and how many places it would have."""

    reason = text(_("Why?"), _("Where you wrote a chance of your own. Your name and reason are kept with the draft."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Iterable[ToCome], said: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            key, words_of = row.need.public_id, said.get(str(row.need.pk), {})
            chance = words_of.get("chance")
            self.fields[f"chance_{key}"] = whole(_("Own chance, percent"))
            self.fields[f"places_{key}"] = whole(_("Places"))
            self.initial |= {
                f"chance_{key}": None if chance is None else round(100 * chance),
                f"places_{key}": words_of.get("places", 1),
            }

    def groups(self) -> list[tuple[Need, str, list[Any]]]:
        """(need, how likely such needs were, its fields)."""
        names = ("chance", "places")
        return [
            (row.need, measured_words(row.measured), [self[f"{name}_{row.need.public_id}"] for name in names])
            for row in self.rows
        ]

    def said(self) -> dict[int, dict[str, Any]]:
        """{need: what staff say of it}; one place is what a need has anyway."""
        found = {}
        for row in self.rows:
            chance = self.cleaned_data[f"chance_{row.need.public_id}"]
            places = self.cleaned_data[f"places_{row.need.public_id}"]
            own = None if chance is None else chance / 100
            found[row.need.pk] = {"chance": own, "places": None if places == 1 else places}
        return found

    def fields_of(self, problems: Mapping[str, Any]) -> dict[str, Any]:
        """Problems by the names of these fields."""
        keys = {str(row.need.pk): row.need.public_id for row in self.rows}
        named = {name: name.partition("_") for name in problems}
        return {f"{a}_{keys[b]}" if b in keys else name: problems[name] for name, (a, _colon, b) in named.items()}
