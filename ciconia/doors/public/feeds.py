"""Feeds for those who follow a programme: Atom (RFC 4287) of what opens, iCalendar (RFC 5545) of last days to apply.

Identifiers are made from the public id alone (RFC 9562, version 5): they stay when a title, an address or a host name
changes, and they are the same in every language.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from xml.etree import ElementTree

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Event, vDuration

from ciconia.doors.public.cards import weeks
from ciconia.doors.shared.calendars import new_calendar
from ciconia.doors.shared.templatetags.ciconia import country, in_a_row, place_in, words
from ciconia.people.models import Mode
from ciconia.programmes.models import Milestone
from ciconia.selection.queries.announced import Announced

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = UUID("6f1d3c52-5d0b-5a1e-9c0e-7f2b8f5f1a01")
AGAIN = timedelta(hours=6)
"""How often a calendar should look for news."""
# XML 1.0 has no place for these, and calendar programs stumble over them.
_NO_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself: `key` tells it from all others, `own` is its address, `page` that of the list."""

    key: str
    title: str
    author: str
    own: str
    page: str
    updated: datetime


def identifier(what: str) -> str:
    """A name in the whole world for a thing of ours."""
    return str(uuid5(NAMESPACE, what))


def atom(feed: Feed, rows: Iterable[Announced], url_of: Callable[[Announced], str]) -> bytes:
    """The feed of what is open."""
    root = feed_of(feed)
    for row in rows:
        _entry(ElementTree.SubElement(root, "entry"), row, url_of(row))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def feed_of(feed: Feed) -> ElementTree.Element:
    """A feed before its first entry: what it is called, whose it is, where it stands."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": get_language() or "en"})
    say(root, "id", f"urn:uuid:{identifier(f'feed/{feed.key}')}")
    say(root, "title", feed.title)
    say(root, "updated", moment(feed.updated))
    say(ElementTree.SubElement(root, "author"), "name", feed.author)
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.own})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    return root


def calendar(
    feed: Feed, rows: Iterable[Announced], url_of: Callable[[Announced], str], *, today: date, closes: str,
    dates: Iterable[Milestone] = (),
) -> bytes:  # fmt: skip
    """The calendar of last days to apply, and of a programme's own dates; `closes` says at what hour a day ends.

    A day still to come on which nobody can apply any more is cancelled: programs that have it take it away.
    """
    made = new_calendar("Last days to apply", uid=identifier(f"calendar/{feed.key}"), title=feed.title)
    made.add("url", feed.page)
    made.add("last-modified", feed.updated.astimezone(UTC))
    made.add("refresh-interval", vDuration(AGAIN), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(AGAIN))
    for row in rows:
        off = row.taken_back or (row.state != "published" and row.deadline >= today)
        made.add_component(_event(row, url_of(row), "" if off else closes))
    for milestone in dates:
        made.add_component(_date(milestone, feed))
    return made.to_ical()


def _entry(entry: ElementTree.Element, row: Announced, url: str) -> None:
    say(entry, "id", f"urn:uuid:{identifier(f'opportunity/{row.public_id}')}")
    say(entry, "title", words(row.title))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": url})
    say(entry, "published", moment(row.published_at))
    say(entry, "updated", moment(row.updated))
    ElementTree.SubElement(entry, "category", {"term": words(row.sector)})
    ElementTree.SubElement(entry, "category", {"term": row.country, "label": country(row.country)})
    by = _("Apply by %(day)s.") % {"day": _day(row)}
    say(
        entry,
        "summary",
        f"{place_in(row.city, row.country)}. {Mode(row.mode).label}, {weeks(row.weeks)}. {by} {words(row.summary)}",
    )


def _event(row: Announced, url: str, closes: str) -> Event:
    event, off = Event(), not closes
    title = "" if row.taken_back else words(row.title)
    summary = _("No longer open: %(title)s") if off else _("Last day to apply: %(title)s")
    event.add("uid", identifier(f"deadline/{row.public_id}"))
    event.add("dtstamp", row.updated.astimezone(UTC))
    event.add("last-modified", row.updated.astimezone(UTC))
    event.add("sequence", row.version)
    event.add("dtstart", row.deadline)
    event.add("summary", _plain(summary % {"title": title} if title else _("No longer open")))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", url)
    if not off:
        event.add("created", row.published_at.astimezone(UTC))
        event.add("categories", [_plain(words(row.sector))])
        where = in_a_row([words(row.host), place_in(row.city, row.country)])
        event.add("description", _plain("\n".join((where, _how(row), closes, url))))
    return event


def _date(row: Milestone, feed: Feed) -> Event:
    """A date of the timetable. Its identifier stays when it moves, so that calendars move it too."""
    event, place = Event(), row.focus.public_id if row.focus else "everywhere"
    name = words(row.name)
    event.add("uid", identifier(f"milestone/{row.programme.code}/{row.code}/{place}"))
    event.add("dtstamp", feed.updated.astimezone(UTC))
    event.add("sequence", row.version_from)
    event.add("dtstart", row.day)
    event.add("summary", _plain(in_a_row([name, words(row.focus.name)]) if row.focus else name))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", feed.page)
    return event


def _how(row: Announced) -> str:
    return in_a_row([Mode(row.mode).label, weeks(row.weeks)])


def _day(row: Announced) -> str:
    return date_format(row.deadline, "j F Y")


def say(parent: ElementTree.Element, name: str, text: str) -> None:
    """A piece of a feed and what it says, without signs that XML has no place for."""
    ElementTree.SubElement(parent, name).text = _plain(text)


def _plain(text: str) -> str:
    return text.translate(_NO_CONTROLS)


def moment(at: datetime) -> str:
    """A moment as a feed writes it (RFC 3339)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
