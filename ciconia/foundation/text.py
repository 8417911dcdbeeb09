"""Text that exists in several languages: a source language, and translations where somebody wrote them."""

from dataclasses import dataclass
from typing import Any

from django.db import models

RIGHT_TO_LEFT = {"ar", "fa", "fa-AF", "ps", "ckb", "ur", "he"}


@dataclass(frozen=True)
class Shown:
    """A text as shown: in which language, and whether it stands in for one the reader asked for."""

    text: str
    language: str
    fallback: bool

    @property
    def direction(self) -> str:
        """rtl or ltr, for the element that holds the text."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __str__(self) -> str:
        return self.text


class Translated(dict[str, str]):
    """{"source": "so", "so": "…", "en": "…"}: the value of a translated field."""

    @property
    def source(self) -> str:
        """The language the text was written in."""
        return self.get("source", "en")

    def best(self, language: str) -> Shown:
        """The text in `language`, else English if the source is not readable there, else the source."""
        for code in (language, language.split("-")[0]):
            if self.get(code):
                return Shown(self[code], code, fallback=False)
        code = "en" if self.get("en") else self.source
        return Shown(self.get(code, ""), code, fallback=bool(self.get(code)))

    def __str__(self) -> str:
        return self.best("en").text

    def __bool__(self) -> bool:
        return any(value for key, value in self.items() if key != "source")


def translated(text: str, language: str = "en", **others: str) -> Translated:
    """A translated value from its source text and, where they exist, others by language code."""
    return Translated({"source": language, language: text, **others})


class TranslatedField(models.JSONField):
    """A column of translated text; reads as `Translated`, never null."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Translated)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """In migrations a plain JSON column, so that history needs no code of ours."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated:
        return Translated(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return Translated(value) if isinstance(value, dict) else value
