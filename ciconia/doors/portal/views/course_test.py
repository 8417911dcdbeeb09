"""The test of a course: one plain form that needs no script; a second press of the same try changes nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ciconia.doors.portal.page import page
from ciconia.doors.portal.views.course import own
from ciconia.doors.portal.words.course import asked
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.rules.unfit import Unfit
from ciconia.learning.actions.attempt import AnotherTest, hand_in
from ciconia.learning.actions.enrolment import TooLate
from ciconia.learning.models import Attempt, CourseTest, Enrolment
from ciconia.learning.rules.course_test import field_of
from ciconia.learning.rules.enrolment import test_of, tries_left


@portal_page
def test(request: HttpRequest, public_id: str) -> HttpResponse:
    """All questions of a try at once, and handing it in."""
    row = own(request, public_id)
    given, found, wrong, late = test_of(row.course_id), {}, "", 200
    picked = _picked(request, given)
    if request.method == "POST":
        try:
            return _said(request, row, _hand_in(request, row, picked))
        except Unfit as unfit:
            found, late = unfit.problems, 422
        except AnotherTest:
            wrong, late = (
                _("The test was changed while you were at it. No try is lost: look at the questions again."),
                409,
            )
        except TooLate:
            messages.warning(request, _("This was not counted: the course has ended for you, or no try is left."))
            return redirect("portal:course", public_id)
    if given is None or row.state != "enrolled" or not tries_left(row, given):
        return redirect("portal:course", public_id)
    context = {
        "row": row, "course": row.course, "test": given, "number": row.tries + 1, "left": tries_left(row, given),
        "questions": asked(given, picked, found), "wrong": wrong, "found": found,
    }  # fmt: skip
    return page(request, "portal/course/test.html", context, status=late)


def _picked(request: HttpRequest, given: CourseTest | None) -> list[list[int]]:
    """What was ticked, question by question; anything that is no number of an answer is left out."""
    sent = [request.POST.getlist(field_of(number)) for number in range(len(given.questions) if given else 0)]
    return [[int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 3] for values in sent]


def _hand_in(request: HttpRequest, row: Enrolment, picked: list[list[int]]) -> Attempt:
    number, version = (_whole(request.POST.get(name, "")) for name in ("number", "version"))
    return hand_in(row, by=request.user, number=number, version=version, answers=picked)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _said(request: HttpRequest, row: Enrolment, attempt: Any) -> HttpResponse:
    what = {"score": attempt.score, "mark": attempt.test.pass_mark}
    if attempt.passed:
        messages.success(request, _("Passed: %(score)d percent were right.") % what)
    else:
        messages.warning(request, _("Not passed yet: %(score)d percent were right, and %(mark)d are needed.") % what)
    return redirect("portal:course", row.public_id)
