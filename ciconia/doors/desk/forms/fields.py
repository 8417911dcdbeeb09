"""Fields that forms of the desk share: texts in a language, days, levels, languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.countries import by_name, language_name
from ciconia.foundation.text import Translated

# The languages in which institutions and staff write and work.
LANGUAGES = ("en", "nl", "fr", "ar", "fa-AF", "ps", "so", "ckb", "ku", "ha", "ig", "yo", "sw", "am", "ti", "es", "sq")

CHOOSE, CHOOSE_A_DAY = _("Choose one."), _("Choose a day.")


def language_choices() -> list[tuple[str, str]]:
    """(code, name in the reader's language), by name."""
    reader = get_language() or "en"
    return sorted(((code, language_name(code, reader)) for code in LANGUAGES), key=lambda pair: by_name(pair[1]))


def text(label: Any, hint: Any = "", *, missing: Any = "", rows: int = 4, longest: int = 6000) -> forms.CharField:
    """A text of several lines; required where `missing` says what to do."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(missing), max_length=longest,
        widget=forms.Textarea({"rows": rows}), error_messages={"required": missing} if missing else None,
    )  # fmt: skip


def line(label: Any, hint: Any = "", *, missing: Any = "", longest: int = 200) -> forms.CharField:
    """A text of one line; required where `missing` says what to do."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(missing), max_length=longest,
        error_messages={"required": missing} if missing else None,
    )  # fmt: skip


def day(label: Any, hint: Any = "", *, missing: Any = CHOOSE_A_DAY) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label, help_text=hint, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": _("Write the day as year, month, day: 2021-03-21.")},
    )  # fmt: skip


def number(label: Any, hint: Any = "") -> forms.IntegerField:
    """A small whole number; whether it fits is for the rules to say."""
    say = _("Write a whole number.")
    return forms.IntegerField(
        label=label, help_text=hint, min_value=0, max_value=1000, widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": say, "invalid": say, "min_value": say, "max_value": say},
    )  # fmt: skip


def choice(label: Any, choices: Any, hint: Any = "", *, missing: Any = CHOOSE) -> forms.ChoiceField:
    """One of some words."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, error_messages={"required": missing, "invalid_choice": missing}
    )


def working_languages() -> forms.MultipleChoiceField:
    """The languages the work is done in."""
    return forms.MultipleChoiceField(
        label=_("Languages of the work"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("One of them is enough to take part."), required=False,
    )  # fmt: skip


def written_in() -> forms.ChoiceField:
    """The language the texts of a form are in."""
    return choice(_("Language of these texts"), language_choices, _("Readers are told which language it is."))


class TextsForm(forms.Form):
    """A form some of whose fields are texts that stand in a language, and that was opened at a version of its row."""

    TEXTS: tuple[str, ...] = ()
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What stands in a row: texts in the reader's language where they exist in it, else as they were written."""
        reader = get_language() or "en"
        values = {name: getattr(row, name, None) for name in cls.base_fields}
        written = [values[name] for name in cls.TEXTS if values.get(name)]
        language = reader if not written or any(one.get(reader) for one in written) else written[0].source
        texts = {name: _shown(values[name], language) for name in cls.TEXTS}
        return values | texts | {"language": language, "seen": getattr(row, "version", None)}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it: a text that did not change keeps its translations."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "language")}
        for name in self.TEXTS:
            # Browsers end lines in two characters.
            data[name] = self._text(data[name].replace("\r\n", "\n"), getattr(row, name, None))
        return data

    def _text(self, words: str, before: Translated | None) -> Translated:
        language = self.cleaned_data["language"]
        if before and _shown(before, language) == words:
            return before
        return Translated({"source": language, language: words} if words else {})


class TranslationsForm(TextsForm):
    """The same where a text is written in one language after the other, and what stands in the others stays."""

    @classmethod
    def initial_in(cls, row: Any, language: str) -> dict[str, Any]:
        """What stands in a row; with a language, the texts in that one, empty where nobody has written them."""
        values = cls.initial_of(row)
        if language:
            values |= {"language": language, **{name: getattr(row, name).get(language, "") for name in cls.TEXTS}}
        return values

    def _text(self, words: str, before: Translated | None) -> Translated:
        """A text in one language; what stands in the others stays beside it."""
        language = self.cleaned_data["language"]
        others = {code: said for code, said in (before or {}).items() if code not in (language, "source") and said}
        if not words and not others:
            return Translated()
        source = before.source if before and before.source in others else language
        return Translated({"source": source, **others, **({language: words} if words else {})})


def _shown(value: Any, language: str) -> str:
    """A text as a form shows it."""
    return str(value.best(language).text).strip() if isinstance(value, Translated) else ""


def tell(form: forms.Form, problems: Mapping[str, Any]) -> None:
    """Put what the rules found at the fields; what belongs to no field goes on top."""
    if form._errors is None:
        form._errors = ErrorDict()
    for name, words in problems.items():
        form.add_error(name if name in form.fields else None, str(words))


def names(rows: Iterable[Any], empty: Any) -> list[tuple[str, Any]]:
    """(public id, name) of organisations, for a select."""
    language = get_language() or "en"
    named = [(row.public_id, row.name.best(language).text) for row in rows]
    return [("", empty), *sorted(named, key=lambda pair: pair[1].casefold())]


def names_of_people(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    """(public id, name and function) of contacts, for a select whose first choice is nobody of them."""
    named = [(row.public_id, f"{row.name}, {row.function}" if row.function else row.name) for row in rows]
    return [("", _("Nobody who is written down")), *sorted(named, key=lambda pair: pair[1].casefold())]
