"""
The linear program of a cohort by sifting: solve it over few pairs, price all the others, take in those that would pay,
until none is left. What is proved holds for all pairs (column generation: Ford and Fulkerson 1958; "sifting": Bixby,
Gregory, Lustig, Marsten and Shanno, Operations Research 40, 1992).
"""

from dataclasses import dataclass

import numpy as np

from ciconia.engine.allocation.cohort import Flags, Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.program import entries_of, memberships, person_rows, program_of
from ciconia.engine.allocation.solver import INFINITY, TOLERANCE, Entries, by_column, load, new_solver, run

PER_SEAT, LEAST, BINS = 3, 8, 256
MOST_NEW = 4
# From so many pairs on, a few steps of a first-order method tell which of them to begin with: those that would lose no
# more fit than this at its prices.
LARGE, STEPS, NEAR = 10_000, 150, 0.03


@dataclass(frozen=True)
class Relaxation:
    """
    The best plan in fractions. `bound` is worth no whole plan can pass; `share` says how much of each pair in `pairs`
    is used; `net` is, for all pairs, what each would add after paying for what it uses; `dual` prices the rows.
    """

    bound: float
    pairs: Ints
    share: Floats
    net: Floats
    dual: Floats


class Master:
    """A linear program that grows: kept, so that it can be solved again after a small change."""

    def __init__(self, frame: Frame, pairs: Ints, *, soft: bool = False) -> None:
        self.frame, self.soft, self.pairs = frame, soft, np.sort(pairs)
        self.solver = new_solver(presolve="off", simplex_scale_strategy=0)
        program, self.keys = program_of(frame, self.pairs, soft=soft)
        load(self.solver, program, whole=False)
        self.numbers: Ints = frame.rows + np.arange(len(self.keys))
        self.column = np.full(len(frame.place), -1, np.int32)
        self.column[self.pairs] = np.arange(len(self.pairs))
        self.worth = np.isin(np.arange(len(frame.place)), frame.limits.locked) * 1.0 if soft else frame.worth
        self.usable: Flags = frame.usable
        self.locked: Flags = _flags(frame)

    def take(self, frame: Frame) -> None:
        """Takes on other decisions and other bounds; the rows of the frame have to be the same."""
        locked = _flags(frame)
        for pair in np.flatnonzero((locked != self.locked) | (frame.usable != self.usable)).tolist():
            if self.column[pair] >= 0 or locked[pair]:
                self.hold(pair, float(locked[pair]), float(locked[pair] or frame.usable[pair]))
        (low, high), (least, most) = frame.row_bounds(), self.frame.row_bounds()
        for row in np.flatnonzero((low != least) | (high != most)).tolist():
            self.solver.changeRowBounds(row, low[row], high[row])
        self.frame, self.usable, self.locked = frame, frame.usable, locked

    def solve(self) -> Relaxation | None:
        """Solves over all usable pairs; None where the pairs at hand admit no plan."""
        while True:
            if not run(self.solver):
                return None
            solution = self.solver.getSolution()
            dual = -np.array(solution.row_dual)
            net = self._net(dual)
            missing = np.flatnonzero((net > TOLERANCE) & (self.column < 0) & self.usable)
            if not len(missing):
                share = np.array(solution.col_value)[self.column[self.pairs]]
                bound = -self.solver.getInfo().objective_function_value
                return Relaxation(bound, self.pairs, share, net, dual[: self.frame.rows])
            most = max(len(self.pairs) // MOST_NEW, LEAST)
            if len(missing) > most:
                missing = missing[np.argsort(-net[missing], kind="stable")[:most]]
            self.add(np.sort(missing))

    def roughly(self) -> Floats:
        """What each pair would add at rough prices, as far as some steps of PDLP come (Applegate and others 2021)."""
        for name, value in {"solver": "pdlp", "pdlp_iteration_limit": STEPS}.items():
            self.solver.setOptionValue(name, value)
        self.solver.run()
        return self._net(-np.array(self.solver.getSolution().row_dual))

    def add(self, pairs: Ints) -> None:
        """Takes in pairs, with the rows of people that this makes necessary."""
        frame = self.frame
        everything = np.concatenate((self.pairs, pairs))
        keys = np.setdiff1d(person_rows(frame, everything), self.keys)
        on = memberships(frame, self.pairs)
        at = np.flatnonzero(np.isin(on.key, keys))
        rows = np.searchsorted(keys, on.key[at])
        self._add_rows(len(keys), Entries(rows, self.column[self.pairs[on.column[at]]], np.ones(len(at))))
        first = self.solver.getNumRow() - len(keys)
        merged, numbers = (
            np.concatenate((self.keys, keys)),
            np.concatenate((self.numbers, first + np.arange(len(keys)))),
        )
        order = np.argsort(merged)
        self.keys, self.numbers = merged[order], numbers[order]
        held = self.solver.getNumCol()
        start, index, value = by_column(entries_of(frame, pairs, self.keys, self.numbers), len(pairs))
        count = len(pairs)
        self.solver.addCols(count, -self.worth[pairs], np.zeros(count), np.ones(count), len(value), start, index, value)
        self.column[pairs] = held + np.arange(count)
        self.pairs = np.sort(everything)

    def hold(self, pair: int, low: float, high: float) -> None:
        """Sets how much of a pair may be used."""
        if self.column[pair] < 0:
            self.add(np.array([pair], np.int32))
        self.solver.changeColBounds(int(self.column[pair]), low, high)

    def _add_rows(self, count: int, entries: Entries) -> None:
        start, index, value = by_column(Entries(entries.column, entries.row, entries.value), count)
        lower, upper = np.full(count, -INFINITY), np.ones(count)
        self.solver.addRows(count, lower, upper, len(value), start, index, value)

    def _net(self, dual: Floats) -> Floats:
        """What each pair would add; pairs at their bound of 1 pass what they earn on as the price of their person."""
        frame, periods = self.frame, self.frame.periods
        by_place, by_cell = frame.prices(dual)
        net = self.worth - by_place[frame.place] - by_cell[frame.cell]
        price = np.zeros(frame.n_people * periods.count)
        price[self.keys] = dual[self.numbers]
        earns = net[self.pairs] - self._of_person(price, self.pairs)
        begins = frame.person[self.pairs].astype(np.int64) * periods.count + periods.first[frame.place[self.pairs]]
        passed = np.zeros(len(price))
        np.maximum.at(passed, begins, earns)
        price += passed
        return np.asarray(net - self._of_person(price, slice(None)))

    def _of_person(self, price: Floats, pairs: Ints | slice) -> Floats:
        frame, periods = self.frame, self.frame.periods
        person, place = frame.person[pairs], frame.place[pairs]
        if periods.count == 1:
            return price[person]
        total = np.zeros((frame.n_people, periods.count + 1))
        np.cumsum(price.reshape(frame.n_people, periods.count), axis=1, out=total[:, 1:])
        flat, width = total.ravel(), periods.count + 1
        at = person.astype(np.int64) * width
        return np.asarray(flat[at + periods.last[place] + 1] - flat[at + periods.first[place]])


def _flags(frame: Frame) -> Flags:
    """Which pairs are locked."""
    locked = np.zeros(len(frame.place), bool)
    locked[frame.limits.locked] = True
    return locked


def first_choice(frame: Frame) -> Ints:
    """The pairs to begin with: the best of every place, some for each seat, women apart, and what is locked."""
    places = frame.cohort.places
    wanted = np.maximum(PER_SEAT * places.capacity, LEAST)
    chosen = frame.usable & _best(frame, wanted, frame.usable)
    if np.isfinite(frame.limits.women_min).any():
        women = frame.usable & frame.cohort.people.woman[frame.person]
        chosen |= women & _best(frame, wanted // 2, women)
    if np.count_nonzero(chosen) > LARGE:
        chosen = frame.usable & (Master(frame, np.flatnonzero(chosen)).roughly() > -NEAR)
    chosen[frame.limits.locked] = True
    return np.flatnonzero(chosen).astype(np.int32)


def _best(frame: Frame, wanted: Ints, among: Flags) -> Flags:
    """About the `wanted` best of every place, by bins of worth: sorting millions of pairs would cost more."""
    worth = np.clip(frame.worth, 0.0, 1.0)
    bins = ((BINS - 1) * (1.0 - worth)).astype(np.int32)
    cells = frame.place * BINS + bins
    many = np.bincount(cells[among], minlength=frame.n_places * BINS).reshape(frame.n_places, BINS)
    enough = (np.cumsum(many, axis=1) < wanted[:, None]).sum(axis=1)
    return np.asarray(bins <= enough[frame.place])


def relax(frame: Frame) -> tuple[Master, Relaxation] | None:
    """Solves the linear program of a frame; None where not even fractions keep all rules."""
    master = Master(frame, first_choice(frame))
    found = master.solve()
    if found is None:
        soft = Master(frame, master.pairs, soft=True)
        least = soft.solve()
        if least is None or least.bound < len(frame.limits.locked) - TOLERANCE * 10:
            return None
        master = Master(frame, soft.pairs)
        found = master.solve()
    return None if found is None else (master, found)
