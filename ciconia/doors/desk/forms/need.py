"""A need as the focal point writes it down, on the telephone or at the institution's table; and its translations."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, day, line, names_of_people, text
from ciconia.doors.shared.need_form import NeedForm
from ciconia.doors.shared.written import LANGUAGES, language_choices
from ciconia.foundation.text import Translated
from ciconia.people.models import Contact
from ciconia.selection.models import Need
from ciconia.selection.rules.need_form import QUESTIONS, TEXTS


class ToldForm(NeedForm):
    """All questions on one page, and on top who says it by telephone: the post, the day, and which contact that is."""

    ON_TOP = ("taken_from", "taken_on", "contact")

    def __init__(self, *args: Any, contacts: Sequence[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {row.public_id: row for row in contacts}
        self.fields["taken_from"] = line(
            _("Who says it?"), _("The post, such as: head of the network. Everybody who reads the need reads it."),
            missing=_("Write which post says it."), longest=120,
        )  # fmt: skip
        self.fields["taken_on"] = day(_("On which day?"), missing=_("Choose the day of the call."))
        self.fields["contact"] = forms.ChoiceField(
            label=_("Which contact is that?"), choices=names_of_people(contacts), required=False,
            help_text=_("Only staff and the institution itself read the name."),
        )  # fmt: skip

    def on_top(self) -> list[Any]:
        """The fields about the call."""
        return [self[name] for name in self.ON_TOP]

    @classmethod
    def of(cls, need: Need) -> dict[str, Any]:
        """What a need says today, and who said so last."""
        return super().of(need) | {"taken_from": need.taken_from}

    def values(self, need: Need | None = None) -> dict[str, Any]:
        """What is to be kept, with who said it."""
        said = {name: self.cleaned_data[name] for name in ("taken_from", "taken_on") if self.cleaned_data.get(name)}
        contact = self.contacts.get(self.cleaned_data.get("contact", ""))
        return super().values(need) | said | ({"contact": contact} if contact else {})

    def full_clean(self) -> None:
        """As always; who says it and when has to be said."""
        super().full_clean()
        for name in ("taken_from", "taken_on"):
            if self.is_bound and self.cleaned_data.get(name) == "":
                self.add_error(name, self.fields[name].error_messages["required"])


class TranslationForm(forms.Form):
    """The texts of a need in another language than the one they were written in."""

    language = choice(_("Language of the translation"), language_choices)

    def __init__(self, *args: Any, need: Need, language: str, **kwargs: Any) -> None:
        self.written = [name for name in TEXTS if getattr(need, name)]
        values = {name: getattr(need, name).get(language, "") for name in self.written}
        super().__init__(*args, initial=values | {"language": language}, **kwargs)
        for name in self.written:
            self.fields[name] = text(QUESTIONS[name].label, rows=3)

    def values(self) -> dict[str, str]:
        """The translations, by the column they belong to."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n").strip() for name in self.written}


def original(need: Need, name: str) -> Translated:
    """A text as it was written, alone."""
    value = getattr(need, name)
    return Translated({"source": value.source, value.source: value.get(value.source, "")})


def offered_language(asked: str, need: Need, reader: str) -> str:
    """The language a translation is begun in: the one asked for, the reader's, or English; never the original."""
    return next(code for code in (asked, reader, "en", "fr") if code in LANGUAGES and code != need.written_in)
