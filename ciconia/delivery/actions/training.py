"""A course as a gate: whoever prepares is enrolled in it, and completing it does the point on the checklist."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.delivery.actions.checklist_item import do_item
from ciconia.delivery.models import ChecklistItem, Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions.enrolment import TooLate, enrol
from ciconia.learning.models import Course, Enrolment
from ciconia.learning.rules.certificate import counts
from ciconia.people.models import Person
from ciconia.programmes.models import RequiredCourse
from ciconia.programmes.queries.required_course import required_courses

BEFORE = ("agreed", "preparing", "ready")


def begin_training(engagement: Engagement) -> None:
    """Of every course that the programme requires: what was completed before counts, else they are enrolled now.

    Where no run of the course is open, the point stays as any other, until somebody opens one and enrols them.
    """
    with acting_as("system:jobs"):
        for required in required_courses(engagement.programme_id, engagement.opportunity.kind):
            item = engagement.checklist.filter(code=required.item, state="open").first()
            if item is not None and not _done_by_course(item, required):
                _enrol(engagement, required)


def course_completed(enrolment_id: int) -> int:
    """Tick off what a completed course does, for every assignment its owner prepares; gives how many points."""
    done = 0
    with acting_as("system:jobs"):
        enrolment = Enrolment.objects.select_related("course").filter(pk=enrolment_id).first()
        if enrolment is None or enrolment.account_id is None:
            return 0
        rows = ChecklistItem.objects.filter(
            person__user_id=enrolment.account_id, state="open", engagement__state__in=BEFORE
        )
        for item in rows.select_related("engagement__opportunity"):
            for required in required_courses(item.programme_id, item.engagement.opportunity.kind):
                if (required.item, required.course) == (item.code, enrolment.course.code):
                    done += _done_by_course(item, required)
    return done


def enrol_in_preparation(course: Course, engagement: Engagement, *, by: Any) -> Enrolment:
    """Enrol somebody who prepares for an assignment, by staff. Raises Refused, Unfit or TooLate."""
    person = engagement.person
    account = _account(person)
    if account is None:
        raise Unfit({"": _("They have no account.")})
    return enrol(course, account, by=by, name=person.identity.full_name)


def _account(person: Person) -> User | None:
    """The account of a participant: staff see the person, and not the account."""
    with acting_as("system:jobs"):
        found: User | None = User.objects.filter(person=person).first()
    return found


def _done_by_course(item: ChecklistItem, required: RequiredCourse) -> bool:
    """Tick a point off for its owner, with the certificate as what shows it, where there is one that counts."""
    account, today = _account(item.person), clock.today(item.zone)
    found = counts(item.person.user_id, required.course, required.valid_years, today)
    if found is None or account is None:
        return False
    evidence = _("Certificate %(number)s of %(day)s") % {"number": found.number, "day": found.issued_on.isoformat()}
    do_item(item, by=account, evidence=evidence)
    return True


def _enrol(engagement: Engagement, required: RequiredCourse) -> None:
    """Enrol a participant in the run that begins first, of the programme or of their country."""
    person, account = engagement.person, _account(engagement.person)
    runs = Course.objects.filter(
        programme_id=engagement.programme_id, code=required.course, state="open", ends_on__gte=clock.today()
    ).order_by("starts_on", "pk")
    mine = [run for run in runs if run.focus_id in (None, engagement.focus_id)]
    for run in mine:
        if account is None:
            return
        try:
            enrol(run, account, by=System(_("Preparation")), name=person.identity.full_name)
        except (TooLate, Unfit):  # this run is full, or over in the same moment: the next one
            continue
        return
