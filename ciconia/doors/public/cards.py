"""One assignment as a row of a list."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.public.frame import page_url
from ciconia.doors.shared.per_language import for_reader, per_language
from ciconia.doors.shared.templatetags.ciconia import dated, languages, place_in, shown_in
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme
from ciconia.selection.queries.open_opportunity import Row

TINTS = {"AFG": "af", "IRQ": "iq", "NGA": "ng", "SOM": "so"}  # as in the component for a place


Card = dict[str, str]
"""What a row says: title, url, host, tint, place, sector, how, weeks, languages, due."""


def cards(rows: Iterable[Row], programme: Programme) -> list[Card]:
    """What each row of a list says; title, host and sector may carry a mark of the language they stand in."""
    start = page_url(programme, "opportunities")
    reading = get_language() or "en"
    place, mode, length, tongues, due = for_reader(_place, _mode, weeks, _languages, _due)
    return [
        {
            "title": shown_in(reading, row.title),
            "url": f"{start}{address(row.public_id, row.title)}",
            "host": shown_in(reading, row.host),
            "tint": TINTS.get(row.country, "mute"),
            "place": place(row.city, row.country),
            "sector": shown_in(reading, row.sector),
            "how": mode(row.mode),
            "weeks": length(row.weeks),
            "languages": tongues(*row.languages),
            "due": due(row.deadline),
        }
        for row in rows
    ]


def address(public_id: str, title: Translated) -> str:
    """Where below the list its page is; the title in the address is for people, only the identifier counts."""
    slug = _slug(str(title))
    return f"{public_id}/{slug}/" if slug else f"{public_id}/"


@lru_cache(maxsize=4096)
def _slug(title: str) -> str:
    return slugify(title)[:60].strip("-")


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
def _place(city: str, iso: str) -> str:
    return place_in(city, iso)


@per_language
def _mode(mode: str) -> str:
    return str(Mode(mode).label)


@per_language
def _languages(*codes: str) -> str:
    return languages(list(codes))


@per_language
def _due(deadline: date) -> str:
    return _("Apply by %(day)s") % {"day": dated(deadline, "j F")}
