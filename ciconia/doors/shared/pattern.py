"""Rows of long lists: a template is drawn once as a pattern, and every row fills it.

A list of 50 rows has a thousand places to fill; resolved one by one by the template engine they were half of a page's
time. The pattern may hold names of the row, translated words and nothing that differs in shape from row to row.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MARK = "\0"


class _Marks(dict[str, str]):
    """Answers every name with the name itself, between marks that no text holds."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return f"{MARK}{name}{MARK}"


def fill(template: str, rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """The template once for each row, its names filled with the row's values; what is not safe is escaped."""
    text, names = _pattern(template, get_language() or "en")
    return mark_safe("".join(piece for row in rows for piece in _filled(text, names, row)))  # noqa: S308 - escaped below


def _filled(text: list[str], names: list[str], row: Mapping[str, Any]) -> Iterator[str]:
    for before, name in zip(text, names, strict=False):
        value = row[name]
        yield before
        yield value if type(value) is SafeString else escape(str(value))
    yield text[-1]


@lru_cache(maxsize=256)
def _pattern(template: str, language: str) -> tuple[list[str], list[str]]:
    """The text between the names, one more than names; kept for each language, as it holds translated words."""
    drawn = Engine.get_default().get_template(template).render(Context(_Marks()))
    pieces = drawn.split(MARK)
    return pieces[0::2], pieces[1::2]
