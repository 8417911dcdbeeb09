"""What whoever applies is asked: a row for each question, and two more to write into."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, line, text, written_in
from ciconia.foundation.text import Translated
from ciconia.programmes.rules.pack_selection import CHOICE, LONG, MOST_QUESTIONS
from ciconia.selection.rules.question import FORM_WORDS, Asked, code_for

MORE = 2


class QuestionsForm(forms.Form):
    """The questions of one opportunity; a question without words is none."""

    language = written_in()
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, questions: Sequence[Asked], published: bool = False, **kwargs: Any) -> None:
        self.questions = list(questions)
        self.reader = get_language() or "en"
        start = {"language": self.reader, **self._start()}
        super().__init__(*args, initial=start | kwargs.pop("initial", {}), **kwargs)
        for number in self._numbers():
            self.fields |= {f"{name}_{number}": field for name, field in _row().items()}
        if published:
            self.fields["reason"] = text(
                _("Reason"), _("People are writing already. Whoever has not sent yet is told which question is new."),
                missing=_("Write the reason: people are answering these questions already."), rows=2,
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """The fields of each question, for the page."""
        for number in self._numbers():
            yield number, [self[f"{name}_{number}"] for name in _row()]

    def said(self) -> list[dict[str, Any]]:
        """The questions as they were written, in their order."""
        found: list[dict[str, Any]] = []
        for number in self._numbers():
            row = {name: self.cleaned_data[f"{name}_{number}"] for name in _row()}
            if row["words"].strip():
                before = self.questions[number - 1] if number <= len(self.questions) else None
                taken = [one["code"] for one in (*self.questions, *found)]
                found.append(self._question(row, before, taken))
        return found

    def tell(self, problems: dict[str, Any], asked: Sequence[Asked]) -> None:
        """Say at each question what cannot stand; what concerns all of them on top."""
        numbers = {row["code"]: number for number, row in enumerate(asked, 1)}
        for code, words in problems.items():
            self.add_error(f"words_{numbers[code]}" if code in numbers else None, str(words))

    def _question(self, row: dict[str, Any], before: Asked | None, taken: list[str]) -> dict[str, Any]:
        language = self.cleaned_data["language"]
        lines = [words.strip() for words in row["choices"].splitlines() if words.strip()]
        old = list(before["choices"]) if before else []
        choices = [
            {"code": old[place]["code"] if place < len(old) else f"c{place + 1}",
             "words": _text(old[place]["words"] if place < len(old) else {}, words, language)}
            for place, words in enumerate(lines)
        ]  # fmt: skip
        return {
            "code": before["code"] if before else code_for(row["words"], taken), "form": row["form"],
            "words": _text(before["words"] if before else {}, row["words"].strip(), language),
            "hint": _text(before["hint"] if before else {}, row["hint"].strip(), language),
            "required": row["required"], "most_words": row["most_words"] if row["form"] == LONG else None,
            "choices": choices if row["form"] == CHOICE or lines else [],
        }  # fmt: skip

    def _numbers(self) -> range:
        return range(1, min(len(self.questions) + MORE, MOST_QUESTIONS) + 1)

    def _start(self) -> dict[str, Any]:
        start: dict[str, Any] = {}
        for number, row in enumerate(self.questions, 1):
            lines = [Translated(one["words"]).best(self.reader).text for one in row["choices"]]
            start |= {
                f"words_{number}": Translated(row["words"]).best(self.reader).text,
                f"hint_{number}": Translated(row["hint"]).best(self.reader).text,
                f"form_{number}": row["form"], f"required_{number}": row["required"],
                f"most_words_{number}": row["most_words"], f"choices_{number}": "\n".join(lines),
            }  # fmt: skip
        return start


def _row() -> dict[str, forms.Field]:
    number = forms.IntegerField(
        label=_("At most so many words"), required=False, min_value=10, max_value=1000,
        help_text=_("For a text alone. Empty: no limit."), widget=forms.NumberInput({"inputmode": "numeric"}),
    )  # fmt: skip
    row = {
        "words": line(_("Question"), longest=300),
        "hint": line(_("What helps to answer it"), longest=300),
        "form": choice(_("How it is answered"), list(FORM_WORDS.items())),
        "required": forms.BooleanField(label=_("It has to be answered"), required=False),
        "most_words": number,
        "choices": text(_("Answers to choose from, one a line"), _("For one of several alone."), rows=3),
    }
    row["form"].required = False
    row["form"].initial = LONG
    return row


def _text(before: Any, words: str, language: str) -> dict[str, str]:
    """A text corrected in one language: translations of an original that changed are stale and go."""
    old = Translated(before or {})
    if old.get(language) == words or (not words and not old):
        return dict(old)
    if old and language != old.source and words:
        return {**old, language: words}
    return {"source": language, language: words} if words else {}
