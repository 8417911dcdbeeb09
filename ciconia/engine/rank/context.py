"""Whether somebody has worked in such surroundings: shown as evidence beside the score, never part of it.

Where somebody comes from or took a degree is no surroundings and is not looked for.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ciconia.engine.text.normal import fold

TABLE = Path(__file__).with_name("context.toml")
YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")


@dataclass(frozen=True)
class Evidence:
    """A sentence that shows something. kind: teaching, setting, institution, languages; ago: years, None if unknown."""

    kind: str
    sentence: str
    ago: int | None = None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(TABLE.read_text())
    return {
        kind: re.compile("|".join(rf"\b{re.escape(fold(stem))}" for stem in sorted(set(stems))))
        for kind, stems in table.items()
    }


def context_of(sentences: Sequence[str], year: int = 0) -> tuple[Evidence, ...]:
    """The first sentence for each kind of surroundings that the profile names. year: of today, 0 where not known."""
    found = []
    for kind, pattern in _patterns().items():
        sentence = next((one for one in sentences if pattern.search(fold(one))), None)
        if sentence is not None:
            years = [int(match) for match in YEAR.findall(sentence) if int(match) <= year]
            found.append(Evidence(kind, sentence, year - max(years) if years else None))
    return tuple(found)
