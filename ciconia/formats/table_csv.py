"""Rows of a CSV file: its encoding and its delimiter are found out, its lines are counted as an editor counts them."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ciconia.formats.table import WIDEST, Note, Row, TableRefused

LONGEST_CELL = 131_072
DELIMITERS = ",;\t|"
LOOKED_AT = 60
PIECE = 1 << 16
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
NAMED = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "utf-32": "UTF-32", "cp1252": "Western European (Windows-1252)", "latin-1": "Western European (ISO 8859-1)",
}  # fmt: skip


class CsvSource:
    """A CSV file. Raises TableRefused where its bytes are no text."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.encoding = encoding_of(path)
        with path.open("rb") as file:
            if self.encoding in ("cp1252", "latin-1") and b"\0" in file.read(PIECE):
                raise TableRefused("no_table", file=name)
        self.delimiter = self._delimiter()
        guessed = self.encoding in ("cp1252", "latin-1", "utf-16-le", "utf-16-be")
        self.notes = [Note("encoding", {"encoding": NAMED[self.encoding]})] if guessed else []

    def rows(self) -> Iterator[Row]:
        """Every row; a text of several lines counts from its first."""
        yield from self._read(self.delimiter)

    def remarks(self) -> list[Note]:
        """Nothing that was not known before."""
        return []

    def _read(self, delimiter: str) -> Iterator[Row]:
        line = 1
        with self.path.open(encoding=self.encoding, newline="") as file:
            rows = csv.reader(file, delimiter=delimiter, strict=True)
            while True:
                try:
                    cells = next(rows)
                except StopIteration:
                    return
                except UnicodeDecodeError as problem:
                    named = NAMED[self.encoding]
                    raise TableRefused("letters", file=self.name, line=line, encoding=named) from problem
                except csv.Error as problem:
                    raise self._refused(problem, line) from problem
                # Python's own limit is one for all that read CSV in a process, and others read longer cells.
                if any(len(cell) > LONGEST_CELL for cell in cells):
                    raise TableRefused("cell_too_long", file=self.name, line=line, most=LONGEST_CELL)
                if len(cells) > WIDEST:
                    raise TableRefused("too_wide", file=self.name, line=line, most=WIDEST)
                yield Row(line, tuple(_bare(cell) for cell in cells))
                line = rows.line_num + 1

    def _refused(self, problem: csv.Error, line: int) -> TableRefused:
        if "field larger" in str(problem):
            return TableRefused("cell_too_long", file=self.name, line=line, most=LONGEST_CELL)
        return TableRefused("quote", file=self.name, line=line)

    def _delimiter(self) -> str:
        """The one that cuts the first rows most evenly, and of several the one that cuts them in most parts."""
        best, found = (0.0, 0), ","
        for delimiter in DELIMITERS:
            try:
                widths = Counter(len(row.cells) for row in islice(self._read(delimiter), LOOKED_AT) if not row.is_blank)
            except TableRefused:
                continue
            if not widths:
                continue
            width, times = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            score = (round(times / widths.total(), 1), width)
            if width > 1 and score > best:
                best, found = score, delimiter
        return found


def encoding_of(path: Path) -> str:
    """What its first bytes say; else UTF-8 where all of it is; else Western European, in which nothing is wrong."""
    with path.open("rb") as file:
        start = file.read(PIECE)
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    # Half of every Latin letter is zero in UTF-16; no other text has zeros.
    zeros = start[:400].count(0)
    if zeros * 4 > len(start[:400]):
        return "utf-16-le" if start[1:400:2].count(0) > start[0:400:2].count(0) else "utf-16-be"
    for encoding in ("utf-8", "cp1252"):
        if _reads(path, encoding):
            return encoding
    return "latin-1"


def _reads(path: Path, encoding: str) -> bool:
    decode = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                decode.decode(piece)
            decode.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _bare(cell: str) -> str:
    """Without the apostrophe that our own writer puts before what a spreadsheet would work out."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
