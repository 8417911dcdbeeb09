"""A course from its draft to its last day: what it must say before it opens, and who makes it."""

from datetime import date, datetime
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme, memberships_of
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.models import Role, Scope
from ciconia.learning.models import Course

MAKERS = (Role.COORDINATOR, Role.OFFICER)
AT_SESSIONS = (*MAKERS, Role.FOCAL_POINT)
OPEN = ("draft", "open")
MOST_HOURS = 500


def problems(course: Course) -> dict[str, Words]:
    """What does not fit in a course as it would be, by field."""
    found: dict[str, Words] = {}
    if not course.title:
        found["title"] = _("Write a title.")
    if not course.aims:
        found["aims"] = _("Write what people can do afterwards.")
    if not course.languages:
        found["languages"] = _("Choose at least one language in which it is given.")
    if not 1 <= course.hours <= MOST_HOURS:
        found["hours"] = _("Write how many hours it takes, between 1 and 500.")
    if course.ends_on < course.starts_on:
        found["ends_on"] = _("The last day cannot lie before the first.")
    if course.places == 0:
        found["places"] = _("Write how many places there are, or nothing where there is room for everybody.")
    return found


def sessions_outside(course: Course, sessions: Any) -> dict[str, Words]:
    """What does not fit of its sessions: none may lie outside its days, and no more are needed than there are."""
    found: dict[str, Words] = {}
    rows = list(sessions)
    if any(not inside(course, row.starts_at, row.ends_at) for row in rows):
        found["ends_on"] = _("A session lies outside these days. Move or drop it first.")
    if course.state != "draft" and course.sessions_needed > len(rows):
        found["sessions_needed"] = _("There are not that many sessions.")
    return found


def session_problems(course: Course, starts_at: datetime, ends_at: datetime, title: Any) -> dict[str, Words]:
    """What does not fit in one session, by field."""
    found: dict[str, Words] = {}
    if not title:
        found["title"] = _("Write a title.")
    if ends_at <= starts_at:
        found["ends_at"] = _("It can only end after it begins.")
    elif not inside(course, starts_at, ends_at):
        found["starts_at"] = _("The session lies outside the course, which lasts from its first day to its last.")
    return found


def inside(course: Course, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether a session lies within the days of its course, on the clocks of the course."""
    first, last = clock.day_of(starts_at, course.zone), clock.day_of(ends_at, course.zone)
    return course.starts_on <= first <= last <= course.ends_on


def not_to_open(course: Course, by: Any) -> Words | None:
    """Why people cannot take a course yet; None where they can."""
    sessions = course.sessions.count()
    tested = course.tests.exclude(published_at=None).exists()
    if course.ends_on < clock.today(course.zone):
        return _("Its last day has passed. Change the days first.")
    if course.sessions_needed > sessions:
        return _("It asks people to come to more sessions than there are. Add sessions, or ask for fewer.")
    if not sessions and not tested and not course.materials.exists():
        return _("There is nothing in it yet: add a session, something to read or a test.")
    return None


def may_make(by: Any, programme_id: int, focus_id: int | None) -> bool:
    """Whether an account makes courses for a country; those for the whole programme are made by whoever makes any."""
    if focus_id is not None:
        return holds_for_programme(by, MAKERS, programme_id, focus_id)
    return any(
        item.scope == Scope.PROGRAMME and item.scope_id == programme_id and item.role in MAKERS
        for item in memberships_of(by)
    )


def takes_people(course: Course, today: date) -> bool:
    """Whether somebody can be enrolled: open, and not over."""
    return course.state == "open" and today <= course.ends_on


FLOW = Flow(
    floor="learning",
    noun="course",
    states={
        "draft": State("officer", "P14D"),
        "open": State("officer", "last day"),
        "over": State(),
        "cancelled": State(),
    },
    moves=(
        Move("open", "draft", "open", "officer|coordinator", style="go", conditions=(not_to_open,),
             label=_("Open it"), done=_("Opened. People can be enrolled."),
             consequence=_("Everybody can read about it, and people can be enrolled.")),
        Move("end", "open", "over", "system", label=_("It is over")),
        Move("cancel", "draft|open", "cancelled", "officer|coordinator", reason=True, style="no",
             label=_("Call it off"), done=_("Called off. Everybody who takes part is written to."),
             consequence=_("Everybody who takes part gets a letter with your reason in these words.")),
    ),
    dates={"last day": lambda course: course.ends_on},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, course: Course) -> bool:
    """The same answer as `Course.visible_to`, for one row."""
    return Course.objects.visible_to(user).filter(pk=course.pk).exists()


rules.add_perm("learning.view_course", sees)
