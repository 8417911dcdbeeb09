"""What staff ask about a plan: what a lock or a forbid would cost, who else would move, why not this person here."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.clash import clashes
from ciconia.engine.allocation.cohort import NEVER_BEGAN, NEVER_ENDS, NONE, Cohort
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import Whole
from ciconia.engine.allocation.limits import Limits, available, limits_of
from ciconia.engine.allocation.plan import FEW_PAIRS, WORTH, Desk, Plan, plan_of, solve
from ciconia.engine.allocation.rounding import replanned
from ciconia.engine.allocation.words import clash_sentences

TOLD = 5
_EPOCH = 719163  # 1 January 1970 as an ordinal of the calendar


@dataclass(frozen=True)
class Move:
    """Somebody who would go elsewhere: ids of places before and after."""

    person: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The move in words."""
        if not self.after:
            return f"{self.person} would have no place instead of {', '.join(self.before)}"
        if not self.before:
            return f"{self.person}, who has no place now, would go to {', '.join(self.after)}"
        return f"{self.person} would go to {', '.join(self.after)} instead of {', '.join(self.before)}"


@dataclass(frozen=True)
class Answer:
    """
    What a decision leads to: the new plan (None where the decision says nothing new or none is possible), its cost in
    fit, whether that is less than the tolerance of the two plans, who moves, and all that in words.
    """

    plan: Plan | None
    cost: float
    within_tolerance: bool
    moves: tuple[Move, ...]
    sentence: str


def what_if(plan: Plan, *, lock: tuple[str, str] | None = None, forbid: tuple[str, str] | None = None) -> Answer:
    """What one lock or one forbid (ids of person and place) leads to. Raises ValueError for an unknown id or pair."""
    ids = lock or forbid
    if ids is None:
        raise ValueError("say what to lock or to forbid")
    pair = plan.cohort.find(*ids)
    if pair == NONE:
        raise ValueError(f"{ids[0]} and {ids[1]} are not paired")
    limits = _decided(limits_of(plan.cohort), pair, locked=lock is not None)
    verb = "Locking {} to {}" if lock else "Forbidding {} for {}"
    start = verb.format(*ids)
    if (pair in plan.chosen) == (lock is not None):
        return Answer(None, 0.0, True, (), f"{start} changes nothing: the plan does that already.")
    solved = _solved(plan, limits, pair, locked=lock is not None)
    if solved is None:
        told = clash_sentences(plan.cohort, clashes(plan.cohort, limits))
        return Answer(None, 0.0, False, (), " ".join([f"{start} makes every plan impossible.", *told]))
    after = plan_of(plan.cohort, limits, *solved)
    cost = plan.objective - after.objective
    within = abs(cost) <= plan.cohort.rules.gap * plan.bound + WORTH
    moves = tuple(move for move in moves_between(plan, after) if move.person != ids[0])
    price = "costs less than the tolerance" if within else f"costs {cost:.2f} of fit"
    others = "; ".join(move.sentence for move in moves[:TOLD]) + (
        f"; {len(moves) - TOLD} more move" if len(moves) > TOLD else ""
    )
    return Answer(after, cost, within, moves, f"{start} {price}; {others or 'nobody else moves'}.")


def _decided(limits: Limits, pair: int, *, locked: bool) -> Limits:
    """Limits with one more decision of staff."""
    forbidden, held = limits.forbidden[limits.forbidden != pair], limits.locked[limits.locked != pair]
    one = np.array([pair], np.int32)
    if locked:
        return replace(limits, forbidden=forbidden, locked=np.union1d(held, one).astype(np.int32))
    return replace(limits, forbidden=np.union1d(forbidden, one).astype(np.int32), locked=held)


def _solved(plan: Plan, limits: Limits, pair: int, *, locked: bool) -> tuple[Whole, Desk] | None:
    """The best plan under changed limits; near the present one where the cohort is too large to start anew."""
    frame, desk = Frame(plan.cohort, limits), plan.desk
    quick = desk is not None and desk.master is not None and int(frame.usable.sum()) > FEW_PAIRS
    if quick and desk is not None and desk.master is not None and frame.usable[limits.locked].all():
        desk.master.take(desk.frame)
        desk.master.hold(pair, float(locked), float(locked))
        relaxed = desk.master.solve()
        before = desk.frame
        desk.master.hold(pair, float(pair in before.limits.locked), float(before.usable[pair]))
        whole = None if relaxed is None else replanned(frame, relaxed, plan.chosen, pair)
        if whole is not None:
            return whole, Desk(frame, None, relaxed)
    return solve(frame, gap=plan.cohort.rules.gap)


def moves_between(before: Plan, after: Plan) -> list[Move]:
    """Who goes elsewhere in another plan, by id."""
    held: dict[str, list[list[str]]] = {}
    person = before.cohort.pairs.person
    alike = before.cohort.pairs is after.cohort.pairs
    others = person[np.setxor1d(before.chosen, after.chosen)] if alike else person
    for number, plan in enumerate((before, after)):
        concerned = plan.chosen[np.isin(plan.cohort.pairs.person[plan.chosen], others)] if alike else plan.chosen
        for who, place in (plan.cohort.ids(int(pair)) for pair in concerned):
            held.setdefault(who, [[], []])[number].append(place)
    return [Move(person, tuple(one), tuple(other)) for person, (one, other) in sorted(held.items()) if one != other]


def why_not(plan: Plan, person: str, place: str) -> Answer:
    """Why a person is not at a place: what forbids it, or what it would cost. Raises ValueError for an unknown id."""
    pair = plan.cohort.find(person, place)
    here = f"{person} is not at {place}"
    if pair == NONE:
        return _no(f"{here}: the two are not in pairs.csv, so {person} is not eligible there.")
    if pair in plan.chosen:
        return _no(f"{person} is at {place}.")
    if not available(plan.cohort)[pair]:
        return _no(f"{here}: {person} is available {_dates(plan.cohort, pair)}.")
    if not plan.cohort.places.capacity[plan.cohort.pairs.place[pair]]:
        return _no(f"{here}: {place} has no room for anybody.")
    answer = what_if(plan, lock=(person, place))
    forbidden = " Staff forbade it." if pair in limits_of(plan.cohort).forbidden else ""
    return replace(answer, sentence=f"{here}.{forbidden} {answer.sentence}")


def _no(sentence: str) -> Answer:
    return Answer(None, 0.0, False, (), sentence)


def _dates(cohort: Cohort, pair: int) -> str:
    """Two periods in words."""
    person, place = cohort.pairs.person[pair], cohort.pairs.place[pair]
    theirs = _period(int(cohort.people.start[person]), int(cohort.people.end[person]))
    needed = _period(int(cohort.places.start[place]), int(cohort.places.end[place]))
    return f"{theirs}, and the place needs somebody {needed}"


def _period(start: int, end: int) -> str:
    # Days are told as dates of the calendar, where there are any.
    told = [] if start == NEVER_BEGAN else [f"from {np.datetime64(start - _EPOCH, 'D')}"]
    told += [] if end == NEVER_ENDS else [f"to {np.datetime64(end - _EPOCH, 'D')}"]
    return " ".join(told) or "without limit of time"
