"""Why somebody is placed where they are, and why somebody is not: as data and as sentences."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ciconia.engine.allocation.cohort import NONE, Flags, Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import Limits, available
from ciconia.engine.allocation.measure import usage
from ciconia.engine.allocation.plan import Plan
from ciconia.engine.allocation.preferences import Wishes
from ciconia.engine.allocation.words import many

ROUNDING = 1e-9
# What stands between a pair and a plan, in the order in which it is told.
BARS = ("busy", "full", "country_max", "country_budget", "funder_budget", "sector_max", "women_min", "group_max")


@dataclass(frozen=True)
class Placed:
    """One engagement: which choice of the person it is, of how many, and how the person stands among those eligible."""

    person: str
    place: str
    country: str
    sector: str
    mode: str
    cost: float
    fit: float
    choice: int
    choices: int
    standing: int
    eligible: int
    better: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """The reason in words."""
        one = "the only place open to them" if self.choices == 1 else f"choice {self.choice} of {self.choices}"
        here = f"{ordinal(self.standing)} of {many(self.eligible, 'person', 'people')} who could go there"
        told = "".join(f" {place}, liked better: {because}." for place, because in self.better)
        return f"Fit {self.fit:.2f}; {one}; {here}.{told}"


@dataclass(frozen=True)
class Unplaced:
    """Somebody without an engagement: the place they would like best (or none), and what is against it."""

    person: str
    place: str
    fit: float
    bars: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Choices:
    """How many people got their first choice, second choice and so on; and how many got nothing."""

    met: dict[int, int]
    unplaced: int
    without_any: int


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


class Reasons:
    """A plan looked at pair by pair."""

    def __init__(self, plan: Plan, limits: Limits) -> None:
        self.plan, self.cohort, self.limits = plan, plan.cohort, limits
        self.frame = Frame(plan.cohort, limits)
        self.wishes = Wishes(self.frame)
        pairs, places, people = self.cohort.pairs, self.cohort.places, self.cohort.people
        self.taken: Flags = np.zeros(len(pairs.fit), bool)
        self.taken[plan.chosen] = True
        self.filled = np.bincount(pairs.place[plan.chosen], minlength=len(places.ids))
        self.least = np.ones(len(places.ids))
        np.minimum.at(self.least, pairs.place[plan.chosen], pairs.fit[plan.chosen])
        self.used = usage(self.cohort, plan.chosen)
        self.choice = np.zeros(len(pairs.fit), np.int32)
        self.choice[self.wishes.pairs] = self.wishes.person_level + 1
        self.choices = np.bincount(self.wishes.person, minlength=len(people.ids))
        self.eligible = np.bincount(self.wishes.place, minlength=len(places.ids))
        self.standing = np.zeros(len(pairs.fit), np.int32)
        self.standing[self.wishes.pairs] = self.wishes.host_level + 1

    def bars(self, at: Ints) -> dict[str, Flags]:
        """For pairs, what forbids to add each to the plan without moving anybody."""
        cohort, limits, used = self.cohort, self.limits, self.used
        place, person = cohort.pairs.place[at], cohort.pairs.person[at]
        country, sector = cohort.places.country.codes[place], cohort.places.sector.codes[place]
        funder, cost = cohort.places.funder.codes[place], cohort.places.cost[place]
        group, count = cohort.people.group.codes[person], used.countries[country] + 1
        women = used.women[country] + cohort.people.woman[person]
        of_group = (used.groups[country, group] if used.groups.size else np.zeros(len(at))) + 1
        none = np.zeros(len(at), bool)
        return {
            "busy": self._busy(at),
            "full": self.filled[place] >= cohort.places.capacity[place],
            "country_max": count > limits.country_max[country],
            "country_budget": used.spent[country] + cost > limits.country_budget[country] + ROUNDING,
            "funder_budget": (funder >= 0)
            & (_of(used.funders, funder) + cost > _of(limits.funder_budget, funder) + ROUNDING)
            if len(used.funders) else none,
            "sector_max": (sector >= 0) & (_of(used.sectors, sector) + 1 > _of(limits.sector_max, sector))
            if len(used.sectors) else none,
            "women_min": women < limits.women_min[country] * count - ROUNDING,
            "group_max": (group >= 0) & (of_group > limits.group_max[country] * count + limits.group_slack + ROUNDING),
        }  # fmt: skip

    def _busy(self, at: Ints) -> Flags:
        """Whether the person has an engagement in an overlapping period."""
        periods, chosen = self.frame.periods, self.plan.chosen
        on = np.zeros((len(self.cohort.people.ids), periods.count + 1), np.int32)
        place, person = self.cohort.pairs.place[chosen], self.cohort.pairs.person[chosen]
        np.add.at(on, (person, periods.first[place]), 1)
        np.add.at(on, (person, periods.last[place] + 1), -1)
        held = np.cumsum(np.cumsum(on, axis=1)[:, :-1], axis=1)
        place, person = self.cohort.pairs.place[at], self.cohort.pairs.person[at]
        first = periods.first[place]
        before = np.where(first > 0, held[person, np.maximum(first - 1, 0)], 0)
        return np.asarray(held[person, periods.last[place]] - before > 0)

    def placed(self) -> list[Placed]:
        """Every engagement with its reasons, in the order of the plan."""
        return [self._placed(pair) for pair in self.plan.chosen.tolist()]

    def _placed(self, pair: int) -> Placed:
        cohort = self.cohort
        person, place = int(cohort.pairs.person[pair]), int(cohort.pairs.place[pair])
        places = cohort.places
        return Placed(
            cohort.people.ids[person], places.ids[place], *self.where(place), float(places.cost[place]),
            float(cohort.pairs.fit[pair]), int(self.choice[pair]), int(self.choices[person]),
            int(self.standing[pair]), int(self.eligible[place]),
            self._better.get(pair, ()),
        )  # fmt: skip

    def where(self, place: int) -> tuple[str, str, str]:
        """Country, sector and mode of a place."""
        places = self.cohort.places
        return tuple(
            names.words[names.codes[place]] if names.codes[place] >= 0 else ""
            for names in (places.country, places.sector, places.mode)
        )  # type: ignore[return-value]

    @cached_property
    def _better(self) -> dict[int, tuple[tuple[str, str], ...]]:
        """For each engagement that is not its person's first choice, what became of the first choice."""
        pairs, best = self.cohort.pairs, np.full(len(self.cohort.people.ids), NONE)
        first = self.wishes.pairs[self.wishes.person_level == 0]
        best[pairs.person[first]] = first
        engaged = self.plan.chosen[(self.choice[self.plan.chosen] > 1)]
        liked = best[pairs.person[engaged]]
        engaged, liked = engaged[~self.taken[liked]], liked[~self.taken[liked]]
        told = self._because(liked)
        return {
            pair: ((self.cohort.ids(better)[1], because),)
            for pair, better, because in zip(engaged.tolist(), liked.tolist(), told, strict=True)
        }

    def _because(self, at: Ints) -> list[str]:
        """What is against each pair, in a few words; being busy elsewhere does not count."""
        bars = {name: flags for name, flags in self.bars(at).items() if name != "busy"}
        return [
            self._told(pair, [name for name, flags in bars.items() if flags[number]])
            for number, pair in enumerate(at.tolist())
        ]

    def _told(self, pair: int, bars: list[str]) -> str:
        place = int(self.cohort.pairs.place[pair])
        country, sector, _ = self.where(place)
        if "full" in bars:
            worse = self.least[place] < self.cohort.pairs.fit[pair]
            return "it is full" + ("; somebody there fits it less, but the whole plan is worth more so" if worse else
                                   ", with people who fit it as well or better")  # fmt: skip
        words = {
            "country_max": f"{country} has as many as its rule allows",
            "country_budget": f"the budget of {country} does not allow it",
            "funder_budget": "the budget of its funder does not allow it",
            "sector_max": f"{sector} has as many as its rule allows",
            "women_min": f"too few of the engagements in {country} would be of women",
            "group_max": f"too many of the engagements in {country} would be of one group",
        }
        told = [words[name] for name in bars if name in words]
        return " and ".join(told) or "the whole plan is worth more this way"

    def unplaced(self) -> list[Unplaced]:
        """Everybody without an engagement, by id, with what is against the place they like best."""
        people, pairs = self.cohort.people, self.cohort.pairs
        without = np.ones(len(people.ids), bool)
        without[pairs.person[self.plan.chosen]] = False
        first = self.wishes.pairs[self.wishes.person_level == 0]
        first = first[without[pairs.person[first]]]
        order = np.lexsort((pairs.place[first], pairs.person[first]))
        at = first[order][np.unique(pairs.person[first[order]], return_index=True)[1]]
        of = dict(zip(pairs.person[at].tolist(), range(len(at)), strict=True))
        bars, told = self.bars(at), self._because(at)
        nothing = self._nothing_open()
        found = []
        for person in sorted(np.flatnonzero(without).tolist(), key=people.ids.__getitem__):
            if person not in of:
                found.append(Unplaced(people.ids[person], "", 0.0, (), nothing[person]))
                continue
            number = of[person]
            pair = int(at[number])
            held = tuple(name for name in BARS if bars[name][number])
            place = self.cohort.ids(pair)[1]
            sentence = f"Would fit {place} best of all places open to them ({pairs.fit[pair]:.2f}); {told[number]}."
            found.append(Unplaced(people.ids[person], place, float(pairs.fit[pair]), held, sentence))
        return found

    def _nothing_open(self) -> dict[int, str]:
        """Why no place is open to people who have none."""
        pairs = self.cohort.pairs
        paired = np.bincount(pairs.person, minlength=len(self.cohort.people.ids)) > 0
        there = np.bincount(pairs.person[available(self.cohort)], minlength=len(paired)) > 0
        return {
            person: "Is eligible for no place."
            if not paired[person]
            else "Is not available for the whole period of any place they are eligible for."
            if not there[person]
            else "Every place they are eligible for is forbidden to them or has no room."
            for person in np.flatnonzero(self.choices == 0).tolist()
        }

    def first_choices(self) -> Choices:
        """How many got which of their choices."""
        met: dict[int, int] = {}
        for choice in sorted(self.choice[self.plan.chosen].tolist()):
            met[choice] = met.get(choice, 0) + 1
        placed = len(np.unique(self.cohort.pairs.person[self.plan.chosen]))
        without = int((self.choices == 0).sum())
        return Choices(met, len(self.choices) - placed - without, without)

    def envied(self) -> list[tuple[str, str]]:
        """The pairs who would both rather have each other, by ids."""
        found = self.wishes.envied(self.plan.chosen, preferred=True)
        return sorted(self.cohort.ids(int(pair)) for pair in found)


def _of(column: Floats, codes: Ints) -> Floats:
    return column[np.maximum(codes, 0)]
