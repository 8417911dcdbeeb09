"""What is asked about a joint statement, about handing it over, about the answer, and before a signature is struck."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TranslationsForm, choice, day, language_choices, line, text
from ciconia.foundation.text import Translated

IN_LANGUAGES = _("It can be written in several languages, one after the other. The first is the original.")


class StatementForm(TranslationsForm):
    """The title and the text, in one language at a time; to whom, and until when."""

    TEXTS = ("title", "text")
    language = choice(_("Language of these texts"), language_choices, IN_LANGUAGES)
    title = line(_("Title"), longest=160, missing=_("Write a title."))
    text = text(_("Text"), rows=16, longest=24_000, missing=_("Write the text."))
    addressed_to = line(_("To whom"), missing=_("Write to whom it is addressed."))
    closes_on = day(_("Last day to sign"))


class HandOverForm(forms.Form):
    """To whom it was handed, how, and when."""

    to = line(_("To whom, and how"), missing=_("Write to whom it was handed over, and how."))
    on = day(_("On which day"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What was answered."""

    language = choice(_("Language of this text"), language_choices)
    words = text(_("The answer"), rows=8, missing=_("Write what was answered: everybody reads this."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        return {"words": Translated({"source": data["language"], data["language"]: data["words"]}),
                "seen": data["seen"]}  # fmt: skip


class StrikeForm(forms.Form):
    """Why a signature is taken off."""

    reason = text(
        _("Reason"), _("Whoever signed reads it."), missing=_("Write the reason. Whoever is concerned will read it.")
    )
