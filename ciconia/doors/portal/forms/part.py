"""The one part of an application that was asked for again: a form for each sort of it, and what it sends."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.applying import answer_of, question_field
from ciconia.doors.portal.forms.base import (
    Form,
    date_field,
    language_choices,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.doors.portal.forms.person import ProfileForm
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.selection.actions import part as parts
from ciconia.selection.models import Application, DocumentKind
from ciconia.selection.rules.part import ANSWER, AVAILABILITY, DOCUMENT, FREE, REFERENCE, kind_of, question_of
from ciconia.selection.rules.question import LONG, SHORT, written

EMPTY = _("Write the part that was asked for")


class PartForm(Form):
    """A form for one part; `send` gives it to the action for that sort of part."""

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        self.application = application
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What was sent."""
        return {}

    def send(self, *, by: Any, seen: int | None) -> None:
        """Send what was written. Raises what the action raises."""
        parts.return_part(self.application, by=by, seen=seen, **self.said())

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return {}


class MotivationPart(PartForm):
    """Why they apply here."""

    motivation = text_field(_("Your words, improved"), rows=9, error=EMPTY)
    language = language_field()

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What was sent."""
        spoken = source_language(application.motivation, default=language)
        return {"motivation": source_text(application.motivation), "language": spoken}

    def said(self) -> dict[str, Any]:
        """New words in the language they are written in."""
        data = self.cleaned_data
        return {"motivation": rewritten(self.application.motivation, data["motivation"], data["language"])}


class AnswerPart(PartForm):
    """The answer to one question."""

    language = language_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question_of(self.application, self.application.open_part)
        self.fields["answer"] = field = question_field(self.question)
        field.required, field.error_messages["required"] = True, EMPTY
        if self.question["form"] not in (SHORT, LONG):
            del self.fields["language"]
        self.order_fields(["answer", "language"])

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What was answered."""
        question = question_of(application, application.open_part)
        answer = application.answers.get(question["code"])
        spoken = source_language(Translated(answer), default=language) if isinstance(answer, dict) else language
        return {"answer": written(answer), "language": spoken}

    def said(self) -> dict[str, Any]:
        """The answer as the application keeps it."""
        data, before = self.cleaned_data, self.application.answers.get(self.question["code"])
        return {"answer": answer_of(self.question, before, data["answer"], data.get("language", "en"))}


class AvailabilityPart(PartForm):
    """From when, for how many weeks, and how."""

    available_from = date_field(_("Free from"), error=_("Write from when you are free"))
    available_weeks = ProfileForm.base_fields["available_weeks"]
    modes = forms.MultipleChoiceField(
        label=_("How can you work?"), choices=Mode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What was said."""
        first: date | None = application.available_from
        return {"available_from": first, **{name: application.snapshot.get(name) for name in FREE}}

    def said(self) -> dict[str, Any]:
        """When and how."""
        return {"available": self.cleaned_data}


class DocumentPart(PartForm):
    """One document more."""

    kind = forms.ChoiceField(label=_("What it is"), choices=DocumentKind.choices)
    file = forms.FileField(
        label=_("Document"), widget=forms.FileInput({"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        help_text=_("PDF, Word (DOCX) or a photo, at most 10 MB. Staff reads it; the host never does."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )  # fmt: skip

    def send(self, *, by: Any, seen: int | None) -> None:
        """Send the file."""
        data = self.cleaned_data
        parts.return_document(self.application, by=by, kind=data["kind"], upload=data["file"], seen=seen)


class RefereePart(PartForm):
    """One referee more."""

    name = forms.CharField(
        label=_("Name of the referee"), max_length=120, error_messages={"required": _("Write their name.")}
    )
    function = forms.CharField(
        label=_("What they are"), max_length=160, error_messages={"required": _("Write what they are.")},
        help_text=_("Such as: head of the water laboratory where I worked until 2018."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Their e-mail address"),
        error_messages={"required": _("Write their address: the letter goes there."),
                        "invalid": _("Write an address such as name@example.org")},
    )  # fmt: skip
    spoken = forms.ChoiceField(
        label=_("Language of the letter to them"), choices=lambda: language_choices(("ar", "en", "fr", "nl")),
        error_messages={"required": _("Choose the language of the letter")},
    )  # fmt: skip

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """The letter is in the applicant's language at first."""
        return {"spoken": get_language() or "en"}

    def send(self, *, by: Any, seen: int | None) -> None:
        """Name them; the letter goes at once."""
        data = self.cleaned_data
        who = {name: data[name] for name in ("name", "function", "email")}
        parts.return_referee(self.application, by=by, seen=seen, language=data["spoken"], **who)


KINDS: dict[str, Callable[..., PartForm]] = {
    ANSWER: AnswerPart, AVAILABILITY: AvailabilityPart, DOCUMENT: DocumentPart, REFERENCE: RefereePart,
}  # fmt: skip


def form_of(application: Application) -> Any:
    """The form for the part that is open."""
    return KINDS.get(kind_of(application.open_part), MotivationPart)


def tell(form: PartForm, wrong: FileRefused | Unfit) -> None:
    """Say at its field what an action found wrong with a part."""
    problems = wrong.problems if isinstance(wrong, Unfit) else {"file": str(wrong)}
    for name, words in problems.items():
        form.add_error(name if name in form.fields else None, str(words))
