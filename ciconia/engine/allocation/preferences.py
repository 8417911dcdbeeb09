"""
Who prefers what, and plans that nobody would leave together.

Stability is that of Gale and Shapley ("College admissions and the stability of marriage", American Mathematical Monthly
69, 1962), with periods, and without counting room that is not used.
"""

import numpy as np

from ciconia.engine.allocation.cohort import Flags, Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.program import joined
from ciconia.engine.allocation.solver import INFINITY, Entries, Program, by_column

_UNRANKED = 1e9


def dislike(rank: Ints, fit: Floats) -> Floats:
    """A number that is lower for what is preferred: ranks first, then what is not ranked, by fit."""
    return np.where(rank > 0, rank, _UNRANKED + (1.0 - fit))


def levels(owner: Ints, score: Floats) -> Ints:
    """For each owner's entries, 0 for the best, 1 for the next; equal scores share a level."""
    order = np.lexsort((score, owner))
    same = np.diff(owner[order], prepend=-1) == 0
    step = same & (np.diff(score[order], prepend=-np.inf) > 0)
    counted = np.cumsum(step)
    first = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
    found = np.empty(len(order), np.int32)
    found[order] = counted - counted[first]
    return found


class Wishes:
    """Preferences among the usable pairs of a frame, pair by pair."""

    def __init__(self, frame: Frame) -> None:
        pairs = frame.cohort.pairs
        self.frame = frame
        self.pairs = np.flatnonzero(frame.usable).astype(np.int32)
        self.person, self.place = frame.person[self.pairs], frame.place[self.pairs]
        self.host_level = levels(self.place, dislike(pairs.host_rank[self.pairs], pairs.fit[self.pairs]))
        self.person_level = levels(self.person, dislike(pairs.person_rank[self.pairs], pairs.fit[self.pairs]))
        self.first, self.last = frame.periods.first[self.place], frame.periods.last[self.place]

    def rivals(self, *, preferred: bool) -> tuple[Ints, Ints]:
        """
        For each pair, the pairs of the same person in an overlapping period (itself among them); with `preferred` only
        those the person likes at least as much. Two columns of positions.
        """
        order = np.argsort(self.person, kind="stable")
        start = np.searchsorted(self.person[order], self.person)
        many = np.bincount(self.person, minlength=self.frame.n_people)[self.person]
        one = np.repeat(np.arange(len(order)), many)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
        other = order[np.repeat(start, many) + offset]
        fine = (self.first[one] <= self.last[other]) & (self.first[other] <= self.last[one])
        if preferred:
            fine &= self.person_level[other] <= self.person_level[one]
        return one[fine].astype(np.int32), other[fine].astype(np.int32)

    def envied(self, chosen: Ints, *, preferred: bool) -> Ints:
        """
        Pairs that would both rather have each other, given a plan; or with `preferred` false, the people a place should
        have taken before somebody it took. Numbers of pairs of the cohort.
        """
        taken: Flags = np.zeros(len(self.frame.usable), bool)
        taken[chosen] = True
        taken = taken[self.pairs]
        worst = np.full(self.frame.n_places, -1)
        np.maximum.at(worst, self.place[taken], self.host_level[taken])
        one, other = self.rivals(preferred=preferred)
        settled = np.zeros(len(self.pairs), bool)
        settled[one[taken[other]]] = True
        return self.pairs[~settled & (worst[self.place] > self.host_level)]


def with_preferences(frame: Frame, program: Program, pairs: Ints) -> Program:
    """
    Adds to the program over all usable pairs that no two would rather have each other (`stable`), or that hosts take
    people in their order (`order`). A new column per place and level says whether the place goes down to that level.
    """
    wishes = Wishes(frame)
    assert len(pairs) == len(wishes.pairs)  # noqa: S101 - somebody left out could not be preferred
    deepest = np.zeros(frame.n_places, np.int32)
    np.maximum.at(deepest, wishes.place, wishes.host_level)
    base = len(program.cost) + np.cumsum(deepest) - deepest - 1  # the column of level 1 is base + 1
    columns, rows = int(deepest.sum()), len(program.row_lower)
    lower_level = np.flatnonzero(wishes.host_level > 0)
    # Somebody at a level is taken only if the place goes down to it.
    parts, row = [_old(program)], rows
    number = row + np.arange(len(lower_level))
    reached = base[wishes.place[lower_level]] + wishes.host_level[lower_level]
    parts += [_entries(number, lower_level, 1.0), _entries(number, reached, -1.0)]
    row += len(lower_level)
    # A place that goes down to a level has gone down to the one before.
    position = np.arange(columns) - np.repeat(np.cumsum(deepest) - deepest, deepest)
    below = np.flatnonzero(position > 0) + len(program.cost)
    number = row + np.arange(len(below))
    parts += [_entries(number, below, 1.0), _entries(number, below - 1, -1.0)]
    row += len(below)
    # It goes below somebody only if they are there, or where they would rather be.
    above = np.flatnonzero(wishes.host_level < deepest[wishes.place])
    number = np.full(len(wishes.pairs), -1)
    number[above] = row + np.arange(len(above))
    one, other = wishes.rivals(preferred=frame.limits.stable)
    asked = number[one] >= 0
    parts += [
        _entries(number[above], base[wishes.place[above]] + wishes.host_level[above] + 1, 1.0),
        _entries(number[one[asked]], other[asked], -1.0),
    ]
    added = len(lower_level) + len(below) + len(above)
    start, index, value = by_column(joined(parts), len(program.cost) + columns)
    return Program(
        np.append(program.cost, np.zeros(columns)), np.append(program.lower, np.zeros(columns)),
        np.append(program.upper, np.ones(columns)), np.append(program.row_lower, np.full(added, -INFINITY)),
        np.append(program.row_upper, np.zeros(added)), start, index, value,
        np.append(program.whole, np.zeros(columns, np.int32)),
    )  # fmt: skip


def _entries(rows: Ints, columns: Ints, value: float) -> Entries:
    return Entries(rows, columns, np.full(len(rows), value))


def _old(program: Program) -> Entries:
    many = np.diff(program.start, append=len(program.value))
    return Entries(program.index, np.repeat(np.arange(len(program.cost)), many), program.value)
