"""The screens of an application: what somebody brings, when and how, answers, documents and referees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    language_choices,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.doors.portal.forms.person import TEXTS, ProfileForm
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.text import Translated
from ciconia.programmes.queries.affiliation import nominators
from ciconia.programmes.queries.selection_setting import channels_of
from ciconia.selection.actions.draft import profile_value
from ciconia.selection.models import Application, DocumentKind
from ciconia.selection.rules.applying import BRING, QUESTIONS, WHEN
from ciconia.selection.rules.question import LONG, SHORT, choices_of, unanswered, written, wrong_answer

LONGEST_MOTIVATION = 4000
SOMEBODY, EVENT, OTHER = "somebody", "event", "other"
ALWAYS = [
    (EVENT, _("An event")), (SOMEBODY, _("Somebody told me")), (OTHER, _("Somewhere else")),
]  # fmt: skip
IN_PROFILE = _("Put this into my profile as well")


class Draft(forms.Form):
    """A screen of a draft: what fits is kept, also where something else does not; nothing has to be there yet."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def full_clean(self) -> None:
        """As always, but what is left open is no error."""
        super().full_clean()
        for name, errors in list(self.errors.as_data().items()):
            if all(error.code == "required" for error in errors):
                del self._errors[name]  # type: ignore[union-attr]
                self.cleaned_data[name] = ""


def said(application: Application, name: str) -> Any:
    """What this application says of one thing: its own words, else those of the profile."""
    if name in application.instead:
        value = application.instead[name]
        return Translated(value) if isinstance(value, dict) else value
    return profile_value(application, name)


class OwnForm(Draft, ProfileForm):
    """A part of the profile as this application says it."""

    NAMES: tuple[str, ...] = ()
    profile = forms.BooleanField(label=IN_PROFILE, required=False)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        self.application = application
        super().__init__(*args, **kwargs)
        names = [name for name in self.fields if name in self.NAMES or name.startswith(self.NAMES)]
        self.fields = {name: self.fields[name] for name in (*names, "profile", "seen")}

    @classmethod
    def start(cls, application: Application, language: str) -> dict[str, Any]:
        """What the screen says when it is opened."""
        start = ProfileForm.of(application.person, language)
        for name, value in application.instead.items():
            start[name] = source_text(said(application, name)) if name in TEXTS else value
        if "concepts" in application.instead:
            start["concepts"] = "\n".join(application.instead["concepts"])
        for number, row in enumerate(application.instead.get("languages", ()), 1):
            start |= {f"language_{number}": row["code"], f"level_{number}": row.get("level", "")}
        texts = [said(application, name) for name in TEXTS if name != "own_words"]
        return start | {"language": source_language(*texts, default=language), "seen": application.version}

    def kept(self) -> dict[str, Any]:
        """What fits, as the action takes it."""
        data = self.cleaned_data
        found = {name: data[name] for name in self.NAMES if name in data and name not in ("language", *TEXTS)}
        for name in TEXTS:
            if name in data and name in self.NAMES:
                found[name] = rewritten(said(self.application, name), data[name], data.get("language") or "en")
        return found


class BringForm(OwnForm):
    """What somebody brings."""

    NUMBER = BRING
    NAMES = ("headline", "language", "concepts", "experience", "context", "residence_country")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: field for name, field in self.fields.items() if not name.startswith("language_")}


class WhenForm(OwnForm):
    """From when, for how long, how, and in which languages."""

    NUMBER = WHEN
    NAMES = ("available_from", "available_weeks", "modes", "language_", "level_")

    def kept(self) -> dict[str, Any]:
        """What fits; languages only where all of them do."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("available_from", "available_weeks", "modes") if name in data}
        for name in ("available_from", "available_weeks"):
            if name in found:
                found[name] = found[name] or None
        rows = [(f"language_{number}", f"level_{number}") for number in range(1, self.rows + 1)]
        if all(name in data for row in rows for name in row):
            found["languages"] = [{"code": data[code], "level": data[level]} for code, level in rows if data[code]]
        return found

    @classmethod
    def start(cls, application: Application, language: str) -> dict[str, Any]:
        """What the screen says when it is opened; the first day free is the draft's own."""
        return super().start(application, language) | {"available_from": application.available_from}


class QuestionsForm(Draft, Form):
    """Why, what is asked here, and where somebody heard of it."""

    NUMBER = QUESTIONS
    motivation = text_field(
        _("Why you, and why this institution?"), rows=9, longest=LONGEST_MOTIVATION,
        error=_("Write why you, and why this institution, before you send it"),
        hint=_("Say what you have done that is like this, and what you would do first. Half a page is enough."),
    )  # fmt: skip
    language = language_field()
    source = forms.ChoiceField(
        label=_("How did you hear about it?"), required=False,
        help_text=_("It tells the programme where to look for people; it changes nothing for you."),
    )  # fmt: skip

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        self.questions = {f"q_{row['code']}": row for row in application.opportunity.questions}
        for name, row in self.questions.items():
            self.fields[name] = question_field(row)
        named = [(row.code, words(row.name)) for row in channels_of(application.programme)]
        choices = [("", _("I would rather not say")), *named, *ALWAYS]
        if not self.is_bound or self.data.get("source", "") not in dict(choices):
            by = nominators(application.programme, with_link=application.source)
            put_forward = _("%(organisation)s put me forward")
            choices += [(row.public_id, put_forward % {"organisation": words(row.name)}) for row in by]
        if application.source and application.source not in dict(choices):
            choices.append((application.source, application.source))
        self.fields["source"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["language", "motivation", *self.questions, "source", "seen"])

    @classmethod
    def start(cls, application: Application, language: str) -> dict[str, Any]:
        """What the screen says when it is opened."""
        answers = {f"q_{code}": written(value) for code, value in application.answers.items()}
        texts = [Translated(value) for value in application.answers.values() if isinstance(value, dict)]
        spoken = source_language(application.motivation, *texts, application.person.experience, default=language)
        return answers | {
            "motivation": source_text(application.motivation), "language": spoken, "source": application.source,
            "seen": application.version,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Answers fit their questions."""
        data: dict[str, Any] = super().clean() or {}
        for name, row in self.questions.items():
            if name in data and (wrong := wrong_answer(row, data[name])):
                self.add_error(name, wrong)
        return data

    def kept(self) -> dict[str, Any]:
        """What fits, as the action takes it; answers to what is no longer asked stay where they are."""
        data, language = self.cleaned_data, self.cleaned_data.get("language") or "en"
        answers = dict(self.application.answers)
        for name, row in self.questions.items():
            if name in data:
                answers[row["code"]] = answer_of(row, answers.get(row["code"]), data[name], language)
        found: dict[str, Any] = {"answers": answers}
        if "motivation" in data:
            found["motivation"] = rewritten(self.application.motivation, data["motivation"], language)
        if "source" in data:
            found["source"] = data["source"]
        return found

    def left_open(self) -> list[Any]:
        """The questions that still have to be answered before it is sent."""
        return unanswered(self.questions.values(), self.application.answers)


class PapersForm(Draft):
    """One document or one referee more; what stays empty is not added."""

    kind = forms.ChoiceField(label=_("What it is"), choices=DocumentKind.choices, required=False)
    file = forms.FileField(
        label=_("Document"), required=False, widget=forms.FileInput({"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        help_text=_("PDF, Word (DOCX) or a photo, at most 10 MB. Staff reads it; the host never does."),
        error_messages={"empty": _("The file is empty.")},
    )  # fmt: skip
    name = forms.CharField(label=_("Name of the referee"), required=False, max_length=120)
    function = forms.CharField(
        label=_("What they are"), required=False, max_length=160,
        help_text=_("Such as: head of the water laboratory where I worked until 2018."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False,
        error_messages={"invalid": _("Write an address such as name@example.org")},
    )  # fmt: skip
    spoken = forms.ChoiceField(
        label=_("Language of the letter to them"), choices=lambda: language_choices(("ar", "en", "fr", "nl")),
        required=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A referee has a name, a function and an address, or is not there at all."""
        data: dict[str, Any] = super().clean() or {}
        if self.names_somebody():
            for name, missing in (
                ("name", _("Write their name.")), ("function", _("Write what they are.")),
                ("email", _("Write their address: the letter goes there.")),
            ):  # fmt: skip
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, missing)
        return data

    def names_somebody(self) -> bool:
        """Whether anything was written about a referee."""
        return any(str(self.data.get(name, "")).strip() for name in ("name", "function", "email"))


def question_field(row: Any) -> forms.Field:
    given = {"label": words(Translated(row["words"])), "help_text": words(Translated(row["hint"]))}
    given |= {"required": row["required"]}
    if row["form"] == SHORT:
        return forms.CharField(widget=forms.TextInput({"dir": "auto"}), **given)
    if row["form"] == LONG:
        if row["most_words"]:
            limit = _("At most %(most)d words.") % {"most": row["most_words"]}
            given["help_text"] = f"{given['help_text']} {limit}".strip()
        return forms.CharField(widget=forms.Textarea({"rows": 6, "dir": "auto"}), **given)
    choices = [(code, words(label) if isinstance(label, Translated) else label) for code, label in choices_of(row)]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)


def answer_of(row: Any, before: Any, value: str, language: str) -> Any:
    if row["form"] in (SHORT, LONG):
        return dict(rewritten(Translated(before or {}), value, language))
    return value
