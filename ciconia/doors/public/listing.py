"""The list of open assignments: one page of it, how many there are behind each filter, and what is nearest.

One statement reads how many share each combination of country, sector, kind, mode and languages; all counts on the
page are sums over that small table. The rows of a page are one more statement.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.public.forms.opportunity import NAMES, Filters, Start
from ciconia.doors.shared.per_language import for_reader, per_language
from ciconia.doors.shared.templatetags.ciconia import day, spot
from ciconia.foundation import clock
from ciconia.foundation.countries import country_name, language_name
from ciconia.people.models import Mode
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.models import Programme
from ciconia.selection.queries.open_opportunity import Cell, Row, about, counts_of, page_of

PAGE = 25


class Option(NamedTuple):
    """One value of a filter: its words, how many it would show, and where it is chosen the address without it."""

    name: str
    value: str
    label: str
    number: int
    chosen: bool
    without: str


@dataclass(frozen=True)
class Nearest:
    """A choice with one value less that does find something."""

    label: str
    number: int
    url: str


class Listing:
    """What one can apply for in a programme today, as somebody who chose these filters sees it."""

    def __init__(self, programme: Programme, asked: Filters) -> None:
        self.programme = programme
        self.today = clock.today(programme.zone)
        self.counted = counts_of(programme, self.today, asked.choice)
        self.cells, self.sectors, self.complete = self.counted.cells, self.counted.names, self.counted.complete
        self.filters = asked.among(self.labels)

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The words of every value of every filter, in the order in which they are shown."""
        language = get_language() or "en"
        countries = dict.fromkeys(cell.country for cell in self.cells if cell.country)
        spoken = {code: language_name(code, language) for code in {c for cell in self.cells for c in cell.languages}}
        sectors = {code: name.best(language).text for code, name in self.sectors.items()}
        kinds = {kind: str(KINDS[kind].label) for kind in dict.fromkeys(cell.kind for cell in self.cells if cell.kind)}
        return {
            "country": {country: country_name(country, language) for country in countries},
            "sector": dict(sorted(sectors.items(), key=lambda pair: pair[1])),
            "kind": kinds if len(kinds) > 1 else {},
            "mode": _modes(),
            "language": dict(sorted(spoken.items(), key=lambda pair: pair[1])),
        }

    @cached_property
    def all(self) -> int:
        """How many are open in all, or as far as words and dates reach."""
        return sum(cell.number for cell in self.cells)

    @cached_property
    def count(self) -> int:
        """How many the choice finds; where there are too many to count, about how many."""
        if self.complete or not self.filters.choice.uncounted:
            return self._number(self.filters)
        return about(self.programme, self.today, self.filters.choice)

    @property
    def exact(self) -> bool:
        """Whether the numbers are counted, and not estimated."""
        return self.complete or not self.filters.choice.uncounted

    def page(self, start: Start | None) -> list[Row]:
        """Up to 25 rows, the earliest deadline first, and one more where there is a next page."""
        after = start.after if start else None
        return page_of(self.programme, self.today, self.filters.choice, PAGE + 1, after, self.counted)

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """The values of each filter, with the number each would show beside the other filters."""
        numbers = self._numbers()
        return {
            name: [self._option(name, value, label, numbers[name][value]) for value, label in labels.items()]
            for name, labels in self.labels.items()
        }

    @property
    def groups(self) -> list[tuple[str, str, list[dict[str, str]]]]:
        """The filters as they stand on the page: name, question, values; a value nobody could choose is left out."""
        legends = {
            "country": _("Country"), "kind": _("What"), "mode": _("How"), "language": _("Working language"),
            "sector": _("Sector"),
        }  # fmt: skip
        spots, spans, words = for_reader(spot, _span, _assignments)
        return [
            (
                name,
                legend,
                [
                    self._row(option, spots if name == "country" else spans, words)
                    for option in self.options[name]
                    if option.number or option.chosen or not self.exact
                ],
            )
            for name, legend in legends.items()
        ]

    @cached_property
    def chosen(self) -> list[Option]:
        """What is chosen, to be taken away one by one."""
        ticked = [option for options in self.options.values() for option in options if option.chosen]
        words = [("words", self.filters.words, f"“{self.filters.words}”")] if self.filters.words else []
        says = {"from": _("Starts on %(day)s or later"), "by": _("Starts by %(day)s")}
        days = [(name, "", says[name] % {"day": day(self.filters.dates[name])}) for name in self.filters.dates]
        others = [
            Option(name, value, label, 0, True, self.filters.without(name).query) for name, value, label in words + days
        ]
        return others + ticked

    @property
    def nearest(self) -> list[Nearest]:
        """What one value less would find, the most first."""
        found = [
            Nearest(option.label, self._number(self.filters.without(option.name, option.value)), option.without)
            for option in self.chosen
            if option.name in NAMES
        ]
        return sorted((near for near in found if near.number), key=lambda near: -near.number)

    def _numbers(self) -> dict[str, Counter[str]]:
        """For each filter how many each of its values would show: cells that fit all other filters count."""
        numbers: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
        for cell in self.cells:
            values = _values(cell)
            missed = [
                name for name in NAMES if self.filters.of(name) and self.filters.of(name).isdisjoint(values[name])
            ]
            for name in missed if len(missed) == 1 else () if missed else NAMES:
                for value in values[name]:
                    numbers[name][value] += cell.number
        return numbers

    def _option(self, name: str, value: str, label: str, number: int) -> Option:
        chosen = value in self.filters.of(name)
        return Option(name, value, label, number, chosen, self.filters.without(name, value).query if chosen else "")

    def _row(self, option: Option, label: Callable[..., str], words: Callable[..., str]) -> dict[str, str]:
        """What a value fills its pattern with; without numbers where they are not counted."""
        number = str(option.number) if self.exact else ""
        return {
            "name": option.name,
            "value": option.value,
            "label": option.label,
            "shown": label(option.value, option.label),
            "number": number,
            "what": words(option.number) if number else "",
            "of": f" ({number})" if number else "",
            "checked": " checked" if option.chosen else "",
            "selected": " selected" if option.chosen else "",
        }

    def _number(self, filters: Filters) -> int:
        asked = {name: filters.of(name) for name in NAMES if filters.of(name)}
        return sum(
            cell.number
            for cell in self.cells
            if not any(wanted.isdisjoint(_values(cell)[name]) for name, wanted in asked.items())
        )


def _values(cell: Cell) -> dict[str, tuple[str, ...]]:
    return {
        "country": (cell.country,), "sector": (cell.sector,), "kind": (cell.kind,), "mode": (cell.mode,),
        "language": cell.languages,
    }  # fmt: skip


def _modes() -> dict[str, str]:
    return {mode: _mode(mode) for mode in Mode.values}


@per_language
def _mode(mode: str) -> str:
    return str(Mode(mode).label)


@per_language
def _assignments(number: int) -> str:
    return ngettext("assignment", "assignments", number)


@per_language
def _span(_value: str, label: str) -> str:
    return format_html("<span>{}</span>", label)
