"""What is asked about a consultation, about each of its questions, and about what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TranslationsForm, choice, day, language_choices, line, text
from ciconia.doors.desk.forms.statement import IN_LANGUAGES
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.gatherings.models import AskedGroup, Event
from ciconia.programmes.models import Focus


class ConsultationForm(TranslationsForm):
    """What it is about and what is decided with it, in one language at a time; whom it asks, and until when."""

    TEXTS = ("title", "about", "decides")
    language = choice(_("Language of these texts"), language_choices, IN_LANGUAGES)
    title = line(_("Title"), longest=160, missing=_("Write a title."))
    about = text(_("What it is about"), rows=8, longest=8_000, missing=_("Write what it is about."))
    decides = text(
        _("What will be decided with it"), _("And by whom, and when."), longest=8_000,
        missing=_("Write what will be decided with it."),
    )  # fmt: skip
    group = choice(_("Whom it asks"), AskedGroup.choices)
    countries = forms.MultipleChoiceField(
        label=_("Of which countries"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is only in the register is not asked: they agreed to questions about assignments alone."),
    )  # fmt: skip
    event = forms.ChoiceField(label=_("Which event"), required=False)
    closes_on = day(_("Last day to answer"))

    def __init__(self, *args: Any, focuses: Iterable[Focus], events: Iterable[Event], placing: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.focuses = {focus.public_id: focus for focus in focuses}
        self.events = {event.public_id: event for event in events}
        fields: Any = self.fields
        fields["countries"].choices = [(key, words(focus.name)) for key, focus in self.focuses.items()]
        named = [(key, words(event.title)) for key, event in self.events.items()]
        fields["event"].choices = [("", _("None")), *named]
        if not placing:
            fields["group"].choices = [pair for pair in AskedGroup.choices if pair[0] == AskedGroup.EVENT]
            del fields["countries"]

    @classmethod
    def opened(cls, row: Any, language: str) -> dict[str, Any]:
        """What stands in a consultation; with a language, the texts in that one, empty where nobody wrote them."""
        found = Focus.objects.filter(pk__in=row.focus_ids).values_list("public_id", flat=True)
        event = row.event.public_id if row.event else ""
        return cls.initial_in(row, language) | {"countries": list(found), "event": event}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it: countries for people, an event for its guests."""
        data = super().values(row)
        of_event = data["group"] == AskedGroup.EVENT
        picked = [] if of_event else [self.focuses[key].pk for key in data.pop("countries", [])]
        data.pop("countries", None)
        return data | {"focus_ids": picked, "event": self.events.get(data["event"]) if of_event else None}


class QuestionForm(TranslationsForm):
    """One question, in one language at a time."""

    TEXTS = ("words", "options")
    language = choice(_("Language of these texts"), language_choices)
    words = text(_("Question"), rows=3, longest=600, missing=_("Write the question."))
    options = text(
        _("Choices"), _("One a line. Leave it empty for an answer in free words."), rows=5, longest=1_200
    )  # fmt: skip

    @classmethod
    def opened(cls, row: Any, language: str) -> dict[str, Any]:
        """What stands in a question, for a form that knows no version of its own."""
        texts = {name: getattr(row, name) for name in cls.TEXTS}
        code = language or texts["words"].source
        return {"language": code, **{name: value.get(code, "") for name, value in texts.items()}}


class OutcomeForm(TranslationsForm):
    """What was heard to one question, and what is done about it, by whom and until when; in one language at a time."""

    TEXTS = ("heard", "does")
    language = choice(_("Language of these texts"), language_choices)
    heard = text(_("What we heard"), rows=6, missing=_("Write what was heard, also what you do not follow."))
    does = text(_("What we do"), rows=6, missing=_("Write what is done about it; if nothing, why."))
    owner = line(
        _("Who sees to it"), _("An office or a function, no name: everybody reads it."), longest=160,
        missing=_("Write who sees to it."),
    )  # fmt: skip
    until = day(_("Until when"))

    @classmethod
    def opened(cls, row: Any, language: str) -> dict[str, Any]:
        """What stands in a question, for a form that knows no version of its own."""
        texts = {name: getattr(row, name) for name in cls.TEXTS}
        code = language or row.words.source
        said = {name: value.get(code, "") for name, value in texts.items()}
        return {"language": code, "owner": row.owner, "until": row.until, **said}
