"""A course in words for whoever takes it, and for the organisation that sent somebody."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation.text import Translated
from ciconia.learning.models import CourseTest, Enrolment
from ciconia.learning.rules.course_test import field_of, right_answers
from ciconia.learning.rules.enrolment import tries_left


def asked(test: CourseTest, picked: Sequence[Sequence[int]], found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The questions of a test as a form asks them, with what was ticked and what is missing."""
    return [
        {
            "field": field_of(number), "words": Translated(one["words"]), "error": found.get(field_of(number), ""),
            "several": len(right_answers(one)) > 1,
            "answers": [
                {"value": place, "words": Translated(answer["words"]), "picked": place in picked[number]}
                for place, answer in enumerate(one["answers"])
            ],
        }
        for number, one in enumerate(test.questions)
    ]  # fmt: skip


def tries(row: Enrolment, test: CourseTest | None) -> list[dict[str, Any]]:
    """Every try as it was handed in; the right answers once no other try is to come."""
    shows = row.state != "enrolled" or row.passed_at is not None or test is None or not tries_left(row, test)
    return [
        {
            "row": one,
            "questions": [_answered(*pair, shows) for pair in zip(one.test.questions, one.answers, strict=True)],
        }
        for one in row.attempts.select_related("test")
    ]


def _answered(question: dict[str, Any], given: list[int], shows: bool) -> dict[str, Any]:
    answers = [Translated(answer["words"]) for answer in question["answers"]]
    right = right_answers(question)
    return {
        "words": Translated(question["words"]), "right": given == right, "given": [answers[place] for place in given],
        "better": [answers[place] for place in right] if shows and given != right else [],
    }  # fmt: skip


def sent_state(row: Enrolment) -> str:
    """How far somebody is whom one's organisation sent, as far as they let it be read."""
    if row.state == "asked":
        return _("Has not answered yet")
    return str(row.get_state_display())
