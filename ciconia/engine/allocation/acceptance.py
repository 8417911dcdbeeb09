"""
Large cohorts whose preferences are a rule: deferred acceptance, with less and less room until all rules are kept.

People ask in the order they prefer, places keep those they prefer (Gale and Shapley 1962). Room that is not used does
not count, so the outcome stays stable, and in the order of the hosts, when a place gives room up: whoever it likes
least asks on. That is tried where a rule is broken, for the engagement that is worth least.
"""

import heapq

import numpy as np

from ciconia.engine.allocation.cohort import Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import Rule, rules_in
from ciconia.engine.allocation.measure import TOLERATED, missing, usage
from ciconia.engine.allocation.preferences import Wishes


class Acceptance:
    """Who holds what at present: `held` are heaps of (minus the level of the place, position of the pair)."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.wishes = frame, Wishes(frame)
        order = np.lexsort((np.arange(len(self.wishes.pairs)), self.wishes.person_level, self.wishes.person))[::-1]
        self.asks: list[list[int]] = [[] for _ in range(frame.n_people)]
        for at, person in zip(order.tolist(), self.wishes.person[order].tolist(), strict=True):
            self.asks[person].append(at)
        self.room: list[int] = frame.cohort.places.capacity.tolist()
        self.held: list[list[tuple[int, int]]] = [[] for _ in range(frame.n_places)]
        for person in range(frame.n_people):
            self.ask(person)

    def ask(self, person: int) -> None:
        """Somebody without a place asks on, and whoever that pushes out."""
        while self.asks[person]:
            at = self.asks[person].pop()
            place = int(self.wishes.place[at])
            heapq.heappush(self.held[place], (-int(self.wishes.host_level[at]), at))
            if len(self.held[place]) <= self.room[place]:
                return
            person = int(self.wishes.person[heapq.heappop(self.held[place])[1]])

    def give_up(self, place: int) -> None:
        """A place gives up the room of whoever it likes least."""
        at = heapq.heappop(self.held[place])[1]
        self.room[place] = len(self.held[place])
        self.ask(int(self.wishes.person[at]))

    @property
    def chosen(self) -> Ints:
        """The pairs held at present."""
        held = sorted(at for room in self.held for _, at in room)
        return self.wishes.pairs[np.array(held, np.int64)]

    def least(self, rule: Rule) -> int:
        """The place whose last engagement is worth least of those that a rule counts."""
        places, people = self.frame.cohort.places, self.frame.cohort.people
        names = {"sector": places.sector, "funder": places.funder}.get(rule.field.split("_")[0], places.country)
        largest = -1
        if rule.field == "group_max":
            largest = int(usage(self.frame.cohort, self.chosen).groups[rule.at].argmax())
        found = []
        for place in np.flatnonzero(names.codes == rule.at).tolist():
            if self.held[place]:
                pair = int(self.wishes.pairs[self.held[place][0][1]])
                person = self.frame.person[pair]
                cost = max(float(places.cost[place]), 1.0) if rule.field.endswith("budget") else 1.0
                # A rule of balance comes no nearer by giving up a woman, or somebody of another group.
                vain = bool(people.woman[person]) if rule.field == "women_min" else False
                vain = int(people.group.codes[person]) != largest if largest >= 0 else vain
                found.append((vain, float(self.frame.worth[pair]) / cost, place))
        return min(found)[2]


def accepted(frame: Frame) -> Ints | None:
    """A plan in which preferences and all other rules are kept; None where this way finds none."""
    if len(frame.limits.locked) or frame.periods.count > 1:
        return None
    rules = [rule for rule in rules_in(frame.cohort, frame.limits) if not rule.is_switch]
    state = Acceptance(frame)
    while True:
        chosen = state.chosen
        used = usage(frame.cohort, chosen)
        short = [rule for rule in rules if missing(frame.limits, used, rule) > _tolerated(frame, rule)]
        above = [rule for rule in short if not rule.field.endswith("_min") or rule.is_share]
        if not above:
            return None if short else chosen
        state.give_up(state.least(above[0]))


def _tolerated(frame: Frame, rule: Rule) -> float:
    return TOLERATED * (frame.money if rule.field.endswith("budget") else 1.0)
