"""What a plan says: its figures, its rules, who stands where, what a change would cost, and who is not placed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ciconia.engine import allocation as engine
from ciconia.engine.allocation.limits import Rule, limits_of, rules_in
from ciconia.engine.allocation.measure import TOLERATED, Breach, missing, usage
from ciconia.engine.allocation.reasons import Reasons
from ciconia.selection.models import Application, Candidate, Cohort, CohortDraft, CohortPlace
from ciconia.selection.queries.cohort import (
    WAITING,
    Round,
    plan_of,
    planned,
    remember,
    ruled,
    settings_of,
    women_among,
)
from ciconia.selection.queries.ranking import scores_among

FEW = 5
"""Fewer people than that are told by no figure about sex."""
ALTERNATIVES = 3
SHOWN = 50
NARROW = 1e-6
NAMED = (
    "public_id", "person_id", "opportunity_id", "person__short_name", "person__headline", "opportunity__title",
    "opportunity__public_id",
)  # fmt: skip
PLACE = (
    "cohort_id", "free", "opportunity__public_id", "opportunity__title", "opportunity__organisation__name",
    "opportunity__organisation__city", "opportunity__organisation__country", "opportunity__focus__country",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One place of a plan with whoever has it; nobody where `application` is None."""

    place: CohortPlace
    application: Application | None
    fit: float = 0.0
    host_rank: int = 0
    confirmed: bool = True
    locked: bool = False
    nearness: float | None = None  # of the newest ranking, where the programme has one; no part of the fit


@dataclass(frozen=True)
class RuleLine:
    """A rule and how the plan stands to it. standing: kept, limit (nothing is left) or broken; missing: by how much."""

    field: str
    where: str
    bound: float
    used: float
    standing: str
    missing: float
    binds: bool


@dataclass(frozen=True)
class Gone:
    """Somebody who would go elsewhere: opportunities before and after, None for none."""

    person_id: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Alternative:
    """Another person for a place, or nobody (`application` None): what the whole plan would lose, and who else moves.

    impossible: the rules that would have to give way; then there are no figures. solves, breaks: rules that only warn.
    """

    application: Application | None
    fit: float
    cost: float
    within: bool
    moves: tuple[Gone, ...]
    solves: tuple[tuple[str, str], ...]
    breaks: tuple[tuple[str, str], ...]
    impossible: bool


@dataclass(frozen=True)
class NotPlaced:
    """Somebody without a place: where they would fit best, and what is against it."""

    application: Application
    fit: float
    bars: tuple[str, ...]


def figures_of(data: Round, plan: engine.Plan) -> dict[str, Any]:
    """What is kept with a plan: status, fit, places, first choices, money, women, rules not kept, rules that clash."""
    pairs, people, chosen = data.data.pairs, data.data.people, plan.chosen
    ranks, placed = pairs.host_rank[chosen], [people.ids[one] for one in pairs.person[chosen].tolist()]
    women = women_among(placed)
    # Where people are kept for needs to come, the plan was made with everybody worth less; this is what it is worth.
    scale = 2.0 if plan.cohort.rules.host_rank == "score" else 1.0
    paid = float((pairs.fit[chosen] - plan.cohort.pairs.fit[chosen]).sum()) / scale
    return {
        "status": plan.status, "fit": round(float(pairs.fit[chosen].sum()), 4), "objective": round(plan.objective, 6),
        "worth": round(plan.objective + paid, 6),
        "gap": round(plan.gap, 6), "placed": len(chosen), "places": int(data.data.places.capacity.sum()),
        "first": int((ranks == 1).sum()), "ranked": int((ranks > 0).sum()),
        "spent": round(float(data.data.places.cost[pairs.place[chosen]].sum()), 2),
        "women": sum(int(one) in women for one in placed),
        "warnings": [[one.rule.field, one.rule.where, round(one.missing, 6)] for one in plan.warnings],
        "clashes": [[_clash(data, one) for one in clash] for clash in plan.clashes],
    }  # fmt: skip


def no_figures(cohort: Cohort) -> dict[str, Any]:
    """What is kept with a plan that is still being worked out."""
    places = sum(cohort.places.values_list("free", flat=True))
    nothing = dict.fromkeys(("fit", "objective", "worth", "gap", "placed", "first", "ranked", "spent", "women"), 0)
    return {"status": WAITING, "places": places, **nothing, "warnings": [], "clashes": []}


def unconfirmed(draft: CohortDraft) -> list[Application]:
    """Who is in a plan though the institution has neither signed nor said that they would suit."""
    rows = Candidate.objects.filter(cohort=draft.cohort_id, application__in=draft.plan, confirmed=False)
    return list(applications_of(rows.values_list("application_id", flat=True)).values())


def lines_of(draft: CohortDraft, data: Round, group: str) -> list[tuple[int, int | None, float]]:
    """(opportunity, application or None, fit) of every place, by "country", "fit" (lowest first) or "start".

    data: as `placed_in` gives it.
    """
    places, pairs = data.data.places, data.data.pairs
    there: dict[int, list[tuple[int | None, float]]] = {}
    for at, application in enumerate(data.applications):
        there.setdefault(int(pairs.place[at]), []).append((application, float(pairs.fit[at])))
    country = [places.country.words[code] for code in places.country.codes.tolist()]
    found: list[tuple[Any, tuple[int, int | None, float]]] = []
    for at, (opportunity, free, starts) in enumerate(
        zip(map(int, places.ids), places.capacity.tolist(), places.start.tolist(), strict=True)
    ):
        held = there.get(at, [])
        for placed, fit in [*held, *[(None, -1.0)] * (free - len(held))]:
            first = {"fit": fit, "start": starts, "country": country[at]}[group]
            found.append(((first, opportunity, -fit), (opportunity, placed, fit)))
    return [line for _key, line in sorted(found, key=lambda one: one[0])]


def shown(draft: CohortDraft, lines: Iterable[tuple[int, int | None, float]]) -> list[Line]:
    """The lines of one page with what they say."""
    kept = list(lines)
    places = CohortPlace.objects.filter(cohort=draft.cohort_id, opportunity__in={pk for pk, *_rest in kept})
    places = places.select_related("opportunity__organisation", "opportunity__focus").only(*PLACE)
    by_pk = {row.opportunity_id: row for row in places}
    applications = applications_of([pk for _place, pk, _fit in kept if pk is not None])
    rows = Candidate.objects.filter(cohort=draft.cohort_id, application__in=applications)
    said = {row.application_id: row for row in rows}
    ranked = scores_among(draft.cohort.programme, applications)
    found = []
    for place, pk, fit in kept:
        row = said.get(pk) if pk is not None else None
        if pk is None or row is None:
            found.append(Line(by_pk[place], None))
            continue
        held = (row.host_rank, row.confirmed, pk in draft.locks, ranked.get(pk))
        found.append(Line(by_pk[place], applications[pk], fit, *held))
    return found


def applications_of(pks: Iterable[int]) -> dict[int, Application]:
    """Applications with whoever they are of, by id."""
    wanted = set(pks)
    rows = Application.objects.filter(pk__in=wanted).select_related("person", "opportunity").only(*NAMED)
    return {row.pk: row for row in rows} if wanted else {}


def rule_lines(draft: CohortDraft, data: Round) -> list[RuleLine]:
    """Every rule of a plan, what is not kept first, then what leaves nothing over; data: as `placed_in` gives it."""
    cohort = ruled(data, settings_of(draft))
    used, found = usage(data.data, np.arange(len(data.applications))), []
    for binds in (True, False):
        limits = limits_of(cohort, bind=binds)
        for rule in rules_in(cohort, limits):
            if rule.is_switch:
                continue
            short = missing(limits, used, rule)
            standing = "broken" if short > TOLERATED * _size(data, rule) else "limit" if abs(short) < NARROW else "kept"
            bound = float(getattr(limits, rule.field)[rule.at])
            found.append(RuleLine(rule.field, rule.where, bound, bound - short if rule.is_floor else bound + short,
                                  standing, short, binds))  # fmt: skip
    return sorted(found, key=lambda line: ("broken", "limit", "kept").index(line.standing))


def alternatives(draft: CohortDraft, place: CohortPlace) -> list[Alternative]:
    """What each other choice for a place would cost, the best fits first, and last what nobody would cost."""
    data, plan = plan_of(draft)
    settings, fit = settings_of(draft), data.data.pairs.fit
    at = data.data.places.ids.index(str(place.opportunity_id))
    pairs = np.flatnonzero(data.data.pairs.place == at)
    placed, fixed = set(draft.plan), set(draft.forbids)
    others = [pair for pair in pairs.tolist() if data.applications[pair] not in placed | fixed]
    best = sorted(others, key=lambda pair: (-fit[pair], data.applications[pair]))[:ALTERNATIVES]
    rows = applications_of(data.applications[pair] for pair in best)
    there = {data.applications[pair] for pair in pairs.tolist()}
    here = [pk for pk in draft.locks if pk in there]
    besides = here if len(here) >= place.free else []
    found = []
    for pair in best:
        row = rows[data.applications[pair]]
        after = planned(data, settings.locking(row.pk, besides), plan)
        found.append(_alternative(plan, after, row, float(fit[pair])))
        if after.desk is not None:
            plan = remember(draft, replace(plan, desk=after.desk))  # the next question goes on from this program
    if there & placed:
        emptied = settings.emptying(place.opportunity_id)
        for pk in here:
            emptied = emptied.freeing(pk)
        found.append(_alternative(plan, planned(data, emptied, plan), None, 0.0))
    return found


def not_placed(draft: CohortDraft, first: int = 0, many: int = SHOWN) -> tuple[list[NotPlaced], int]:
    """Who could be placed and is not, the best fits first, from a number on; and how many there are."""
    data, plan = plan_of(draft)
    told = [one for one in Reasons(plan, limits_of(plan.cohort)).unplaced() if one.place]
    told.sort(key=lambda one: (-one.fit, int(one.person)))
    page = told[first : first + many]
    pairs = [data.data.find(one.person, one.place) for one in page]
    rows, fit = applications_of(data.applications[pair] for pair in pairs), data.data.pairs.fit
    found = [NotPlaced(rows[data.applications[pair]], float(fit[pair]), one.bars)
             for pair, one in zip(pairs, page, strict=True)]  # fmt: skip
    return found, len(told)


def left_out(draft: CohortDraft) -> list[Candidate]:
    """Who is in no plan of the round at all, and why."""
    rows = Candidate.objects.filter(cohort=draft.cohort_id).exclude(out="")
    rows = rows.select_related("application__person", "application__opportunity")
    return list(rows.order_by("out", "application_id"))


def _alternative(plan: engine.Plan, after: engine.Plan, application: Application | None, fit: float) -> Alternative:
    if after.status == "impossible":
        return Alternative(application, fit, 0.0, False, (), (), (), impossible=True)
    cost = plan.objective - after.objective
    before = {(one.rule.field, one.rule.where) for one in plan.warnings}
    now = {(one.rule.field, one.rule.where) for one in after.warnings}
    moves = tuple(
        Gone(int(move.person), _first(move.before), _first(move.after))
        for move in engine.moves_between(plan, after)
        if application is None or int(move.person) != application.person_id
    )
    within = bool(abs(cost) <= plan.cohort.rules.gap * max(plan.bound, 1e-9))
    return Alternative(application, fit, cost, within, moves, tuple(sorted(before - now)), tuple(sorted(now - before)),
                       impossible=False)  # fmt: skip


def _first(places: tuple[str, ...]) -> int | None:
    return int(places[0]) if places else None


def _size(data: Round, rule: Rule) -> float:
    return float(np.max(data.data.places.cost, initial=1.0)) if rule.field.endswith("budget") else 1.0


def _clash(data: Round, breach: Breach) -> list[Any]:
    rule = breach.rule
    pair = data.applications[rule.at] if rule.field in ("locked", "forbidden") and rule.at >= 0 else None
    return [rule.field, rule.where, round(breach.missing, 6), pair]
