"""Questions to whoever applies: their shape, what cannot stand as one, and what an answer must be.

A question is a mapping as a pack writes it: code, form, words, hint, required, most_words, choices. An answer is a
translated text for "short" and "long", the code of a choice, or "yes" and "no".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.programmes.rules.pack_selection import CHOICE, FORMS, LONG, MOST_QUESTIONS, SHORT, YES_NO

LONGEST_QUESTION = 300
LONGEST_SHORT = 200
LONGEST_LONG = 6000
FORM_WORDS = {
    SHORT: _("A few words"), LONG: _("A text"), CHOICE: _("One of several"), YES_NO: _("Yes or no"),
}  # fmt: skip
YES_NO_WORDS = {"yes": _("Yes"), "no": _("No")}
Asked = Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """What became of one question since somebody began to answer. how: new, changed or dropped."""

    code: str
    how: str
    words: Translated


def as_questions(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The questions of a pack as an opportunity keeps them."""
    return [
        {
            "code": row.code, "form": row.form, "words": dict(row.words), "hint": dict(row.hint),
            "required": row.required, "most_words": row.most_words, "choices": list(row.choices),
        }
        for row in rows
    ]  # fmt: skip


def questions_in(content: Mapping[str, Any] | None) -> list[Asked]:
    """The questions that a version of the terms holds."""
    return list((content or {}).get("questions", ()))


def choices_of(question: Asked) -> list[tuple[str, Any]]:
    """What can be answered where one of several is chosen: code and words."""
    if question["form"] == YES_NO:
        return list(YES_NO_WORDS.items())
    return [(choice["code"], Translated(choice["words"])) for choice in question["choices"]]


def changed(before: Sequence[Asked], now: Sequence[Asked]) -> list[Changed]:
    """What differs between the questions somebody has read and those that are asked now; their order does not count."""
    old, new = {row["code"]: row for row in before}, {row["code"]: row for row in now}
    found = [
        Changed(code, "changed" if code in old else "new", Translated(row["words"]))
        for code, row in new.items()
        if old.get(code) != row
    ]
    return found + [Changed(code, "dropped", Translated(row["words"])) for code, row in old.items() if code not in new]


def written(answer: Any) -> str:
    """An answer as it was typed or chosen."""
    if isinstance(answer, Mapping):
        text = Translated(answer)
        return str(text.get(text.source, ""))
    return str(answer or "")


def count_words(text: str) -> int:
    """How many words a text has: what stands between spaces."""
    return len(text.split())


def wrong_answer(question: Asked, answer: Any) -> Words:
    """What is wrong with an answer, in a sentence; empty where it may stand. None at all is never wrong here."""
    text, most = written(answer).strip(), question["most_words"]
    longest = LONGEST_SHORT if question["form"] == SHORT else LONGEST_LONG
    if question["form"] in (CHOICE, YES_NO):
        known = [code for code, _words in choices_of(question)]
        return "" if not text or text in known else _("Choose one of the answers.")
    if most and count_words(text) > most:
        over = count_words(text) - most
        return ngettext(
            "%(most)d words fit here. Take out %(over)d word.",
            "%(most)d words fit here. Take out %(over)d words.",
            over,
        ) % {"most": most, "over": over}
    if len(text) > longest:
        numbers = {"longest": longest, "over": len(text) - longest}
        return _("At most %(longest)d characters fit here. Shorten it by %(over)d.") % numbers
    return ""


def unanswered(questions: Iterable[Asked], answers: Mapping[str, Any]) -> list[Asked]:
    """The questions that have to be answered and are not."""
    return [row for row in questions if row["required"] and not written(answers.get(row["code"])).strip()]


def unfit_questions(questions: Sequence[Asked]) -> dict[str, Words]:
    """What cannot stand as a question, by its code: a sentence each, under "" what concerns all of them."""
    found: dict[str, Words] = {}
    if len(questions) > MOST_QUESTIONS:
        found[""] = _("At most %(most)d questions: an application should not take an evening.") % {
            "most": MOST_QUESTIONS
        }
    for row in questions:
        words = written(row["words"])
        if row["form"] not in FORMS:
            found[row["code"]] = _("Choose how it is answered.")
        elif len(words) > LONGEST_QUESTION:
            found[row["code"]] = _("At most %(longest)d characters make a question.") % {"longest": LONGEST_QUESTION}
        elif (row["form"] == CHOICE) != (len(row["choices"]) > 1):
            found[row["code"]] = _("Write two or more answers to choose from, one a line; for other questions none.")
    return found


def code_for(words: str, taken: Iterable[str]) -> str:
    """A code for a new question, made of its words where they have Latin letters."""
    known = set(taken)
    base = re.sub(r"[^a-z0-9]+", "-", words.lower())[:30].strip("-") or "question"
    return next(code for code in (base, *(f"{base}-{number}" for number in range(2, 99))) if code not in known)
