"""
What keeping somebody, or money, is worth for needs to come: reserve prices, and a plan that pays them.

Prices come from one linear program over today's pairs and the needs to come, each with as many places as it has on
average (its chance times its places): bid-price control, K. T. Talluri and G. J. van Ryzin, "The Theory and Practice of
Revenue Management", Kluwer 2004, chapter 3. The mathematics stands in docs/why/allocation.md.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import numpy as np

from ciconia.engine.allocation.cohort import NONE, Cohort, Flags, Floats, Ints, Names
from ciconia.engine.allocation.frame import Frame, values_of
from ciconia.engine.allocation.integer import Whole
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.plan import Plan, allocate, plan_of, solve
from ciconia.engine.allocation.program import joined, program_of
from ciconia.engine.allocation.sifting import relax
from ciconia.engine.allocation.solver import INFINITY, Entries, Program, SolverError, by_column, load, new_solver, run

PER_PLACE, LEAST = 4, 12  # so many people of a need are weighed
ASKED_AGAIN = 4
SMALL = 1e-6  # the solver stops short of a vertex: a price below this is none


@dataclass(frozen=True)
class Need:
    """
    A need without a place yet: the chance (0 to 1) that it becomes one in this round's time, how many places it would
    have, what one costs, and how well each person of the cohort (by id) would fit, from 0 to 1.
    """

    id: str
    chance: float
    places: int
    fit: dict[str, float]
    country: str = ""
    funder: str = ""
    cost: float = 0.0


@dataclass(frozen=True)
class Reserve:
    """Prices in fit: of `person` by person, of one unit of money of `country` and `funder` by line, of `need` by id."""

    person: Floats
    country: Floats
    funder: Floats
    need: dict[str, float] = field(default_factory=dict)

    def charge(self, cohort: Cohort) -> Floats:
        """What each pair of today takes from needs to come."""
        places, where = cohort.places, cohort.pairs.place
        money = _priced(self.country, places.country.codes) + _priced(self.funder, places.funder.codes)
        return np.asarray(self.person[cohort.pairs.person] + (places.cost * money)[where])


@dataclass(frozen=True)
class Later:
    """Needs that may come, as arrays: one entry for each person and need that are a pair."""

    chance: Floats
    places: Floats
    cost: Floats
    country: Ints
    funder: Ints
    person: Ints
    need: Ints
    fit: Floats

    @classmethod
    def of(cls, cohort: Cohort, needs: Sequence[Need]) -> "Later":
        """Raises ValueError for a chance outside 0 to 1; people who are not in the cohort are passed over."""
        number = {person: at for at, person in enumerate(cohort.people.ids)}
        found = [
            (number[person], at, fit)
            for at, need in enumerate(needs)
            for person, fit in sorted(need.fit.items())
            if person in number
        ]
        chance = np.array([need.chance for need in needs], np.float64)
        if ((chance < 0) | (chance > 1) | ~np.isfinite(chance)).any():
            raise ValueError("a chance is from 0 to 1")
        return cls(
            chance,
            np.array([need.places for need in needs], np.float64),
            np.array([need.cost for need in needs], np.float64),
            _codes(cohort.places.country, [need.country for need in needs]),
            _codes(cohort.places.funder, [need.funder for need in needs]),
            np.array([person for person, _, _ in found], np.int32),
            np.array([at for _, at, _ in found], np.int32),
            np.array([fit for _, _, fit in found], np.float64),
        )

    def nearest(self, rent: Floats) -> "Later":
        """Without the people of each need who would leave the most behind today: with so few places they never pay."""
        order = np.lexsort((-(self.fit - rent[self.person]), self.need))
        need = self.need[order]
        rank = np.arange(len(order)) - np.searchsorted(need, need)
        kept = np.sort(order[rank < LEAST + PER_PLACE * self.places[need]])
        return replace(self, person=self.person[kept], need=self.need[kept], fit=self.fit[kept])

    def kept(self, worth: Floats, people: int) -> Floats:
        """
        What each person earns by waiting, where each pair pays `worth`: the best needs first, each as often as it
        comes, until the person is used up.
        """
        order = np.lexsort((-worth, self.person))
        person, chance = self.person[order], self.chance[self.need[order]]
        total = np.cumsum(chance)
        before = total - chance
        first = np.searchsorted(person, person)
        room = np.clip(1.0 - (before - before[first]), 0.0, chance) if len(order) else chance
        return np.bincount(person, weights=room * np.maximum(worth[order], 0.0), minlength=people).astype(np.float64)


def reserve_prices(cohort: Cohort, needs: Sequence[Need]) -> Reserve:
    """What keeping each person and each line of money is worth; nothing where no need can come, or no plan can be."""
    places = cohort.places
    none = Reserve(
        np.zeros(len(cohort.people.ids)), np.zeros(len(places.country.words)), np.zeros(len(places.funder.words))
    )
    coming = [need for need in needs if need.chance > 0 and need.places > 0]
    later = Later.of(cohort, coming)
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame) if len(later.person) and not (frame.limits.stable or frame.limits.order) else None
    if found is None:
        return none
    program, rows = _program(frame, later.nearest(_rent(frame, found[1].dual)), found[1].pairs)
    duals = _duals(program)
    if duals is None:
        return none
    dual = duals[rows:]
    dual = np.where(dual > SMALL, dual, 0.0)
    price, lines = dual[: len(coming)], dual[len(coming) : len(coming) + frame.n_countries + frame.n_funders]
    country, funder = lines[: frame.n_countries] / frame.money, lines[frame.n_countries :] / frame.money
    spent = later.cost * (_priced(country, later.country) + _priced(funder, later.funder))
    person = later.kept(later.fit - (price + spent)[later.need], frame.n_people)
    person[person < SMALL] = 0.0
    return Reserve(person, country, funder, dict(zip([need.id for need in coming], price.tolist(), strict=True)))


def paying(cohort: Cohort, prices: Reserve) -> Cohort:
    """The cohort with every pair worth less by what it takes from needs to come: below 0 where waiting brings more."""
    scale = 2.0 if cohort.rules.host_rank == "score" else 1.0
    return replace(cohort, pairs=replace(cohort.pairs, fit=cohort.pairs.fit - scale * prices.charge(cohort)))


def allocate_with_reserve(cohort: Cohort, needs: Sequence[Need]) -> tuple[Plan, Reserve]:
    """
    The plan for today that leaves people and money where waiting is worth more, with the prices it paid. It is the plan
    of `allocate`, bit for bit, where nothing is worth waiting for. Locks hold; where the rules need more people than
    would be left, the rules win. Hosts' and people's preferences as a rule leave no room for prices: none are paid.
    """
    prices = reserve_prices(cohort, needs)
    charge, plain = prices.charge(cohort), allocate(cohort)
    if plain.desk is None or not charge.any():
        return plain, prices
    limits, worth = limits_of(cohort), values_of(cohort)
    today = paying(cohort, prices)
    waiting = np.setdiff1d(np.flatnonzero(worth < charge), limits.locked)
    apart = replace(limits, forbidden=np.union1d(limits.forbidden, waiting).astype(np.int32))
    found = solve(Frame(today, apart), gap=cohort.rules.gap) or solve(Frame(today, limits), gap=cohort.rules.gap)
    assert found is not None  # noqa: S101 - the same rules had a plan before
    chosen = found[0].chosen
    return plan_of(cohort, limits, Whole(chosen, float(worth[chosen].sum()), plain.bound), plain.desk), prices


def _rent(frame: Frame, dual: Floats) -> Floats:
    """What each person earns today after paying for the place."""
    by_place, by_cell = frame.prices(dual)
    net = np.where(frame.usable, frame.worth - by_place[frame.place] - by_cell[frame.cell], 0.0)
    rent = np.zeros(frame.n_people)
    np.maximum.at(rent, frame.person, net)
    return rent


def _duals(program: Program) -> Floats | None:
    """
    Prices of all rows, from inside the set of all right prices where the interior point method gets there: at a corner
    of it, keeping and using often look the same. On a busy machine that method gives up once in some hundred times on a
    program it solves when asked again (measured 2026-11-23: 5 of 1,600). None where there is no solution.
    """
    inside = {"solver": "ipm", "run_crossover": "off", "presolve": "off"}
    for options in (*[inside] * ASKED_AGAIN, {"solver": "simplex"}):
        solver = new_solver(**options)
        load(solver, program, whole=False)
        with suppress(SolverError):
            if run(solver):
                return -np.array(solver.getSolution().row_dual)
    return None


def _program(frame: Frame, later: Later, pairs: Ints) -> tuple[Program, int]:
    """
    The program over today's `pairs` and needs to come, and the number of its first new row. New columns: each person
    kept, each pair to come, money kept by line. New rows: each need's places, each line's money to come, each person
    whole, each kept person once, and no pair to come more often than its need comes.
    """
    base, _ = program_of(frame, pairs)
    people, at = np.unique(later.person, return_inverse=True)
    many, needs, lines = len(later.person), len(later.chance), frame.n_countries + frame.n_funders
    rows, columns = len(base.row_lower), len(base.cost)
    keep, come, money = columns, columns + len(people), columns + len(people) + many
    of_need, of_line = rows, rows + needs
    whole, once, often = of_line + lines, of_line + lines + len(people), of_line + lines + 2 * len(people)
    every, who, line = np.arange(many), np.arange(len(people)), np.arange(lines)
    spent = later.cost[later.need] / frame.money
    where, whose = later.country[later.need], later.funder[later.need]
    today = np.flatnonzero(np.isin(frame.person[pairs], people))
    begins = np.concatenate((
        frame.begin["budget"] + np.arange(frame.n_countries), frame.begin["funder"] + np.arange(frame.n_funders)
    ))  # fmt: skip
    parts = [
        Entries(base.index, np.repeat(np.arange(columns), np.diff(np.append(base.start, len(base.index)))), base.value),
        _entries(of_need + later.need, come + every),
        _entries(of_line + where, come + every, spent, where >= 0),
        _entries(of_line + frame.n_countries + whose, come + every, spent, whose >= 0),
        _entries(of_line + line, money + line, np.full(lines, -1.0)),
        _entries(begins, money + line),
        _entries(whole + np.searchsorted(people, frame.person[pairs][today]), today),
        _entries(whole + who, keep + who),
        _entries(once + at, come + every),
        _entries(once + who, keep + who, np.full(len(people), -1.0)),
        _entries(often + every, come + every),
        _entries(often + every, keep + at, -later.chance[later.need]),
    ]
    added = len(people) + many + lines
    start, index, value = by_column(joined(parts), columns + added)
    # A line without a budget is no line: nothing has to be kept in it.
    given = np.isfinite(base.row_upper[begins])
    most = np.concatenate((np.full(len(people) + many, INFINITY), np.where(given, INFINITY, 0.0)))
    locked = np.bincount(frame.person[frame.limits.locked], minlength=frame.n_people)[people]
    upper = np.concatenate((
        later.chance * later.places, np.where(given, 0.0, INFINITY), np.maximum(locked, 1), np.zeros(len(people) + many)
    ))  # fmt: skip
    return Program(
        np.concatenate((base.cost, np.zeros(len(people)), -later.fit, np.zeros(lines))),
        np.concatenate((base.lower, np.zeros(added))), np.concatenate((base.upper, most)),
        np.concatenate((base.row_lower, np.full(len(upper), -INFINITY))), np.concatenate((base.row_upper, upper)),
        start, index, value, np.concatenate((base.whole, np.zeros(added, np.int32))),
    ), rows  # fmt: skip


def _entries(row: Ints, column: Ints, value: Floats | None = None, where: Flags | None = None) -> Entries:
    """Entries of 1, or of the values given, where it is so."""
    values = np.ones(len(row)) if value is None else value
    return Entries(row, column, values) if where is None else Entries(row[where], column[where], values[where])


def _codes(names: Names, words: list[str]) -> Ints:
    """The numbers of words; a word that nobody uses today has none, and no line of money."""
    return np.array([names.code(word) if word in names.words else NONE for word in words], np.int32)


def _priced(column: Floats, codes: Ints) -> Floats:
    """The price of each code, and nothing for no code."""
    return np.asarray(np.where(codes >= 0, column[np.maximum(codes, 0)], 0.0)) if len(column) else np.zeros(len(codes))
