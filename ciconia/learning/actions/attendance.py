"""Noting who was at a session; a press may be repeated."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.learning.actions.enrolment import settle
from ciconia.learning.models import Attendance, CourseSession, Enrolment
from ciconia.learning.rules.course import AT_SESSIONS
from ciconia.learning.rules.enrolment import FLOW


def note_came(enrolment: Enrolment, session: CourseSession, *, by: Any) -> bool:
    """Note that somebody was there; gives whether that was new. Whoever has now done all completes the course.

    Raises Refused or Unfit.
    """
    _may(enrolment, session, by)
    with transaction.atomic():
        _hold(enrolment)
        if enrolment.state not in ("enrolled", "completed"):
            raise Unfit({"": _("They do not take part in this course any more.")})
        _row, new = Attendance.objects.get_or_create(session=session, enrolment=enrolment, defaults={"noted_by": by})
        if new:
            log("enrolment.come", enrolment, by=by, noun=FLOW.noun, data={"session": session.pk})
            settle(enrolment)
    return new


def take_back(enrolment: Enrolment, session: CourseSession, *, by: Any) -> None:
    """Take back what was noted of somebody else; not once the course is completed with it. Raises Refused or Unfit."""
    _may(enrolment, session, by)
    with transaction.atomic():
        _hold(enrolment)
        if enrolment.state == "completed":
            raise Unfit({"": _("They completed the course with it, and their certificate says so. Withdraw that.")})
        if Attendance.objects.filter(session=session, enrolment=enrolment).delete()[0]:
            log("enrolment.not_come", enrolment, by=by, noun=FLOW.noun, data={"session": session.pk})


def _may(enrolment: Enrolment, session: CourseSession, by: Any) -> None:
    course = enrolment.course
    if session.course_id != course.pk:
        raise Unfit({"": _("This session belongs to another course.")})
    if not holds_for_programme(by, AT_SESSIONS, course.programme_id, course.focus_id):
        raise Refused(_("Only officers, coordinators and focal points note who was there."))


def _hold(enrolment: Enrolment) -> None:
    enrolment.refresh_from_db(from_queryset=Enrolment.objects.select_for_update(of=("self",)).select_related("course"))
