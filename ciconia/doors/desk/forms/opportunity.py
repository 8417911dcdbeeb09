"""The terms of reference of an opportunity."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, day, number, text, working_languages, written_in
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.kinds import FACTS, FIXED, Section
from ciconia.selection.models import EditRequest, Opportunity
from ciconia.selection.rules.plain import LONGEST_LINE, LONGEST_TEXT, ONE_LINE, Plain, plain
from ciconia.selection.rules.terms import ALWAYS, said, taken_out, texts_of, too_long

REASON = _("Write the reason. Whoever is concerned will read it.")
LONGEST_ANSWER = 1000
ROWS = {"summary": 3, "welcome": 3, "afterwards": 3}


class LaterField(forms.CharField):
    """A text that has to be written, but not today: a draft is kept without it."""

    def validate(self, value: Any) -> None:
        """Nothing is missing yet; before the text goes to the host the rules say what is."""


class OpportunityForm(forms.Form):
    """What applicants read before they decide, and the numbers of the place; its sections are those of its kind."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = written_in()
    languages = working_languages()
    mode = choice(_("How the work is done"), Mode.choices)
    places = number(_("Places"))
    deadline = day(_("Last day to apply"), _("It ends at 23:59 in the zone of the programme."))
    starts = day(_("The work starts on"))
    ends = day(_("It ends by"), _("The last day on which the work can end."))
    weeks = number(_("Weeks"))

    def __init__(
        self, *args: Any, sections: Iterable[Section], asked: Iterable[EditRequest] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = False
        self.asked = list(asked)
        self.codes: list[str] = []
        for section in (*ALWAYS, *sections):
            self.codes.append(section.code)
            self.fields[section.code] = _field(section)
        for request in self.asked:
            answer = text(_("Your answer"), rows=2, longest=LONGEST_ANSWER)
            answer.widget.attrs["dir"] = "auto"
            self.fields[f"answer_{request.pk}"] = answer
        self.order_fields(["seen", "base", "language", *self.codes])

    def clean(self) -> dict[str, Any]:
        """Texts as plain text: what was pasted with it is taken out, and said, before anything is kept."""
        data = super().clean() or {}
        for code in self.codes:
            words = str(data.get(code, "")).replace("\r\n", "\n")  # browsers end lines in two characters
            left = plain(words, line=code in ONE_LINE)
            longest = LONGEST_LINE if code in ONE_LINE else LONGEST_TEXT
            if left.changed:
                self._show(code, left)
            elif len(words) > longest:
                self.add_error(code, too_long(len(words), longest))
            data[code] = left.text
        return data

    def _show(self, code: str, left: Plain) -> None:
        self.data = self.data.copy()
        self.data[code] = left.text
        self.add_error(code, taken_out(left.elements, left.signs))

    @staticmethod
    def start(opportunity: Opportunity, base: int | None) -> dict[str, Any]:
        """What stands in an opportunity: texts in the reader's language where they exist in it, else as written."""
        texts, reader = texts_of(opportunity), get_language() or "en"
        there = [value for value in texts.values() if value]
        language = reader if not there or any(one.get(reader) for one in there) else there[0].source
        shown = {code: _shown(value, language) for code, value in texts.items()}
        facts = {name: getattr(opportunity, name) for name in FACTS}
        return shown | facts | {"language": language, "seen": opportunity.version, "base": base}

    def said(self, before: Mapping[str, Translated]) -> dict[str, Any]:
        """What was written, as the action takes it; `before` is what stood there when the form was opened.

        A text that did not change keeps its translations; a translation that is corrected leaves the original alone.
        """
        texts = {code: self._text(code, before.get(code, Translated())) for code in self.codes}
        further = {code: value for code, value in before.items() if code not in FIXED}
        further |= {code: value for code, value in texts.items() if code not in FIXED}
        fixed = {code: texts[code] for code in FIXED}
        facts = {name: self.cleaned_data[name] for name in FACTS}
        return fixed | facts | {"sections": {code: dict(value) for code, value in further.items() if value}}

    def answers(self) -> dict[int, str]:
        """What the officer says to requested edits, by their id."""
        return {request.pk: self.cleaned_data[f"answer_{request.pk}"] for request in self.asked}

    def _text(self, code: str, before: Translated) -> Translated:
        words, language = self.cleaned_data[code], self.cleaned_data["language"]
        if _shown(before, language) == words:
            return before
        if before.get(before.source) and language != before.source:
            others = {name: value for name, value in before.items() if name != language}
            return Translated(others | ({language: words} if words else {}))
        return Translated({"source": language, language: words} if words else {})


class ReopenForm(forms.Form):
    """Why people may apply again, and until when."""

    reason = text(_("Reason"), _("Everybody who can read this page reads it in these words."), missing=REASON, rows=3)
    deadline = day(_("New last day to apply"), _("It ends at 23:59 in the zone of the programme."))
    starts = day(_("The work starts on"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StartForm(forms.Form):
    """What a new text begins with: the need alone, a template, or an earlier text."""

    start = choice(_("Start from"), ())

    covers = text(_("Which part of the need it serves"), _("Others are made from the same need."), rows=3)
    leaves_open = text(_("What of the need nobody serves yet"), _("Empty where nothing is left."), rows=3)

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], part: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = choices
        self.fields["start"].widget = forms.RadioSelect(choices=choices)
        if not part:
            del self.fields["covers"], self.fields["leaves_open"]

    def part(self) -> dict[str, str]:
        """What was said about the part of the need, where it was asked."""
        return {name: self.cleaned_data[name].strip() for name in ("covers", "leaves_open") if name in self.fields}


class PartForm(forms.Form):
    """Which part of its need an opportunity serves."""

    covers = text(
        _("Which part of the need it serves"), _("Such as: the training of the night shift, in person."), rows=3,
        missing=_("Write which part of the need it serves."),
    )  # fmt: skip
    leaves_open = text(
        _("What of the need nobody serves yet"),
        _("Empty where nothing is left. The next one begins from these words."),
        rows=3,
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DuplicateForm(forms.Form):
    """The need a copy is made for."""

    need = choice(
        _("For which need"), (), _("Validated needs of your countries."), missing=_("Choose a need."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = choices


def _field(section: Section) -> forms.CharField:
    """The field of a section. How long it may be is checked with words of ours: a browser would cut what is pasted."""
    line, label, hint = section.code in ONE_LINE, said(section.label), said(section.hint)
    widget = (
        forms.TextInput({"dir": "auto"}) if line else forms.Textarea({"rows": ROWS.get(section.code, 4), "dir": "auto"})
    )
    if section.code == "title":
        missing = {"required": _("Give it a title.")}
        return forms.CharField(label=label, help_text=hint, widget=widget, error_messages=missing)
    if section.required:
        hint = " ".join((str(hint), str(_("Needed before the text goes to the host."))))
    return LaterField(label=label, help_text=hint, required=section.required, widget=widget)


def _shown(value: Translated, language: str) -> str:
    return str(value.best(language).text).strip()


__all__ = ["DuplicateForm", "OpportunityForm", "PartForm", "ReopenForm", "StartForm"]
