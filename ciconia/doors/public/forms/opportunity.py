"""The filters of the list: a form sent by GET, so that its address can be kept and sent on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

NAMES = ("country", "sector", "mode", "language")
LONGEST = 40  # an address is not a place to send books


@dataclass(frozen=True)
class Filters:
    """What somebody ticked: for each filter the values, none meaning all."""

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, sent: QueryDict, offered: Mapping[str, Iterable[str]]) -> "Filters":
        """What was sent, as far as it is offered: an old link keeps working when a sector is gone."""
        return cls({name: frozenset(sent.getlist(name)[:LONGEST]) & frozenset(offered[name]) for name in NAMES})

    def of(self, name: str) -> frozenset[str]:
        """The values of one filter."""
        return self.chosen.get(name, frozenset())

    def without(self, name: str, value: str) -> "Filters":
        """The same with one value less."""
        return Filters({**self.chosen, name: self.of(name) - {value}})

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is chosen as (filter, value), in a fixed order, so that the same choice has one address."""
        return [(name, value) for name in NAMES for value in sorted(self.of(name))]

    @property
    def query(self) -> str:
        """The choice as the end of an address."""
        return f"?{urlencode(self.pairs)}"

    def onwards(self, after: "After") -> str:
        """The end of the address of the page that follows a row."""
        return f"?{urlencode([*self.pairs, ('after', str(after))])}"


@dataclass(frozen=True)
class After:
    """Where a page begins: after the row with this deadline and identifier, of which so many have been shown."""

    shown: int
    deadline: date
    public_id: str

    def __str__(self) -> str:
        return f"{self.shown}.{self.deadline.isoformat()}.{self.public_id}"

    @classmethod
    def read(cls, text: str) -> "After | None":
        """What stands in the address, or None where that is not readable."""
        parts = text[:LONGEST].split(".")
        if len(parts) != 3 or not parts[0].isdecimal() or not parts[2].isalnum():
            return None
        try:
            return cls(int(parts[0]), date.fromisoformat(parts[1]), parts[2])
        except ValueError:
            return None
