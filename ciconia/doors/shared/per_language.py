"""Words that stand in row after row, put together once."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any

from django.utils.translation import get_language


def per_language(words: Callable[..., str]) -> Callable[..., str]:
    """Keep what a function says of plain values (a day, a state, a number), for each language a reader may have."""

    # A text marked as safe and one that is not may be equal, and must not stand in for each other.
    @lru_cache(maxsize=1024, typed=True)
    def kept(language: str | None, *values: Any) -> str:
        return words(*values)

    @wraps(words)
    def said(*values: Any) -> str:
        return kept(get_language(), *values)

    said.kept = kept  # type: ignore[attr-defined]
    return said


def for_reader(*functions: Callable[..., str]) -> list[Callable[..., str]]:
    """Functions of that kind bound to the reader's language, which a long list would ask for at every word."""
    language = get_language()
    return [partial(function.kept, language) for function in functions]  # type: ignore[attr-defined]
