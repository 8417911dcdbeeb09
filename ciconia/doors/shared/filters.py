"""What somebody looks for among the open assignments, as it stands in an address: for the list and for what is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from ciconia.selection.queries.open_opportunity import Choice

NAMES = ("country", "sector", "kind", "mode", "language")
DATES = ("from", "by")
COLUMNS = dict(zip(NAMES, ("countries", "sectors", "kinds", "modes", "languages"), strict=True))
LONGEST = 40  # an address is not a place to send books
LONGEST_WORDS = 100


@dataclass(frozen=True)
class Filters:
    """What somebody looks for: words, two dates, and for each filter what was ticked, none meaning all."""

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def read(cls, sent: QueryDict, offered: Mapping[str, Iterable[str]]) -> "Filters":
        """What was sent, as far as it is offered: an old link keeps working when a sector is gone."""
        return cls.asked(sent).among(offered)

    @classmethod
    def asked(cls, sent: QueryDict) -> "Filters":
        """What was sent, whether it is offered or not."""
        days = {name: day for name in DATES if (day := day_in(sent.get(name, "")))}
        words = " ".join(sent.get("words", "").replace("\0", " ").split())[:LONGEST_WORDS]
        return cls({name: frozenset(sent.getlist(name)[:LONGEST]) for name in NAMES}, words, days)

    def among(self, offered: Mapping[str, Iterable[str]]) -> "Filters":
        """The same with nothing ticked that is not offered."""
        return replace(self, chosen={name: self.of(name) & frozenset(offered[name]) for name in NAMES})

    def of(self, name: str) -> frozenset[str]:
        """The values of one filter."""
        return self.chosen.get(name, frozenset())

    def without(self, name: str, value: str = "") -> "Filters":
        """The same with one value less."""
        if name == "words":
            return replace(self, words="")
        if name in DATES:
            return replace(self, dates={of: day for of, day in self.dates.items() if of != name})
        return replace(self, chosen={**self.chosen, name: self.of(name) - {value}})

    @classmethod
    def of_choice(cls, choice: Choice) -> "Filters":
        """The filters that ask for a choice."""
        chosen = {name: frozenset(getattr(choice, of)) for name, of in COLUMNS.items()}
        days = {"from": choice.starts_from, "by": choice.starts_by}
        return cls(chosen, choice.words, {name: day for name, day in days.items() if day})

    @property
    def choice(self) -> Choice:
        """What is asked of the database."""
        return Choice(
            countries=self.of("country"), sectors=self.of("sector"), kinds=self.of("kind"), modes=self.of("mode"),
            languages=self.of("language"), starts_from=self.dates.get("from"), starts_by=self.dates.get("by"),
            words=self.words,
        )  # fmt: skip

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is chosen as (filter, value), in a fixed order, so that the same choice has one address."""
        words = [("words", self.words)] if self.words else []
        ticked = [(name, value) for name in NAMES for value in sorted(self.of(name))]
        return [*words, *ticked, *((name, self.dates[name].isoformat()) for name in DATES if name in self.dates)]

    @property
    def query(self) -> str:
        """The choice as the end of an address."""
        return f"?{urlencode(self.pairs)}"

    def onwards(self, start: object) -> str:
        """The end of the address of the page that begins there."""
        return f"?{urlencode([*self.pairs, ('after', str(start))])}"


def day_in(text: str) -> date | None:
    """The day an address names, or None where it names none."""
    try:
        return date.fromisoformat(text[:LONGEST])
    except ValueError:
        return None
