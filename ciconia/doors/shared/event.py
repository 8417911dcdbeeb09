"""When and where an event is, in words; the same on pages and in letters."""

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, language, place_in
from ciconia.gatherings.models import Event, EventMode


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
