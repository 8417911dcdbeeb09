"""What is asked when an idea is answered, and when it is known what came of it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import CHOOSE, choice, day, language_choices, line, text
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import Becomes, Event, Idea

READ = _("Whoever had the idea reads it, and everybody if the idea is public.")


class WordsForm(forms.Form):
    """An answer, in the language of whoever answers."""

    language = choice(_("Language of this text"), language_choices)
    words = text(_("Your answer"), READ, rows=6, missing=_("Write the answer in words: whoever had the idea reads it."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, idea: Idea, initial: Any = None) -> None:
        opened = {"seen": idea.version, "language": get_language() or "en"}
        super().__init__(data, initial=opened | (initial or {}))

    def said(self) -> dict[str, Any]:
        """What was written, as the actions take it."""
        data = dict(self.cleaned_data)
        code = data.pop("language")
        return data | {"words": Translated({"source": code, code: data["words"]})}


class MadeForm(WordsForm):
    """The same, with what was made of the idea: an event or a need of the programme."""

    event = choice(_("The event that was made of it"), ())
    need = choice(_("The need that was made of it"), ())

    def __init__(self, data: Any = None, *, idea: Idea, events: Any, needs: Any) -> None:
        opened = {"event": str(idea.event_id or ""), "need": idea.need}
        super().__init__(data, idea=idea, initial=opened)
        self.events: dict[str, Event] = {str(one.pk): one for one in events}
        fields: Any = self.fields
        fields["event"].choices = [("", _("None yet")), *((key, words(one.title)) for key, one in self.events.items())]
        fields["need"].choices = [("", _("None yet")), *((one.public_id, _called(one)) for one in needs)]
        fields["event"].required = fields["need"].required = False

    def said(self) -> dict[str, Any]:
        """What was written, as the actions take it."""
        data = super().said()
        return data | {"event": self.events.get(data["event"])}


class TakeUpForm(MadeForm):
    """What it becomes, who owns the next step, and until when something is said of it."""

    becomes = choice(_("What does it become?"), [("", CHOOSE), *Becomes.choices[1:]])
    owner = line(_("Who owns the next step"), _("A name or a function. Whoever had the idea reads it."), longest=120)
    until = day(_("Until when"), _("By this day you say what came of it."))
    owner.required = False
    field_order = ("becomes", "language", "words", "owner", "until", "event", "need")


class MergeForm(WordsForm):
    """With which idea it is joined."""

    into = choice(_("The other idea"), ())
    field_order = ("into", "language", "words")

    def __init__(self, data: Any = None, *, idea: Idea, others: Any) -> None:
        super().__init__(data, idea=idea)
        self.others = {str(one.pk): one for one in others}
        into: Any = self.fields["into"]
        into.choices = [("", _("Choose one.")), *((key, words(one.title)) for key, one in self.others.items())]

    def said(self) -> dict[str, Any]:
        """What was written, as the actions take it."""
        data = super().said()
        return data | {"into": self.others[data["into"]]}


class HideForm(forms.Form):
    """Why it is taken off the page."""

    reason = text(
        _("Reason"), _("Whoever had the idea reads it."),
        missing=_("Write the reason. Whoever is concerned will read it."),
    )  # fmt: skip


def _called(need: Any) -> str:
    return words(need.title) or str(need.reference)
