"""What forms of the portal have in common: groups of fields, texts that say in which language they stand."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.countries import by_name, language_name
from ciconia.foundation.text import Translated, translated

# The languages people here write and work in: of the interface, of the countries of origin, of those of residence.
LANGUAGES = (
    "am", "ar", "bg", "ckb", "cs", "da", "de", "el", "en", "es", "et", "fa-AF", "fi", "fr", "ff", "ha", "hr", "hu",
    "ig", "it", "ku", "lt", "lv", "nb", "nl", "pl", "ps", "pt", "ro", "ru", "rw", "sk", "sl", "so", "sv", "sw", "syr",
    "ti", "tr", "tk", "uk", "ur", "uz", "yo",
)  # fmt: skip
LONGEST = 4000
Group = tuple[Any, Any, tuple[str, ...]]


def language_choices(languages: tuple[str, ...] = LANGUAGES) -> list[tuple[str, str]]:
    """(code, name in the reader's language), sorted by name."""
    reader = translation.get_language() or "en"
    return sorted(((code, language_name(code, reader)) for code in languages), key=lambda pair: by_name(pair[1]))


def empty_first() -> list[tuple[str, str]]:
    """The same with an empty choice on top."""
    return [("", _t("Choose a language")), *language_choices()]


class Form(forms.Form):
    """A form whose fields stand in groups: (title, hint, names of the fields)."""

    GROUPS: tuple[Group, ...] = ()
    PAIRS: tuple[Any, ...] = ()  # titles of groups whose fields stand two by two where there is room

    def layout(self) -> tuple[Group, ...]:
        """The groups in their order."""
        return self.GROUPS

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups with their bound fields, for the page."""
        for title, hint, names in self.layout():
            yield {"title": title, "hint": hint, "fields": [self[name] for name in names], "pairs": title in self.PAIRS}


def sent(request: HttpRequest) -> Any:
    """What was sent with a form, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def language_field() -> forms.ChoiceField:
    """In which language the texts of a form are written; chosen once for all of them."""
    return forms.ChoiceField(
        label=_("Language you write in"), choices=language_choices,
        help_text=_("Write in the language in which you say it best. Readers see which one it is."),
        error_messages={"required": _("Choose the language you write in")},
        widget=forms.Select(attrs={"class": "short"}),
    )  # fmt: skip


def text_field(label: Any, *, hint: Any = "", error: Any = "", rows: int = 5, longest: int = LONGEST) -> Any:
    """A longer text; required where there are words for its absence."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(error), max_length=longest, widget=forms.Textarea({"rows": rows}),
        error_messages={"required": error} if error else None,
    )  # fmt: skip


def date_field(label: Any, *, hint: Any = "", error: Any = "") -> forms.DateField:
    """A day, in a box the browser knows as one."""
    messages = {"invalid": _("Write the day as year, month, day: 2021-03-21")}
    return forms.DateField(
        label=label, help_text=hint, required=bool(error), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages=messages | ({"required": error} if error else {}),
    )  # fmt: skip


def source_text(value: Any) -> str:
    """The words somebody wrote, in the language they wrote them in."""
    return value.get(value.source, "") if isinstance(value, Translated) else ""


def source_language(*values: Any, default: str = "") -> str:
    """The language the first of these texts was written in."""
    written = next((value.source for value in values if isinstance(value, Translated) and value), "")
    known = {code.casefold(): code for code in LANGUAGES}
    return written or known.get((default or translation.get_language() or "en").casefold(), "en")


def rewritten(before: Any, text: str, language: str) -> Translated:
    """The text in its language; translations of an unchanged text stay, those of a changed one are stale and go."""
    words = text.replace("\r\n", "\n").strip()
    if isinstance(before, Translated) and before.source == language and before.get(language, "") == words:
        return before
    return translated(words, language) if words else Translated()
