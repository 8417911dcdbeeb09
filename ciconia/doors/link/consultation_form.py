"""The questions of a consultation as somebody answers them by the link of their letter."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ciconia.doors.shared.consultation import Reading
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.models import ConsultationQuestion
from ciconia.gatherings.rules.consultation import LONGEST_ANSWER, options_in


class AnswerForm(forms.Form):
    """One field a question; whoever skips some of them still answers the others."""

    def __init__(
        self, *args: Any, questions: Iterable[ConsultationQuestion], reading: Reading, before: Mapping[int, str],
        **kwargs: Any,
    ):  # fmt: skip
        self.questions = list(questions)
        opened = {one.public_id: before[one.pk] for one in self.questions if one.pk in before}
        super().__init__(*args, initial=opened, **kwargs)
        for one in self.questions:
            self.fields[one.public_id] = _field(one, reading)

    def said(self) -> dict[int, str]:
        """What was written, by question."""
        return {one.pk: self.cleaned_data[one.public_id].replace("\r\n", "\n") for one in self.questions}

    def tell(self, wrong: Unfit) -> None:
        """Put what the rules found at the questions."""
        for name, words in wrong.problems.items():
            self.add_error(name or None, str(words))


def _field(question: ConsultationQuestion, reading: Reading) -> forms.Field:
    label = reading.words(question.words)
    if not question.options:
        return forms.CharField(
            label=label, required=False, widget=forms.Textarea({"rows": 5, "dir": "auto"}),
            max_length=LONGEST_ANSWER * 2,
        )  # fmt: skip
    choices = [(str(number), reading.words(question.options, words))
               for number, words in enumerate(options_in(question, reading.code))]  # fmt: skip
    return forms.ChoiceField(
        label=label, required=False, choices=choices, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )  # fmt: skip
