"""
A plan after a change of what staff decided or ruled, near the plan that was: for cohorts too large to start anew. The
linear program is solved again from where it stood; only the countries concerned are planned anew.
"""

from typing import Literal

import numpy as np

from ciconia.engine.allocation.clash import hopeless
from ciconia.engine.allocation.cohort import Cohort, Flags, Ints
from ciconia.engine.allocation.frame import Frame, values_of
from ciconia.engine.allocation.integer import Whole
from ciconia.engine.allocation.kernel import USUAL, Kernel
from ciconia.engine.allocation.limits import Limits, limits_of
from ciconia.engine.allocation.measure import TOLERATED, breaches
from ciconia.engine.allocation.plan import FEW_PAIRS, Desk, Plan, allocate, in_order, plan_of
from ciconia.engine.allocation.rounding import planned_anew
from ciconia.engine.allocation.sifting import Master, Relaxation, relax

NEAREST = 0.01


def nearest(plan: Plan) -> Ints:
    """
    The pairs that pay in the linear program of a plan or almost do, in fit: enough to solve it again in a third of the
    time, wherever that is. None for a cohort that is solved anew each time.
    """
    relaxed = plan.desk.relaxed if plan.desk is not None else None
    if plan.desk is None or relaxed is None or int(plan.desk.frame.usable.sum()) <= FEW_PAIRS:
        return np.zeros(0, np.int32)
    return np.flatnonzero(plan.desk.frame.usable & (relaxed.net > -NEAREST)).astype(np.int32)


def standing(
    cohort: Cohort, chosen: Ints, *, bound: float, status: Literal["optimal", "feasible"],
    desk: Desk | None = None, start: Ints | None = None,
) -> Plan:  # fmt: skip
    """
    A plan that was made before, read again: no solving, only its worth and the rules that it does not keep. `start`
    are the pairs that `nearest` gave, for where no desk is left.
    """
    limits = limits_of(cohort)
    warnings = breaches(cohort, limits_of(cohort, bind=False), chosen, forbidden=limits.forbidden)
    if desk is None and start is not None and len(start):
        desk = Desk(Frame(cohort, limits), None, None, start)
    worth = float(values_of(cohort)[chosen].sum())
    return Plan(cohort, status, in_order(cohort, chosen), worth, max(bound, worth), warnings, desk=desk)


def near(before: Plan, cohort: Cohort) -> Plan:
    """
    The plan of a cohort that differs from the one of `before` in decisions, in rules or in room alone; what those do
    not concern stays. Starts anew for small cohorts, for preferences as a rule, and where nothing near keeps all rules.
    """
    limits = limits_of(cohort)
    frame = Frame(cohort, limits)
    large = int(frame.usable.sum()) > FEW_PAIRS and not limits.stable and not limits.order
    possible = before.status != "impossible" and bool(frame.usable[limits.locked].all())
    if not (large and possible) or hopeless(cohort, limits)[0]:
        return allocate(cohort)
    found = _relaxed(before.desk, frame)
    chosen = None if found is None else _moved(before, frame, found[1])
    if found is None or chosen is None:
        return allocate(cohort)
    whole = Whole(chosen, float(frame.worth[chosen].sum()), found[1].bound)
    return plan_of(cohort, limits, whole, Desk(frame, *found))


def _relaxed(desk: Desk | None, frame: Frame) -> tuple[Master, Relaxation] | None:
    """The linear program from where it stood, or from its beginning where its rows are others."""
    known = desk is not None and desk.frame.cohort.pairs is frame.cohort.pairs
    master = desk.master if desk is not None and known else None
    start = master.pairs if master is not None else desk.start if desk is not None and known else None
    if start is None:
        return relax(frame)
    if master is not None and _alike(master.frame, frame):
        master.take(frame)
    else:
        held = np.zeros(len(frame.usable), bool)
        held[start] = True
        held &= frame.usable
        held[frame.limits.locked] = True
        master = Master(frame, np.flatnonzero(held).astype(np.int32))
    relaxed = master.solve()
    return relax(frame) if relaxed is None else (master, relaxed)


def _alike(one: Frame, other: Frame) -> bool:
    """Whether two programs have the same rows and differ in their bounds alone."""
    return one.cohort.places.cost is other.cohort.places.cost and all(
        np.array_equal(first, second)
        for first, second in (
            (one.worth, other.worth), (one.kind, other.kind), (one.group_keys, other.group_keys),
            (one.limits.women_min, other.limits.women_min), (one.limits.group_max, other.limits.group_max),
        )
    )  # fmt: skip


def _moved(before: Plan, frame: Frame, relaxed: Relaxation) -> Ints | None:
    """The plan with what the changes concern planned anew; None where nothing near keeps all rules."""
    past, now = limits_of(before.cohort), frame.limits
    held = before.chosen[frame.usable[before.chosen]]
    pairs = np.unique(
        np.concatenate((
            np.setxor1d(past.locked, now.locked), np.setxor1d(past.forbidden, now.forbidden),
            before.chosen[~frame.usable[before.chosen]], now.locked[~np.isin(now.locked, held)],
        ))
    ).astype(np.int32)  # fmt: skip
    kernel = Kernel(frame, relaxed, held, each=USUAL)
    kernel.hold(held)
    if len(pairs):
        kernel.sure &= ~(_among(frame.person, kernel.pairs, pairs) | _among(frame.place, kernel.pairs, pairs))
        theirs = held[np.isin(frame.person[held], frame.person[pairs])]
        first = np.unique(frame.country[np.append(theirs, pairs)]).tolist()
        planned_anew(kernel, first, _others(frame, held, pairs, first))
    for country in _ruled(before.cohort, frame.cohort, past, now):
        planned_anew(kernel, [country], [])
    if _broken(kernel):
        planned_anew(kernel, list(range(frame.n_countries)), [])
    return None if _broken(kernel) else kernel.chosen


def _among(column: Ints, pairs: Ints, concerned: Ints) -> Flags:
    return np.isin(column[pairs], column[concerned])


def _others(frame: Frame, held: Ints, pairs: Ints, countries: list[int]) -> list[int]:
    """The countries that hold most of what some pairs need of their sectors."""
    sector = frame.cohort.places.sector.codes[frame.place]
    holders = np.bincount(frame.country[held[np.isin(sector[held], sector[pairs])]], minlength=frame.n_countries)
    return [country for country in np.argsort(-holders, kind="stable").tolist() if country not in countries]


def _ruled(before: Cohort, cohort: Cohort, past: Limits, now: Limits) -> list[int]:
    """The countries of which a rule or the room at a place is another."""
    names = ("country_min", "country_max", "country_budget", "women_min", "group_max")
    other = np.any([getattr(past, name) != getattr(now, name) for name in names], axis=0)
    sectors = (past.sector_min != now.sector_min) | (past.sector_max != now.sector_max)
    code = cohort.places.sector.codes
    changed = before.places.capacity != cohort.places.capacity
    changed |= (code >= 0) & (sectors[code] if len(sectors) else False)
    other[cohort.places.country.codes[changed]] = True
    return [int(country) for country in np.flatnonzero(other)]


def _broken(kernel: Kernel) -> bool:
    """Whether a rule, a person's time or the room of a place is not kept."""
    frame, chosen = kernel.frame, kernel.chosen
    row_high = kernel.program.row_upper
    return bool(np.any(kernel.used > row_high + TOLERATED)) or bool(breaches(frame.cohort, frame.limits, chosen))
