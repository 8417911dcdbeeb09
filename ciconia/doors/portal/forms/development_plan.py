"""Where an institution wants to go, in a few groups of questions; only a title and the problem have to be there."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    Group,
    date_field,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.models import Sector
from ciconia.programmes.rules.sdg_target import SDG_TARGETS
from ciconia.selection.models import Capacity, DevelopmentPlan, Level, Process
from ciconia.selection.rules.development_plan import MOST_CAPACITIES, MOST_TARGETS, Wanted

TEXTS = ("title", "problem", "change", "beneficiaries", "assumptions")
PLAIN = ("sectors", "targets", "strategy", "strategy_year", "starts", "ends", "carried_on_by")
PARTS = ("words", "process", "who_learns", "today", "wanted")


class DevelopmentPlanForm(Form):
    """Problem, capacities wanted, what changes in the service, for whom; then where it belongs."""

    GROUPS = (
        (_("The problem"), "", ("language", "title", "problem")),
        (_("What changes, and for whom"), "", ("change", "beneficiaries", "assumptions")),
        (_("Where it belongs"), "", ("strategy", "strategy_year", "sectors", "targets")),
        (_("When, and who carries it on"), "", ("starts", "ends", "carried_on_by")),
    )

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = language_field()
    title = forms.CharField(
        label=_("In one line"), max_length=120, help_text=_("For example: Water that arrives."),
        error_messages={"required": _("Say in one line where you want to go")},
    )  # fmt: skip
    problem = text_field(
        _("What is the problem?"), error=_("Say what the problem is"),
        hint=_("What does not work today, for whom, and why. Figures where you have them."),
    )  # fmt: skip
    change = text_field(
        _("What changes in your service?"), rows=3,
        hint=_("What people who come to you notice, and how you measure it."),
    )  # fmt: skip
    beneficiaries = text_field(_("For whom?"), rows=2, hint=_("Who is better off, and about how many."))
    assumptions = text_field(
        _("What has to hold for that?"), rows=2, hint=_("For example: posts stay paid, the pumps get spare parts."),
    )  # fmt: skip
    strategy = forms.CharField(
        label=_("Which strategy does it serve?"), max_length=200, required=False,
        help_text=_("The document by its name: of your institution, your ministry or your country."),
    )  # fmt: skip
    strategy_year = forms.IntegerField(
        label=_("From which year is it?"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the year as a number")},
    )  # fmt: skip
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    targets = forms.MultipleChoiceField(
        label=_("Targets of the Sustainable Development Goals"), required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    starts = date_field(_("From"))
    ends = date_field(_("Until"))
    carried_on_by = forms.CharField(
        label=_("Who carries it on afterwards?"), max_length=120, required=False,
        help_text=_("The post, not the name."),
    )  # fmt: skip

    def __init__(self, *args: Any, sectors: Iterable[Sector], kept: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        known = [(sector.code, str(sector.name.best(reader).text)) for sector in sectors]
        others = [(code, code) for code in kept if code not in dict(known)]
        goals = [(code, f"{code} {name.best(reader).text}") for code, name in SDG_TARGETS.items()]
        self.fields["sectors"].choices = [*known, *others]  # type: ignore[attr-defined]
        self.fields["targets"].choices = goals  # type: ignore[attr-defined]
        self.fields["targets"].help_text = _t("At most %(most)d: those the plan serves most.") % {"most": MOST_TARGETS}
        for number in range(MOST_CAPACITIES):
            self.fields |= {f"{name}_{number}": field for name, field in _capacity_fields().items()}

    def layout(self) -> tuple[Group, ...]:
        """The groups after that of the capacities, which stand on their own."""
        return self.GROUPS[1:]

    def first(self) -> Iterator[Any]:
        """The fields before the capacities."""
        return (self[name] for name in self.GROUPS[0][2])

    def rows(self) -> Iterator[dict[str, Any]]:
        """The capacities: those that say something and the first stand open, the rest is folded away."""
        for number in range(MOST_CAPACITIES):
            fields = [self[f"{name}_{number}"] for name in PARTS]
            said = any(field.value() not in (None, "") for field in fields[:3])
            yield {"number": number + 1, "fields": fields, "open": number == 0 or said}

    @classmethod
    def of(cls, plan: DevelopmentPlan) -> dict[str, Any]:
        """What a plan says today."""
        texts = {name: source_text(getattr(plan, name)) for name in TEXTS}
        plain = {name: getattr(plan, name) for name in PLAIN}
        found = texts | plain | {"language": source_language(plan.title, plan.problem), "seen": plan.version}
        for number, row in enumerate(plan.capacities.all()):
            found |= {f"{name}_{number}": getattr(row, name) for name in PARTS}
            found[f"words_{number}"] = source_text(row.words)
        return found

    def values(self, plan: DevelopmentPlan | None = None) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        texts = {name: rewritten(getattr(plan, name, None), data[name], data["language"]) for name in TEXTS}
        return texts | {name: data[name] for name in PLAIN} | {"capacities": self._capacities(plan)}

    def differing(self, plan: DevelopmentPlan) -> list[str]:
        """The names of what was written here and stands otherwise in the plan."""
        mine = self.values(plan)
        names = [str(self.fields[name].label) for name in (*TEXTS, *PLAIN) if mine[name] != getattr(plan, name)]
        stand = [Wanted(row.process, row.words, row.who_learns, row.today, row.wanted) for row in plan.capacities.all()]
        return names if mine["capacities"] == stand else [*names, _t("The capacities wanted")]

    def tell(self, wrong: Unfit) -> None:
        """Put what the rules found at the fields; capacities are numbered as they stand in the form."""
        given = self._given()
        for name, words in wrong.problems.items():
            part, _sign, number = name.rpartition("_")
            at = f"{part}_{given[int(number)]}" if number.isdigit() else name
            self.add_error(at if at in self.fields else None, str(words))

    def _given(self) -> list[int]:
        data = self.cleaned_data
        return [n for n in range(MOST_CAPACITIES) if any(data.get(f"{name}_{n}") for name in PARTS[:3])]

    def _capacities(self, plan: DevelopmentPlan | None) -> list[Wanted]:
        data, before = self.cleaned_data, list(plan.capacities.all()) if plan else []
        return [
            Wanted(
                process=data[f"process_{n}"], who_learns=data[f"who_learns_{n}"],
                words=rewritten(_at(before, n), data[f"words_{n}"], data["language"]),
                today=int(data[f"today_{n}"] or 0), wanted=int(data[f"wanted_{n}"] or 0),
            )
            for n in self._given()
        ]  # fmt: skip


def _levels() -> list[tuple[int, str]]:
    return [(level.value, f"{level.value}, {level.label}") for level in Level]


def _at(before: list[Capacity], number: int) -> Any:
    return before[number].words if number < len(before) else None


def _capacity_fields() -> dict[str, forms.Field]:
    return {
        "words": forms.CharField(
            label=_("What should your people be able to do?"), max_length=300, required=False,
            widget=forms.Textarea({"rows": 2}),
        ),
        "process": forms.ChoiceField(
            label=_("In which way?"), required=False, choices=[("", _("Choose one")), *Process.choices],
        ),
        "who_learns": forms.CharField(label=_("Who learns?"), max_length=200, required=False),
        "today": forms.ChoiceField(label=_("How far does it go today?"), required=False, choices=_levels),
        "wanted": forms.ChoiceField(
            label=_("How far should it go?"), required=False, choices=_levels, initial=Level.HIGH
        ),
    }  # fmt: skip
