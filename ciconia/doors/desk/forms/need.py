"""A need as the focal point takes it down, on the telephone or at the institution's table."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TextsForm, choice, day, line, number, text, working_languages, written_in
from ciconia.people.models import Mode
from ciconia.programmes.models import Sector
from ciconia.selection.models import DevelopmentPlan, Level


def _level(label: Any, hint: Any) -> Any:
    return choice(label, Level.choices, hint)


class NeedForm(TextsForm):
    """What is missing, for whom, what should be different afterwards, and when somebody could come."""

    TEXTS = ("title", "problem", "beneficiaries", "result", "host_provides", "not_local")

    language = written_in()
    title = line(_("Title"), _("A few words: what somebody would work on."), missing=_("Give it a title."), longest=160)
    sector = choice(_("Sector"), (), _("Those the programme chose with the ministries."), missing=_("Choose a sector."))
    problem = text(_("What is missing"), missing=_("Write what is missing."))
    beneficiaries = text(_("For whom"), _("Who works with the expert, and whom it helps in the end."), rows=3)
    result = text(_("What is different afterwards"), missing=_("Write what should be different afterwards."))
    not_local = text(_("Why nobody nearby can do it"), _("What was tried, and why it was not enough."), rows=3)
    transmission = _level(_("Knowledge is passed on, today"), _("How far colleagues learn from each other already."))
    creation = _level(_("New knowledge is made, today"), _("How far the institution develops its own ways."))
    organisational = _level(
        _("The institution works with it, today"), _("How far knowledge lives in procedures and not in one person.")
    )
    host_provides = text(_("What the institution provides"), _("Desk, car, translator, training room."), rows=3)
    counterpart = line(_("Counterpart"), _("The function of whoever works with the expert every day."), longest=120)
    trainee_group = line(_("Who learns"), _("Such as: six technicians."))
    languages = working_languages()
    mode = choice(_("How the work is done"), Mode.choices)
    starts = day(_("Somebody could come from"))
    ends = day(_("Until"))
    weeks = number(_("For how many weeks"))

    def __init__(self, *args: Any, sectors: list[Sector], plans: Iterable[DevelopmentPlan] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {plan.public_id: plan for plan in plans}
        if self.plans:
            titles = [(code, str(plan.title.best(get_language() or "en").text)) for code, plan in self.plans.items()]
            self.fields["plan"] = choice(
                _("Development plan"), [("", _("None")), *titles], _("The plan of the institution it is a step of.")
            )
            self.fields["plan"].required = False
        self.sectors = {sector.code: sector for sector in sectors}
        language = get_language() or "en"
        named = [(sector.code, sector.name.best(language).text) for sector in sectors]
        self.fields["sector"].choices = named if len(named) == 1 else [("", _("Choose a sector")), *named]

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What stands in a need; its sector by the code the form knows."""
        return super().initial_of(row) | {"sector": row.sector.code, "plan": row.plan.public_id if row.plan else ""}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        numbers = {name: int(data[name]) for name in ("transmission", "creation", "organisational")}
        if self.plans:
            data["plan"] = self.plans.get(data["plan"])
        return data | numbers | {"sector": self.sectors[data["sector"]]}
