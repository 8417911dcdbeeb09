"""Courses as the desk, the public pages and whoever takes them read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated
from ciconia.learning.models import Attempt, Certificate, Course, CourseSession, CourseTest, Enrolment
from ciconia.learning.models.course import of_people_there
from ciconia.learning.rules.course_test import right_answers


def courses_at_desk(programme_id: int, user: Any) -> QuerySet[Course]:
    """The courses of a programme, for its staff."""
    return Course.objects.visible_to(user).filter(programme_id=programme_id)


def with_numbers(rows: QuerySet[Course]) -> QuerySet[Course]:
    """With how many take part and how many completed it, as far as whoever asks may see them."""
    taking = Q(enrolments__state__in=["enrolled", "completed", "not_completed"])
    return rows.annotate(
        taking=Count("enrolments", filter=taking), done=Count("enrolments", filter=Q(enrolments__state="completed"))
    )


def enrolments_at_desk(user: Any) -> QuerySet[Enrolment]:
    """Who takes any course, for staff who work with people where it is."""
    rows = Enrolment.objects.visible_to(user).filter(of_people_there(user, "course__"))
    return rows.select_related("course", "organisation")


def enrolments_of(course: Course, user: Any) -> QuerySet[Enrolment]:
    """Who takes a course, for staff who work with people."""
    rows = enrolments_at_desk(user).filter(course=course)
    return rows.annotate(came=Count("attendances", distinct=True)).order_by("name", "email", "pk")


def present_at(session: CourseSession, user: Any) -> set[int]:
    """The enrolments of those who were noted at a session."""
    rows = Enrolment.objects.visible_to(user).filter(attendances__session=session)
    return set(rows.values_list("pk", flat=True))


def own_enrolments(user: Any) -> QuerySet[Enrolment]:
    """The courses of an account, what goes on first."""
    rows = Enrolment.objects.visible_to(user).filter(account_id=user.pk).exclude(state="cancelled")
    return rows.select_related("course", "organisation").order_by("-course__ends_on", "-pk")


def sent_by(organisation_ids: list[int], user: Any) -> QuerySet[Enrolment]:
    """Whom organisations named, as far as those let them read it."""
    rows = Enrolment.objects.visible_to(user).filter(organisation_id__in=organisation_ids)
    return rows.select_related("course", "organisation").order_by("-course__ends_on", "name", "email", "pk")


def public_courses(programme_id: int, today: date, *, over: bool = False) -> QuerySet[Course]:
    """The courses everybody may read about: those that are open, or those that are over, the latest first."""
    rows = Course.objects.public().filter(programme_id=programme_id)
    if over:
        return rows.filter(ends_on__lt=today).order_by("-ends_on", "-pk")
    return rows.filter(ends_on__gte=today).order_by("starts_on", "pk")


def public_course(programme_id: int, public_id: str) -> Course | None:
    """One course that everybody may read about."""
    return Course.objects.public().filter(programme_id=programme_id, public_id=public_id).first()


def open_for_organisations(programme_ids: list[int], today: date) -> QuerySet[Course]:
    """The courses for which organisations that work with these programmes can name people."""
    rows = Course.objects.public().filter(programme_id__in=programme_ids, audience="organisations", state="open")
    return rows.filter(ends_on__gte=today).order_by("starts_on", "pk")


def enrolment_by_link(public_id: str) -> Enrolment | None:
    """One enrolment by the id in a link; the caller reads for the product."""
    return Enrolment.objects.filter(public_id=public_id).select_related("course", "organisation").first()


def why_ended(enrolment: Enrolment) -> str:
    """The reason somebody wrote when it was cancelled or ended; the caller reads for the product."""
    rows = Log.objects.filter(noun="enrolment", object_id=enrolment.pk).exclude(reason="")
    return str(rows.order_by("-pk").values_list("reason", flat=True).first() or "")


def certificate_of(enrolment: Enrolment, user: Any) -> Certificate | None:
    """The certificate of an enrolment, if there is one that the account may read."""
    return Certificate.objects.visible_to(user).filter(enrolment=enrolment).first()


@dataclass(frozen=True)
class Answered:
    """A question of a test as it was answered by everybody: how many, and how many of them right."""

    words: Any
    given: int
    right: int


def answered(test: CourseTest, user: Any) -> list[Answered]:
    """Each question of a version, over the first tries at it: a second one knows the questions."""
    rows = Attempt.objects.visible_to(user).filter(test=test, number=1)
    tries = list(rows.values_list("answers", flat=True))
    found = []
    for place, question in enumerate(test.questions):
        right = sum(answers[place] == right_answers(question) for answers in tries)
        found.append(Answered(Translated(question["words"]), len(tries), right))
    return found


def version_given(course: Course) -> CourseTest | None:
    """The version of the test that is given now."""
    return course.tests.filter(replaced_at=None).exclude(published_at=None).first()


def version_written(course: Course) -> CourseTest | None:
    """The version that is written now: the draft, else the one that is given."""
    return course.tests.order_by("-number").first()
