"""An event in words, for programs, and for calendars: what every public page of it and every letter needs."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Event as Entry

from ciconia.doors.public.card_image import HEIGHT, WIDTH
from ciconia.doors.public.cards import TINTS, address
from ciconia.doors.public.feeds import identifier
from ciconia.doors.public.frame import page_url
from ciconia.doors.public.posting import data_block
from ciconia.doors.public.share import LOCALES
from ciconia.doors.shared.calendars import new_calendar
from ciconia.doors.shared.event import hours, spoken, where
from ciconia.doors.shared.templatetags.ciconia import in_a_row, shown_in, words
from ciconia.foundation.countries import ALPHA2
from ciconia.gatherings.models import Event, EventMode
from ciconia.gatherings.queries.event import last_moment
from ciconia.programmes.models import Programme

LONGEST = 200
ATTENDANCE = {
    "in_person": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "both": "https://schema.org/MixedEventAttendanceMode",
}


def url_of(programme: Programme, event: Event) -> str:
    """The address of its page."""
    return page_url(programme, "events") + address(event.public_id, event.title)


def rows(events: Iterable[Event], programme: Programme) -> list[dict[str, Any]]:
    """What each row of a list says."""
    reading = get_language() or "en"
    return [
        {
            "title": shown_in(reading, event.title),
            "url": url_of(programme, event),
            "kind": event.kind_label,
            "hours": hours(event),
            "where": where(event),
            "languages": spoken(event),
            "tint": TINTS.get(event.focus.country, "mute") if event.focus else "mute",
            "country": words(event.focus.name) if event.focus else "",
            "room": room(event),
        }
        for event in events
    ]


def room(event: Event) -> str:
    """How much room there is, in words; nothing where it does not matter any more."""
    if event.state != "announced":
        return ""
    if event.capacity is None:
        return _("Room for everybody")
    if event.places_left and not event.waiting:
        return _("%(left)d of %(all)d places free") % {"left": event.places_left, "all": event.capacity}
    return _("Full: there is a waiting list")


def facts(event: Event) -> list[tuple[str, str]]:
    """What somebody on a telephone has to know first."""
    found = [
        (_("When"), hours(event)), (_("Where"), where(event)), (_("Languages"), spoken(event)),
        (_("Kind"), event.kind_label), (_("Places"), room(event)),
        (_("Country"), words(event.focus.name) if event.focus else ""), (_("Costs"), _("Nothing")),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def head(site: str, programme: Programme, event: Event) -> SafeString:
    """What programs read of the page: its one address, the preview for messengers, and the event itself."""
    url = site + url_of(programme, event)
    title = words(event.title)
    text = Truncator(" ".join(words(event.about).split())).chars(LONGEST)
    said = f"{in_a_row([hours(event), where(event)])}. {text}"
    own = {"programme": programme.code, "public_id": event.public_id}
    pairs = (
        ("type", "website"), ("site_name", words(programme.name)), ("title", title), ("description", said),
        ("url", url), ("locale", LOCALES.get(get_language() or "en", "en_GB")),
        ("image", f"{site}{reverse('public:event_card', kwargs=own)}?{event.version}"), ("image:type", "image/png"),
        ("image:width", str(WIDTH)), ("image:height", str(HEIGHT)), ("image:alt", f"{title}. {hours(event)}"),
    )  # fmt: skip
    tags = format_html_join("\n  ", '<meta property="og:{}" content="{}">', pairs)
    first = '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  {}\n  {}'
    return format_html(first, url, said, tags, data_block(_schema(programme, event, url, site)))


def _schema(programme: Programme, event: Event, url: str, site: str) -> dict[str, Any]:
    """The event as schema.org/Event: only what is known; the link of a meeting is for those with a place."""
    status = "EventCancelled" if event.state == "cancelled" else "EventScheduled"
    place = {"@type": "PostalAddress", "streetAddress": event.venue, "addressLocality": event.city,
             "addressCountry": ALPHA2.get(event.country)}  # fmt: skip
    locations: list[dict[str, Any]] = []
    if event.mode != EventMode.ONLINE:
        known = {name: value for name, value in place.items() if value}
        locations.append({"@type": "Place", "name": event.venue or event.city, "address": known})
    if event.mode != EventMode.IN_PERSON:
        locations.append({"@type": "VirtualLocation", "url": url})
    speakers = [speaker for session in event.sessions.all() for speaker in session.speakers.all()]
    holders = [words(programme.name), *(words(one.organisation.name) for one in event.co_hosts.all())]
    found = {
        "@context": "https://schema.org", "@type": "Event", "name": words(event.title),
        "description": words(event.about), "url": url, "startDate": event.starts_local.isoformat(),
        "endDate": event.ends_local.isoformat(), "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": ATTENDANCE[event.mode], "location": locations, "inLanguage": event.languages,
        "isAccessibleForFree": True, "maximumAttendeeCapacity": event.capacity,
        "remainingAttendeeCapacity": event.places_left,
        "organizer": [{"@type": "Organization", "name": name} for name in holders],
        "performer": [{"@type": "Person", "name": speaker.name} for speaker in speakers],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def calendar(programme: Programme, events: Iterable[Event], site: str, *, key: str) -> bytes:
    """Events for a calendar (RFC 5545); what was called off is cancelled there too, as its identifier stays."""
    made = new_calendar("Events", uid=identifier(f"calendar/events/{key}"), title=words(programme.name))
    for event in events:
        made.add_component(_entry(programme, event, site))
    return made.to_ical()


def _entry(programme: Programme, event: Event, site: str) -> Entry:
    entry, off = Entry(), event.state == "cancelled"
    title = words(event.title)
    entry.add("uid", identifier(f"event/{event.public_id}"))
    entry.add("dtstamp", last_moment(event).astimezone(UTC))
    entry.add("last-modified", last_moment(event).astimezone(UTC))
    entry.add("sequence", event.version)
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", _("Called off: %(title)s") % {"title": title} if off else title)
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    entry.add("location", where(event))
    entry.add("url", site + url_of(programme, event))
    entry.add("description", f"{words(event.about)}\n{site}{url_of(programme, event)}")
    return entry
