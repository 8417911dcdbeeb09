"""The parts of a workbook: a sheet's rows, the texts its cells refer to, how its numbers are shown."""

import re
import zipfile
from array import array
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import Any
from weakref import finalize
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from ciconia.formats.table import WIDEST, Row, TableRefused, letters_of

PIECE = 1 << 16
KEPT_STRINGS = 4096
SAID = 6
Attributes = dict[str, str]


@dataclass
class Seen:
    """What is said about a sheet once it was read: hidden rows as number and first line."""

    hidden_rows: list[int] = field(default_factory=lambda: [0, 0])
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    counted: dict[str, list[Any]] = field(default_factory=dict)

    def count(self, what: str, cell: str) -> None:
        """One more of a sort of cell; the first is named."""
        self.counted.setdefault(what, [0, cell])[0] += 1


class Strings:
    """The texts cells refer to by number, kept in a file without a name, a few of them in memory."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._file, self._places, self._kept = TemporaryFile(), array("Q", [0]), dict[int, str]()  # noqa: SIM115
        finalize(self, self._file.close)
        if part and part in archive.namelist():
            self._fill(archive, part)

    def __getitem__(self, number: int) -> str:
        if number in self._kept:
            return self._kept[number]
        if not 0 <= number < len(self._places) - 1:
            raise LookupError(number)
        self._file.seek(self._places[number])
        text = self._file.read(self._places[number + 1] - self._places[number]).decode()
        if len(self._kept) >= KEPT_STRINGS:
            self._kept.clear()
        self._kept[number] = text
        return text

    def _fill(self, archive: zipfile.ZipFile, part: str) -> None:
        texts: list[str] = []
        state = {"t": False, "aloud": False}

        def start(name: str, given: Attributes) -> None:
            del given
            if name == "rPh":  # how it is read aloud, in Japanese
                state["aloud"] = True
            state["t"] = name == "t" and not state["aloud"]

        def text(piece: str) -> None:
            if state["t"]:
                texts.append(piece)

        def end(name: str) -> None:
            state["t"] = False
            if name == "rPh":
                state["aloud"] = False
            elif name == "si":
                written = self._file.write("".join(texts).encode())
                self._places.append(self._places[-1] + written)
                texts.clear()

        read_part(archive, part, start, text, end)


class SheetReader:
    """Turns the events of a sheet into rows, which gather in `done`."""

    def __init__(self, strings: Strings, styles: list[str], epoch: Any, seen: Seen, name: str) -> None:
        self.done: list[Row] = []
        self._strings, self._styles, self._epoch, self._seen, self._name = strings, styles, epoch, seen, name
        self._line = self._column = 0
        self._cells: list[str] = []
        self._cell: Attributes = {}
        self._text: list[str] = []
        self._reading = self._aloud = self._formula = False

    def parser(self) -> Any:
        """A parser for the sheet's part, to be fed piece by piece."""
        return parser_of(self._start, self._heard, self._end)

    def _start(self, name: str, given: Attributes) -> None:
        if name == "c":
            self._cell, self._formula = given, False
            self._text.clear()
            place = re.match("[A-Z]+", given.get("r", ""))
            self._column = _number_of(place[0]) if place else self._column + 1
            if self._column > WIDEST:
                raise TableRefused("too_wide", file=self._name, line=self._line, most=WIDEST)
        elif name in ("v", "t"):
            self._reading = not self._aloud
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aloud = True
        elif name == "row":
            self._line = int(given.get("r") or self._line + 1)
            self._cells, self._column = [], 0
            if given.get("hidden") in ("1", "true"):
                self._seen.hidden_rows[:] = self._seen.hidden_rows[0] + 1, self._seen.hidden_rows[1] or self._line
        elif name == "col" and given.get("hidden") in ("1", "true"):
            first, last = int(given["min"]), min(int(given["max"]), int(given["min"]) + WIDEST)
            self._seen.hidden_columns += [letters_of(number) for number in range(first, last + 1)]
        elif name == "mergeCell":
            self._seen.merged.append(given.get("ref", ""))

    def _heard(self, piece: str) -> None:
        if self._reading:
            self._text.append(piece)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._reading = False
        elif name == "rPh":
            self._aloud = False
        elif name == "c":
            if value := self._value("".join(self._text)):
                self._cells += [""] * (self._column - 1 - len(self._cells))
                self._cells[self._column - 1 :] = [value]
        elif name == "row":
            self.done.append(Row(self._line, tuple(self._cells)))

    def _value(self, raw: str) -> str:
        kind, where = self._cell.get("t", "n"), f"{letters_of(self._column)}{self._line}"
        if self._formula:
            self._seen.count("formulas" if raw else "formula_empty", where)
        if not raw:
            return ""
        if kind == "s":
            return self._strings[int(raw)]
        if kind == "e":
            self._seen.count("errors", where)
            return ""
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        if kind == "n":
            return _number(raw, self._styles[int(self._cell.get("s", 0))] if self._styles else "", self._epoch)
        return raw.removesuffix("T00:00:00") if kind == "d" else raw


def _number(raw: str, shown: str, epoch: Any) -> str:
    value = float(raw)
    if shown and is_date_format(shown):
        with suppress(ValueError, OverflowError):
            if is_timedelta_format(shown):
                return str(from_excel(value, epoch, timedelta=True))
            return str(from_excel(value, epoch).isoformat()).removesuffix("T00:00:00")
    if not value.is_integer() or abs(value) >= 1e15:
        return raw if "E" not in raw and len(raw) < 16 else repr(value)
    text = str(int(value))
    return text.zfill(len(shown)) if shown and not shown.strip("0") else text


def formats_of(archive: zipfile.ZipFile, part: str) -> list[str]:
    """The number format of each style."""
    own: dict[int, str] = {}
    used: list[int] = []
    inside = [False]

    def start(name: str, given: Attributes) -> None:
        if name == "numFmt":
            own[int(given["numFmtId"])] = given.get("formatCode", "")
        elif name == "cellXfs":
            inside[0] = True
        elif name == "cellStyles":
            inside[0] = False
        elif name == "xf" and inside[0]:
            used.append(int(given.get("numFmtId", 0)))

    if not part or part not in archive.namelist():
        return []
    read_part(archive, part, start)
    return [own.get(number, BUILTIN_FORMATS.get(number, "")) for number in used]


def read_part(archive: zipfile.ZipFile, part: str, *handlers: Any) -> None:
    """Call the handlers for all of a part."""
    parser = parser_of(*handlers)
    with archive.open(part) as file:
        while piece := file.read(PIECE):
            parser.Parse(piece, False)
    parser.Parse(b"", True)


def parser_of(
    start: Callable[[str, Attributes], None],
    text: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> Any:
    """A parser that calls with names without their namespace, and that takes no document type, so no entities."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: start(name.rpartition(":")[2], given)
    if text:
        parser.CharacterDataHandler = text
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])

    def refuse(*_given: object) -> None:
        raise ValueError("a document type has no place in a workbook")

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def some(names: list[str]) -> str:
    """The first of them, and how many there are."""
    return ", ".join(names[:SAID]) + (f" … ({len(names)})" if len(names) > SAID else "")
