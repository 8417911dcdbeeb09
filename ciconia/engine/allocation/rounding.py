"""
From fractions to a whole plan, country by country.

What the linear program decides clearly is kept. Country after country the rest is solved as a small integer program,
in which what countries share (sectors, people, money of funders) has the price of the linear program; then that is
solved again for the countries still to come. Then each country is solved anew among what the others leave. Plans made
in different orders are crossed: what they agree on stays, the rest is chosen anew from any of them (recombination by
an integer program: Rothberg, "An evolutionary algorithm for polishing mixed integer programming solutions", INFORMS
Journal on Computing 19, 2007).
"""

from collections.abc import Callable

import numpy as np

from ciconia.engine.allocation.cohort import Flags, Floats, Ints, Rules
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import HALF, Whole
from ciconia.engine.allocation.program import program_of
from ciconia.engine.allocation.sifting import Relaxation
from ciconia.engine.allocation.solver import (
    INFINITY,
    Entries,
    Program,
    by_column,
    load,
    new_solver,
    run,
    solve_from,
    solve_quickly,
)

# For each pair of which the relaxation uses a part, so many unused pairs come into question: those nearest to paying.
MANY, USUAL, FEWER = 16, 10, 6
FARTHEST = 0.03
SURE, LITTLE = 1 - 1e-6, 1e-6
PER_COUNTRY, ANEW = 0.02, 0.001  # the loss of fit in one country at which its search ends, at first and at last
LOSS_PER_COUNTRY, PART_OF_ONE = 0.034, 0.27
FEW_COUNTRIES = 12
IN_FEW = ((FEWER, "fewest"), (USUAL, "backward"), (USUAL, "forward"), (MANY, "fewest"), (MANY, "backward"))
IN_MANY = ((USUAL, "fewest"), (USUAL, "backward"), (USUAL, "forward"), (FEWER, "fewest"))
UNION = 2  # beside the plans that are crossed
RESOLVED = 12  # how often the linear program is solved again on the way
WIDER = 2
WIDENED = (1, 3)  # how many countries more a question may concern


class Kernel:
    """The pairs that come into question, as an integer program of which parts can be solved."""

    def __init__(self, frame: Frame, relaxed: Relaxation, chosen: Ints | None = None, *, each: int = MANY) -> None:
        share = np.zeros(len(frame.usable))
        share[relaxed.pairs] = relaxed.share
        by_place, by_cell = frame.prices(relaxed.dual)
        near = _near(frame, relaxed, share, each)
        question = (relaxed.net > -near) | (share > LITTLE)
        if chosen is not None:
            question[chosen] = True
        open_pairs = np.flatnonzero(frame.usable & question).astype(np.int32)
        self.loss = PER_COUNTRY
        self.frame, self.pairs = frame, open_pairs[np.argsort(frame.country[open_pairs], kind="stable")]
        rent = (frame.worth - by_place[frame.place] - by_cell[frame.cell])[self.pairs]
        self.program, _ = program_of(frame, self.pairs)
        self.many = len(self.pairs)
        self.person = frame.person[self.pairs]
        self.sure: Flags = (share[self.pairs] > SURE) & (rent > near)
        self.country = np.concatenate((frame.country[self.pairs], np.arange(frame.n_countries, dtype=np.int32)))
        self.column = np.repeat(np.arange(len(self.program.cost)), np.diff(self.program.start, append=self._entries))
        self.sector = slice(frame.begin["sector"], frame.begin["sector"] + frame.n_sectors)
        self.solver = new_solver(presolve="off", simplex_scale_strategy=0)
        load(self.solver, self.program, whole=False)
        sure = np.flatnonzero(self.sure).astype(np.int32)
        self.solver.changeColsBounds(len(sure), sure, np.ones(len(sure)), np.ones(len(sure)))
        self.value: Floats = np.zeros(len(self.program.cost))
        self.used: Floats = np.zeros(len(self.program.row_lower))
        self.dual: Floats = self.used

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

    def solve(self) -> bool:
        """Solves for what is not settled yet; whether there is a solution."""
        if not run(self.solver):
            return False
        solution = self.solver.getSolution()
        self.dual = -np.array(solution.row_dual)
        self.set(np.array(solution.col_value))
        return True

    def set(self, value: Floats) -> None:
        """Takes on values of all columns."""
        self.value = value
        weights = self.program.value * value[self.column]
        self.used = np.bincount(self.program.index, weights, minlength=len(self.program.row_lower)).astype(float)

    def hold(self, chosen: Ints) -> None:
        """Takes on a plan."""
        value = np.isin(self.pairs, chosen).astype(float)
        counts = np.bincount(self.frame.country[self.pairs], value, minlength=self.frame.n_countries)
        self.set(np.concatenate((value, counts)))

    def settle(self, country: int, value: Floats) -> None:
        """Fixes what a country does."""
        self.set(value)
        own = np.flatnonzero(self.country[: self.many] == country).astype(np.int32)
        self.solver.changeColsBounds(len(own), own, value[own], value[own])

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
        """What a country does in whole numbers, at the prices of what it shares; None where nothing fits."""
        free = self.open([country], shared=True)
        left = self.value.copy()
        left[(self.country == country) & ~np.append(self.sure, np.zeros(len(left) - self.many, bool))] = 0.0
        weights = self.program.value * (self.value - left)[self.column]
        own = np.bincount(self.program.index, weights, minlength=len(self.used))
        low, high = self.program.row_lower - self.used + own, self.program.row_upper - self.used + own
        use, room = own[self.sector], self.program.row_upper[self.sector] - settled
        sure_use = np.zeros(len(use))
        high[self.sector] = np.minimum(np.ceil(use - LITTLE) + wider, room - sure_use)
        low[self.sector] = np.minimum(np.floor(use + LITTLE) - wider, high[self.sector])
        high[self.frame.rows :] = 1.0
        price = np.zeros(len(self.used))
        price[self.sector] = self.dual[self.sector]
        cost = self.program.cost + np.bincount(
            self.column, self.program.value * price[self.program.index], minlength=len(left)
        )
        return self._solved(free, left, cost, low, high)

    def together(self, countries: list[int]) -> Floats | None:
        """What some countries do in whole numbers while all others stay as they are."""
        free = self.open(countries, shared=False)
        left, low, high = self._beside(free)
        return self._solved(free, left, self.program.cost, low, high)

    def crossed(self, doubtful: Flags, enough: float) -> None:
        """Decides anew about doubtful pairs, until the plan is worth enough; the present plan is where it starts."""
        free = np.append(doubtful, np.ones(self.frame.n_countries, bool))
        left, low, high = self._beside(free)
        held = float(self.program.cost @ left)
        self.value = left
        self.value[free] = solve_from(self._part(free, self.program.cost, low, high), self.value[free], -enough - held)
        self.set(self.value)

    def _beside(self, free: Flags) -> tuple[Floats, Floats, Floats]:
        """The values of columns that are not free, and the bounds that they leave to the others."""
        left = np.where(free, 0.0, self.value)
        used = np.bincount(self.program.index, self.program.value * left[self.column], minlength=len(self.used))
        return left, self.program.row_lower - used, self.program.row_upper - used

    def _solved(self, free: Flags, left: Floats, cost: Floats, low: Floats, high: Floats) -> Floats | None:
        found = solve_quickly(self._part(free, cost, low, high), self.loss)
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

    def losses(self, dual: Floats) -> Floats:
        """About how much each country falls short of the relaxation: what it leaves unused, at its price."""
        frame = self.frame
        slack = np.where(dual > LITTLE, frame.row_bounds()[1] - self.used[: frame.rows], 0.0)
        lost = dual * np.where(np.isfinite(slack), slack, 0.0)
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


def rounded(frame: Frame, relaxed: Relaxation, gap: float) -> Whole | None:
    """A whole plan close to the relaxation; None where none was found near it."""
    enough = relaxed.bound - _enough(frame, relaxed, gap)
    plans: list[Ints] = []
    best, worth = np.zeros(0, np.int32), -INFINITY
    for each, order in IN_FEW if frame.n_countries <= FEW_COUNTRIES else IN_MANY:
        kernel = Kernel(frame, relaxed, each=each)
        if not (kernel.solve() and _country_by_country(kernel, ORDERS[order](kernel))):
            continue
        _improve(kernel, relaxed, enough)
        plans.append(kernel.chosen)
        if len(plans) > 1 and kernel.worth < enough:
            kernel = _crossed(frame, relaxed, plans, enough)
        if kernel.worth > worth:
            best, worth = kernel.chosen, kernel.worth
        if worth >= enough:
            break
    if not plans:
        return None
    return Whole(best, float(frame.worth[best].sum()), relaxed.bound)


def _crossed(frame: Frame, relaxed: Relaxation, plans: list[Ints], enough: float) -> Kernel:
    """The best plan made of what some plans agree on, and of what is in any of them."""
    pairs, many = np.unique(np.concatenate(plans), return_counts=True)
    kernel = Kernel(frame, relaxed, pairs, each=UNION)
    kernel.hold(max(plans, key=lambda plan: float(frame.worth[plan].sum())))
    kernel.crossed(np.isin(kernel.pairs, pairs[many < len(plans)]), enough)
    return kernel


def _enough(frame: Frame, relaxed: Relaxation, gap: float) -> float:
    """The loss at which the search ends: what was asked, or so little per country, or part of one engagement."""
    return max(min(gap * relaxed.bound, LOSS_PER_COUNTRY * frame.n_countries), PART_OF_ONE if gap >= Rules.gap else 0.0)


def replanned(frame: Frame, relaxed: Relaxation, chosen: Ints, pair: int) -> Whole | None:
    """A plan near one that was, after one decision about a pair: only the countries concerned are planned anew."""
    kernel = Kernel(frame, relaxed, chosen)
    kernel.hold(np.union1d(chosen, frame.limits.locked))
    concerned = np.append(chosen[frame.person[chosen] == frame.person[pair]], pair)
    countries = np.unique(frame.country[concerned]).tolist()
    # Others come in where they hold most of what the pair needs, until there is a way.
    sector = frame.cohort.places.sector.codes[frame.place]
    holders = np.bincount(frame.country[chosen[sector[chosen] == sector[pair]]], minlength=frame.n_countries)
    others = [country for country in np.argsort(-holders, kind="stable").tolist() if country not in countries]
    found = kernel.together(countries)
    for wider in WIDENED:
        found = kernel.together(countries + others[:wider]) if found is None else found
    if found is None:
        return None
    whole = kernel.pairs[found[: kernel.many] > HALF]
    return Whole(whole, float(frame.worth[whole].sum()), relaxed.bound)


def _country_by_country(kernel: Kernel, order: list[int]) -> bool:
    frame = kernel.frame
    settled = np.zeros(frame.n_sectors)
    sector = frame.cohort.places.sector.codes[frame.place[kernel.pairs]]
    often = -(-frame.n_countries // RESOLVED)
    # What is sure in a country that comes later is settled already.
    waiting = np.ones(frame.n_countries, bool)
    for number, country in enumerate(order):
        later = kernel.sure & waiting[kernel.country[: kernel.many]]
        waiting[country] = False
        sure = np.bincount(sector[later] + 1, minlength=frame.n_sectors + 1)[1:]
        value = kernel.country_values(country, settled + sure, 0.0)
        if value is None:
            value = kernel.country_values(country, settled + sure, WIDER)
        if value is None:
            return False
        kernel.settle(country, value)
        own = (kernel.country[: kernel.many] == country) & (value[: kernel.many] > HALF)
        settled += np.bincount(sector[own] + 1, minlength=frame.n_sectors + 1)[1:]
        if (number + 1) % often == 0 and not kernel.solve():
            return False
    return kernel.solve()


def _fewest(kernel: Kernel) -> list[int]:
    """Countries with few engagements first: what they leave over is easiest placed in large ones."""
    many = np.bincount(kernel.country[: kernel.many], kernel.value[: kernel.many], minlength=kernel.frame.n_countries)
    return [int(country) for country in np.argsort(many, kind="stable")]


ORDERS: dict[str, Callable[[Kernel], list[int]]] = {
    "fewest": _fewest,
    "forward": lambda kernel: list(range(kernel.frame.n_countries)),
    "backward": lambda kernel: list(reversed(range(kernel.frame.n_countries))),
}


def _improve(kernel: Kernel, relaxed: Relaxation, enough: float) -> None:
    """Solves each country anew, those that lost most first, until the plan is worth enough."""
    kernel.loss = ANEW
    for country in np.argsort(-kernel.losses(relaxed.dual), kind="stable").tolist():
        if kernel.worth >= enough:
            return
        value = kernel.together([country])
        if value is not None and -float(kernel.program.cost @ value) > kernel.worth + LITTLE:
            kernel.set(value)
