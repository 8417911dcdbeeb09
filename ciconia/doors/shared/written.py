"""Texts that people write in their own language: which languages there are, and what becomes of translations."""

from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation.countries import by_name, language_name
from ciconia.foundation.text import Translated, translated

# The languages people here write and work in: of the interface, of the countries of origin, of those of residence.
LANGUAGES = (
    "am", "ar", "bg", "ckb", "cs", "da", "de", "el", "en", "es", "et", "fa-AF", "fi", "fr", "ff", "ha", "hr", "hu",
    "ig", "it", "ku", "ln", "lt", "lv", "nb", "nl", "pl", "ps", "pt", "rn", "ro", "ru", "rw", "sk", "sl", "so", "sv",
    "sw", "syr", "ti", "tr", "tk", "uk", "ur", "uz", "yo",
)  # fmt: skip


def language_choices(languages: tuple[str, ...] = LANGUAGES) -> list[tuple[str, str]]:
    """(code, name in the reader's language), sorted by name."""
    return list(_sorted(languages, translation.get_language() or "en"))


@cache
def _sorted(languages: tuple[str, ...], reader: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((code, language_name(code, reader)) for code in languages), key=lambda pair: by_name(pair[1])))


def empty_first() -> list[tuple[str, str]]:
    """The same with an empty choice on top."""
    return [("", _("Choose a language")), *language_choices()]


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
