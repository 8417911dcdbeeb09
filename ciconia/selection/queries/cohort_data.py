"""What a planning round is made from, as the data say today: who could be placed, how well, and where."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Criterion, Programme
from ciconia.selection.models import (
    MEMBERS,
    Application,
    CoApplicant,
    Cohort,
    Marking,
    Opportunity,
    Side,
    Signature,
    Suits,
)
from ciconia.selection.queries.host_ranking import Ranked, host_ranks
from ciconia.selection.rules.co_applicant import together_among

CAN_BE_PLACED = ("shortlisted", "reserve")
TAKEN = ("chosen", "offered", "accepted")


@dataclass(frozen=True)
class Found:
    """A candidate as the data say today: see `Candidate`."""

    application_id: int
    fit: float
    host_rank: int
    confirmed: bool
    out: str


def period(opportunity: Opportunity) -> tuple[date, date]:
    """The first and the last day of work if it begins on the first day that is possible."""
    return _period(opportunity.starts, opportunity.weeks)


def _period(starts: date, weeks: int) -> tuple[date, date]:
    return starts, starts + timedelta(weeks=weeks) - timedelta(days=1)


def free_places(opportunities: Iterable[Opportunity]) -> dict[int, int]:
    """{opportunity: how many of its places nobody has been chosen for}; counted past the wall, in one statement."""
    places = {one.pk: one.places for one in opportunities}
    with acting_as("system:jobs"):
        rows = Application.objects.filter(opportunity__in=places, state__in=TAKEN, place_freed_on=None)
        taken = dict(rows.order_by().values_list("opportunity_id").annotate(Count("id")))
        beside = together_among(places)
    return {pk: max(0, many - taken.get(pk, 0) - beside.get(pk, 0)) for pk, many in places.items()}


def of_several(opportunities: Any) -> QuerySet[Application]:
    """The applications of several people that could be chosen there: the two signatures do, and no plan."""
    members = CoApplicant.objects.filter(application=OuterRef("pk"), state__in=(*MEMBERS, "left"))
    rows = Application.objects.filter(opportunity__in=opportunities, state__in=CAN_BE_PLACED)
    return rows.filter(Exists(members))


def collect(programme: Programme, opportunities: Iterable[Opportunity]) -> list[Found]:
    """Everybody who could be placed at some opportunities as the data say now, by application."""
    wanted = {one.pk: one for one in opportunities}
    rows = Application.objects.filter(opportunity__in=wanted, state__in=CAN_BE_PLACED)
    rows = rows.exclude(pk__in=of_several(list(wanted)).values("pk"))
    fits, ranked, busy = _fits(programme, rows), host_ranks(wanted.values()), _busy(rows)
    signed = set(Signature.objects.filter(application__in=rows, side=Side.HOST).values_list("application", flat=True))
    asked = rows.order_by("pk").values_list(
        "pk", "person_id", "opportunity_id", "available_from", "person__available_from"
    )
    found = []
    for pk, person, opportunity, own, usual in asked:
        fit, said, has_signed = fits.get(pk), ranked.get(pk), pk in signed
        yes = said is not None and said.suits == Suits.YES
        first, last = period(wanted[opportunity])
        late = (begins := own or usual) is not None and begins > first
        elsewhere = any(since <= last and first <= until for since, until in busy.get(person, ()))
        out = _out(fit, None if has_signed else said, late=late, elsewhere=elsewhere)
        found.append(Found(pk, round(fit or 0.0, 6), said.place if said and yes else 0, has_signed or yes, out))
    return found


def digest_of(found: Iterable[Found], free: Iterable[tuple[int, int]]) -> str:
    """What is compared before offers go out: who could be placed, how well, and how many places are free."""
    said = [[one.application_id, one.fit, one.host_rank, one.confirmed, one.out] for one in found]
    return hashlib.sha256(json.dumps([sorted(said), sorted(free)]).encode()).hexdigest()


def changed_since(cohort: Cohort) -> list[tuple[int, str]]:
    """What is different today from the data of a round: (application or opportunity id, new|gone|other|places)."""
    places = list(cohort.places.select_related("opportunity__programme"))
    free = free_places(place.opportunity for place in places)
    now = {one.application_id: one for one in collect(cohort.programme, [place.opportunity for place in places])}
    rows = cohort.candidates.values_list("application_id", "fit", "host_rank", "confirmed", "out")
    then = {row[0]: Found(*row) for row in rows}
    found = [(place.opportunity_id, "places") for place in places if free[place.opportunity_id] != place.free]
    found += [(pk, "new") for pk in sorted(now.keys() - then.keys())]
    found += [(pk, "gone") for pk in sorted(then.keys() - now.keys())]
    return found + [(pk, "other") for pk in sorted(now.keys() & then.keys()) if now[pk] != then[pk]]


def _fits(programme: Programme, applications: QuerySet[Application]) -> dict[int, float]:
    """{application: the mean of all marks that hold, each as a part of the best, 0 to 1}; of those that have any."""
    most = {row.code: len(row.scale) - 1 for row in Criterion.objects.filter(programme=programme).current()}
    rows = Marking.objects.filter(review__application__in=applications).order_by("number")
    held = {
        review: (application, marks)
        for review, application, marks in rows.values_list("review_id", "review__application_id", "marks")
    }
    parts: dict[int, list[float]] = {}
    for application, marks in held.values():
        parts.setdefault(application, []).extend(mark / most[code] for code, mark in marks.items() if most.get(code))
    return {application: fmean(said) for application, said in parts.items() if said}


def _out(fit: float | None, said: Ranked | None, *, late: bool, elsewhere: bool) -> str:
    """Why somebody is left out of every plan, or nothing; `said` is what an institution that has not signed said."""
    if fit is None:
        return "marks"
    if said is not None and said.suits == Suits.NO:
        return "host"
    if late:
        return "dates"
    return "elsewhere" if elsewhere else ""


def _busy(applications: QuerySet[Application]) -> dict[int, list[tuple[date, date]]]:
    """The periods for which the people of some applications are chosen already, in any programme."""
    found: dict[int, list[tuple[date, date]]] = {}
    people: Any = applications.values("person_id")
    rows = Application.objects.filter(person__in=people, state__in=TAKEN, place_freed_on=None)
    for person, starts, weeks in rows.values_list("person_id", "opportunity__starts", "opportunity__weeks"):
        found.setdefault(person, []).append(_period(starts, weeks))
    return found
