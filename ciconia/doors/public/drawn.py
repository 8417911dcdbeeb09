"""What of an opportunity's page is the same for every reader of a language: drawn once, and kept while nothing changes.

The rows themselves are the key, with the day, the language and the host name. So nothing has to be told when a text, an
institution, a rule or a label changes: other rows are another page.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ciconia.doors.public.parts import facts, parts, place_of
from ciconia.doors.public.procedure import route, stage
from ciconia.doors.public.prose import prose
from ciconia.doors.public.share import head, share
from ciconia.foundation import clock
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.conditions import Conditions, conditions_on
from ciconia.selection.queries.opportunity_page import OpportunityPage

KEPT = 256


@dataclass(frozen=True)
class Seen:
    """Everything the page is made of; what can be compared tells it from others, the rest follows from that."""

    language: str
    site: str
    today: date
    programme_read: tuple[Any, ...]
    page_read: tuple[Any, ...]
    conditions_read: tuple[Any, ...]
    programme: Programme = field(compare=False)
    page: OpportunityPage = field(compare=False)
    conditions: Conditions = field(compare=False)


@dataclass(frozen=True)
class Drawn:
    """The pieces: for programs, above the button, the facts, and the text."""

    head: SafeString
    top: SafeString
    facts: SafeString
    text: SafeString


def drawn(request: HttpRequest, programme: Programme, page: OpportunityPage) -> Drawn:
    """The pieces of a page, in the reader's language."""
    today = clock.today(programme.zone)
    conditions = conditions_on(programme, today, kind=page.kind, sector=page.sector_code)
    named = (programme.code, str(dict(programme.name)), programme.carried_out_by, programme.zone)
    return _drawn(
        Seen(
            get_language() or "en", request.build_absolute_uri("/"), today, named, page.read, conditions.read,
            programme, page, conditions,
        )
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _drawn(seen: Seen) -> Drawn:
    page, programme, at = seen.page, seen.programme, stage(seen.page)
    said = {
        "programme": programme,
        "opportunity": page,
        "at": at,
        "place": place_of(page),
        "facts": facts(page, at),
        "parts": parts(page, seen.conditions),
        "about_host": prose(page.about),
        "stops": route(page),
        "share": share(seen.site, programme, page),
    }
    top, beside, text = (
        render_to_string(f"public/opportunity/_{name}.html", said) for name in ("top", "facts", "text")
    )
    return Drawn(head(seen.site, programme, page, seen.conditions), top, beside, text)
