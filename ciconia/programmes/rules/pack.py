"""Reading a pack: from the text of a TOML file to checked data, or to problems that name file, line and expectation."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ciconia.foundation.countries import ALPHA2
from ciconia.programmes.kinds import FIXED, KINDS, RESERVED
from ciconia.programmes.rules.pack_checks import UNKNOWN, first_day, last_day, suggestion
from ciconia.programmes.rules.pack_course import check_courses
from ciconia.programmes.rules.pack_lines import KeyPath, lines_of
from ciconia.programmes.rules.pack_reader import Enough, Problem, Reader
from ciconia.programmes.rules.pack_selection import check_selection
from ciconia.programmes.rules.pack_shape import IDENTITY, PACK, STEP, USUAL_STEP
from ciconia.programmes.rules.pack_timetable import check_timetable
from ciconia.programmes.rules.rule import WHATS

LARGEST = 1_000_000  # bytes; the largest pack so far has 30,000
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
# A key of very many parts would keep the TOML reader busy for minutes.
_TOO_DEEP = re.compile(r"""(?:\.[ \t]*(?:[\w-]+|"[^"\n]{0,80}"|'[^'\n]{0,80}')[ \t]*){9}""")


class PackError(Exception):
    """The pack cannot be read; nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Pack:
    """A pack that was read and checked. Two packs that say the same have the same digest, whatever their comments."""

    file: str
    text: str
    base: int | None
    data: dict[str, Any]
    digest: str
    lines: dict[KeyPath, int]

    @property
    def code(self) -> str:
        """The code of the programme it describes."""
        return str(self.data["programme"]["code"])

    def cited(self, name: str) -> dict[str, str]:
        """The source of that name, as the columns that hold it."""
        source = self.data["sources"][name]
        return {"source": ". ".join(filter(None, [source["name"], source["note"]])), "source_url": source["url"]}


def read_file(path: str | Path) -> Pack:
    """Read and check the pack in a file; PackError says what is wrong."""
    name = Path(path).name
    try:
        with Path(path).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise PackError([Problem(name, 1, f"the file cannot be opened: {error.strerror}")]) from error
    return read_bytes(raw, name)


def read_bytes(raw: bytes, name: str) -> Pack:
    """Read and check the bytes of a pack."""
    if len(raw) > LARGEST:
        raise PackError([Problem(name, 1, f"expected a file of at most {LARGEST} bytes")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([Problem(name, line, "expected text in UTF-8, found other bytes")]) from error
    return read_text(text.replace("\r\n", "\n"), name)


def read_text(text: str, name: str) -> Pack:
    """Read and check the text of a pack: every wrong value is named, or else everything that does not fit together."""
    if deep := _TOO_DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise PackError([Problem(name, line, "expected keys of at most nine parts")])
    try:
        raw = tomllib.loads(text)
        lines = lines_of(text)
    except RecursionError as error:
        raise PackError([Problem(name, 1, "expected a pack, found brackets within brackets without end")]) from error
    except ValueError as error:
        match = _AT_LINE.search(str(error))
        said = _AT_LINE.sub("", str(error)).strip()
        line = int(match[1]) if match else text.count("\n") + 1
        raise PackError([Problem(name, line, f"expected TOML: {said}")]) from error
    if not raw:
        raise PackError([Problem(name, 1, "expected a pack, found an empty file")])
    reader = Reader(name, lines)
    with suppress(Enough):
        data = reader.table(raw, PACK, ())
        if not reader.problems:
            _cross_check(data, reader)
            _with_usual_chain(data, reader)
    if reader.problems:
        raise PackError(sorted(reader.problems, key=lambda problem: problem.line))
    base = data.pop("base")
    return Pack(name, text, base, data, digest_of(data), lines)


def digest_of(data: dict[str, Any]) -> str:
    """The hash of what a pack says: neither comments nor the order of keys change it."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()


def with_base(text: str, number: int) -> str:
    """The text of a pack as it is exported: with the version it was made from, for the next load to compare."""
    return f"base = {number}\n\n" + without_base(text)


def without_base(text: str) -> str:
    """The text of a pack without the version it was made from."""
    line = lines_of(text).get(("base",))
    rows = text.split("\n")
    return "\n".join([*rows[: line - 1], *rows[line:]]).lstrip("\n") if line else text


def difference(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What `new` says otherwise than `old`, one line for each value: "rule cd.value: was …, now …"."""
    before, after = dict(_flat(old, "")), dict(_flat(new, ""))
    said = []
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after:
            said.append(f"{name}: was {before[name]}, is left out")
        elif name not in before:
            said.append(f"{name}: is new, {after[name]}")
        elif before[name] != after[name]:
            said.append(f"{name}: was {before[name]}, now {after[name]}")
    return said


def identity_of(table: str, row: dict[str, Any]) -> str:
    """What tells a row of a table from its siblings."""
    return "/".join(str(row[key]) for key in IDENTITY[table] if row[key])


def _flat(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, f"{name}.{key}" if name else key)
    elif isinstance(value, list) and (table := name.rpartition(".")[2]) in IDENTITY:
        for row in value:
            yield from _flat(row, f"{name} {identity_of(table, row)}")
    elif value is not None and value not in ("", [], ()):
        yield name, json.dumps(value, ensure_ascii=False, default=str)


def _with_usual_chain(data: dict[str, Any], reader: Reader) -> None:
    """A focus whose chain of authority is not known asks whom the product usually asks."""
    for focus in data["focus"]:
        focus["chain"] = focus["chain"] or [reader.table(USUAL_STEP, STEP, ())]


def _cross_check(data: dict[str, Any], reader: Reader) -> None:
    """What no single key shows: codes that must exist, be used once, or fit each other."""
    _sources(data, reader)
    for table in (
        "sector",
        "focus",
        "target",
        "rule",
        "criterion",
        "section",
        "template",
        "timetable",
        "fact",
        "question",
        "channel",
        "required_course",
    ):
        _once(data[table], table, (table,), reader)
    _dates(data["programme"], ("programme",), reader)
    _placing(data, reader)
    sectors = [row["code"] for row in data["sector"]]
    begins = first_day(data["programme"]["starts"])
    for number, focus in enumerate(data["focus"]):
        path: KeyPath = ("focus", number, "sector")
        _once(focus["sector"], "sector", path, reader)
        for index, choice in enumerate(focus["sector"]):
            _known(choice["code"], sectors, "a sector of this pack", (*path, index, "code"), reader)
            if not (choice["starts"] or begins):
                reader.problem((*path, index), 'expected "starts": the first day of the programme is not known')
            _ordered(choice["starts"], choice["ends"], (*path, index, "ends"), reader)
    countries = [row["country"] for row in data["focus"]]
    for number, target in enumerate(data["target"]):
        if target["country"]:
            _known(target["country"], countries, "the country of a focus", ("target", number, "country"), reader)
    for number, rule in enumerate(data["rule"]):
        _rule(rule, ("rule", number), reader)
    _terms(data, sectors, reader)
    check_timetable(data, reader)
    check_selection(data, sectors, reader)
    check_courses(data, reader)


def _placing(data: dict[str, Any], reader: Reader) -> None:
    """Who places people says where, and for how long at most."""
    if "placement" not in data["programme"]["lines"]:
        return
    if not data["programme"]["longest_days"]:
        reader.problem(("programme",), 'expected "longest_days": the programme places people')
    if not data["focus"]:
        reader.problem((), "expected at least one [[focus]]: the programme places people")


def _terms(data: dict[str, Any], sectors: list[str], reader: Reader) -> None:
    """Sections and templates of the terms of reference: known sectors, codes of their own, texts for known sections."""
    own = [row["code"] for row in data["section"]]
    known = {kind.name: [section.code for section in kind.sections] for kind in KINDS.values()}
    taken = {*RESERVED, *(code for codes in known.values() for code in codes)}
    for number, code in enumerate(own):
        if code in taken:
            reader.problem(("section", number, "code"), f'expected a code of its own, found "{code}", which is taken')
    for table in ("section", "template"):
        for number, row in enumerate(data[table]):
            for index, code in enumerate(row["sectors"]):
                _known(code, sectors, "a sector of this pack", (table, number, "sectors", index), reader)
    for number, template in enumerate(data["template"]):
        path: KeyPath = ("template", number, "text")
        _once(template["text"], "text", path, reader)
        sections = [*FIXED, *known.get(template["kind"], []), *own]
        for index, text in enumerate(template["text"]):
            _known(text["section"], sections, "a section of this kind or pack", (*path, index, "section"), reader)


def _sources(value: Any, reader: Reader) -> None:
    known = list(value["sources"])
    groups = {**{table: value[table] for table in IDENTITY if table in value}, "programme": value["programme"]}
    groups |= {"selection": value["selection"]} if value["selection"] else {}
    for table, rows in groups.items():
        for number, row in enumerate(rows if isinstance(rows, list | tuple) else [rows]):
            path: KeyPath = (table,) if row is rows else (table, number)
            _known(row["source"], known, "the name of one of the [sources]", (*path, "source"), reader)
            for index, choice in enumerate(row.get("sector", ())):
                where = (*path, "sector", index, "source")
                _known(choice["source"], known, "the name of one of the [sources]", where, reader)


def _known(word: str, known: list[str], what: str, path: KeyPath, reader: Reader) -> None:
    if word not in known:
        reader.problem(path, f'expected {what}, found "{word}"{suggestion(word, known)}')


def _once(rows: Any, table: str, path: KeyPath, reader: Reader) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        name = identity_of(table, row)
        if name in seen:
            reader.problem((*path, number), f'expected each {table} once, found "{name}" again')
        seen.add(name)


def _ordered(first: date | None, last: date | None, path: KeyPath, reader: Reader) -> None:
    if first and last and last < first:
        reader.problem(path, f"expected a date not before {first.isoformat()}, found {last.isoformat()}")


def _dates(programme: dict[str, Any], path: KeyPath, reader: Reader) -> None:
    ends = last_day(programme["ends"])
    _ordered(first_day(programme["starts"]), ends, (*path, "ends"), reader)
    if programme["prolonged_to"] and (ends is None or programme["prolonged_to"] <= ends):
        reader.problem((*path, "prolonged_to"), "expected a date after the end first agreed")


def _rule(rule: dict[str, Any], path: KeyPath, reader: Reader) -> None:
    operators = WHATS[rule["what"]]
    if rule["operator"] not in operators:
        names = " or ".join(f'"{name}"' for name in operators)
        reader.problem((*path, "operator"), f'expected {names} with "{rule["what"]}", found "{rule["operator"]}"')
    elif isinstance(rule["value"], list) != (rule["operator"] in ("in", "not_in")):
        wanted = "a list" if rule["operator"] in ("in", "not_in") else "a whole number"
        reader.problem((*path, "value"), f'expected {wanted} with "{rule["operator"]}"')
    if rule["what"].endswith("_country") and isinstance(rule["value"], list):
        for number, country in enumerate(rule["value"]):
            if country not in ALPHA2:
                reader.problem((*path, "value", number), f'expected the code of a country, found "{country}"')
    _ordered(rule["valid_from"], rule["valid_until"], (*path, "valid_until"), reader)
    for name in rule["assumed"]:
        if rule[name] is None:
            reader.problem((*path, "assumed"), f'expected a date for "{name}", which is said to be assumed')


__all__ = [
    "UNKNOWN", "Pack", "PackError", "Problem", "difference", "first_day", "last_day", "read_bytes", "read_file",
    "read_text",
]  # fmt: skip
