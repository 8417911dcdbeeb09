"""Spreadsheets as plain text: what is in them, row by row with line numbers, and what people should be told about them.

`open_table` reads CSV in every encoding and dialect met in the field, and XLSX. Nothing is guessed into another type:
a leading zero stays, and "4.5" is never a date. Memory does not grow with the number of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

HEAD_LOOKED_AT = 30
WIDEST = 1000


def gettext_noop(text: str) -> str:
    """Marks a sentence for the translators; whoever shows it looks its translation up."""
    return text


REFUSED = {
    "empty": gettext_noop("%(file)s is empty. A table needs a line with the names of its columns."),
    "old_excel": gettext_noop(
        "%(file)s is in the format of Excel before 2007. Open it, choose “Save as” and take “Excel workbook (.xlsx)”."
    ),
    "locked": gettext_noop("%(file)s is protected by a password. Save it without one."),
    "other_sheet": gettext_noop("%(file)s is a spreadsheet in another format. Save it as .xlsx or .csv."),
    "no_table": gettext_noop("%(file)s is no table. Send a .csv or an .xlsx file."),
    "broken": gettext_noop("%(file)s is damaged and cannot be read. Open it once and save it again as .xlsx."),
    "too_big": gettext_noop("%(file)s unpacks to far more than a table holds, so it was not opened."),
    "no_sheet": gettext_noop("%(file)s has no sheet that is shown and has something in it."),
    "unknown_sheet": gettext_noop("%(file)s has no sheet “%(sheet)s”. It has: %(sheets)s."),
    "too_wide": gettext_noop(
        "%(file)s, line %(line)d: more than %(most)d columns. A list of people or institutions has fewer."
    ),
    "quote": gettext_noop(
        "%(file)s, line %(line)d: a quotation mark opens here and is not closed as expected. Two quotation marks stand "
        "for one inside a text."
    ),
    "cell_too_long": gettext_noop(
        "%(file)s, line %(line)d: one cell holds more than %(most)d characters. Perhaps a quotation mark is missing."
    ),
    "letters": gettext_noop("%(file)s, line %(line)d: letters that are not in %(encoding)s, in which the file begins."),
    "no_head": gettext_noop("%(file)s has no line %(line)d. Say in which line the names of the columns stand."),
}
NOTES = {
    "encoding": gettext_noop("The file does not say in which alphabet it is written; it was read as %(encoding)s."),
    "above_head": gettext_noop("Lines 1 to %(to)d stand above the names of the columns and are not read."),
    "tags": gettext_noop("Line %(line)d holds tags and no data."),
    "same_name": gettext_noop("Several columns are named “%(name)s”: %(columns)s."),
    "no_name": gettext_noop("Columns without a name: %(columns)s."),
    "ragged": gettext_noop(
        "Lines with more cells than there are columns: %(number)d. The first is line %(line)d, with %(cells)d cells; "
        "what stands beyond the columns is not read."
    ),
    "sheet": gettext_noop("Read was the sheet “%(sheet)s”; not read: %(others)s."),
    "hidden_sheets": gettext_noop("Sheets that are hidden and were not read: %(sheets)s."),
    "hidden_rows": gettext_noop("%(number)d hidden rows were read like the others; the first is line %(line)d."),
    "hidden_columns": gettext_noop("Hidden columns were read like the others: %(columns)s."),
    "merged": gettext_noop(
        "Cells that are merged hold their text in the first of them alone, the others are empty: %(cells)s."
    ),
    "formulas": gettext_noop("%(number)d cells hold formulas; what they last gave was read. The first is %(cell)s."),
    "formula_empty": gettext_noop("%(number)d formulas have no result in the file and count as empty: first %(cell)s."),
    "errors": gettext_noop("%(number)d cells hold an error of the spreadsheet and count as empty: first %(cell)s."),
}


class TableRefused(ValueError):
    """The file cannot be read as a table. `code` is one of REFUSED, `facts` fills its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(REFUSED[code] % facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Note:
    """Something about a file that whoever sent it should know. `code` is one of NOTES, `facts` fills its sentence."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return NOTES[self.code] % self.facts


@dataclass(frozen=True)
class Row:
    """One row: the line it starts on as a text editor or spreadsheet counts, and its cells as text."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


class Source(Protocol):
    """A file that is understood as far as needed to give its rows, from the first, any number of times."""

    notes: list[Note]

    def rows(self) -> Iterator[Row]:
        """Every row."""

    def remarks(self) -> list[Note]:
        """What was seen on the way, once all rows were read."""


@dataclass
class Table:
    """A table: the names of its columns, the line they stand on, and its rows.

    `notes` is complete once the rows were read to the end.
    """

    file: str
    kind: str
    head: int
    columns: tuple[str, ...]
    notes: list[Note]
    _source: Source

    def rows(self) -> Iterator[Row]:
        """Every row below the names that is not blank, as wide as the names; cells beyond them are noted."""
        width, ragged, first = len(self.columns), 0, (0, 0)
        for row in self._source.rows():
            if row.line <= self.head or row.is_blank or self._skip(row):
                continue
            cells = tuple(cell.strip() for cell in row.cells)
            if any(cells[width:]):
                first = first if ragged else (row.line, len(cells))
                ragged += 1
            yield Row(row.line, (*cells[:width], *[""] * (width - len(cells))))
        if ragged:
            self._note(Note("ragged", {"number": ragged, "line": first[0], "cells": first[1]}))
        for note in self._source.remarks():
            self._note(note)

    def _skip(self, row: Row) -> bool:
        # Tags of the Humanitarian Exchange Language (hxlstandard.org, 1.1) stand in one row below the names.
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        tags = row.line <= self.head + HEAD_LOOKED_AT and all(cell.startswith("#") and cell != "#" for cell in filled)
        if tags:
            self._note(Note("tags", {"line": row.line}))
        return tags

    def _note(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)


def open_table(path: Path, name: str, *, sheet: str = "", head: int = 0) -> Table:
    """Understand a file: its kind by its content, never by its name.

    path: where the file lies; name: what people call it. sheet: which one to read, the first that is shown where none
    is named. head: the line with the names of the columns, looked for where it is 0. Raises TableRefused.
    """
    from ciconia.formats.table_csv import CsvSource  # noqa: PLC0415 - they read with the words of this module
    from ciconia.formats.table_xlsx import XlsxSource, is_zip  # noqa: PLC0415

    with path.open("rb") as file:
        start = file.read(4096)
    _refuse_others(start, path, name)
    zipped = is_zip(start)
    source: Source = XlsxSource(path, name, sheet) if zipped else CsvSource(path, name)
    line, cells = _head_of(source, name, head)
    names = tuple(" ".join(cell.split()) for cell in cells)
    while names and not names[-1]:
        names = names[:-1]
    notes = [*source.notes, *_notes_on(names, line, source)]
    return Table(name, "xlsx" if zipped else "csv", line, names, notes, source)


def letters_of(number: int) -> str:
    """The letters of a column as spreadsheets count them: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _refuse_others(start: bytes, path: Path, name: str) -> None:
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise TableRefused("empty", file=name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):  # OLE2: Excel before 2007, or a workbook that is encrypted
        locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()[:1_000_000]
        raise TableRefused("locked" if locked else "old_excel", file=name)
    if start.startswith(b"\x09\x08") or start.lstrip()[:5].lower() in (b"<html", b"<!doc", b"<tabl", b"<?xml"):
        raise TableRefused("other_sheet", file=name)
    if start.startswith(
        (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"7z\xbc\xaf", b"Rar!")
    ):
        raise TableRefused("no_table", file=name)


def _head_of(source: Source, name: str, wanted: int) -> tuple[int, tuple[str, ...]]:
    """The line with the names of the columns: the first of the first thirty that is nearly as full as the fullest."""
    if wanted:
        for row in source.rows():
            if row.line >= wanted:
                if row.line == wanted and not row.is_blank:
                    return row.line, row.cells
                break
        raise TableRefused("no_head", file=name, line=wanted)
    rows = [row for row in islice(source.rows(), HEAD_LOOKED_AT) if not row.is_blank]
    if not rows:
        raise TableRefused("empty", file=name)
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in rows]
    enough = 0.7 * max(filled)
    row = next(row for row, number in zip(rows, filled, strict=True) if number >= enough)
    return row.line, row.cells


def _notes_on(names: tuple[str, ...], line: int, source: Source) -> Iterator[Note]:
    if any(not row.is_blank for row in islice(source.rows(), line) if row.line < line):
        yield Note("above_head", {"to": line - 1})
    places: dict[str, tuple[str, list[str]]] = {}
    for number, name in enumerate(names, 1):
        places.setdefault(name.casefold(), (name, []))[1].append(letters_of(number))
    for name, columns in places.values():
        if not name:
            yield Note("no_name", {"columns": ", ".join(columns)})
        elif len(columns) > 1:
            yield Note("same_name", {"name": name, "columns": ", ".join(columns)})
