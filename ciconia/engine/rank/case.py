"""The file of a case: needs and people as plain data, read with errors that name the place."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any

from ciconia.engine.problems import InputProblem, read_text

SPACE = re.compile(r"[\s,]*")
HALF = re.compile(r"[\ud800-\udfff]")  # half of a letter, which JSON can spell and no file can hold


@dataclass(frozen=True)
class Need:
    """What a host institution looks for. lang: as its writer declared it, "" for unknown."""

    id: str
    title: str
    body: str = ""
    lang: str = ""
    sector: str = ""


@dataclass(frozen=True)
class Profile:
    """What somebody says they have done and can do. Nothing else about the person is here."""

    id: str
    text: str
    lang: str = ""


@dataclass(frozen=True)
class Case:
    """Needs and people to be ranked for each."""

    needs: tuple[Need, ...]
    profiles: tuple[Profile, ...]


def read_case(path: Path) -> Case:
    """A case from a JSON file; raises InputProblem with file, line and column.

    Only `id lang sector title body` of vacancies and `id lang text` of profiles are read: answer keys are not.
    """
    text = read_text(path)
    try:
        whole = json.loads(text)
    except JSONDecodeError as problem:
        raise InputProblem(str(path), f"is not JSON: {problem.msg}", problem.lineno, problem.colno) from None
    except RecursionError:
        raise InputProblem(str(path), "is nested too deeply", 1, 1) from None
    except ValueError as problem:  # a number of thousands of digits
        raise InputProblem(str(path), f"is not JSON that can be read: {problem}", 1, 1) from None
    if not isinstance(whole, dict) or not all(isinstance(whole.get(key), list) for key in ("vacancies", "profiles")):
        raise InputProblem(str(path), 'expected {"vacancies": [...], "profiles": [...]}', 1, 1)
    needs = [Need(*row) for row in _rows(path, text, whole, "vacancies", ("title", "body", "lang", "sector"))]
    profiles = [Profile(*row) for row in _rows(path, text, whole, "profiles", ("text", "lang"))]
    return Case(tuple(needs), tuple(profiles))


def _rows(
    path: Path, text: str, whole: Mapping[str, Any], name: str, fields: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    seen: set[str] = set()
    for number, entry in enumerate(whole[name]):

        def problem(expected: str, number: int = number) -> InputProblem:
            line, column = _place(text, name, number)
            return InputProblem(str(path), f"{name}[{number}]: {expected}", line, column)

        if not isinstance(entry, dict):
            raise problem("expected an object")
        found = entry.get("id")
        if not isinstance(found, str) or not found or any(map(str.isspace, found)) or HALF.search(found):
            raise problem("expected an id: text without spaces")
        if found in seen:
            raise problem(f"the id {found!r} is used a second time")
        seen.add(found)
        values: list[str] = []
        for field in fields:
            value = entry.get(field)
            if value is None and values:  # null says as little as a field that is not there
                value = ""
            if not isinstance(value, str):
                raise problem(f"expected {field}: text")
            values.append(value)
        yield (found, *values)


def _place(text: str, name: str, number: int) -> tuple[int, int]:
    """Line and column where the n-th entry of a list begins."""
    head = re.search(rf'"{name}"\s*:\s*\[', text)
    at = head.end() if head else 0
    for _ in range(number if head else 0):
        at = JSONDecoder().raw_decode(text, SPACE.match(text, at).end())[1]  # type: ignore[union-attr]
    at = SPACE.match(text, at).end()  # type: ignore[union-attr]
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
