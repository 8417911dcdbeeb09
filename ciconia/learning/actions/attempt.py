"""Handing in a test: once for each try, also where somebody presses twice."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused, retime
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions.enrolment import TooLate, settle
from ciconia.learning.models import Attempt, CourseTest, Enrolment
from ciconia.learning.rules.course_test import score, unanswered
from ciconia.learning.rules.enrolment import FLOW, test_of, tries_left


class AnotherTest(Exception):
    """The test was changed while somebody was at it: what they answered is not counted, and no try is lost."""


def hand_in(enrolment: Enrolment, *, by: Any, number: int, version: int, answers: Sequence[Sequence[int]]) -> Attempt:
    """Count what somebody answered. number: which try, as the page said; version: of the test that was shown.

    A try that was handed in already is given back as it was. Raises Refused, Unfit by field, TooLate or AnotherTest.
    """
    if enrolment.account_id is None or enrolment.account_id != by.pk:
        raise Refused(_("Only whoever takes the course answers its test."))
    with acting_as("system:jobs"):
        locked = Enrolment.objects.select_for_update(of=("self",)).select_related("course")
        enrolment.refresh_from_db(from_queryset=locked)
        before: Attempt | None = enrolment.attempts.filter(number=number).select_related("test").first()
        if before is not None:
            return before
        test = test_of(enrolment.course_id)
        if enrolment.state != "enrolled" or test is None or not tries_left(enrolment, test):
            raise TooLate
        if (test.number, enrolment.tries + 1) != (version, number):
            raise AnotherTest
        if wrong := unanswered(test.questions, answers):
            raise Unfit(wrong)
        return _counted(enrolment, test, answers, by)


def _counted(enrolment: Enrolment, test: CourseTest, answers: Sequence[Sequence[int]], by: Any) -> Attempt:
    given = [sorted(set(one)) for one in answers]
    reached = score(test.questions, given)
    attempt: Attempt = Attempt.objects.create(
        enrolment=enrolment, test=test, number=enrolment.tries + 1, answers=given, score=reached,
        passed=reached >= test.pass_mark,
    )  # fmt: skip
    enrolment.tries += 1
    enrolment.passed_at = clock.now() if attempt.passed else None
    enrolment.save(update_fields=["tries", "passed_at"])
    retime(FLOW, enrolment)  # who used up their tries waits for staff
    log("enrolment.hand_in", enrolment, by=by, noun=FLOW.noun, data={"number": attempt.number})
    settle(enrolment)
    return attempt
