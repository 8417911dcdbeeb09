"""What of an event's page is the same for every reader of a language: drawn once, and kept while nothing changes.

As with opportunities the rows themselves are the key: a speaker who takes their name back is another page at once.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ciconia.doors.public.events import facts, head
from ciconia.gatherings.models import Event
from ciconia.gatherings.queries.event import read_of, with_public_parts
from ciconia.programmes.models import Programme

KEPT = 256


@dataclass(frozen=True)
class Seen:
    """Everything the page is made of; what can be compared tells it from others."""

    language: str
    site: str
    is_open: bool
    read: tuple[Any, ...]
    programme: Programme = field(compare=False)
    event: Event = field(compare=False)


@dataclass(frozen=True)
class Drawn:
    """The pieces: for programs, the facts, and the text."""

    head: SafeString
    facts: SafeString
    text: SafeString


def drawn(request: HttpRequest, programme: Programme, event: Event, *, is_open: bool) -> Drawn:
    """The pieces of a page, in the reader's language."""
    site = f"{request.scheme}://{request.get_host()}"
    row = (event.pk, event.version, event.changed_at, event.state, event.capacity, event.taken, event.waiting)
    named = (str(dict(programme.name)), str(dict(event.focus.name)) if event.focus else "")
    read = (*row, *named, *read_of(event))
    return _drawn(Seen(get_language() or "en", site, is_open, read, programme, event))


@lru_cache(maxsize=KEPT)
def _drawn(seen: Seen) -> Drawn:
    event = with_public_parts(seen.event)
    said = {
        "programme": seen.programme, "event": event, "is_open": seen.is_open, "facts": facts(event),
        "hosts": [one.organisation for one in event.co_hosts.all()],
    }  # fmt: skip
    beside, text = (render_to_string(f"public/event/_{name}.html", said) for name in ("facts", "text"))
    return Drawn(head(seen.site, seen.programme, event), beside, text)
