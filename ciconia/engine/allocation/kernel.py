"""The pairs that come into question, and what may become of them country by country."""

import numpy as np

from ciconia.engine.allocation.cohort import Flags, Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.program import program_of
from ciconia.engine.allocation.sifting import Relaxation
from ciconia.engine.allocation.solver import INFINITY, MANY_SOLUTIONS, Entries, Program, by_column, solve_quickly

# For each pair of which the relaxation uses a part, so many unused pairs come into question: those nearest to paying.
MANY, USUAL, FEWER = 16, 10, 6
FARTHEST = 0.03
HALF = 0.5
SURE, LITTLE = 1 - 1e-6, 1e-6
LOSS = 0.05  # of fit, at which the search in one country ends


class Kernel:
    """
    The pairs that come into question, as an integer program of which parts can be solved. It holds values, at first
    those of the relaxation.
    """

    def __init__(self, frame: Frame, relaxed: Relaxation, chosen: Ints | None = None, *, each: int = MANY) -> None:
        share = np.zeros(len(frame.usable))
        share[relaxed.pairs] = relaxed.share
        by_place, by_cell = frame.prices(relaxed.dual)
        near = _near(frame, relaxed, share, each)
        question = (relaxed.net > -near) | (share > LITTLE)
        if chosen is not None:
            question[chosen] = True
        open_pairs = np.flatnonzero(frame.usable & question).astype(np.int32)
        self.frame, self.pairs = frame, open_pairs[np.argsort(frame.country[open_pairs], kind="stable")]
        self.dual = relaxed.dual
        self.rent: Floats = (frame.worth - by_place[frame.place] - by_cell[frame.cell])[self.pairs]
        self.program, _ = program_of(frame, self.pairs)
        self.many = len(self.pairs)
        self.person = frame.person[self.pairs]
        self.sure: Flags = (share[self.pairs] > SURE) & (self.rent > near)
        self.country = np.concatenate((frame.country[self.pairs], np.arange(frame.n_countries, dtype=np.int32)))
        self.column = np.repeat(np.arange(len(self.program.cost)), np.diff(self.program.start, append=self._entries))
        self.sector = slice(frame.begin["sector"], frame.begin["sector"] + frame.n_sectors)
        self._take(share[self.pairs])

    @property
    def worth(self) -> float:
        """What the present values are worth."""
        return -float(self.program.cost @ self.value)

    @property
    def chosen(self) -> Ints:
        """The pairs that the present values hold."""
        return self.pairs[self.value[: self.many] > HALF]

    @property
    def _entries(self) -> int:
        return len(self.program.value)

    def set(self, value: Floats) -> None:
        """Takes on values of all columns."""
        self.value = value
        weights = self.program.value * value[self.column]
        self.used: Floats = np.bincount(self.program.index, weights, len(self.program.row_lower)).astype(float)

    def hold(self, chosen: Ints) -> None:
        """Takes on a plan."""
        self._take(np.isin(self.pairs, chosen).astype(float))

    def _take(self, share: Floats) -> None:
        """Takes on how much of each pair is used; countries count their engagements."""
        counts = np.bincount(self.frame.country[self.pairs], share, minlength=self.frame.n_countries)
        self.set(np.concatenate((share, counts)))

    def open(self, countries: list[int], *, shared: bool) -> Flags:
        """
        The columns of countries that are not sure. While others still hold fractions (`shared`), people who are mostly
        elsewhere stay there.
        """
        mine: Flags = np.isin(self.country, countries)
        free = mine.copy()
        free[: self.many] &= ~self.sure
        if shared:
            total = np.zeros(self.frame.n_people)
            np.add.at(total, self.person, np.where(mine[: self.many] & ~self.sure, 0.0, self.value[: self.many]))
            free[: self.many] &= total[self.person] < HALF
        return free

    def country_values(self, country: int, settled: Floats, wider: float) -> Floats | None:
        """What a country may do in whole numbers, at the prices of what it shares; None where nothing fits."""
        free = self.open([country], shared=True)
        left = self.value.copy()
        left[(self.country == country) & ~np.append(self.sure, np.zeros(len(left) - self.many, bool))] = 0.0
        weights = self.program.value * (self.value - left)[self.column]
        own = np.bincount(self.program.index, weights, minlength=len(self.used))
        low, high = self.program.row_lower - self.used + own, self.program.row_upper - self.used + own
        use, room = own[self.sector], self.program.row_upper[self.sector] - settled
        high[self.sector] = np.minimum(np.ceil(use - LITTLE) + wider, room)
        low[self.sector] = np.minimum(np.floor(use + LITTLE) - wider, high[self.sector])
        high[self.frame.rows :] = 1.0
        price = np.zeros(len(self.used))
        price[self.sector] = self.dual[self.sector]
        cost = self.program.cost + np.bincount(
            self.column, self.program.value * price[self.program.index], minlength=len(left)
        )
        return self._solved(free, left, cost, low, high, solutions=1)

    def together(self, countries: list[int], solutions: int = MANY_SOLUTIONS) -> Floats | None:
        """What some countries do in whole numbers while all others stay as they are."""
        free = self.open(countries, shared=False)
        left = np.where(free, 0.0, self.value)
        used = np.bincount(self.program.index, self.program.value * left[self.column], minlength=len(self.used))
        low, high = self.program.row_lower - used, self.program.row_upper - used
        return self._solved(free, left, self.program.cost, low, high, solutions)

    def _solved(
        self, free: Flags, left: Floats, cost: Floats, low: Floats, high: Floats, solutions: int = MANY_SOLUTIONS
    ) -> Floats | None:
        found = solve_quickly(self._part(free, cost, low, high), LOSS, solutions=solutions)
        if found is None:
            return None
        value = left.copy()
        value[free] = found
        return value

    def _part(self, free: Flags, cost: Floats, low: Floats, high: Floats) -> Program:
        """The program over free columns and the rows that can bind them."""
        whole = self.program
        entries = free[self.column]
        rows, inverse = np.unique(whole.index[entries], return_inverse=True)
        value = whole.value[entries]
        number = np.cumsum(free) - 1
        column = number[self.column[entries]]
        columns = np.flatnonzero(free)
        # The most that a row can hold: counts of engagements have no bound of their own.
        reach = value * np.where(columns < self.many, 1.0, 1e7)[column]
        most = np.bincount(inverse, np.maximum(reach, 0.0), minlength=len(rows))
        least = np.bincount(inverse, np.minimum(reach, 0.0), minlength=len(rows))
        binds = (most > high[rows] + LITTLE) | (least < low[rows] - LITTLE)
        kept = binds[inverse]
        row = np.cumsum(binds) - 1
        start, index, values = by_column(Entries(row[inverse[kept]], column[kept], value[kept]), len(columns))
        return Program(
            cost[columns], whole.lower[columns], np.where(columns < self.many, 1.0, INFINITY),
            low[rows][binds], high[rows][binds], start, index, values, whole.whole[columns],
        )  # fmt: skip

    def losses(self) -> Floats:
        """About how much each country falls short of the relaxation: what it leaves unused, at its price."""
        frame = self.frame
        slack = np.where(self.dual > LITTLE, frame.row_bounds()[1] - self.used[: frame.rows], 0.0)
        lost = self.dual * np.where(np.isfinite(slack), slack, 0.0)
        place = frame.cohort.places.country.codes
        found = np.bincount(place, lost[: frame.n_places], minlength=frame.n_countries).astype(float)
        begin = frame.begin
        for block in ("country", "budget"):
            found += lost[begin[block] : begin[block] + frame.n_countries]
        return found


def _near(frame: Frame, relaxed: Relaxation, share: Floats, each: int) -> float:
    """How far from paying, in fit, a pair may be and still come into question."""
    count = each * max(int(((share > LITTLE) & (share < SURE)).sum()), 1)
    unused = relaxed.net[frame.usable & (share <= LITTLE) & (relaxed.net > -FARTHEST)]
    return FARTHEST if len(unused) <= count else -float(np.partition(unused, len(unused) - count)[len(unused) - count])
