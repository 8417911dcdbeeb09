"""Planning rounds: the data of a round as the engine reads them, and the plan itself."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import QuerySet

from ciconia.engine import allocation as engine
from ciconia.programmes.models import Programme
from ciconia.selection.models import Application, Candidate, Cohort, CohortDraft, CohortPlace, Opportunity
from ciconia.selection.queries.cohort_data import CAN_BE_PLACED
from ciconia.selection.queries.group import groups_of
from ciconia.selection.rules.cohort import Settings

WAITING = "waiting"
KEPT = 4  # rounds and plans a process remembers, so that the next question about them is answered at once
_PAIR = np.dtype([("person", ">i8"), ("application", ">i8"), ("place", ">i8"), ("fit", ">f8"), ("rank", ">i8")])
# One row of as many columns: 19 bytes and the number of columns before, then of each its size and its numbers.
_HEAD, _SIZE = 21, 4
_PAIRS = """
COPY (
    SELECT string_agg(int8send(person_id), ''), string_agg(int8send(application_id), ''),
        string_agg(int8send(opportunity_id), ''), string_agg(float8send(fit), ''), string_agg(int8send(host_rank), '')
    FROM (
        SELECT a.person_id, c.application_id, a.opportunity_id, c.fit, c.host_rank
        FROM selection_candidate c JOIN selection_application a ON a.id = c.application_id
        WHERE c.cohort_id = %s AND c.out = '' ORDER BY c.application_id OFFSET 0
    ) AS pairs
) TO STDOUT (FORMAT BINARY)
"""
_WOMEN = "SELECT person_id FROM people_counted WHERE sex = 'f' AND person_id = ANY (%s::bigint[])"

_ROUNDS: "OrderedDict[tuple[Any, ...], Round]" = OrderedDict()
_PLANS: "OrderedDict[tuple[Any, ...], engine.Plan]" = OrderedDict()
_DESKS: "OrderedDict[tuple[Any, ...], engine.Desk | None]" = OrderedDict()
_PAID: "OrderedDict[tuple[Any, ...], tuple[engine.Pairs, engine.Pairs]]" = OrderedDict()
_SOLVING = RLock()  # what solving leaves behind is changed by the next question


@dataclass(frozen=True)
class Round:
    """The data of a round as the engine reads them; `numbers` gives the pair of an application."""

    data: engine.Cohort
    applications: list[int]
    numbers: Mapping[int, int]
    programme: Programme

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


def where_of(cohort: Cohort) -> list[tuple[str, str, Any]]:
    """(country, code of the sector, its name) of the places of a round, each once: what its rules are about."""
    rows = cohort.places.order_by("opportunity__focus__country", "opportunity__sector__code").distinct()
    return list(
        rows.values_list("opportunity__focus__country", "opportunity__sector__code", "opportunity__sector__name")
    )


def settings_of(draft: CohortDraft) -> Settings:
    """What staff wrote for a draft."""
    return Settings(draft.rules, tuple(draft.locks), tuple(draft.forbids))


def waits(draft: CohortDraft) -> bool:
    """Whether the plan of a draft is still being worked out by a job."""
    return bool(draft.figures.get("status") == WAITING)


def round_of(cohort: Cohort) -> Round:
    """The data of a round, remembered by the process; they say nothing of who anybody is."""
    key = _key(cohort)
    kept: Round = _remembered(_ROUNDS, key) or _remember(_ROUNDS, key, _read(cohort))
    return kept


def weighed(data: Round, settings: Settings) -> Round:
    """With what the rules of balance ask about people, read anew each time: who is a woman, who is of which group."""
    people, said = data.data.people, settings.rules
    if said.get("women_min") is not None:
        women = women_among(people.ids)
        people = replace(people, woman=np.array([int(one) in women for one in people.ids], bool))
    if said.get("group_max") is not None:
        groups = groups_of(data.programme, map(int, people.ids))
        people = replace(people, group=engine.Names.of([str(groups.get(int(one), "")) for one in people.ids]))
    return replace(data, data=replace(data.data, people=people))


def women_among(people: Iterable[Any]) -> set[int]:
    """Who of some people, by id, said that she is a woman and agreed to be counted."""
    with connection.cursor() as cursor:
        cursor.execute(_WOMEN, [f"{{{','.join(map(str, people))}}}"])
        return {person for (person,) in cursor.fetchall()}


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
    found = replace(data.data, rules=rules, places=replace(places, capacity=capacity.astype(np.int32)))
    return _paying(found, said["to_come"]) if "people" in said.get("to_come", {}) else found


def _paying(cohort: engine.Cohort, said: Mapping[str, Any]) -> engine.Cohort:
    """
    With every pair worth less by what the person and the money would bring to needs to come: the same pairs as before
    where nothing changed, by which the engine knows that it can go on from where it stood.
    """
    key = (id(cohort.pairs), cohort.rules.host_rank, json.dumps([said["people"], said["country"]]))
    kept = _remembered(_PAID, key)
    if kept is not None and kept[0] is cohort.pairs:
        return replace(cohort, pairs=kept[1])
    prices = {person: worth for person, (worth, _need) in said["people"].items()}
    person = np.array([prices.get(one, 0.0) for one in cohort.people.ids])
    country = np.array([said["country"].get(code, 0.0) for code in cohort.places.country.words])
    reserve = engine.Reserve(person, country, np.zeros(len(cohort.places.funder.words)))
    found = engine.paying(cohort, reserve)
    _remember(_PAID, key, (cohort.pairs, found.pairs))
    return found


def planned(data: Round, settings: Settings, near: engine.Plan | None = None) -> engine.Plan:
    """The best plan under some rules; in a large round near the one that is given, so that an answer comes at once."""
    with _SOLVING:
        return engine.allocate(ruled(data, settings)) if near is None else engine.near(near, ruled(data, settings))


def plan_of(draft: CohortDraft) -> tuple[Round, engine.Plan]:
    """The plan of a draft as it is kept, with what the engine needs to answer questions about it."""
    settings = settings_of(draft)
    data = weighed(round_of(draft.cohort), settings)
    plan: engine.Plan | None = _remembered(_PLANS, _plan_key(draft))
    if plan is None:
        plan = _remember(_PLANS, _plan_key(draft), _standing(data, draft))
    return data, plan


def plan_before(draft: CohortDraft) -> engine.Plan:
    """The plan of a draft from which another goes on: who is a woman is asked about that other."""
    found: engine.Plan | None = _remembered(_PLANS, _plan_key(draft))
    return _standing(round_of(draft.cohort), draft) if found is None else found


def remember(draft: CohortDraft, plan: engine.Plan) -> engine.Plan:
    """Keep a plan for the next question."""
    if plan.desk is not None:
        _remember(_DESKS, _key(draft.cohort), plan.desk)
    _remember(_PLANS, _plan_key(draft), plan)
    return plan


def placed_in(draft: CohortDraft) -> Round:
    """A round of nobody but those whom a draft places: what its rules are told from, and no more is read than that."""
    kept: Round | None = _remembered(_ROUNDS, _key(draft.cohort))
    if kept is not None:
        return weighed(_part(kept, kept.pairs_of(draft.plan)), settings_of(draft))
    rows = Candidate.objects.filter(cohort=draft.cohort_id, application__in=draft.plan, out="")
    found = rows.order_by("application__person_id", "application_id").values_list(
        "application__person_id", "application_id", "application__opportunity_id", "fit", "host_rank"
    )
    return weighed(_made(draft.cohort, np.array([tuple(row) for row in found], _PAIR)), settings_of(draft))


def _part(data: Round, chosen: engine.Ints) -> Round:
    """The same places with some of the pairs and their people alone."""
    pairs, people, chosen = data.data.pairs, data.data.people, np.sort(chosen)
    kept, person = np.unique(pairs.person[chosen], return_inverse=True)
    some = engine.Pairs(
        person.astype(np.int32), pairs.place[chosen], pairs.fit[chosen], pairs.host_rank[chosen],
        pairs.person_rank[chosen],
    )  # fmt: skip
    group = engine.Names(people.group.words, people.group.codes[kept])
    ids = [people.ids[one] for one in kept.tolist()]
    who = engine.People(ids, people.woman[kept], group, people.start[kept], people.end[kept])
    applications = [data.applications[one] for one in chosen.tolist()]
    numbers = {one: at for at, one in enumerate(applications)}
    return Round(replace(data.data, people=who, pairs=some), applications, numbers, data.programme)


def _standing(data: Round, draft: CohortDraft) -> engine.Plan:
    cohort, said = ruled(data, settings_of(draft)), draft.figures
    if said["status"] in ("impossible", WAITING):
        return engine.Plan(cohort, "impossible", data.pairs_of(()), 0.0, 0.0)
    bound = said["objective"] / (1 - said["gap"])
    desk = _remembered(_DESKS, _key(draft.cohort))
    start = data.pairs_of(draft.nearest) if desk is None else None
    return engine.standing(
        cohort, data.pairs_of(draft.plan), bound=bound, status=said["status"], desk=desk, start=start
    )  # fmt: skip


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
    """All who could be placed, each column in one piece of bytes: a large round has 400,000 rows.

    Two sorted lists are read side by side: looking up each application by itself takes three times as long, and under
    row-level policies PostgreSQL believes that there are few.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        with cursor.copy(_PAIRS, [cohort.pk]) as copied:
            sent = b"".join(bytes(piece) for piece in copied)
        cursor.execute("RESET enable_nestloop")
    columns, at = {}, _HEAD
    for name in _PAIR.names or ():
        size = max(int.from_bytes(sent[at : at + _SIZE], signed=True), 0)  # -1 where nobody could be placed
        columns[name] = np.frombuffer(sent, _PAIR[name], size // _PAIR[name].itemsize, at + _SIZE)
        at += _SIZE + size
    order = np.argsort(columns["person"].astype(np.int64), kind="stable")
    return _made(cohort, {name: column[order] for name, column in columns.items()})


def _made(cohort: Cohort, rows: Any) -> Round:
    """A round of the pairs whose columns are given by the names of `_PAIR`, in the order of person and application."""
    places = CohortPlace.objects.filter(cohort=cohort).values_list(
        "opportunity_id", "opportunity__focus__country", "opportunity__sector__code", "opportunity__mode", "free",
        "cost", "starts", "ends", "opportunity__organisation_id",
    )  # fmt: skip
    where = [
        engine.Place(str(pk), country, sector, mode, free, float(cost), starts, ends, str(host))
        for pk, country, sector, mode, free, cost, starts, ends, host in places
    ]
    ids, person = np.unique(rows["person"].astype(np.int64), return_inverse=True)
    own = np.array([int(one.id) for one in where], np.int64)
    order = np.argsort(own)
    place = order[np.searchsorted(own, rows["place"].astype(np.int64), sorter=order)]
    pairs = engine.Pairs(
        person.astype(np.int32), place.astype(np.int32), rows["fit"].astype(np.float64), rows["rank"].astype(np.int32),
        np.zeros(len(person), np.int32),
    )  # fmt: skip
    empty = engine.cohort_of(where, map(engine.Person, map(str, ids.tolist())), [], engine.Rules())
    applications = rows["application"].tolist()
    numbers = {one: at for at, one in enumerate(applications)}
    return Round(replace(empty, pairs=pairs), applications, numbers, cohort.programme)
