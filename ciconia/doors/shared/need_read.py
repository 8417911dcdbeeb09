"""What a need says, group by group, as pages read it back."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.templatetags.ciconia import day, language, languages
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus
from ciconia.selection.models import Need
from ciconia.selection.queries.need import about_how_many
from ciconia.selection.rules.need_form import GROUPS, Question, asked, empty


@dataclass(frozen=True)
class Said:
    """The answer to one question: a text in its language, or words. missing: it has to be answered, and is not."""

    name: str
    label: str
    text: Translated | None
    words: str
    missing: bool

    @property
    def answered(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text or self.words)


@dataclass(frozen=True)
class SaidGroup:
    """The answers of one screen; number: the screen's."""

    number: int
    title: str
    answers: list[Said]

    @property
    def any(self) -> bool:
        """Whether anything was answered here."""
        return any(one.answered for one in self.answers)


def read_back(need: Need, *, plan: bool = True) -> list[SaidGroup]:
    """Everything a need says and does not say yet, in the order of the screens; `plan`: for whom knows it."""
    return [
        SaidGroup(number, str(group.title), [_said(need, one) for one in group.questions if plan or one.kind != "plan"])
        for number, group in enumerate(GROUPS, start=1)
    ]


def like_words(need: Need, focus: Focus) -> str:
    """About how many people fit, in a sentence that names and shows nobody; one statement."""
    if not need.concepts:
        return ""
    number = about_how_many(need.focus_id, need.concepts, need.languages)
    if not number:
        return _("Fewer than five such people let themselves be found so far. An opportunity also reaches others.")
    return ngettext(
        "About %(number)d person like this exists.", "About %(number)d people like this exist.", number
    ) % {"number": number}  # fmt: skip


def _said(need: Need, question: Question) -> Said:
    value = getattr(need, question.name)
    nothing = empty(value)
    text = value if isinstance(value, Translated) and not nothing else None
    if question.kind == "sector" and value is not None:
        text = value.name
    if question.kind == "plan" and value is not None:
        text = value.title
    words = "" if nothing or text else _words(question, value)
    return Said(question.name, str(question.label), text, words, nothing and asked(need, question))


def _words(question: Question, value: Any) -> str:
    if question.kind == "choice":
        return str(dict(question.choices)[value])
    said = {"day": day, "language": language, "languages": languages}.get(question.kind, str)
    return str(said(value))
