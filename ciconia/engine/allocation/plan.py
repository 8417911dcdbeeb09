"""From a cohort to a plan: `allocate(cohort)`."""

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from ciconia.engine.allocation.acceptance import accepted
from ciconia.engine.allocation.clash import clashes, hopeless
from ciconia.engine.allocation.cohort import Cohort, Ints, Rules
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import Whole, solve_whole
from ciconia.engine.allocation.limits import Limits, Rule, limits_of
from ciconia.engine.allocation.measure import Breach, breaches, lost_locks
from ciconia.engine.allocation.rounding import rounded
from ciconia.engine.allocation.sifting import Master, Relaxation, relax
from ciconia.engine.allocation.solver import SolverError

FEW_PAIRS, FEW_LEFT, FEW_PREFERENCES = 4000, 6000, 1500
NODES = 20_000
WORTH = 1e-9

Status = Literal["optimal", "feasible", "impossible"]


@dataclass(frozen=True)
class Plan:
    """
    Who goes where. `chosen` are numbers of pairs, by the ids of person and place; `bound` is what no plan can pass;
    `warnings` are rules that only warn and are not kept; `clashes` say why no plan is possible.
    """

    cohort: Cohort
    status: Status
    chosen: Ints
    objective: float
    bound: float
    warnings: list[Breach] = field(default_factory=list)
    clashes: list[list[Breach]] = field(default_factory=list)
    desk: "Desk | None" = field(default=None, repr=False, compare=False)

    @property
    def gap(self) -> float:
        """How far the plan may be from the best, as a part of the bound."""
        return max(self.bound - self.objective, 0.0) / self.bound if self.bound > 0 else 0.0

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The ids of person and place of every engagement."""
        return [self.cohort.ids(int(pair)) for pair in self.chosen]


@dataclass
class Desk:
    """
    What solving leaves behind, so that the next question is answered quickly. `start` are pairs to solve from where
    the linear program itself is gone.
    """

    frame: Frame
    master: Master | None
    relaxed: Relaxation | None
    start: Ints | None = None


def allocate(cohort: Cohort) -> Plan:
    """The best plan for a cohort under its rules, the same on every run; a plan with status impossible names why."""
    limits = limits_of(cohort)
    lost, _ = hopeless(cohort, limits)
    solved = None if lost else solve(Frame(cohort, limits), gap=cohort.rules.gap)
    if solved is None:
        return Plan(cohort, "impossible", np.zeros(0, np.int32), 0.0, 0.0, clashes=clashes(cohort, limits))
    whole, desk = solved
    return plan_of(cohort, limits, whole, desk)


def plan_of(cohort: Cohort, limits: Limits, whole: Whole, desk: Desk) -> Plan:
    """A plan with its order, its warnings and its status. Raises SolverError if it does not keep the limits."""
    broken = breaches(cohort, limits, whole.chosen)
    if broken:
        raise SolverError(f"the plan does not keep {broken[0].rule.name}")
    chosen = in_order(cohort, whole.chosen)
    bound = max(whole.bound, whole.worth)
    warnings = breaches(cohort, limits_of(cohort, bind=False), chosen, forbidden=limits.forbidden) + [
        Breach(Rule(f"lock.{lock.person}.{lock.place}", "locked", -1, person=lock.person, place=lock.place), 1.0)
        for lock in lost_locks(cohort, bind=False)
    ]
    plan = Plan(cohort, "feasible", chosen, whole.worth, bound, warnings, desk=desk)
    return replace(plan, status="optimal") if plan.gap <= cohort.rules.gap + WORTH else plan


def in_order(cohort: Cohort, chosen: Ints) -> Ints:
    """Pairs by the ids of person and place."""
    people, places = cohort.people.ids, cohort.places.ids
    person = np.array([people[one] for one in cohort.pairs.person[chosen].tolist()])
    place = np.array([places[one] for one in cohort.pairs.place[chosen].tolist()])
    return np.asarray(chosen[np.lexsort((place, person))], np.int32)


def solve(frame: Frame, *, gap: float) -> tuple[Whole, Desk] | None:
    """The best whole plan of a frame, proved to the gap where that is possible within the limits; None: impossible."""
    if not frame.usable[frame.limits.locked].all():
        return None
    usable = np.flatnonzero(frame.usable).astype(np.int32)
    if frame.limits.stable or frame.limits.order:
        whole = _preferred(frame) if len(usable) > FEW_PREFERENCES else None
        whole = solve_whole(frame, usable, gap=gap, nodes=NODES) if whole is None else whole
        return None if whole is None else (whole, Desk(frame, None, None))
    found = relax(frame)
    if found is None:
        return None
    master, relaxed = found
    desk = Desk(frame, master, relaxed)
    if len(usable) <= FEW_PAIRS:
        whole = solve_whole(frame, usable, gap=0.0, nodes=NODES)
        return None if whole is None else (replace(whole, bound=min(whole.bound, relaxed.bound)), desk)
    whole = rounded(frame, relaxed, gap)
    if whole is None:
        # The pairs of the relaxation first: they are few, and hardly ever admit no plan where all pairs admit one.
        whole = solve_whole(frame, relaxed.pairs, gap=gap, nodes=NODES)
        whole = (
            solve_whole(frame, usable, gap=gap, nodes=NODES) if whole is None else replace(whole, bound=relaxed.bound)
        )
    elif gap < Rules.gap and relaxed.bound - whole.worth > gap * relaxed.bound + WORTH:
        whole = _proved(frame, relaxed, whole, gap)
    return None if whole is None else (replace(whole, bound=min(whole.bound, relaxed.bound)), desk)


def _preferred(frame: Frame) -> Whole | None:
    """A plan by deferred acceptance, held against what no plan can pass though preferences were no rule."""
    chosen = accepted(frame)
    if chosen is None:
        return None
    found = relax(Frame(frame.cohort, replace(frame.limits, stable=False, order=False)))
    assert found is not None  # noqa: S101 - what has a plan has a relaxation
    return Whole(chosen, float(frame.worth[chosen].sum()), found[1].bound)


def _proved(frame: Frame, relaxed: Relaxation, whole: Whole, gap: float) -> Whole:
    """A better plan or a better proof, where few enough pairs can be part of a better plan."""
    left = np.flatnonzero(frame.usable & (relaxed.net >= whole.worth - relaxed.bound - WORTH)).astype(np.int32)
    better = solve_whole(frame, left, gap=gap, nodes=NODES) if len(left) <= FEW_LEFT else None
    return whole if better is None or better.worth < whole.worth else better
