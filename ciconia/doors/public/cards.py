"""One assignment as a row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import languages, place, shown
from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme, Sector
from ciconia.selection.models import Opportunity


@dataclass(frozen=True)
class Card:
    """What a row says; title, host and sector may carry a mark of the language they stand in."""

    title: str
    url: str
    host: str
    iso: str
    place: str
    sector: str
    how: str
    weeks: str
    languages: str
    deadline: date


def card(opportunity: Opportunity, programme: Programme, sector: Sector) -> Card:
    """A row for an opportunity whose organisation has been read with it."""
    host = opportunity.organisation
    return Card(
        title=shown(opportunity.title),
        url=address(opportunity, programme),
        host=shown(host.name),
        iso=host.country,
        place=place(host),
        sector=shown(sector.name),
        how=opportunity.get_mode_display(),
        weeks=weeks(opportunity.weeks),
        languages=languages(opportunity.languages),
        deadline=opportunity.deadline,
    )


def cards(opportunities: Iterable[Opportunity], programme: Programme) -> list[Card]:
    """Rows for opportunities whose organisation and sector have been read with them."""
    return [card(opportunity, programme, opportunity.sector) for opportunity in opportunities]


def address(opportunity: Opportunity, programme: Programme) -> str:
    """The page of an opportunity; its title in the address is for people, only the identifier counts."""
    parts = {"programme": programme.code, "public_id": opportunity.public_id}
    slug = slugify(str(opportunity.title))[:60].strip("-")
    return reverse("public:opportunity", kwargs=parts | ({"slug": slug} if slug else {}))


@dataclass(frozen=True)
class Lines:
    """A text that is a list, in the language it stands in; `tongue` names that where it is not the page's."""

    items: list[str]
    language: str
    direction: str
    tongue: str


def listed(text: Translated) -> Lines:
    """The lines of a translated text."""
    reader = get_language() or "en"
    found = text.best(reader)
    items = [line.strip() for line in found.text.splitlines() if line.strip()]
    tongue = language_name(found.language, reader) if found.fallback else ""
    return Lines(items, found.language, found.direction, tongue)


def weeks(number: int) -> str:
    """How long, in words."""
    return ngettext("%(count)d week", "%(count)d weeks", number) % {"count": number}


def no_longer(state: str) -> str:
    """What became of an opportunity one can no longer apply for, in one sentence."""
    return {
        "closed": _("The last day to apply has passed. We are choosing."),
        "filled": _("Somebody was chosen for every place."),
        "not_filled": _("The search ended without anybody being chosen. Everybody who applied was told why."),
    }[state]
