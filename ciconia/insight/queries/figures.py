"""Counting what a programme has done, and reading what was counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Sum, When

from ciconia.delivery.models import Deliverable, Engagement
from ciconia.foundation.database.kept import Asked
from ciconia.foundation.models import Log
from ciconia.insight.models import Figure, FigureKey
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.programme import targets_of
from ciconia.results.models import InUse, Respondent, Sighting

LEAST = 5  # of fewer, a share says more about single institutions than about the programme
A_YEAR_LATER = "twelve_months"


@dataclass(frozen=True)
class Measured:
    """A number as counted now; without a focus it is about the whole programme."""

    key: str
    focus_id: int | None
    number: int
    total: int | None = None


def measure(programme: Programme) -> list[Measured]:
    """Everything that can be said in numbers today, to be counted by an actor who sees all rows."""
    started = begun(programme)
    accepted = Deliverable.objects.filter(programme=programme, state="accepted")
    aims = _aims(programme)
    found = [Measured(FigureKey.ASSIGNMENTS, at, number, aims.get(at)) for at, number in _counted(started, "id")]
    found += [Measured(FigureKey.INSTITUTIONS, at, number) for at, number in _counted(started, "organisation")]
    found += [Measured(FigureKey.DELIVERABLES, at, number) for at, number in _counted(accepted, "id")]
    in_use, seen = _in_use_after_a_year(programme)
    if seen >= LEAST:
        found.append(Measured(FigureKey.IN_USE, None, in_use, seen))
    return found


def begun(programme: Programme | Asked) -> QuerySet[Engagement]:
    """The engagements in which the two sides have started to work, whatever became of them."""
    started = Log.objects.filter(noun="engagement", object_id=OuterRef("pk"), verb="engagement.start")
    return Engagement.objects.filter(
        Q(state__in=["active", "paused", "completed"]) | Q(state__in=["ended_early", "closed"]) & Exists(started),
        programme=programme,
    )


def figures_of(programme: Programme) -> QuerySet[Figure]:
    """What was last counted about a programme and its focuses."""
    return Figure.objects.filter(programme=programme)


def _counted(rows: QuerySet[Any], column: str) -> list[tuple[int | None, int]]:
    """(None, how many in all), then (focus, how many there): different values of a column."""
    whole = rows.aggregate(number=Count(column, distinct=True))["number"]
    by_focus = rows.order_by().values_list("focus_id").annotate(Count(column, distinct=True))
    return [(None, whole), *by_focus]


def _aims(programme: Programme) -> dict[int | None, int]:
    """How many participants are aimed at, for each focus and, as a target of its own or as their sum, in all."""
    rows = targets_of(programme).filter(of_what="participants").order_by()
    aims: dict[int | None, int] = dict(rows.values_list("focus_id").annotate(Sum("about")))
    if aims and None not in aims:
        aims[None] = sum(aims.values())
    return aims


def _in_use_after_a_year(programme: Programme) -> tuple[int, int]:
    """(wholly in use, looked at) of the things that stayed behind; where both sides looked, the institution's word."""
    host_last = Case(When(outcome__respondent=Respondent.HOST, then=1), default=0)
    rows: Iterable[tuple[int, str]] = (
        Sighting.objects.filter(outcome__programme=programme, outcome__wave=A_YEAR_LATER)
        .order_by(host_last, "pk")
        .values_list("deliverable_id", "in_use")
    )
    seen = dict(rows)
    return Counter(seen.values())[InUse.YES], len(seen)
