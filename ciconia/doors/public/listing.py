"""The list of open assignments: one page of it, how many there are behind each filter, and what is nearest.

One statement counts every combination of country, sector, mode and languages that occurs; all counts on the page are
sums over that small table. The rows of a page are one more statement.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.forms.opportunity import NAMES, After, Filters
from ciconia.foundation import clock
from ciconia.foundation.countries import country_name, language_name
from ciconia.people.models import Mode
from ciconia.programmes.models import Focus, Programme, Sector
from ciconia.selection.models import Opportunity

PAGE = 25
COLUMNS = (
    "public_id", "title", "languages", "mode", "weeks", "deadline", "focus_id", "sector_id", "organisation__name",
    "organisation__city", "organisation__country",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """How many open assignments share the same values, by filter."""

    values: dict[str, tuple[str, ...]]
    number: int

    def fits(self, filters: Filters, but: str = "") -> bool:
        """Whether a choice includes it; one filter may be left out."""
        return all(
            name == but or not filters.of(name) or not filters.of(name).isdisjoint(self.values[name]) for name in NAMES
        )


@dataclass(frozen=True)
class Option:
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

    def __init__(self, programme: Programme, focuses: Iterable[Focus], sectors: Iterable[Sector]) -> None:
        self.programme = programme
        self.focuses = {focus.pk: focus for focus in focuses}
        self.sectors = {sector.pk: sector for sector in sectors}
        self.filters = Filters()

    @classmethod
    def of(cls, programme: Programme) -> "Listing":
        """The list of a programme, with no more of its countries and sectors than their words."""
        return cls(
            programme,
            programme.focuses.only("programme", "country"),
            programme.sectors.only("programme", "code", "name"),
        )

    @cached_property
    def open(self) -> QuerySet[Opportunity]:
        """Everything of the programme one can apply for today."""
        today = clock.today(self.programme.zone)
        return Opportunity.objects.filter(programme=self.programme, deadline__gte=today).open()

    @cached_property
    def cells(self) -> list[Cell]:
        """The table behind every count."""
        rows = self.open.order_by().values_list("focus_id", "sector_id", "mode", "languages").annotate(Count("id"))
        return [
            Cell(
                {
                    "country": (self.focuses[focus].country,),
                    "sector": (self.sectors[sector].code,),
                    "mode": (mode,),
                    "language": tuple(languages),
                },
                number,
            )
            for focus, sector, mode, languages, number in rows
        ]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """The words of every value of every filter, in the order in which they are shown."""
        language = get_language() or "en"
        spoken = {code: language_name(code, language) for cell in self.cells for code in cell.values["language"]}
        sectors = {sector.code: sector.name.best(language).text for sector in self.sectors.values()}
        return {
            "country": {focus.country: country_name(focus.country, language) for focus in self.focuses.values()},
            "sector": dict(sorted(sectors.items(), key=lambda pair: pair[1])),
            "mode": {str(value): str(label) for value, label in Mode.choices},
            "language": dict(sorted(spoken.items(), key=lambda pair: pair[1])),
        }

    @cached_property
    def all(self) -> int:
        """How many are open in all."""
        return sum(cell.number for cell in self.cells)

    @cached_property
    def count(self) -> int:
        """How many the choice finds."""
        return self._number(self.filters)

    def page(self, after: After | None) -> list[Opportunity]:
        """Up to 25 rows, the earliest deadline first, and one more where there is a next page."""
        rows = self.open.order_by("deadline", "public_id").select_related("organisation").only(*COLUMNS)
        of = self.filters.of
        if of("country"):
            rows = rows.filter(focus__in=[pk for pk, focus in self.focuses.items() if focus.country in of("country")])
        if of("sector"):
            rows = rows.filter(sector__in=[pk for pk, sector in self.sectors.items() if sector.code in of("sector")])
        if of("mode"):
            rows = rows.filter(mode__in=of("mode"))
        if of("language"):
            rows = rows.filter(languages__overlap=sorted(of("language")))
        if after:
            same_day = Q(deadline=after.deadline, public_id__gt=after.public_id)
            rows = rows.filter(same_day | Q(deadline__gt=after.deadline))
        return list(rows[: PAGE + 1])

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """The values of each filter, with the number each would show beside the other filters."""
        return {
            name: [self._option(name, value, label, numbers[value]) for value, label in labels.items()]
            for name, labels in self.labels.items()
            for numbers in [self._numbers(name)]
        }

    @property
    def groups(self) -> list[tuple[str, str, list[Option]]]:
        """The filters as they stand on the page: name, question, values; a value nobody could choose is left out."""
        legends = {
            "country": _("Country"), "mode": _("How"), "language": _("Working language"), "sector": _("Sector"),
        }  # fmt: skip
        return [
            (name, legend, [option for option in self.options[name] if option.number or option.chosen])
            for name, legend in legends.items()
        ]

    @cached_property
    def chosen(self) -> list[Option]:
        """What is chosen, to be taken away one by one."""
        return [option for options in self.options.values() for option in options if option.chosen]

    @property
    def nearest(self) -> list[Nearest]:
        """What one value less would find, the most first."""
        found = [
            Nearest(option.label, self._number(self.filters.without(option.name, option.value)), option.without)
            for option in self.chosen
        ]
        return sorted((near for near in found if near.number), key=lambda near: -near.number)

    def _numbers(self, name: str) -> Counter[str]:
        numbers: Counter[str] = Counter()
        for cell in self.cells:
            if cell.fits(self.filters, but=name):
                numbers.update(dict.fromkeys(cell.values[name], cell.number))
        return numbers

    def _option(self, name: str, value: str, label: str, number: int) -> Option:
        chosen = value in self.filters.of(name)
        return Option(name, value, label, number, chosen, self.filters.without(name, value).query if chosen else "")

    def _number(self, filters: Filters) -> int:
        return sum(cell.number for cell in self.cells if cell.fits(filters))
