"""A course in words, and its sessions for a calendar; the same on pages, in letters and on certificates."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Event as Entry

from ciconia.doors.shared.calendars import new_calendar
from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, language, words
from ciconia.learning.models import Course, CourseSession


def days(course: Any) -> str:
    """From when to when a course, or what a certificate says of it, lasts."""
    if course.starts_on == course.ends_on:
        return date_words(course.starts_on)
    return _("%(first)s to %(last)s") % {
        "first": date_words(course.starts_on), "last": date_words(course.ends_on),
    }  # fmt: skip


def hours(session: CourseSession) -> str:
    """From when to when, on the clocks of the course: "8 March 2021, 18:00 to 20:00 (Amsterdam time)"."""
    starts, ends = session.starts_local, session.ends_local
    until = f"{ends:%H:%M}" if starts.date() == ends.date() else f"{date_words(ends.date())}, {ends:%H:%M}"
    city = session.course.time_zone.rpartition("/")[2].replace("_", " ")
    said = {"day": date_words(starts.date()), "from": f"{starts:%H:%M}", "until": until, "city": city}
    return _("%(day)s, %(from)s to %(until)s (%(city)s time)") % said


def spoken(course: Course) -> str:
    """The languages it is given in, all of them."""
    return in_a_row([language(code) for code in course.languages])


def facts(course: Course) -> list[tuple[str, str]]:
    """What somebody on a telephone has to know first."""
    found = [
        (_("When"), days(course)), (_("Languages"), spoken(course)),
        (_("Takes"), _("%(hours)d hours") % {"hours": course.hours}), (_("For whom"), course.get_audience_display()),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def sessions_of(course: Course, *, links: bool) -> list[dict[str, Any]]:
    """Its sessions in words; links: whether whoever reads takes part, and may read how to join."""
    return [
        {"row": row, "title": row.title, "hours": hours(row), "place": row.place, "trainer": row.trainer,
         "link": row.link if links else ""}
        for row in course.sessions.select_related("course")
    ]  # fmt: skip


def calendar(course: Course, sessions: Iterable[CourseSession]) -> bytes:
    """The sessions of a course for a calendar (RFC 5545); a course that was called off is cancelled there too."""
    made = new_calendar("Courses")
    for row in sessions:
        entry, changed = Entry(), course.changed_at.astimezone(UTC)
        entry.add("uid", f"session-{row.public_id}@ciconia")
        entry.add("dtstamp", changed)
        entry.add("sequence", course.version)
        entry.add("dtstart", row.starts_at.astimezone(UTC))
        entry.add("dtend", row.ends_at.astimezone(UTC))
        entry.add("summary", in_a_row([words(course.title), words(row.title)]))
        if where := in_a_row([part for part in (row.place, row.link) if part]):
            entry.add("location", where)
        if course.state == "cancelled":
            entry.add("status", "CANCELLED")
        made.add_component(entry)
    return made.to_ical()
