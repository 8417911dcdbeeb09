"""What an institution is missing, in six groups of questions."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    LANGUAGES,
    Form,
    Group,
    date_field,
    language_choices,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.doors.portal.words.level import LEVELS, PROCESSES
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.people.models import Mode
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import DevelopmentPlan, Need

TEXTS = ("title", "problem", "beneficiaries", "result", "host_provides", "not_local")
LEVEL_NAMES = tuple(name for name, _label, _question in PROCESSES)
PLAIN = ("counterpart", "trainee_group", "mode", "starts", "ends", "weeks", *LEVEL_NAMES)


class NeedForm(Form):
    """Only what nobody can go on without is required."""

    GROUPS = (
        (_("What is missing"), "", ("language", "title", "problem", "sector")),
        (_("For whom, and what should be different"), "", ("result", "beneficiaries", "trainee_group")),
        (_("How far it goes today"), _("The same three questions are asked again afterwards, to compare."),
         LEVEL_NAMES),
        (_("What you bring"), "", ("host_provides", "counterpart")),
        (_("How and when"), "", ("mode", "starts", "ends", "weeks", "languages")),
        (_("Why from abroad"), "", ("not_local",)),
    )  # fmt: skip

    language = language_field()
    title = forms.CharField(
        label=_("In one line"), max_length=120, help_text=_("For example: Finding leaks in the city network."),
        error_messages={"required": _("Say in one line what is missing")},
    )  # fmt: skip
    problem = text_field(
        _("What is the problem?"), error=_("Say what the problem is"),
        hint=_("What goes wrong today, how often, and what it costs. Figures where you have them."),
    )  # fmt: skip
    sector = forms.ChoiceField(
        label=_("Sector"), error_messages={"required": _("Choose the sector")},
        help_text=_("The sectors your ministries and the programme chose for this country."),
    )  # fmt: skip
    result = text_field(
        _("What should be different afterwards?"), error=_("Say what should be different afterwards"),
        hint=_("What your people can do then without help."),
    )  # fmt: skip
    beneficiaries = text_field(_("Who will notice?"), rows=3)
    trainee_group = forms.CharField(
        label=_("Who learns?"), max_length=200, required=False,
        help_text=_("For example: six technicians of the network."),
    )  # fmt: skip
    host_provides = text_field(_("What do you provide?"), rows=3, hint=_("A desk, a vehicle, somebody who interprets."))
    counterpart = forms.CharField(
        label=_("Who works with the expert?"), max_length=120, required=False, help_text=_("The post, not the name."),
    )  # fmt: skip
    mode = forms.ChoiceField(
        label=_("How should the work be done?"), choices=Mode.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the work should be done")},
    )  # fmt: skip
    starts = date_field(_("Not before"), error=_("Say from when it could start"))
    ends = date_field(_("Finished by"), error=_("Say by when it should be finished"))
    weeks = forms.IntegerField(
        label=_("How many weeks of work?"), min_value=1, max_value=13, help_text=_("At most 13: three months."),
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": _("Say how many weeks"), "max_value": _("At most 13 weeks"),
                        "min_value": _("At least one week"), "invalid": _("Write the weeks as a number")},
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages of work"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language of work")},
    )  # fmt: skip
    not_local = text_field(_("Why can it not be found nearby?"), rows=3)

    def __init__(self, *args: Any, focus: Focus, plans: Iterable[DevelopmentPlan] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {plan.public_id: plan for plan in plans}
        if self.plans:
            titles = [(code, words(plan.title)) for code, plan in self.plans.items()]
            self.fields["plan"] = forms.ChoiceField(
                label=_("Development plan"), required=False, choices=[("", _t("None")), *titles],
                help_text=_("The plan of your institution that this need is a step of."),
            )  # fmt: skip
        self.sectors = {str(sector.code): sector for sector in sectors_of(focus)}
        choices = [(code, words(sector.name)) for code, sector in self.sectors.items()]
        self.fields["sector"].choices = [("", _t("Choose a sector")), *choices]  # type: ignore[attr-defined]
        spoken = tuple(code for code in LANGUAGES if code in SPOKEN.get(focus.country, ()) or code in EVERYWHERE)
        kept = tuple(code for code in self.initial.get("languages") or () if code not in spoken)
        self.fields["languages"].choices = language_choices((*spoken, *kept))  # type: ignore[attr-defined]
        for name, label, question in PROCESSES:
            self.fields[name] = forms.TypedChoiceField(
                label=label, help_text=question, choices=LEVELS[name], coerce=int, widget=forms.RadioSelect,
                error_messages={"required": _("Say how far it goes today: %(what)s") % {"what": label}},
            )  # fmt: skip

    def layout(self) -> tuple[Group, ...]:
        """The groups in their order; the plan stands with what is missing, where there is one."""
        (title, hint, names), *others = self.GROUPS
        return ((title, hint, (*names, *(["plan"] if self.plans else []))), *others)

    def clean(self) -> dict[str, Any]:
        """Dates that fit each other."""
        data = super().clean() or {}
        starts, ends, weeks = data.get("starts"), data.get("ends"), data.get("weeks")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day is before the first"))
        elif starts and ends and weeks and ends < starts + timedelta(weeks=weeks, days=-1):
            self.add_error("weeks", _("That many weeks do not fit between the two days"))
        return data

    @classmethod
    def of(cls, need: Need) -> dict[str, Any]:
        """What a need says today."""
        texts = {name: source_text(getattr(need, name)) for name in TEXTS}
        plain = {name: getattr(need, name) for name in PLAIN}
        language = source_language(need.title, need.problem)
        plan = need.plan.public_id if need.plan else ""
        rest = {"language": language, "languages": need.languages, "sector": need.sector.code, "plan": plan}
        return texts | plain | rest

    def values(self, need: Need | None = None) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        texts = {name: rewritten(getattr(need, name, None), data[name], data["language"]) for name in TEXTS}
        plain = {name: data[name] for name in PLAIN}
        if self.plans:
            plain["plan"] = self.plans.get(data["plan"])
        return texts | plain | {"languages": data["languages"], "sector": self.sectors[data["sector"]]}


# Languages people work in, by country of the pack; any country may work in those of EVERYWHERE.
SPOKEN = {
    "AFG": ("fa-AF", "ps", "uz", "tk"), "IRQ": ("ar", "ckb", "ku", "tk", "syr"),
    "NGA": ("ha", "yo", "ig", "ff"), "SOM": ("so", "ar", "sw"),
}  # fmt: skip
EVERYWHERE = ("en", "fr", "ar", "nl")
