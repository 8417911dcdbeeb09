"""The parts of an application that can be asked for again, each under a code and in words."""

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.selection.models import Application
from ciconia.selection.rules.question import questions_in

MOTIVATION, AVAILABILITY, DOCUMENT, REFERENCE, ANSWER = "motivation", "availability", "document", "reference", "answer"
WORDS = {
    MOTIVATION: _("Why they apply here"),
    AVAILABILITY: _("When and how they are free"),
    DOCUMENT: _("A document"),
    REFERENCE: _("A referee"),
}
FREE = ("available_weeks", "modes")
"""What the card says of when and how somebody is free, beside the first day."""


def kind_of(part: str) -> str:
    """Which sort of part a code is for; what is asked again without a code is why they apply."""
    return part.partition(":")[0] or MOTIVATION


def question_of(application: Application, part: str) -> Any:
    """The question whose answer is asked for again, as it was put in the version that was answered; or nothing."""
    code = part.partition(":")[2]
    return next((row for row in _questions(application) if code and row["code"] == code), None)


def parts_of(application: Application) -> list[tuple[str, Words]]:
    """Every part that can be asked for again, with its name; of the answers, each question by itself."""
    found: list[tuple[str, Words]] = [(MOTIVATION, WORDS[MOTIVATION])]
    found += [(f"{ANSWER}:{row['code']}", _answer_to(row)) for row in _questions(application)]
    return found + [(part, WORDS[part]) for part in (AVAILABILITY, DOCUMENT, REFERENCE)]


def name_of(application: Application, part: str) -> Words:
    """What a part is called where it is shown."""
    question = question_of(application, part)
    return _answer_to(question) if question else WORDS.get(part, WORDS[MOTIVATION])


def _answer_to(question: Any) -> str:
    return _t("The answer to “%(question)s”") % {"question": Translated(question["words"])}


def _questions(application: Application) -> Any:
    return questions_in(application.terms.content if application.terms is not None else None)
