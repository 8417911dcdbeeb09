"""Rows of long lists: a template is drawn once as a pattern, and every row fills it.

A list of 50 rows has a thousand places to fill; resolved one by one by the template engine they were half of a page's
time. The pattern may hold names of the row, translated words and nothing that differs in shape from row to row.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString
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
    pairs, last = list(zip(text, names, strict=False)), text[-1]
    drawn: list[str] = []
    add = drawn.append
    for row in rows:
        for before, name in pairs:
            value = row[name]
            add(before)
            kind = type(value)
            add(value if kind is SafeString else str(value) if kind is int else escape(str(value)))
        add(last)
    return SafeString("".join(drawn))


def around(template: str, known: Mapping[str, Any]) -> list[str]:
    """The pieces of text around those names of a template that are not known yet, the others filled.

    For what stands thousands of times on a page with only one or two differences.
    """
    text, names = _pattern(template, get_language() or "en")
    pieces = [text[0]]
    for name, after in zip(names, text[1:], strict=True):
        if name in known:
            value = known[name]
            pieces[-1] += (value if type(value) is SafeString else escape(str(value))) + after
        else:
            pieces.append(after)
    return pieces


@lru_cache(maxsize=256)
def _pattern(template: str, language: str) -> tuple[list[str], list[str]]:
    """The text between the names, one more than names; kept for each language, as it holds translated words."""
    drawn = Engine.get_default().get_template(template).render(Context(_Marks()))
    pieces = re.sub(r"\s*\n\s*", "\n", drawn).split(MARK)
    return pieces[0::2], pieces[1::2]
