"""One assignment as a row of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.public.frame import page_url
from ciconia.doors.shared.per_language import per_language
from ciconia.doors.shared.templatetags.ciconia import languages, place, shown
from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme, Sector
from ciconia.selection.models import Opportunity

TINTS = {"AFG": "af", "IRQ": "iq", "NGA": "ng", "SOM": "so"}  # as in the component for a place


@dataclass(frozen=True)
class Card:
    """What a row says; title, host and sector may carry a mark of the language they stand in."""

    title: str
    url: str
    host: str
    tint: str
    place: str
    sector: str
    how: str
    weeks: str
    languages: str
    due: str


def cards(opportunities: Iterable[Opportunity], programme: Programme, sectors: Mapping[int, Sector]) -> list[Card]:
    """Rows for opportunities whose organisation has been read with them."""
    start = page_url(programme, "opportunities")
    sector_names = {pk: shown(sector.name) for pk, sector in sectors.items()}
    return [
        Card(
            title=shown(opportunity.title),
            url=f"{start}{address(opportunity)}",
            host=shown(opportunity.organisation.name),
            tint=TINTS.get(opportunity.organisation.country, "mute"),
            place=place(opportunity.organisation),
            sector=sector_names[opportunity.sector_id],
            how=_mode(opportunity.mode),
            weeks=weeks(opportunity.weeks),
            languages=_languages(*opportunity.languages),
            due=_due(opportunity.deadline),
        )
        for opportunity in opportunities
    ]


def address(opportunity: Opportunity) -> str:
    """Where below the list its page is; the title in the address is for people, only the identifier counts."""
    slug = slugify(str(opportunity.title))[:60].strip("-")
    return f"{opportunity.public_id}/{slug}/" if slug else f"{opportunity.public_id}/"


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


@per_language
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


@per_language
def _mode(mode: str) -> str:
    return str(Mode(mode).label)


@per_language
def _languages(*codes: str) -> str:
    return languages(list(codes))


@per_language
def _due(deadline: date) -> str:
    return _("Apply by %(day)s") % {"day": date_format(deadline, "j F")}
