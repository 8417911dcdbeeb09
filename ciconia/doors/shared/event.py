"""When and where an event is, in words, and where its codes lead; the same on pages and in letters."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, language, place_in
from ciconia.gatherings.models import Event, EventMode, EventRegistration


def door_url(row: EventRegistration) -> str:
    """What the picture of a code says: the page on which people are checked in, with the code filled in."""
    event = row.event
    with translation.override(settings.LANGUAGE_CODE):
        if event.organisation_id is not None:  # its contacts have no desk; staff are led on to theirs
            page = reverse("portal:event_door", args=[event.public_id])
        else:
            page = reverse("desk:event_check_in", args=[event.programme.code, event.public_id])
    return f"{at(page)}?code={row.code}"


def hours(event: Event) -> str:
    """From when to when, on the clocks of the place: "8 March 2021, 18:00 to 20:00 (Amsterdam)"."""
    starts, ends = event.starts_local, event.ends_local
    until = f"{ends:%H:%M}" if starts.date() == ends.date() else f"{date_words(ends.date())}, {ends:%H:%M}"
    said = {"day": date_words(starts.date()), "from": f"{starts:%H:%M}", "until": until, "city": city_of(event)}
    return _("%(day)s, %(from)s to %(until)s (%(city)s time)") % said


def city_of(event: Event) -> str:
    """The city after which its clocks are called."""
    return event.zone.rpartition("/")[2].replace("_", " ")


def where(event: Event) -> str:
    """Where people meet, in one line."""
    if event.mode == EventMode.ONLINE:
        return _("Online")
    there = in_a_row([event.venue, place_in(event.city, event.country) if event.country else event.city])
    return _("%(place)s, and online") % {"place": there} if event.mode == EventMode.BOTH else there


def spoken(event: Event) -> str:
    """The languages it is held in, all of them."""
    return in_a_row([language(code) for code in event.languages])
