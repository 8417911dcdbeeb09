"""Writing the short test of a course, and giving a version of it to people."""

from copy import deepcopy
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import amend, retime
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.models import Course, CourseTest
from ciconia.learning.rules.course import FLOW, MAKERS, OPEN
from ciconia.learning.rules.course_test import (
    MOST_QUESTIONS,
    condition_problems,
    question_problems,
    read_answers,
)
from ciconia.learning.rules.enrolment import FLOW as ENROLMENT
from ciconia.learning.rules.enrolment import test_of


def write_question(course: Course, number: int, *, by: Any, language: str, words: str, answers: str) -> CourseTest:
    """Write one question, counted from 1, or its translation; a new one stands last.

    answers: one a line, a star before those that are right. In another language than the first, stars do not matter,
    and there are as many lines as answers. Raises Refused, Unfit or Conflict.
    """
    with transaction.atomic():
        draft = _draft(course, by)
        old = draft.questions[number - 1] if 1 <= number <= len(draft.questions) else None
        if old is None and len(draft.questions) >= MOST_QUESTIONS:
            raise Unfit({"words": _("A short test has thirty questions at the most.")})
        read = read_answers(answers)
        if old is not None and language != old["words"].get("source", language):
            new = _translated(old, language, words, [text for text, _right in read])
        else:
            new = _written(old, language, words, read)
        draft.questions = [*draft.questions[: number - 1], new, *draft.questions[number:]] if old else [
            *draft.questions, new
        ]  # fmt: skip
        draft.save(update_fields=["questions"])
    return draft


def drop_question(course: Course, number: int, *, by: Any) -> None:
    """Take a question out of the draft, counted from 1; one that is not there changes nothing."""
    with transaction.atomic():
        draft = _draft(course, by)
        draft.questions = [one for place, one in enumerate(draft.questions, 1) if place != number]
        draft.save(update_fields=["questions"])


def set_conditions(course: Course, *, by: Any, pass_mark: int | None, most_tries: int | None) -> CourseTest:
    """Say how much has to be right, in percent, and how often somebody may try. Raises Refused, Unfit or Conflict."""
    if wrong := condition_problems(pass_mark, most_tries):
        raise Unfit(wrong)
    with transaction.atomic():
        draft = _draft(course, by)
        draft.pass_mark, draft.most_tries = pass_mark or 0, most_tries or 0
        draft.save(update_fields=["pass_mark", "most_tries"])
    return draft


def give_test(course: Course, *, by: Any) -> CourseTest:
    """Give the draft to people from now on; the version before it stays as it was answered. Raises Unfit."""
    with transaction.atomic():
        draft = _draft(course, by)
        if not draft.questions:
            raise Unfit({"": _("Write a question first.")})
        given, now = test_of(course.pk), clock.now()
        if given is not None:
            given.replaced_at = now
            given.save(update_fields=["replaced_at"])
        draft.published_at = now
        draft.save(update_fields=["published_at"])
        log("course.give_test", course, by=by, noun=FLOW.noun, data={"number": draft.number})
        with acting_as("system:jobs"):
            for enrolment in course.enrolments.filter(state="enrolled").select_related("course"):
                retime(ENROLMENT, enrolment)
    return draft


def _draft(course: Course, by: Any) -> CourseTest:
    """The version that is written now: a copy of the one that is given, where there is none. The course is held."""
    amend(FLOW, course, {"changed_at": clock.now()}, by=by, roles=MAKERS, states=OPEN, quiet=True)
    draft = course.tests.filter(published_at=None).first()
    if draft is not None:
        return draft
    last = course.tests.order_by("-number").first()
    said = {"pass_mark": last.pass_mark, "most_tries": last.most_tries} if last else {}
    copied = deepcopy(last.questions) if last else []
    made: CourseTest = CourseTest.objects.create(
        course=course, number=last.number + 1 if last else 1, questions=copied, **said
    )
    return made


def _written(old: Any, language: str, words: str, read: list[tuple[str, bool]]) -> dict[str, Any]:
    """A question in the language it is first written in; its translations stay where as many answers are left."""
    if wrong := question_problems(words, read):
        raise Unfit(wrong)
    keeps = old is not None and len(old["answers"]) == len(read)
    answers = []
    for place, (text, right) in enumerate(read):
        before = old["answers"][place]["words"] if keeps else {}
        answers.append({"words": {**before, "source": language, language: text}, "right": right})
    before = old["words"] if keeps else {}
    return {"words": {**before, "source": language, language: words.strip()}, "answers": answers}


def _translated(old: dict[str, Any], language: str, words: str, texts: list[str]) -> dict[str, Any]:
    if not words.strip():
        raise Unfit({"words": _("Write the question.")})
    if len(texts) != len(old["answers"]):
        said = {"number": len(old["answers"])}
        raise Unfit({"answers": _("Write as many answers as the question has: %(number)d, in the same order.") % said})
    answers = [
        {"words": {**answer["words"], language: text}, "right": answer["right"]}
        for answer, text in zip(old["answers"], texts, strict=True)
    ]
    return {"words": {**old["words"], language: words.strip()}, "answers": answers}
