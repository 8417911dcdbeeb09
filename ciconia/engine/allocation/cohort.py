"""What a cohort is made of: places, people, pairs and rules, as plain rows and as arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Days of dates that are not given: before and after every date of the calendar.
NEVER_BEGAN, NEVER_ENDS = 0, 4_000_000
NONE = -1
WOMAN = "f"


@dataclass(frozen=True)
class Place:
    """Somewhere people may go: one line of places.csv."""

    id: str
    country: str
    sector: str
    mode: str
    capacity: int
    cost: float
    start: date | None = None
    end: date | None = None
    institution: str = ""
    funder: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who may go: one line of people.csv."""

    id: str
    sex: str = ""
    group: str = ""
    available_from: date | None = None
    available_to: date | None = None


@dataclass(frozen=True)
class Pair:
    """A person who is eligible for a place, and how well they fit: one line of pairs.csv."""

    person: str
    place: str
    fit: float
    host_rank: int | None = None
    person_rank: int | None = None


@dataclass(frozen=True)
class Limit:
    """The rules of one country, sector or funder; with `bind` false they only warn."""

    minimum: int | None = None
    maximum: int | None = None
    budget: float | None = None
    bind: bool = True


@dataclass(frozen=True)
class Decision:
    """A pair that staff locked or forbade."""

    person: str
    place: str
    bind: bool = True


@dataclass(frozen=True)
class Rules:
    """Everything rules.toml can say."""

    country: dict[str, Limit] = field(default_factory=dict)
    sector: dict[str, Limit] = field(default_factory=dict)
    funder: dict[str, Limit] = field(default_factory=dict)
    women_min: float | None = None
    group_max: float | None = None
    group_slack: float = 0.0
    balance_binds: bool = True
    locks: tuple[Decision, ...] = ()
    forbids: tuple[Decision, ...] = ()
    gap: float = 0.0005
    stable: bool = False
    host_rank: Literal["ignore", "score", "order"] = "ignore"
    preferences_bind: bool = True


@dataclass(frozen=True)
class Names:
    """Words behind the numbers of a column: `codes[i]` is a place in `words`, or -1 where the field is empty."""

    words: list[str]
    codes: Ints

    @classmethod
    def of(cls, column: Sequence[str]) -> "Names":
        """Numbers for the words of a column, in the order of the alphabet."""
        words = sorted({word for word in column if word})
        numbers = {word: number for number, word in enumerate(words)}
        return cls(words, np.fromiter((numbers.get(word, NONE) for word in column), np.int32, len(column)))

    def code(self, word: str) -> int:
        """The number of a word that is among them."""
        return self.words.index(word)


@dataclass(frozen=True)
class Places:
    """All places, column by column; days are ordinals of the calendar."""

    ids: list[str]
    country: Names
    sector: Names
    mode: Names
    institution: Names
    funder: Names
    capacity: Ints
    cost: Floats
    start: Ints
    end: Ints


@dataclass(frozen=True)
class People:
    """All people, column by column."""

    ids: list[str]
    woman: Flags
    group: Names
    start: Ints
    end: Ints


@dataclass(frozen=True)
class Pairs:
    """All pairs, column by column; a rank of 0 is no rank."""

    person: Ints
    place: Ints
    fit: Floats
    host_rank: Ints
    person_rank: Ints


@dataclass(frozen=True)
class Cohort:
    """One planning round as arrays."""

    places: Places
    people: People
    pairs: Pairs
    rules: Rules

    def find(self, person: str, place: str) -> int:
        """The number of a pair, or -1 where the two are not paired. Raises ValueError for an id nobody has."""
        who, where = self.people.ids.index(person), self.places.ids.index(place)
        found = np.flatnonzero((self.pairs.person == who) & (self.pairs.place == where))
        return int(found[0]) if len(found) else NONE

    def ids(self, pair: int) -> tuple[str, str]:
        """The ids of the person and the place of a pair."""
        return self.people.ids[self.pairs.person[pair]], self.places.ids[self.pairs.place[pair]]


def cohort_of(places: Iterable[Place], people: Iterable[Person], pairs: Iterable[Pair], rules: Rules) -> Cohort:
    """Turns plain rows into arrays. Raises KeyError where a pair names somebody or some place that is not there."""
    where, who, edges = list(places), list(people), list(pairs)
    place_number = {place.id: number for number, place in enumerate(where)}
    person_number = {person.id: number for number, person in enumerate(who)}
    return Cohort(
        Places(
            [place.id for place in where],
            Names.of([place.country for place in where]),
            Names.of([place.sector for place in where]),
            Names.of([place.mode for place in where]),
            Names.of([place.institution for place in where]),
            Names.of([place.funder for place in where]),
            np.array([place.capacity for place in where], np.int32),
            np.array([place.cost for place in where], np.float64),
            days([place.start for place in where], NEVER_BEGAN),
            days([place.end for place in where], NEVER_ENDS),
        ),
        People(
            [person.id for person in who],
            np.array([person.sex == WOMAN for person in who], bool),
            Names.of([person.group for person in who]),
            days([person.available_from for person in who], NEVER_BEGAN),
            days([person.available_to for person in who], NEVER_ENDS),
        ),
        Pairs(
            np.array([person_number[pair.person] for pair in edges], np.int32),
            np.array([place_number[pair.place] for pair in edges], np.int32),
            np.array([pair.fit for pair in edges], np.float64),
            np.array([pair.host_rank or 0 for pair in edges], np.int32),
            np.array([pair.person_rank or 0 for pair in edges], np.int32),
        ),
        rules,
    )


def days(dates: Sequence[date | None], missing: int) -> Ints:
    """Dates as ordinals."""
    return np.array([missing if day is None else day.toordinal() for day in dates], np.int32)
