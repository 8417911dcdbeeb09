"""
A better plan by exchanges: in one country, one or two engagements give way to others; between countries, the sectors
that these leave and enter go round, so that each sector keeps its number. Sectors are what nearly all countries share,
so this is where they meet (cyclic exchanges: Ahuja, Ergun, Orlin and Punnen, "A survey of very large-scale
neighborhood search techniques", Discrete Applied Mathematics 123, 2002).
"""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from ciconia.engine.allocation.cohort import Flags, Floats, Ints
from ciconia.engine.allocation.kernel import HALF, LITTLE, Kernel

# How many swaps of one country are looked at, those that lose least at the prices of the relaxation, and the fit that
# one country may lose at these prices for the sake of others: at first, and where that is not enough.
REACHES = ((200, 0.05), (400, 0.2))
MOST_SECTORS = 15  # beyond them, a step leaves and enters one sector at most: tables grow with the fourth power
NEVER, NOTHING = -1e9, -1
TOLERANCE = 1e-7
CROWDED = 2  # less room than this is not enough for two
STAYS = 3  # rows beside the countries, in cycles of three


@dataclass(frozen=True)
class Part:
    """What may change in one country: columns of the kernel, and as the last of each field, nothing at all."""

    columns: Ints
    rows: Ints
    use: Floats  # what each column has in each of the rows that they touch
    room: Ints  # which of these rows are of places and people,
    sums: Ints  # and which are rules of something else than a sector
    worth: Floats
    rent: Floats  # worth less the prices of what is used, but for the person
    sector: Ints


@dataclass(frozen=True)
class Swaps:
    """Single swaps of one country that leave room for everybody: `drop` gives way to `add`, numbers in its part."""

    add: Ints
    drop: Ints
    gain: Floats
    allowed: Flags  # which two keep all rules but those of sectors; on the diagonal, one alone


@dataclass(frozen=True)
class Step:
    """Columns that change in one country, as numbers in its part; which sectors that leaves and enters, as nodes."""

    country: int
    source: int
    target: int
    columns: Ints


class Exchange:
    """The whole plan that a kernel holds, bettered by exchanges."""

    def __init__(self, kernel: Kernel) -> None:
        frame, program = kernel.frame, kernel.program
        self.kernel, self.countries = kernel, frame.n_countries
        self.on: Flags = kernel.value[: kernel.many] > HALF
        self.used, self.worth, self.changes = kernel.used.copy(), kernel.worth, 0
        self.low, self.high = program.row_lower, program.row_upper
        # A sector without a rule is none.
        limits, self.none = frame.limits, frame.n_sectors
        ruled = np.append(np.isfinite(limits.sector_min) | np.isfinite(limits.sector_max), False)
        sector = frame.cohort.places.sector.codes[frame.place[kernel.pairs]]
        self.sector: Ints = np.where(ruled[sector], sector, self.none)
        self.price: Floats = np.append(kernel.dual[kernel.sector], 0.0)
        # A node stands for up to two sectors; the best step of each country is kept by the nodes it leaves and enters.
        self.node, self.single = _nodes(self.none)
        self.nodes = int(self.node.max()) + 1
        self.gain: Floats = np.full((self.countries, self.nodes, self.nodes), NEVER)
        self.columns: Ints = np.full((self.countries, self.nodes, self.nodes, 4), NOTHING, np.int32)
        self.known_at = np.full(self.countries, NOTHING)
        self.parts: dict[int, Part] = {}
        self.most_swaps, self.worst = REACHES[0]

    @property
    def chosen(self) -> Ints:
        """The pairs of the plan."""
        return self.kernel.pairs[self.on]

    def improve(self, order: list[int], enough: float) -> None:
        """Exchanges within each country, then between them, until the plan is worth enough or nothing is better."""
        for self.most_swaps, self.worst in REACHES:
            self._exchange(order, enough)

    def _exchange(self, order: list[int], enough: float) -> None:
        for country in order:
            if self.worth >= enough:
                return
            self._settle(country)
        while self.worth < enough:
            cycle = self._two() or self._three()
            if not cycle:
                return
            concerned = [step.country for step in cycle]
            if self._fits(cycle):
                for step in cycle:
                    self._take(step)
            else:
                # Somebody or some money that a step needs was used since.
                concerned = [country for country in concerned if self.known_at[country] < self.changes]
                if not concerned:
                    self.gain[cycle[0].country, cycle[0].source, cycle[0].target] = NEVER
            for country in concerned:
                self._settle(country)

    def _part(self, country: int) -> Part:
        """What may change in a country; the number of its engagements follows, and with it what shares allow."""
        kernel, program, frame = self.kernel, self.kernel.program, self.kernel.frame
        free = ~kernel.sure & (program.lower[: kernel.many] < HALF)
        columns = np.flatnonzero(free & (kernel.country[: kernel.many] == country))
        count = kernel.many + country
        number = np.full(len(program.cost), NOTHING)
        number[columns] = np.arange(len(columns))
        number[count] = len(columns)
        own = np.flatnonzero(number[kernel.column] != NOTHING)
        rows, at = np.unique(program.index[own], return_inverse=True)
        use = np.zeros((len(columns) + 1, len(rows)))
        use[number[kernel.column[own]], at] = program.value[own]
        use[:-1] += use[-1]
        use[-1] = 0.0
        room = (rows < frame.begin["count"]) | (rows >= frame.rows)
        sectors = (rows >= kernel.sector.start) & (rows < kernel.sector.stop)
        return Part(
            columns, rows, use, np.flatnonzero(room), np.flatnonzero(~room & ~sectors),
            np.append(-program.cost[columns], 0.0), np.append(kernel.rent[columns], 0.0),
            np.append(self.sector[columns], self.none),
        )  # fmt: skip

    def _settle(self, country: int) -> None:
        """Takes the best steps of one country that need no other, until there is none."""
        while True:
            self._look(country)
            leave, enter = self._sector_room()
            gain = self.gain[country][self.single[:, None], self.single]
            alone = np.where(leave[:, None] & enter, gain, NEVER)
            source, target = np.unravel_index(np.argmax(alone), alone.shape)
            if alone[source, target] <= LITTLE:
                return
            self._take(self._step(country, self.single[source], self.single[target]))

    def _sector_room(self) -> tuple[Flags, Flags]:
        """Which sectors may have one engagement less, and which one more; none at all always may."""
        sector = self.kernel.sector
        leave = self.used[sector] - 1 >= self.low[sector] - TOLERANCE
        enter = self.used[sector] + 1 <= self.high[sector] + TOLERANCE
        return np.append(leave, True), np.append(enter, True)

    def _step(self, country: int, source: int, target: int) -> Step:
        columns = self.columns[country, source, target]
        return Step(country, source, target, columns[columns != NOTHING])

    def _change(self, step: Step) -> tuple[Ints, Floats, float]:
        """What a step changes in which rows, and what it gains."""
        part = self.parts[step.country]
        sign = np.where(self.on[part.columns[step.columns]], -1.0, 1.0)
        return part.rows, sign @ part.use[step.columns], float(sign @ part.worth[step.columns])

    def _take(self, step: Step) -> None:
        rows, change, gain = self._change(step)
        self.used[rows] += change
        self.worth += gain
        self.on[self.parts[step.country].columns[step.columns]] ^= True
        self.changes += 1

    def _fits(self, steps: list[Step]) -> bool:
        """Whether all steps together still keep all rules."""
        used, touched = self.used.copy(), np.zeros(len(self.used), bool)
        for step in steps:
            rows, change, _ = self._change(step)
            used[rows] += change
            touched[rows[change != 0]] = True
        keeps = (used <= self.high + TOLERANCE) & (used >= self.low - TOLERANCE)
        return bool(keeps[touched].all())

    def _look(self, country: int) -> None:
        """Finds the best step of a country for all sectors it may leave and enter."""
        part = self.parts[country] = self.parts.get(country) or self._part(country)
        swaps = self._swaps(part)
        priced = swaps.gain + self.price[part.sector[swaps.drop]] - self.price[part.sector[swaps.add]]
        hopeful = priced[:, None] + priced > -self.worst
        np.fill_diagonal(hopeful, priced > -self.worst)
        one, two = np.nonzero(swaps.allowed & hopeful)
        source, target = self._ends(part, swaps, one, two)
        known = np.flatnonzero((source != NOTHING) & (target != NOTHING))
        one, two = one[known], two[known]
        gain = swaps.gain[one] + np.where(one == two, 0.0, swaps.gain[two])
        order = np.argsort(-gain, kind="stable")
        cell, first = np.unique((source[known] * self.nodes + target[known])[order], return_index=True)
        best = order[first]
        one, two = one[best], two[best]
        columns = np.stack((swaps.add[one], swaps.drop[one], swaps.add[two], swaps.drop[two]), axis=1)
        columns[one == two, 2:] = NOTHING
        columns[columns == len(part.columns)] = NOTHING
        self.gain[country] = NEVER
        self.gain[country].reshape(-1)[cell] = gain[best]
        self.columns[country].reshape(-1, 4)[cell] = columns
        self.known_at[country] = self.changes

    def _swaps(self, part: Part) -> Swaps:
        """The swaps that lose least at the prices of the relaxation, and which of them go together."""
        on, nothing = self.on[part.columns], len(part.columns)
        add, drop = np.append(np.flatnonzero(~on), nothing), np.append(np.flatnonzero(on), nothing)
        above = self.high[part.rows] - self.used[part.rows] + TOLERANCE
        below = self.low[part.rows] - self.used[part.rows] - TOLERANCE
        # Whoever comes needs room in each of their rows, or takes that of whoever goes.
        full = (part.use[add][:, part.room] > above[part.room]).astype(np.float32)
        frees = (part.use[drop][:, part.room] > HALF).astype(np.float32)
        fits = full @ frees.T > full.sum(axis=1)[:, None] - HALF
        fits[-1, -1] = False
        score = np.where(fits, part.rent[add][:, None] - part.rent[drop], NEVER).ravel()
        best = np.flatnonzero(score > NEVER)
        if len(best) > self.most_swaps:
            best = best[np.argpartition(-score[best], self.most_swaps)[: self.most_swaps]]
        add, drop = add[best // len(drop)], drop[best % len(drop)]
        change = part.use[add] - part.use[drop]
        allowed = _together(change[:, part.sums], above[part.sums], below[part.sums])
        crowded = (change[:, part.room[above[part.room] < CROWDED]] > HALF).astype(np.float32)
        clash = crowded @ crowded.T > HALF
        clash |= ((add[:, None] == add) & (add < nothing)) | ((drop[:, None] == drop) & (drop < nothing))
        np.fill_diagonal(clash, val=False)
        return Swaps(add, drop, part.worth[add] - part.worth[drop], np.triu(allowed & ~clash))

    def _ends(self, part: Part, swaps: Swaps, one: Ints, two: Ints) -> tuple[Ints, Ints]:
        """The nodes that two swaps leave together and those they enter; what one leaves and the other enters, stays."""
        leave, enter = part.sector[swaps.drop], part.sector[swaps.add]
        leave, enter = np.where(leave == enter, self.none, leave), np.where(leave == enter, self.none, enter)
        alone = one == two
        first, second = (leave[one], enter[one]), (leave[two], enter[two])
        source, target = np.where(alone, self.none, second[0]), np.where(alone, self.none, second[1])
        forth, back = first[1] == source, first[0] == target
        source, target = np.where(forth, self.none, source), np.where(back, self.none, target)
        return (
            self.node[np.where(back, self.none, first[0]), source],
            self.node[np.where(forth, self.none, first[1]), target],
        )

    def _two(self) -> list[Step]:
        """The best steps of two countries, each of which enters what the other leaves."""
        best, found = LITTLE, list[tuple[Any, Any, Any]]()
        for (one, gain), (two, more) in product(_two_best(self.gain), repeat=2):
            total = np.where(one == two.T, NEVER, gain + more.T)
            source, target = np.unravel_index(np.argmax(total), total.shape)
            if total[source, target] > best:
                best = total[source, target]
                found = [(one[source, target], source, target), (two[target, source], target, source)]
        return [self._step(*step) for step in found]

    def _three(self) -> list[Step]:
        """
        The best steps of three countries in a circle of single sectors. In place of a country, a sector may take one
        more into the room it has, or let go of one, or nothing may happen.
        """
        leave, enter = self._sector_room()
        gain = np.full((self.countries + STAYS, len(self.single), len(self.single)), NEVER)
        gain[:-STAYS] = self.gain[:, self.single[:, None], self.single]
        gain[-3, :, -1] = np.where(enter, 0.0, NEVER)
        gain[-2, -1, :] = np.where(leave, 0.0, NEVER)
        gain[-1][np.diag_indices(len(self.single))] = 0.0
        best, found = LITTLE, []
        for (one, first), (two, second), (three, third) in product(_two_best(gain), repeat=3):
            total = first[:, :, None] + second[None] + third.T[:, None, :]
            a, b, c = one[:, :, None], two[None], three.T[:, None, :]
            total[(a == b) | (b == c) | (a == c)] = NEVER
            s, t, u = np.unravel_index(np.argmax(total), total.shape)
            if total[s, t, u] > best:
                best = total[s, t, u]
                found = [(one[s, t], s, t), (two[t, u], t, u), (three[u, s], u, s)]
        return [self._step(who, self.single[s], self.single[t]) for who, s, t in found if who < self.countries]


def _nodes(none: int) -> tuple[Ints, Ints]:
    """The node of each two sectors, where `none` is no sector and NOTHING no node; and the nodes of single sectors."""
    node = np.full((none + 1, none + 1), NOTHING)
    one, two = np.triu_indices(none + 1) if none <= MOST_SECTORS else (np.arange(none + 1), np.full(none + 1, none))
    node[one, two] = node[two, one] = np.arange(len(one))
    return node, node[:, none]


def _two_best(gain: Floats) -> tuple[tuple[Ints, Floats], tuple[Ints, Floats]]:
    """For all nodes left and entered: who gains most and how much, and who comes next."""
    first = np.argmax(gain, axis=0)
    most = np.take_along_axis(gain, first[None], axis=0)
    np.put_along_axis(gain, first[None], NEVER, axis=0)
    second = np.argmax(gain, axis=0)
    more = np.take_along_axis(gain, second[None], axis=0)
    np.put_along_axis(gain, first[None], most, axis=0)
    return (first, most[0]), (second, more[0])


def _together(change: Floats, above: Floats, below: Floats) -> Flags:
    """Which two changes keep all sums between what is still possible; on the diagonal, which one alone."""
    allowed = np.ones((len(change), len(change)), bool)
    for column, most, least in zip(change.T, above, below, strict=True):
        if 2 * column.max(initial=0.0) > most or 2 * column.min(initial=0.0) < least:
            both = column[:, None] + column
            allowed &= (both <= most) & (both >= least)
    np.fill_diagonal(allowed, ((change <= above) & (change >= below)).all(axis=1))
    return allowed
