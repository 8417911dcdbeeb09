"""Abbreviations of the field, written out before anything is compared. The table is a file that staff edit."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ciconia.engine.problems import InputProblem, read_text

SHIPPED = Path(__file__).with_name("abbreviations.toml")


@dataclass(frozen=True)
class Abbreviations:
    """What abbreviations stand for. tables: {language: {abbreviation: words}}."""

    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({name for table in self.tables.values() for name in table}, key=lambda name: (-len(name), name))
        return re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, names)) + r")(?![\w&])") if names else NOTHING

    def written_out(self, text: str, language: str) -> tuple[str, dict[str, str]]:
        """The text with its abbreviations written out, and {abbreviation: words} of those that were found.

        The language's own table counts first, then English, then the others by the alphabet.
        """
        order = [language, "en", *sorted(self.tables)]
        found: dict[str, str] = {}

        def words(match: re.Match[str]) -> str:
            name = match.group()
            found[name] = next(self.tables[table][name] for table in order if name in self.tables.get(table, {}))
            return found[name]

        return self._pattern.sub(words, text), found


NOTHING = re.compile(r"(?!)")


def load_abbreviations(path: Path = SHIPPED) -> Abbreviations:
    """The table of a TOML file with a table per language; raises InputProblem with the line that is wrong."""
    text = read_text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+), column (\d+)", str(problem))
        line, column = map(int, found.groups()) if found else (text.count("\n") + 1, 1)
        raise InputProblem(str(path), f"is not TOML: {problem}", line, column) from None
    for language, table in tables.items():
        pairs = table.items() if isinstance(table, dict) else [(language, table)]
        for name, words in pairs:
            if not isinstance(table, dict) or not isinstance(words, str) or not words.strip():
                line = next((n for n, row in enumerate(text.splitlines(), 1) if row.lstrip(' "').startswith(name)), 1)
                expected = f'expected a table per language and lines like WASH = "water, sanitation", not {name!r}'
                raise InputProblem(str(path), expected, line, 1)
    return Abbreviations(tables)
