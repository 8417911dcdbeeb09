"""Rows of an XLSX workbook (ECMA-376, both its namespaces), read as a stream in memory that does not grow with them.

Formulas give what they last gave, dates that are dates to the spreadsheet are written year-month-day, and numbers that
are shown with leading zeros keep them. Hidden rows and columns are read and said; hidden sheets are said.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ciconia.formats.table import Note, Row, TableRefused
from ciconia.formats.table_sheet import PIECE, Attributes, Seen, SheetReader, Strings, formats_of, read_part, some

LARGEST = 1 << 30  # bytes after unpacking: a million rows of a list of people have about a fifth of it
SMALL = 20 << 20
RATIO = 200
PARTS = 5000
WORKBOOKS = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
)


def is_zip(start: bytes) -> bool:
    """Whether a file that starts like this is an archive."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


@dataclass
class _Sheet:
    name: str
    part: str
    hidden: bool


class XlsxSource:
    """One sheet of a workbook. Raises TableRefused where the file is another, is damaged, or unpacks to too much."""

    def __init__(self, path: Path, name: str, sheet: str = "") -> None:
        self.path, self.name = path, name
        self.notes: list[Note] = []
        self._seen = Seen()
        with self._archive() as archive:
            self._judge(archive)
            workbook = self._workbook(archive)
            targets, sheets, self._epoch = self._parts(archive, workbook)
            self._sheet = self._chosen(archive, sheets, sheet)
            self._styles = formats_of(archive, targets.get("styles", ""))
            self._strings = Strings(archive, targets.get("sharedStrings", ""))

    def rows(self) -> Iterator[Row]:
        """Every row that is written in the file; empty ones may be missing from it."""
        self._seen = Seen()
        reader = SheetReader(self._strings, self._styles, self._epoch, self._seen, self.name)
        with self._archive() as archive, archive.open(self._sheet.part) as file:
            parser = reader.parser()
            while piece := file.read(PIECE):
                parser.Parse(piece, False)
                yield from reader.done
                reader.done.clear()
            parser.Parse(b"", True)
            yield from reader.done

    def remarks(self) -> list[Note]:
        """What is hidden, merged, worked out or wrong in the sheet."""
        seen, found = self._seen, []
        if seen.hidden_rows[0]:
            found.append(Note("hidden_rows", {"number": seen.hidden_rows[0], "line": seen.hidden_rows[1]}))
        if seen.hidden_columns:
            found.append(Note("hidden_columns", {"columns": some(seen.hidden_columns)}))
        if seen.merged:
            found.append(Note("merged", {"cells": some(seen.merged)}))
        found += [Note(code, {"number": n, "cell": cell}) for code, (n, cell) in sorted(seen.counted.items())]
        return found

    def _archive(self) -> "_Guarded":
        return _Guarded(self.path, self.name)

    def _judge(self, archive: zipfile.ZipFile) -> None:
        parts = archive.infolist()
        whole = sum(part.file_size for part in parts)
        dense = any(part.file_size > SMALL and part.file_size > RATIO * part.compress_size for part in parts)
        if whole > LARGEST or dense or len(parts) > PARTS:
            raise TableRefused("too_big", file=self.name)
        names = {part.filename for part in parts}
        if "[Content_Types].xml" not in names:
            raise TableRefused("other_sheet" if "mimetype" in names else "no_table", file=self.name)

    def _workbook(self, archive: zipfile.ZipFile) -> str:
        found: list[str] = []
        other: list[str] = []

        def start(name: str, given: Attributes) -> None:
            kind = given.get("ContentType", "")
            if name == "Override" and kind in WORKBOOKS:
                found.append(given["PartName"].lstrip("/"))
            elif "sheet.binary" in kind or "wordprocessing" in kind or "presentation" in kind:
                other.append(kind)

        read_part(archive, "[Content_Types].xml", start)
        if found:
            return found[0]
        if "xl/workbook.xml" in archive.namelist():
            return "xl/workbook.xml"
        raise TableRefused("other_sheet" if any("binary" in kind for kind in other) else "no_table", file=self.name)

    def _parts(self, archive: zipfile.ZipFile, workbook: str) -> tuple[dict[str, str], list[_Sheet], Any]:
        folder, _slash, last = workbook.rpartition("/")
        targets: dict[str, str] = {}
        epoch = [CALENDAR_WINDOWS_1900]
        sheets: list[_Sheet] = []

        def relation(name: str, given: Attributes) -> None:
            if name == "Relationship":
                target = given.get("Target", "")
                part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                targets[given["Id"]] = targets[given.get("Type", "").rpartition("/")[2]] = part

        def book(name: str, given: Attributes) -> None:
            if name == "workbookPr" and given.get("date1904") in ("1", "true"):
                epoch[0] = CALENDAR_MAC_1904
            elif name == "sheet":
                relation_id = next((value for key, value in given.items() if key.endswith(":id") or key == "id"), "")
                hidden = given.get("state", "visible") != "visible"
                sheets.append(_Sheet(given.get("name", ""), targets.get(relation_id, ""), hidden))

        read_part(archive, join(folder, "_rels", f"{last}.rels"), relation)
        read_part(archive, workbook, book)
        known = set(archive.namelist())
        return targets, [sheet for sheet in sheets if sheet.part in known and "chartsheet" not in sheet.part], epoch[0]

    def _chosen(self, archive: zipfile.ZipFile, sheets: list[_Sheet], wanted: str) -> _Sheet:
        shown = [sheet for sheet in sheets if not sheet.hidden]
        names = ", ".join(sheet.name for sheet in shown)
        full = [sheet for sheet in shown if sheet.name == wanted or (not wanted and self._has_rows(archive, sheet))]
        if not full and wanted:
            raise TableRefused("unknown_sheet", file=self.name, sheet=wanted, sheets=names)
        if not full:
            raise TableRefused("no_sheet", file=self.name)
        if len(shown) > 1:
            others = ", ".join(sheet.name for sheet in shown if sheet is not full[0])
            self.notes.append(Note("sheet", {"sheet": full[0].name, "others": others}))
        if hidden := [sheet.name for sheet in sheets if sheet.hidden]:
            self.notes.append(Note("hidden_sheets", {"sheets": some(hidden)}))
        return full[0]

    def _has_rows(self, archive: zipfile.ZipFile, sheet: _Sheet) -> bool:
        class Found(Exception):
            pass

        def start(name: str, given: Attributes) -> None:
            if name in ("v", "is"):
                raise Found

        try:
            read_part(archive, sheet.part, start)
        except Found:
            return True
        return False


class _Guarded:
    """The archive; whatever is wrong with it or in it is one sentence."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.archive: zipfile.ZipFile

    def __enter__(self) -> zipfile.ZipFile:
        try:
            self.archive = zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, ValueError, OverflowError) as problem:
            raise TableRefused("broken", file=self.name) from problem
        return self.archive

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, *_rest: object) -> None:
        self.archive.close()
        if isinstance(problem, RuntimeError) and "password" in str(problem):
            raise TableRefused("locked", file=self.name) from problem
        broken = (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, LookupError, NotImplementedError)
        if isinstance(problem, (*broken, ValueError)) and not isinstance(problem, TableRefused):
            raise TableRefused("broken", file=self.name) from problem
