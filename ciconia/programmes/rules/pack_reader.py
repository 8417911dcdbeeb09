"""Walks a pack along its shape and notes every problem with its line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ciconia.programmes.rules.pack_checks import (
    Check,
    Key,
    ListOf,
    Named,
    Part,
    Shape,
    Table,
    suggestion,
)
from ciconia.programmes.rules.pack_lines import KeyPath, line_of

LONGEST_SHOWN = 60
MOST_PROBLEMS = 50


class Enough(Exception):
    """So much is wrong that the rest need not be read."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a pack: where, and what was expected."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


def named(path: KeyPath) -> str:
    """A path as people write it: rule[2].value, counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def shown(value: Any) -> str:
    """A value as the reader found it, short enough for one line."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, date):
        return f"the date {value.isoformat()}"
    try:
        words = json.dumps(value, ensure_ascii=True, default=str)
    except ValueError:  # a whole number of thousands of digits
        return "a number too long to show"
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 3] + "..."


class Reader:
    """Reads values by shape; what cannot be read becomes a problem and None."""

    def __init__(self, file: str, lines: Mapping[KeyPath, int]) -> None:
        self.file = file
        self.lines = dict(lines)
        self.problems: list[Problem] = []

    def problem(self, path: KeyPath, message: str) -> None:
        """Note what is wrong at a path; Enough once there is no end to it."""
        if len(self.problems) == MOST_PROBLEMS:
            raise Enough
        self.problems.append(Problem(self.file, line_of(self.lines, path), f"{named(path) or 'the file'}: {message}"))

    def table(self, value: Any, shape: Shape, path: KeyPath) -> dict[str, Any]:
        """A table with the keys of `shape` and no others."""
        if not isinstance(value, dict):
            self.problem(path, f"expected a table, found {shown(value)}")
            return {}
        for name in value:
            if name not in shape:
                known = ", ".join(shape)
                near = suggestion(name, shape)
                self.problem((*path, name), f"this key is not known{near or f'; expected one of {known}'}")
        found = {}
        for name, key in shape.items():
            if name in value:
                found[name] = self.part(value[name], key.part, (*path, name))
            elif key.required:
                self.problem(path, f'the key "{name}" is missing; expected {_expected(key)}')
            else:
                found[name] = key.default
        return found

    def part(self, value: Any, part: Part, path: KeyPath) -> Any:
        """A value of any kind the shape knows."""
        if isinstance(part, Check):
            return self._single(value, part, path)
        if isinstance(part, Table):
            return self.table(value, part.shape, path)
        if isinstance(part, Named):
            return self._named(value, part, path)
        if not isinstance(value, list):
            self.problem(path, f"expected a list, found {shown(value)}")
            return []
        if len(value) < part.least:
            self.problem(path, f"expected at least {part.least}, found {len(value)}")
        if isinstance(part, ListOf):
            return [self._single(item, part.item, (*path, number)) for number, item in enumerate(value)]
        return [self.table(item, part.shape, (*path, number)) for number, item in enumerate(value)]

    def _single(self, value: Any, check: Check, path: KeyPath) -> Any:
        try:
            return check.read(value)
        except (ValueError, TypeError) as error:
            near = str(error) if str(error).startswith("; did you mean") else ""
            self.problem(path, f"expected {check.expected}, found {shown(value)}{near}")
            return None

    def _named(self, value: Any, part: Named, path: KeyPath) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.problem(path, f"expected tables with names, found {shown(value)}")
            return {}
        return {name: self.table(item, part.shape, (*path, name)) for name, item in value.items()}


def _expected(key: Key) -> str:
    if isinstance(key.part, Check):
        return key.part.expected
    return "a list" if isinstance(key.part, ListOf) else "a table"
