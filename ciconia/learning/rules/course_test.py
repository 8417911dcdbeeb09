"""A short test: questions as they are typed, what must hold of them, and how an answer is counted."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated

RIGHT = "*"
FEWEST, MOST = 2, 8
MOST_QUESTIONS = 30
MOST_TRIES = 10


def read_answers(text: str) -> list[tuple[str, bool]]:
    """The answers of a question as they are typed, one a line, with a star before those that are right."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [(line.removeprefix(RIGHT).strip(), line.startswith(RIGHT)) for line in lines]


def typed_answers(question: dict[str, Any], language: str) -> str:
    """The answers of a question as somebody would type them in a language; nothing where they are not in it."""
    rows = [(answer["words"].get(language, ""), answer["right"]) for answer in question["answers"]]
    return "\n".join(f"{RIGHT} {words}" if right else words for words, right in rows if words)


def question_problems(words: str, answers: Sequence[tuple[str, bool]]) -> dict[str, Words]:
    """What does not fit in one question in the language in which it was first written, by field."""
    found: dict[str, Words] = {}
    if not words.strip():
        found["words"] = _("Write the question.")
    if not FEWEST <= len(answers) <= MOST:
        found["answers"] = _("Write between two and eight answers, one a line.")
    elif not any(right for _text, right in answers) or all(right for _text, right in answers):
        found["answers"] = _("Put a star before each right answer; at least one is right and one is wrong.")
    return found


def condition_problems(pass_mark: int | None, most_tries: int | None) -> dict[str, Words]:
    """What does not fit in the pass mark and the number of tries, by field."""
    found: dict[str, Words] = {}
    if pass_mark is None or not 1 <= pass_mark <= 100:
        found["pass_mark"] = _("Write the pass mark in percent, from 1 to 100.")
    if most_tries is None or not 1 <= most_tries <= MOST_TRIES:
        found["most_tries"] = _("Write how often somebody may try, from 1 to 10.")
    return found


def right_answers(question: dict[str, Any]) -> list[int]:
    """The numbers of the right answers, counted from 0."""
    return [number for number, answer in enumerate(question["answers"]) if answer["right"]]


def score(questions: Sequence[dict[str, Any]], answers: Sequence[Iterable[int]]) -> int:
    """Percent of questions answered right, rounded down: every right answer of a question, and no wrong one."""
    right = sum(sorted(given) == right_answers(question) for question, given in zip(questions, answers, strict=True))
    return 100 * right // len(questions)


def unanswered(questions: Sequence[Any], answers: Sequence[Sequence[int]]) -> dict[str, Words]:
    """Questions without an answer, or with one that is not there, by the field of the form."""
    found: dict[str, Words] = {}
    for number, question in enumerate(questions):
        given = answers[number] if number < len(answers) else ()
        if not given or any(not 0 <= one < len(question["answers"]) for one in given):
            found[field_of(number)] = _("Choose an answer.")
    return found


def field_of(number: int) -> str:
    """The name of the field in which a question is answered, counted from 0."""
    return f"q{number}"


def in_every_language(questions: Sequence[dict[str, Any]]) -> list[str]:
    """The languages in which every question and every answer is written."""
    texts = [text for question in questions for text in _texts_of(question)]
    if not texts:
        return []
    return sorted(set.intersection(*({code for code, words in text.items() if code != "source" and words}
                                     for text in texts)))  # fmt: skip


def _texts_of(question: dict[str, Any]) -> list[Translated]:
    return [Translated(question["words"]), *(Translated(answer["words"]) for answer in question["answers"])]
