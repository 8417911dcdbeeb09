"""Changing the text of a pack from the desk: sectors of a focus begin or end; all else stays, comments too."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ciconia.programmes.rules.pack import Pack, PackError, read_text
from ciconia.programmes.rules.pack_lines import KeyPath, lines_of
from ciconia.programmes.rules.pack_reader import Problem

HEADER = "[[focus.sector]]"
NAME = "the set-up"


@dataclass(frozen=True)
class Choice:
    """A sector that a focus works in from a day on."""

    code: str
    decided_with: str
    why: str
    starts: date


@dataclass(frozen=True)
class Source:
    """Where a statement was read: here a decision."""

    slug: str
    name: str
    note: str


def quoted(text: str) -> str:
    """A text as TOML writes it on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def with_source(text: str, source: Source) -> str:
    """The pack with one more source at its end."""
    lines = [f"[sources.{source.slug}]", f"name = {quoted(source.name)}", f"note = {quoted(source.note)}"]
    return _with_block(text, lines)


def with_sector(text: str, code: str, name: dict[str, str], dac_codes: list[str], source: str) -> str:
    """The pack with one more sector at its end; `name` by language, with its source."""
    words = ", ".join(f"{quoted(language)} = {quoted(said)}" for language, said in name.items())
    lines = ["[[sector]]", f"code = {quoted(code)}", f"name = {{ {words} }}"]
    lines += [f"dac_codes = {json.dumps(dac_codes)}", f"source = {quoted(source)}"]
    return _with_block(text, lines)


def with_choice(text: str, focus: int, choice: Choice, source: str) -> str:
    """The pack with a sector chosen for the focus of that place; what was said of the sector there is replaced."""
    rows = text.split("\n")
    for place, code in enumerate(_codes(text, focus)):
        if code == choice.code:
            begins, ends = _block(text, focus, place)
            rows[begins:ends] = _written(choice, source)
            return "\n".join(rows)
    place = len(_codes(text, focus)) - 1
    ends = _block(text, focus, place)[1] if place >= 0 else _end_of(text, ("focus", focus))
    rows[ends:ends] = _written(choice, source)
    return "\n".join(rows)


def with_end(text: str, focus: int, code: str, ends: date) -> str:
    """The pack with the last day of a sector of the focus of that place."""
    place = _codes(text, focus).index(code)
    begins, _ends = _block(text, focus, place)
    rows, line = text.split("\n"), lines_of(text).get(("focus", focus, "sector", place, "ends"))
    said = f"ends = {ends.isoformat()}"
    if line:
        rows[line - 1] = said
    else:
        rows.insert(begins + 1, said)
    return "\n".join(rows)


def checked(text: str, before: Pack, focus: int) -> Pack:
    """The changed pack, read anew; PackError unless sources, sectors and this focus's choices alone differ."""
    after = read_text(text, NAME)
    if _rest(after.data, focus) != _rest(before.data, focus):
        raise _refused("something else would change as well")
    return after


def _rest(data: dict[str, Any], focus: int) -> dict[str, Any]:
    focuses = [dict(row, sector=None) if place == focus else row for place, row in enumerate(data["focus"])]
    return {name: value for name, value in data.items() if name not in ("sources", "sector")} | {"focus": focuses}


def _codes(text: str, focus: int) -> list[str]:
    return [row["code"] for row in read_text(text, NAME).data["focus"][focus]["sector"]]


def _block(text: str, focus: int, place: int) -> tuple[int, int]:
    """The rows (from, to before) that say one choice; comments and empty rows after it belong to what follows."""
    rows, lines = text.split("\n"), lines_of(text)
    path: KeyPath = ("focus", focus, "sector", place)
    begins = lines[path] - 1
    if rows[begins].split("#")[0].replace(" ", "").strip() != HEADER:
        raise _refused("the sectors of this country are written in one line")
    return begins, _end_of(text, path)


def _end_of(text: str, path: KeyPath) -> int:
    """The row after the last one that says something of the table at a path."""
    rows, lines = text.split("\n"), lines_of(text)
    begins = lines[path] - 1
    after = [line for other, line in lines.items() if line - 1 > begins and other[: len(path)] != path]
    ends = min(after) - 1 if after else len(rows)
    while not rows[ends - 1].strip() or rows[ends - 1].lstrip().startswith("#"):
        ends -= 1
    return ends


def _written(choice: Choice, source: str) -> list[str]:
    return [
        HEADER,
        f"code = {quoted(choice.code)}",
        f"decided_with = {quoted(choice.decided_with)}",
        f"why = {quoted(choice.why)}",
        f"starts = {choice.starts.isoformat()}",
        f"source = {quoted(source)}",
    ]


def _with_block(text: str, lines: list[str]) -> str:
    return text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"


def _refused(why: str) -> PackError:
    return PackError([Problem(NAME, 1, f"this cannot be changed on the desk, change the file and load it: {why}")])
