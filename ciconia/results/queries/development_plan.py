"""How far the capacities of a development plan have come: from its needs, and from what institutions answered since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from ciconia.results.models import Outcome, Respondent
from ciconia.selection.models import DevelopmentPlan, Level, Process


@dataclass(frozen=True)
class Step:
    """One process of capacity in a plan: the levels it started from and wants, and the last one that was told."""

    label: str | Promise
    today: int
    wanted: int
    now: int | None
    told_on: date | None

    @property
    def reached(self) -> bool:
        """Whether what is wanted was told to be there."""
        return self.now is not None and self.now >= self.wanted

    @property
    def in_words(self) -> tuple[str, str, str]:
        """The three levels in words; the last is empty where nobody was asked yet."""
        first, aim = (f"{value}, {Level(value).label}" for value in (self.today, self.wanted))
        return first, aim, "" if self.now is None else f"{self.now}, {Level(self.now).label}"


def steps_of(plan: DevelopmentPlan, user: Any) -> list[Step]:
    """The processes a plan has capacities in; the level now is the institution's own newest answer.

    The institution's own rating is what the field's standard indicator counts (capacity level up by one or more in the
    host's own rating). Of several capacities in one process the lowest start and the furthest aim are shown.
    """
    found = []
    told = _told(plan, user)
    for process in Process:
        rows = [row for row in plan.capacities.all() if row.process == process]
        if rows:
            now, day = told.get(process.value, (None, None))
            first, aim = min(row.today for row in rows), max(row.wanted for row in rows)
            found.append(Step(process.label, first, aim, now, day))
    return found


def _told(plan: DevelopmentPlan, user: Any) -> dict[str, tuple[int, date | None]]:
    """{process: (level, day)} by the newest answer of the institution to an engagement for a need of the plan."""
    answers = Outcome.objects.visible_to(user).filter(
        engagement__opportunity__need__plan=plan, respondent=Respondent.HOST, state="recorded"
    )
    found: dict[str, tuple[int, date | None]] = {}
    for row in answers.order_by("answered_on", "id"):
        levels = {name: getattr(row, name) for name in Process.values}
        found |= {name: (level, row.answered_on) for name, level in levels.items() if level is not None}
    return found
