"""
Synthetic cohorts of three sizes: nobody in them exists.

Eight of ten places that somebody is eligible for are in one country; fit depends on the person, the place, the sector
and the country, plus chance; budgets allow about 55 % of what all places would cost, countries 80 % of the places,
sectors 70 %; at least 40 % women, at most 30 % of a group plus one. All of it is tight at once, which is the point.
"""

import numpy as np

from ciconia.engine.allocation.cohort import (
    NEVER_BEGAN,
    NEVER_ENDS,
    NONE,
    Cohort,
    Ints,
    Limit,
    Names,
    Pairs,
    People,
    Places,
    Rules,
)

SIZES = {"S": (200, 2_000), "M": (2_000, 20_000), "L": (10_000, 100_000)}
SECTORS, GROUP_SHARES, PER_PERSON = 12, (0.34, 0.2, 0.14, 0.1, 0.08, 0.06, 0.05, 0.03), 20


def synthetic(places: int, people: int, seed: int) -> Cohort:
    """A cohort with as many places and people; the same for the same seed."""
    chance = np.random.default_rng(seed)
    countries = int(np.clip(places // 50, 6, 60))
    host = chance.integers(0, max(20, places // 4), places)
    country = chance.integers(0, countries, host.max() + 1)[host]
    sector = chance.choice(SECTORS, places, p=chance.dirichlet(np.full(SECTORS, 2.0)))
    mode = (chance.random(places) < 0.4).astype(np.int32)
    capacity = chance.choice([1, 1, 1, 2, 3, 5], places)
    cost = 100.0 * np.where(mode == 1, chance.integers(3, 9, places), chance.integers(25, 95, places))
    tie = chance.choice(countries, people, p=chance.dirichlet(np.full(countries, 3.0)))
    trade = chance.choice(SECTORS, people, p=chance.dirichlet(np.full(SECTORS, 2.0)))
    woman = chance.random(people) < 0.35
    group = chance.choice(len(GROUP_SHARES), people, p=np.array(GROUP_SHARES))
    person, place = _eligible(chance, country, tie, countries)
    liking = (
        0.9 * chance.normal(size=people)[person] + 0.5 * chance.normal(size=places)[place]
        + (trade[person] == sector[place]) + 0.5 * (tie[person] == country[place])
        + chance.normal(0, 0.8, len(person)) - 1
    )  # fmt: skip
    fit = np.round(1 / (1 + np.exp(-liking)), 4)
    nothing, never = np.zeros(places, np.int32), np.zeros(len(person), np.int32)
    return Cohort(
        Places(
            [f"pl{number}" for number in range(places)], _names("C", country), _names("s", sector),
            Names(["physical", "virtual"], mode), _names("in", host), Names([], nothing + NONE),
            capacity.astype(np.int32), cost, nothing + NEVER_BEGAN, nothing + NEVER_ENDS,
        ),
        People(
            [f"pe{number}" for number in range(people)], woman, _names("g", group),
            np.full(people, NEVER_BEGAN, np.int32), np.full(people, NEVER_ENDS, np.int32),
        ),
        Pairs(person, place, fit, never, never),
        _rules(country, sector, capacity, cost),
    )  # fmt: skip


def _eligible(chance: np.random.Generator, country: Ints, tie: Ints, countries: int) -> tuple[Ints, Ints]:
    """Who is eligible where: about twenty places each, mostly in the country of their tie."""
    places, people = len(country), len(tie)
    order, many = np.argsort(country, kind="stable"), np.bincount(country, minlength=countries)
    first = np.cumsum(many) - many
    at_home = first[tie][:, None] + (chance.random((people, PER_PERSON)) * many[tie][:, None]).astype(np.int64)
    home = order[np.minimum(at_home, places - 1)]
    anywhere = chance.integers(0, places, (people, PER_PERSON))
    chosen = np.where(chance.random((people, PER_PERSON)) < 0.8, home, anywhere)
    keys = np.unique(np.repeat(np.arange(people), PER_PERSON) * places + chosen.ravel())
    return (keys // places).astype(np.int32), (keys % places).astype(np.int32)


def _rules(country: Ints, sector: Ints, capacity: Ints, cost: Ints) -> Rules:
    seats, money = np.bincount(country, capacity), np.bincount(country, cost * capacity)
    in_sector = np.bincount(sector, capacity, minlength=SECTORS)
    return Rules(
        {
            f"C{at:02d}": Limit(None, int(0.8 * seats[at]), float(round(0.55 * money[at], -2)))
            for at in range(len(seats))
        },
        {f"s{at:02d}": Limit(int(0.1 * many), int(np.ceil(0.7 * many))) for at, many in enumerate(in_sector) if many},
        women_min=0.4, group_max=0.3, group_slack=1,
    )  # fmt: skip


def _names(prefix: str, codes: Ints) -> Names:
    return Names([f"{prefix}{number:02d}" for number in range(int(codes.max()) + 1)], codes.astype(np.int32))
