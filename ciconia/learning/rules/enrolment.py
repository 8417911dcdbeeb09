"""Taking a course: from being named to completing it, and what is still missing for that."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.codes import code_for
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.learning.models import CourseTest, Enrolment

KEEP_ROWS = timedelta(days=730)
FORGET_UNANSWERED = timedelta(days=60)
MOST_LETTERS = 3

CONSENT = _(
    "Your name and address are kept for this course: to write to you about it, to note when you were there and what you"
    " answered, and to give you a certificate. Only staff of the programme read them."
)
TELLS = _("The organisation that named me may read that I take part, and whether I finish. It never reads my answers.")


def door_code(enrolment: Enrolment) -> str:
    """What somebody shows or says where a course is given, so that they are found at once."""
    return code_for("course: at the door", enrolment.public_id)


def test_of(course_id: int) -> CourseTest | None:
    """The version of a course's test that is given now; None where it has no test."""
    return CourseTest.objects.filter(course_id=course_id, replaced_at=None).exclude(published_at=None).first()


def tries_left(enrolment: Enrolment, test: CourseTest) -> int:
    """How often somebody may still try; whoever passed need not."""
    if enrolment.passed_at is not None:
        return 0
    return max(0, test.most_tries + enrolment.more_tries - enrolment.tries)


def missing(enrolment: Enrolment) -> Words | None:
    """What is missing before a course is completed; None where nothing is."""
    left = enrolment.course.sessions_needed - enrolment.attendances.count()
    if left > 0:
        return _("Sessions still to come to: %(left)d.") % {"left": left}
    if enrolment.passed_at is None and test_of(enrolment.course_id) is not None:
        return _("The test is not passed yet.")
    return None


def asks_nothing(enrolment: Enrolment) -> bool:
    """Whether nothing tells when the course is completed, so that staff have to say it."""
    return not enrolment.course.sessions_needed and test_of(enrolment.course_id) is None


def _missing(enrolment: Enrolment, by: Any) -> Words | None:
    return missing(enrolment)


def _whoever_named(enrolment: Enrolment) -> str:
    return "organisation contact" if enrolment.organisation_id else "officer"


def _whoever_goes_on(enrolment: Enrolment) -> str:
    """The learner; staff where the tries are used up, or where only they can say that it is done."""
    test = test_of(enrolment.course_id)
    if test is None:
        return "officer" if asks_nothing(enrolment) else "learner"
    return "learner" if enrolment.passed_at is not None or tries_left(enrolment, test) else "officer"


def _last_day(enrolment: Enrolment) -> date:
    return enrolment.course.ends_on


def _not_open(enrolment: Enrolment, by: Any) -> Words | None:
    return None if enrolment.course.state == "open" else _("The course is not open any more.")


FLOW = Flow(
    floor="learning",
    noun="enrolment",
    states={
        "asked": State("whoever named them", "P14D"),
        "enrolled": State("whoever goes on", "last day"),
        "completed": State(),
        "not_completed": State(),
        "cancelled": State(),
    },
    moves=(
        Move("accept", "asked", "enrolled", "system", label=_("Take part"), conditions=(_not_open,)),
        Move("complete", "enrolled", "completed", "officer|coordinator|system", style="go",
             label=_("Completed"), done=_("Completed. The certificate is there."), conditions=(_missing,),
             consequence=_("A certificate is made. What it says stays as it is.")),
        Move("end_without", "enrolled", "not_completed", "officer|coordinator|system", reason=True, style="no",
             label=_("End without completing"), done=_("Ended."),
             consequence=_("They read your reason. They can be enrolled in another run of the course.")),
        Move("cancel", "asked|enrolled", "cancelled", "learner|officer|coordinator|system", reason=True, style="no",
             label=_("Cancel the enrolment"), done=_("Cancelled."),
             consequence=_("The place becomes free. What was learned until now does not count.")),
    ),
    people={"learner": lambda enrolment: enrolment.account_id},
    turns={"whoever named them": _whoever_named, "whoever goes on": _whoever_goes_on},
    dates={"last day": _last_day},
    places=lambda enrolment: [(enrolment.course.programme_id, enrolment.course.focus_id)],
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, enrolment: Enrolment) -> bool:
    """The same answer as `Enrolment.visible_to`, for one row."""
    return Enrolment.objects.visible_to(user).filter(pk=enrolment.pk).exists()


rules.add_perm("learning.view_enrolment", sees)
