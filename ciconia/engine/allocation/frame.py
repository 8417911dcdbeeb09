"""The array model of a cohort: which pairs may be used, what each is worth, and which rows of the program it is in."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ciconia.engine.allocation.cohort import Cohort, Flags, Floats, Ints
from ciconia.engine.allocation.limits import FREE, Limits, Rule, eligible

# The blocks of rows that stand for rules, in their order; after them come rows of people, made as they are needed.
BLOCKS = ("place", "count", "country", "budget", "sector", "funder", "women", "group")

_BLOCK_OF = {
    "country_min": "country", "country_max": "country", "country_budget": "budget", "sector_min": "sector",
    "sector_max": "sector", "funder_budget": "funder", "women_min": "women",
}  # fmt: skip


@dataclass(frozen=True)
class Periods:
    """
    Which engagements exclude each other, by moments that together touch every overlap: a place runs over the moments
    `first` to `last`, and two places overlap exactly if they share one (periods form an interval graph).
    """

    count: int
    first: Ints
    last: Ints

    @classmethod
    def of(cls, cohort: Cohort) -> "Periods":
        """Moments are the beginnings after which something ends before the next beginning: what is on then is most."""
        places = cohort.places
        begins = np.unique(places.start)
        moments = begins[np.unique(np.searchsorted(begins, places.end, side="right") - 1)]
        first = np.searchsorted(moments, places.start).astype(np.int32)
        last = (np.searchsorted(moments, places.end, side="right") - 1).astype(np.int32)
        return cls(len(moments), first, last)


def values_of(cohort: Cohort) -> Floats:
    """
    What each pair is worth: its fit, or with host_rank "score" the mean of fit and r = (k + 1 - rank)/k, where k is
    how many the place ranked and r is 0 for those it did not (the contract of the allocation folder).
    """
    pairs = cohort.pairs
    if cohort.rules.host_rank != "score":
        return pairs.fit
    ranked = pairs.host_rank > 0
    many = np.bincount(pairs.place[ranked], minlength=len(cohort.places.ids))[pairs.place]
    share = np.where(ranked, (many + 1 - pairs.host_rank) / np.maximum(many, 1), 0.0)
    return np.asarray((pairs.fit + share) / 2)


class Frame:
    """A cohort under given limits, ready for programs over any choice of its pairs."""

    def __init__(self, cohort: Cohort, limits: Limits) -> None:
        self.cohort, self.limits = cohort, limits
        pairs, places, people = cohort.pairs, cohort.places, cohort.people
        self.usable: Flags = eligible(cohort, limits)
        self.worth: Floats = values_of(cohort)
        self.person, self.place = pairs.person, pairs.place
        self.country: Ints = places.country.codes[pairs.place]
        self.periods = Periods.of(cohort)
        self.n_people, self.n_places = len(people.ids), len(places.ids)
        self.n_countries, self.n_sectors = len(places.country.words), len(places.sector.words)
        self.n_funders, self.n_groups = len(places.funder.words), len(people.group.words)
        # Sums of money are counted in the dearest engagement, so that all numbers of the program are of one size.
        self.money = float(places.cost.max(initial=1.0)) or 1.0
        self._groups()
        sizes = (
            self.n_places, self.n_countries, self.n_countries, self.n_countries, self.n_sectors, self.n_funders,
            self.n_countries, len(self.group_keys),
        )  # fmt: skip
        ends = np.cumsum((0, *sizes))
        self.begin = dict(zip(BLOCKS, ends.tolist(), strict=False))
        self.rows = int(ends[-1])

    def _groups(self) -> None:
        """Numbers the groups that occur in countries whose balance is kept; a kind is a sex and a group."""
        group = self.cohort.people.group.codes
        self.kind: Ints = (2 * (group + 1) + self.cohort.people.woman).astype(np.int32)
        self.kinds = 2 * (self.n_groups + 1)
        self.cell: Ints = (self.country * self.kinds + self.kind[self.person]).astype(np.int32)
        if not (np.isfinite(self.limits.group_max).any() and self.n_groups):
            self.group_keys = np.zeros(0, np.int64)
            return
        seen = np.zeros(self.n_countries * (self.n_groups + 1), bool)
        seen[(self.cell // 2)[self.usable]] = True
        keys = np.flatnonzero(seen)
        named = keys % (self.n_groups + 1) > 0
        self.group_keys = keys[named & np.isfinite(self.limits.group_max[keys // (self.n_groups + 1)])]

    @cached_property
    def group_row(self) -> Ints:
        """The row of each country and group, or -1."""
        rows = np.full(self.n_countries * (self.n_groups + 1), -1, np.int32)
        rows[self.group_keys] = self.begin["group"] + np.arange(len(self.group_keys))
        return rows

    @cached_property
    def group_country(self) -> Ints:
        """The country of each row of a group."""
        return (self.group_keys // (self.n_groups + 1)).astype(np.int32)

    def row_bounds(self) -> tuple[Floats, Floats]:
        """The least and the most of each rule's row."""
        limits = self.limits
        slack = np.where(np.isfinite(limits.group_max[self.group_country]), limits.group_slack, FREE)
        none, free = np.full(self.n_countries, -FREE), np.full(self.n_countries, FREE)
        zero, women = np.zeros(self.n_countries), np.isfinite(limits.women_min)
        lower = (
            np.full(self.n_places, -FREE), zero, limits.country_min, none, limits.sector_min,
            np.full(self.n_funders, -FREE), np.where(women, zero, none), np.full(len(slack), -FREE),
        )  # fmt: skip
        upper = (
            self.cohort.places.capacity.astype(np.float64), zero, limits.country_max,
            limits.country_budget / self.money, limits.sector_max, limits.funder_budget / self.money, free, slack,
        )  # fmt: skip
        return np.concatenate(lower), np.concatenate(upper)

    def rows_of(self, rule: Rule) -> Ints:
        """The rows of a rule that has a number."""
        if rule.field == "group_max":
            return np.asarray(self.begin["group"] + np.flatnonzero(self.group_country == rule.at))
        return np.array([self.begin[_BLOCK_OF[rule.field]] + rule.at])

    def elastic(self) -> Flags:
        """Which rows are rules that can be loosened, rather than facts."""
        flags = np.ones(self.rows, bool)
        flags[: self.begin["country"]] = False
        return flags

    def prices(self, dual: Floats) -> tuple[Floats, Floats]:
        """
        What a pair has to pay for what it uses, by place and by country and kind, from the prices of all rule rows
        (`dual` ≥ 0 for what is scarce). A pair is worth using where worth - both - the person's price is above 0.
        """
        places = self.cohort.places
        part = {name: dual[self.begin[name] :] for name in BLOCKS}
        country, sector, funder = places.country.codes, places.sector.codes, places.funder.codes
        money = part["budget"][country] + np.where(funder >= 0, _at(part["funder"], funder), 0.0)
        by_place = part["place"][: self.n_places] + part["count"][country] + places.cost / self.money * money
        by_place = by_place + np.where(sector >= 0, _at(part["sector"], sector), 0.0)
        cells = np.zeros((self.n_countries, self.kinds))
        cells[:, 1::2] += part["women"][: self.n_countries, None]
        rows = self.group_row.reshape(self.n_countries, self.n_groups + 1)
        grouped = np.where(rows >= 0, dual[np.maximum(rows, 0)], 0.0)
        cells[:, 0::2] += grouped
        cells[:, 1::2] += grouped
        return by_place, cells.ravel()


def _at(column: Floats, codes: Ints) -> Floats:
    """Values by code; what stands for the code -1 is of no use."""
    return column[np.maximum(codes, 0)] if len(column) else np.zeros(len(codes))
