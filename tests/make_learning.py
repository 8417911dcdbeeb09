"""Makers of courses and of those who take them; as everything in tests/make.py, through the product's own actions."""

from datetime import timedelta
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions import course as courses
from ciconia.learning.actions import course_test as course_tests
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.actions.attempt import hand_in
from ciconia.learning.models import Course, CourseTest, Enrolment
from ciconia.learning.rules.course_test import right_answers
from ciconia.programmes.models import Focus, Programme
from tests import make
from tests.remembered import remembered


def course_fields(focus: Focus | None = None, **fields: Any) -> dict[str, Any]:
    """What a course of two weeks says, for people who prepare."""
    filled: dict[str, Any] = {
        "focus_id": focus.pk if focus else None, "code": "preparation", "audience": "participants",
        "title": make.translated("Preparatory training", nl="Voorbereidende training"),
        "aims": make.translated("Pass on what you know without taking over"), "languages": ["en"], "hours": 12,
        "starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=14),
    }  # fmt: skip
    return filled | fields


@remembered
def make_course(state: str = "open", *, focus: Focus | None = None, tested: bool = True, **fields: Any) -> Course:
    """A course of the focus with two sessions and a test of two questions, made and moved by its officer."""
    focus = focus or make.make_focus()
    officer, said = make._staff("officer", focus), course_fields(focus, **fields)
    given_by = focus.programme.name
    course: Course = make.as_user(officer, courses.make_course, focus.programme_id, given_by=given_by, **said)
    begins = clock.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)
    for number in range(2):
        starts = begins + timedelta(days=number)
        times = {"starts_at": starts, "ends_at": starts + timedelta(hours=3)}
        make.as_user(officer, courses.put_session, course, title=make.translated(f"Day {number + 1}"), **times)
    if tested:
        for words, answers in TWO_QUESTIONS:
            make.as_user(officer, course_tests.write_question, course, 0, language="en", words=words, answers=answers)
        make.as_user(officer, course_tests.set_conditions, course, pass_mark=100, most_tries=2)
        make.as_user(officer, course_tests.give_test, course)
    if state == "draft":
        return course
    make.as_user(officer, courses.open_course, course)
    if state == "cancelled":
        make.as_user(officer, courses.cancel_course, course, reason="The trainer is ill.")
    if state == "over":
        with acting_as("system:maker"):
            past = clock.today() - timedelta(days=1)
            Course.objects.filter(pk=course.pk).update(starts_on=past - timedelta(days=9), ends_on=past)
        courses.end_past()
        course.refresh_from_db()
    return course


TWO_QUESTIONS = (
    ("Who decides at the institution?", "You\n* Its head\nThe programme"),
    ("What do you leave behind?", "* A plan\n* People who can do it\nYour own tools"),
)


@remembered
def make_enrolment(state: str = "enrolled", *, course: Course | None = None, account: User | None = None) -> Enrolment:
    """Somebody who takes a course, in any state; a completed one passed its test at the first try."""
    course = course or make_course()
    account = account or make.make_user("Idil Farah")
    officer = User.objects.get(email=f"officer.of.{Programme.objects.get(pk=course.programme_id).code}@example.org")
    if state == "asked":
        said = {"email": account.email, "language": "en"}
        return make.as_user(officer, enrolments.ask_somebody, course, **said)  # type: ignore[no-any-return]
    row: Enrolment = make.as_user(officer, enrolments.enrol, course, account)
    if state == "completed":
        make.as_user(account, hand_in, row, number=1, version=1, answers=right_in(course.tests.get()))
    ways = {"cancelled": enrolments.cancel, "not_completed": enrolments.end_without}
    if state in ways:
        make.as_user(officer, ways[state], row, reason="They moved away.")
    return row


def right_in(test: CourseTest) -> list[list[int]]:
    """The right answers to every question of a test."""
    return [right_answers(question) for question in test.questions]
