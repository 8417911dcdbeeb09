"""Planning rounds: the data a plan is made on, the plan itself, and what it says about places and people."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean
from threading import RLock
from typing import Any

import numpy as np
from django.db.models import QuerySet

from ciconia.engine import allocation as engine
from ciconia.people.models import Counted
from ciconia.programmes.models import Criterion, Programme
from ciconia.selection.models import Application, Candidate, Cohort, CohortDraft, CohortPlace, Opportunity, Suits
from ciconia.selection.queries.host_ranking import host_ranks
from ciconia.selection.rules.application import places_taken
from ciconia.selection.rules.cohort import Settings

CAN_BE_PLACED = ("shortlisted", "reserve")
TAKEN = ("chosen", "offered", "accepted")
COLUMNS = (int, int, int, float, int)  # of a pair, as it is read
KEPT = 4  # rounds and plans a process remembers, so that the next question about them is answered at once

_ROUNDS: "OrderedDict[tuple[Any, ...], Round]" = OrderedDict()
_PLANS: "OrderedDict[tuple[Any, ...], engine.Plan]" = OrderedDict()
_DESKS: "OrderedDict[tuple[Any, ...], engine.Desk | None]" = OrderedDict()
_SOLVING = RLock()  # what solving leaves behind is changed by the next question


@dataclass(frozen=True)
class Found:
    """A candidate as the data say today: see `Candidate`."""

    application_id: int
    fit: float
    host_rank: int
    confirmed: bool
    out: str


@dataclass(frozen=True)
class Round:
    """The data of a round as the engine reads them; `numbers` gives the pair of an application."""

    data: engine.Cohort
    applications: list[int]
    numbers: Mapping[int, int]

    def pairs_of(self, applications: Iterable[int]) -> engine.Ints:
        """The pairs of some applications that are in the round, as the engine numbers them."""
        return np.array([self.numbers[one] for one in applications if one in self.numbers], np.int32)


def cohorts_at_desk(programme: Programme, user: Any) -> QuerySet[Cohort]:
    """The rounds of a programme an account plans, the newest first."""
    rows = Cohort.objects.visible_to(user).filter(programme=programme)
    return rows.select_related("programme", "draft", "proposed_by", "approved_by")


def to_plan(programme: Programme, user: Any) -> QuerySet[Opportunity]:
    """The opportunities with somebody who could be placed, of the countries an account works in."""
    waiting = Application.objects.filter(programme=programme, state__in=CAN_BE_PLACED)
    rows = Opportunity.objects.visible_to(user).filter(programme=programme, pk__in=waiting.values("opportunity_id"))
    return rows.select_related("programme", "focus", "organisation", "sector").order_by("focus__country", "pk")


def period(opportunity: Opportunity) -> tuple[date, date]:
    """The first and the last day of work if it begins on the first day that is possible."""
    return opportunity.starts, opportunity.starts + timedelta(weeks=opportunity.weeks) - timedelta(days=1)


def free_places(opportunity: Opportunity) -> int:
    """How many of its places nobody has been chosen for."""
    return max(0, opportunity.places - places_taken(opportunity))


def collect(programme: Programme, opportunities: Iterable[Opportunity]) -> list[Found]:
    """Everybody who could be placed at some opportunities as the data say now, by application."""
    wanted = {one.pk: one for one in opportunities}
    rows = Application.objects.filter(opportunity__in=wanted, state__in=CAN_BE_PLACED).select_related("person")
    applications = list(rows.prefetch_related("reviews__markings", "signatures").order_by("pk"))
    most = {row.code: len(row.scale) - 1 for row in Criterion.objects.filter(programme=programme).current()}
    said, busy = host_ranks(wanted.values()), _busy([row.person_id for row in applications])
    found = []
    for row in applications:
        fit, of_host = _fit(row, most), said.get(row.pk)
        signed = any(one.side == "host" for one in row.signatures.all())
        yes = of_host is not None and of_host.suits == Suits.YES
        opportunity = wanted[row.opportunity_id]
        out = _out(row, opportunity, fit, of_host.suits if of_host and not signed else "", busy.get(row.person_id, []))
        rank = of_host.place if of_host is not None and yes else 0
        found.append(Found(row.pk, round(fit or 0.0, 6), rank, signed or yes, out))
    return found


def digest_of(found: Iterable[Found], free: Iterable[tuple[int, int]]) -> str:
    """What is compared before offers go out: who could be placed, how well, and how many places are free."""
    said = [[one.application_id, one.fit, one.host_rank, one.confirmed, one.out] for one in found]
    return hashlib.sha256(json.dumps([sorted(said), sorted(free)]).encode()).hexdigest()


def changed_since(cohort: Cohort) -> list[tuple[int, str]]:
    """What is different today from the data of a round: (application or opportunity id, new|gone|other|places)."""
    places = list(cohort.places.select_related("opportunity__programme"))
    now = {one.application_id: one for one in collect(cohort.programme, [place.opportunity for place in places])}
    then = {
        row.application_id: Found(row.application_id, row.fit, row.host_rank, row.confirmed, row.out)
        for row in cohort.candidates.all()
    }
    found = [(place.opportunity_id, "places") for place in places if free_places(place.opportunity) != place.free]
    found += [(pk, "new") for pk in sorted(now.keys() - then.keys())]
    found += [(pk, "gone") for pk in sorted(then.keys() - now.keys())]
    return found + [(pk, "other") for pk in sorted(now.keys() & then.keys()) if now[pk] != then[pk]]


def settings_of(draft: CohortDraft) -> Settings:
    """What staff wrote for a draft."""
    return Settings(draft.rules, tuple(draft.locks), tuple(draft.forbids))


def round_of(cohort: Cohort) -> Round:
    """The data of a round, remembered by the process; whether somebody is a woman is read anew each time."""
    key = _key(cohort)
    kept: Round = _remembered(_ROUNDS, key) or _remember(_ROUNDS, key, _read(cohort))
    ids = list(map(int, kept.data.people.ids))
    women = set(Counted.objects.filter(person__in=ids, sex="f").values_list("person_id", flat=True))
    people = replace(kept.data.people, woman=np.array([one in women for one in ids], bool))
    return replace(kept, data=replace(kept.data, people=people))


def ruled(data: Round, settings: Settings) -> engine.Cohort:
    """The data of a round under some rules."""
    said = settings.rules
    limits: dict[str, Any] = {
        table: {
            where: engine.Limit(one.get("minimum"), one.get("maximum"), one.get("budget"), one["bind"])
            for where, one in said.get(table, {}).items()
        }
        for table in ("country", "sector")
    }
    known = data.numbers
    rules = engine.Rules(
        **limits, women_min=said.get("women_min"), group_max=said.get("group_max"),
        group_slack=said.get("group_slack", 0), balance_binds=said.get("balance_binds", False),
        locks=tuple(_decision(data, one) for one in settings.locks if one in known),
        forbids=tuple(_decision(data, one) for one in settings.forbids if one in known),
        host_rank=said.get("host_rank", "score") if data.data.pairs.host_rank.any() else "ignore",
    )  # fmt: skip
    empty = {str(one) for one in said.get("empty", ())}
    places = data.data.places
    capacity = np.array([0 if pk in empty else room for pk, room in zip(places.ids, places.capacity, strict=True)])
    return replace(data.data, rules=rules, places=replace(places, capacity=capacity.astype(np.int32)))


def planned(data: Round, settings: Settings, near: engine.Plan | None = None) -> engine.Plan:
    """The best plan under some rules; in a large round near the one that is given, so that an answer comes at once."""
    with _SOLVING:
        return engine.allocate(ruled(data, settings)) if near is None else engine.near(near, ruled(data, settings))


def plan_of(draft: CohortDraft) -> tuple[Round, engine.Plan]:
    """The plan of a draft as it is kept, with what the engine needs to answer questions about it."""
    data = round_of(draft.cohort)
    plan: engine.Plan | None = _remembered(_PLANS, _plan_key(draft))
    if plan is None:
        plan = _remember(_PLANS, _plan_key(draft), _standing(data, draft))
    return data, plan


def remember(draft: CohortDraft, plan: engine.Plan) -> engine.Plan:
    """Keep a plan for the next question."""
    if plan.desk is not None:
        _remember(_DESKS, _key(draft.cohort), plan.desk)
    _remember(_PLANS, _plan_key(draft), plan)
    return plan


def _standing(data: Round, draft: CohortDraft) -> engine.Plan:
    cohort, said = ruled(data, settings_of(draft)), draft.figures
    if said["status"] == "impossible":
        return engine.Plan(cohort, "impossible", data.pairs_of(()), 0.0, 0.0)
    bound = said["objective"] / (1 - said["gap"])
    desk = _remembered(_DESKS, _key(draft.cohort))
    return engine.standing(cohort, data.pairs_of(draft.plan), bound=bound, status=said["status"], desk=desk)


def _plan_key(draft: CohortDraft) -> tuple[Any, ...]:
    """With the plan itself: a change that was rolled back in one process has left a number that another has used."""
    said = json.dumps([draft.rules, draft.locks, draft.forbids], sort_keys=True)
    return draft.pk, draft.version, draft.digest, tuple(draft.plan), said


def _key(cohort: Cohort) -> tuple[Any, ...]:
    return cohort.pk, cohort.digest, cohort.taken_at


def _remembered(kept: "OrderedDict[tuple[Any, ...], Any]", key: tuple[Any, ...]) -> Any:
    if key in kept:
        kept.move_to_end(key)
    return kept.get(key)


def _remember(kept: "OrderedDict[tuple[Any, ...], Any]", key: tuple[Any, ...], value: Any) -> Any:
    kept[key] = value
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return value


def _decision(data: Round, application: int) -> engine.Decision:
    return engine.Decision(*data.data.ids(data.numbers[application]))


def _read(cohort: Cohort) -> Round:
    places = CohortPlace.objects.filter(cohort=cohort).values_list(
        "opportunity_id", "opportunity__focus__country", "opportunity__sector__code", "opportunity__mode", "free",
        "cost", "starts", "ends", "opportunity__organisation_id",
    )  # fmt: skip
    where = [
        engine.Place(str(pk), country, sector, mode, free, float(cost), starts, ends, str(host))
        for pk, country, sector, mode, free, cost, starts, ends, host in places
    ]
    rows = Candidate.objects.filter(cohort=cohort, out="").values_list(
        "application__person_id", "application_id", "application__opportunity_id", "fit", "host_rank"
    )
    columns = zip(*sorted(rows), strict=True) if rows else [()] * len(COLUMNS)
    read: list[Any] = [np.array(one, kind) for one, kind in zip(columns, COLUMNS, strict=True)]
    person, application, place, fit, rank = read
    ids = np.unique(person)
    number = {int(one.id): at for at, one in enumerate(where)}
    pairs = engine.Pairs(
        np.searchsorted(ids, person).astype(np.int32), np.array([number[one] for one in place.tolist()], np.int32),
        fit, rank.astype(np.int32), np.zeros(len(fit), np.int32),
    )  # fmt: skip
    empty = engine.cohort_of(where, [engine.Person(str(one)) for one in ids], [], engine.Rules())
    applications = application.tolist()
    return Round(replace(empty, pairs=pairs), applications, {one: at for at, one in enumerate(applications)})


def _fit(application: Application, most: dict[str, int]) -> float | None:
    """The mean of all marks that hold, each as a part of the best there is, 0 to 1; None before there are any."""
    marks = [
        mark / most[code]
        for review in application.reviews.all()
        for code, mark in review.marks.items()
        if most.get(code)
    ]
    return fmean(marks) if marks else None


def _out(
    application: Application, opportunity: Opportunity, fit: float | None, host: str, busy: list[tuple[date, date]]
) -> str:
    """Why somebody is left out of every plan, or nothing."""
    starts, ends = period(opportunity)
    begins = application.available_from or application.person.available_from
    if fit is None:
        return "marks"
    if host == Suits.NO:
        return "host"
    if begins is not None and begins > starts:
        return "dates"
    return "elsewhere" if any(first <= ends and starts <= last for first, last in busy) else ""


def _busy(people: Iterable[int]) -> dict[int, list[tuple[date, date]]]:
    """The periods for which somebody is chosen already, in any programme."""
    found: dict[int, list[tuple[date, date]]] = {}
    rows = Application.objects.filter(person__in=set(people), state__in=TAKEN, place_freed_on=None)
    for row in rows.select_related("opportunity"):
        found.setdefault(row.person_id, []).append(period(row.opportunity))
    return found
