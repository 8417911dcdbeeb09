"""Making a course, opening it, calling it off, and letting it be over; its sessions and what there is to read."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock, files
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, amend, begin, perform, retime
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions.enrolment import settle
from ciconia.learning.models import Course, CourseLetter, CourseMaterial, CourseSession, Enrolment
from ciconia.learning.rules.course import (
    FLOW,
    MAKERS,
    OPEN,
    may_make,
    problems,
    session_problems,
    sessions_outside,
)
from ciconia.learning.rules.enrolment import FLOW as ENROLMENT


def make_course(programme_id: int, *, by: Any, given_by: Translated, **fields: Any) -> Course:
    """Begin a run of a course as a draft. given_by: the programme's name, for certificates. Raises Refused or Unfit."""
    course = Course(programme_id=programme_id, given_by=given_by, **fields)
    if not may_make(by, programme_id, course.focus_id):
        raise Refused(_("Only officers and coordinators make courses here."))
    _fit(course)
    begin(FLOW, course, by=by)
    return course


def edit_course(course: Course, *, by: Any, seen: int | None = None, **fields: Any) -> Course:
    """Change what a course says; whom it is for in which country stays. Raises Refused, Unfit or Conflict."""
    said = fields | {"changed_at": clock.now()}
    with transaction.atomic():
        amend(FLOW, course, said, by=by, roles=MAKERS, states=OPEN, seen=seen, check=_fit)
        retime(FLOW, course)
        with acting_as("system:jobs"):
            for enrolment in course.enrolments.filter(state="enrolled").select_related("course"):
                retime(ENROLMENT, enrolment)
                settle(enrolment)  # fewer sessions may be needed now
    return course


def open_course(course: Course, *, by: Any, seen: int | None = None) -> Course:
    """Let everybody read about a course and people be enrolled."""
    perform(FLOW, "open", course, by=by, seen=seen, changes={"opened_at": clock.now()})
    return course


def cancel_course(course: Course, *, by: Any, reason: str, seen: int | None = None) -> Course:
    """Call a course off; everybody who takes part or was asked is written to with the reason."""
    with transaction.atomic():
        perform(FLOW, "cancel", course, by=by, reason=reason, seen=seen)
        with acting_as("system:jobs"):
            for enrolment in _going_on(course):
                said = {"letter": CourseLetter.CALLED_OFF}
                perform(ENROLMENT, "cancel", enrolment, by=System(_("Course called off")), reason=reason, changes=said)
    return course


def end_past() -> int:
    """Let every course whose last day has passed be over, and with it what nobody completed; gives how many."""
    with acting_as("system:jobs"):
        held = Course.objects.select_for_update().filter(state="open").order_by("pk")
        past = [row for row in held if row.ends_on < clock.today(row.zone)]
        for course in past:
            perform(FLOW, "end", course, by=System(_("Last day of the course")))
            for enrolment in _going_on(course):
                how, by = (
                    "end_without" if enrolment.state == "enrolled" else "cancel",
                    System(_("Last day of the course")),
                )
                perform(ENROLMENT, how, enrolment, by=by, reason=_("The course is over."))
    return len(past)


def put_session(course: Course, *, by: Any, title: Translated, starts_at: Any, ends_at: Any, **where: Any) -> Any:
    """Add a session. where: place, link, trainer. Raises Refused, Unfit or Conflict."""
    if wrong := session_problems(course, starts_at, ends_at, title):
        raise Unfit(wrong)
    with transaction.atomic():
        _touch(course, by)
        return CourseSession.objects.create(course=course, title=title, starts_at=starts_at, ends_at=ends_at, **where)


def drop_session(session: CourseSession, *, by: Any) -> None:
    """Take a session out; not one at which somebody was, nor one that an open course needs. Raises Unfit."""
    with transaction.atomic():
        _touch(session.course, by)
        if session.attendances.exists():
            raise Unfit({"": _("Somebody was noted as present at this session, so it stays.")})
        session.delete()
        if wrong := sessions_outside(session.course, session.course.sessions.all()):
            raise Unfit(wrong)


def put_material(
    course: Course, *, by: Any, title: Translated, text: Translated, link: str = "", upload: Any = None
) -> CourseMaterial:
    """Add something to read: a text, a link or a file. Raises Refused, Unfit or Conflict."""
    wrong = {} if title else {"title": _("Write a title.")}
    if not (text or link or upload):
        wrong["text"] = _("Write a text, or give a link or a file.")
    if wrong:
        raise Unfit(wrong)
    kept: dict[str, Any] = {}
    if upload:
        try:
            file = files.keep(upload.name, upload.chunks())
        except files.FileRefused as refused:
            raise Unfit({"upload": str(refused)}) from refused
        kept = {"digest": file.digest, "size": file.size, "media_type": file.media_type, "name": upload.name[-200:]}
    with transaction.atomic():
        _touch(course, by)
        made: CourseMaterial = CourseMaterial.objects.create(course=course, title=title, text=text, link=link, **kept)
    return made


def drop_material(material: CourseMaterial, *, by: Any) -> None:
    """Take something to read out."""
    with transaction.atomic():
        _touch(material.course, by)
        material.delete()


def _touch(course: Course, by: Any) -> None:
    """Note that what belongs to a course changed, for whoever may change it. Raises Refused or Conflict."""
    amend(FLOW, course, {"changed_at": clock.now()}, by=by, roles=MAKERS, states=OPEN, quiet=True)


def _fit(course: Course) -> None:
    found = problems(course)
    if course.pk and not found:
        found = sessions_outside(course, course.sessions.all())
    if found:
        raise Unfit(found)


def _going_on(course: Course) -> list[Enrolment]:
    rows = course.enrolments.filter(state__in=["asked", "enrolled"]).order_by("pk")
    return list(rows.select_related("course"))
