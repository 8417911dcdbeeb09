"""With the money left, or a little more: how many more engagements, of which kind, where; and what the next costs."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.cohort import Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import HALF, whole_program
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.plan import FEW_PAIRS, Plan, in_order
from ciconia.engine.allocation.reasons import Reasons
from ciconia.engine.allocation.solver import INFINITY, Entries, Program, by_column, solve_quickly
from ciconia.engine.allocation.words import amount, many

PER_SEAT = 4
EXTRAS = (0.0, 0.05, 0.1, 0.25)
ALMOST = 0.5  # of an engagement: what the search may miss


@dataclass(frozen=True)
class Share:
    """Engagements of one mode in one country, and what they cost."""

    country: str
    mode: str
    engagements: int
    cost: float


@dataclass(frozen=True)
class More:
    """What can be added to a plan, with `extra` money beyond what its budgets leave, moving nobody who is placed."""

    extra: float
    engagements: int
    cost: float
    fit: float
    mix: tuple[Share, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """The answer in words."""
        start = f"With {amount(self.extra)} more" if self.extra else "With the money left"
        if not self.engagements:
            return f"{start}: no further engagement."
        told = "; ".join(f"{share.engagements} {share.mode} in {share.country}" for share in self.mix)
        return (
            f"{start}: {many(self.engagements, 'further engagement', 'further engagements')} for {amount(self.cost)}"
            f" ({told})."
        )


@dataclass(frozen=True)
class Next:
    """The cheapest way to one more engagement in a country and mode: for whom, and the money that is missing for it."""

    country: str
    mode: str
    person: str
    place: str
    fit: float
    cost: float
    missing: float

    @property
    def sentence(self) -> str:
        """The answer in words."""
        money = "the budgets allow it" if not self.missing else f"{amount(self.missing)} of it is missing"
        return (
            f"One more {self.mode} engagement in {self.country} costs {amount(self.cost)}; {money}: {self.person} to"
            f" {self.place}, fit {self.fit:.2f}."
        )


def more(plan: Plan, extra: float = 0.0) -> More:
    """The most engagements that can be added, with `extra` money to be spent under any budget."""
    reasons = Reasons(plan, limits_of(plan.cohort))
    limits = replace(reasons.limits, locked=np.union1d(reasons.limits.locked, plan.chosen).astype(np.int32))
    frame = Frame(plan.cohort, limits)
    pairs = _candidates(plan, reasons)
    program = whole_program(frame, pairs)
    value = solve_quickly(_most(frame, program, pairs, extra), ALMOST)
    added = np.zeros(0, np.int32) if value is None else np.setdiff1d(pairs[value[: len(pairs)] > HALF], plan.chosen)
    return _more(reasons, extra, in_order(plan.cohort, added.astype(np.int32)))


def _candidates(plan: Plan, reasons: Reasons) -> Ints:
    """The plan's pairs, and of those that only money or balance keeps out the cheapest and best of every place."""
    usable = reasons.wishes.pairs
    if reasons.limits.stable or reasons.limits.order or len(usable) <= FEW_PAIRS:
        return usable
    bars = reasons.bars(usable)
    open_now = usable[~(bars["busy"] | bars["full"] | bars["country_max"] | bars["sector_max"] | reasons.taken[usable])]
    place = plan.cohort.pairs.place[open_now]
    order = np.lexsort((-plan.cohort.pairs.fit[open_now], place))
    first = np.searchsorted(place[order], place[order])
    room = (plan.cohort.places.capacity - reasons.filled)[place[order]]
    kept = open_now[order][np.arange(len(order)) - first < PER_SEAT * room]
    return np.union1d(plan.chosen, kept).astype(np.int32)


def _most(frame: Frame, program: Program, pairs: Ints, extra: float) -> Program:
    """The program with another aim: engagements first, then fit; and with money to be spent anywhere."""
    cost = np.zeros(len(program.cost) + frame.n_countries + frame.n_funders)
    cost[: len(pairs)] = -1.0 - frame.worth[pairs] / (2 * max(len(pairs), 1))
    held = len(program.cost)
    budgets, funders = np.arange(frame.n_countries), np.arange(frame.n_funders)
    rows = np.concatenate((frame.begin["budget"] + budgets, frame.begin["funder"] + funders))
    columns = held + np.arange(len(rows))
    row = len(program.row_lower)
    # What is spent beyond the budgets of countries, and of funders, is at most the extra money, each counted once.
    totals = np.concatenate((np.full(len(budgets), row), np.full(len(funders), row + 1)))
    many_each = np.diff(program.start, append=len(program.value))
    entries = Entries(
        np.concatenate((program.index, rows, totals)),
        np.concatenate((np.repeat(np.arange(held), many_each), columns, columns)),
        np.concatenate((program.value, np.full(len(rows), -1.0), np.ones(len(rows)))),
    )
    start, index, value = by_column(entries, len(cost))
    return Program(
        cost, np.append(program.lower, np.zeros(len(rows))), np.append(program.upper, np.full(len(rows), INFINITY)),
        np.append(program.row_lower, [-INFINITY] * 2), np.append(program.row_upper, [extra / frame.money] * 2), start,
        index, value, np.append(program.whole, np.zeros(len(rows), np.int32)),
    )  # fmt: skip


def _more(reasons: Reasons, extra: float, added: Ints) -> More:
    cohort = reasons.cohort
    place = cohort.pairs.place[added]
    counts: dict[tuple[str, str], list[float]] = {}
    for where in place.tolist():
        country, _, mode = reasons.where(where)
        held = counts.setdefault((country, mode), [0, 0.0])
        held[0] += 1
        held[1] += float(cohort.places.cost[where])
    mix = tuple(Share(*key, int(number), cost) for key, (number, cost) in sorted(counts.items()))
    cost: Floats = cohort.places.cost[place]
    pairs = tuple(cohort.ids(pair) for pair in added.tolist())
    return More(extra, len(added), float(cost.sum()), float(cohort.pairs.fit[added].sum()), mix, pairs)


def frontier(plan: Plan) -> list[More]:
    """What can be added with the money left, and with 5, 10 and 25 % more than all budgets of countries together."""
    limits = limits_of(plan.cohort)
    budgets = limits.country_budget if np.isfinite(limits.country_budget).any() else limits.funder_budget
    total = float(budgets[np.isfinite(budgets)].sum())
    return [more(plan, round(total * part)) for part in (EXTRAS if total else EXTRAS[:1])]


def one_more(plan: Plan) -> list[Next]:
    """What one more engagement would cost, by country and mode, moving nobody; none where a rule or room forbids it."""
    reasons = Reasons(plan, limits_of(plan.cohort))
    cohort, used, limits = plan.cohort, reasons.used, reasons.limits
    usable = reasons.wishes.pairs
    bars = reasons.bars(usable)
    shut = reasons.taken[usable]
    for name in ("busy", "full", "country_max", "sector_max", "women_min", "group_max"):
        shut = shut | bars[name]
    at = usable[~shut]
    place = cohort.pairs.place[at]
    country, funder, cost = (
        cohort.places.country.codes[place],
        cohort.places.funder.codes[place],
        cohort.places.cost[place],
    )
    missing = np.maximum(used.spent[country] + cost - limits.country_budget[country], 0.0)
    if len(used.funders):
        over = used.funders[np.maximum(funder, 0)] + cost - limits.funder_budget[np.maximum(funder, 0)]
        missing = np.maximum(missing, np.where(funder >= 0, over, 0.0))
    order = np.lexsort((place, -cohort.pairs.fit[at], cost, missing))
    found: dict[tuple[str, str], Next] = {}
    for number in order.tolist():
        where, _, mode = reasons.where(int(place[number]))
        if (where, mode) not in found:
            ids, fit = cohort.ids(int(at[number])), float(cohort.pairs.fit[at[number]])
            found[where, mode] = Next(where, mode, *ids, fit, float(cost[number]), float(missing[number]))
    return [found[key] for key in sorted(found)]
