"""Tables as files: plain cells of text, and nothing that is not seen. No formula, comment, hidden cell, name or date.

What a spreadsheet would work out because it begins with = + - @ stays text: in XLSX by its kind and style, in CSV by an
apostrophe before it, which our reader takes off again (OWASP, "CSV injection").
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from ciconia.formats.table import letters_of

LONGEST = 32_767  # characters in a cell (Excel specifications and limits)
WORKED_OUT = ("=", "+", "-", "@", "\t", "\r")
# Letters XML 1.0 has no place for.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">'
    '<sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    # Style 0 is text; 1 is text that is never worked out; 2 is the line of names.
    "xl/styles.xml": f'<styleSheet {MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


class CellTooLong(ValueError):
    """A text is longer than a cell of a spreadsheet can be; `line` and `column` say where."""

    def __init__(self, line: int, column: str) -> None:
        super().__init__(f"line {line}, column {column}: more than {LONGEST} characters")
        self.line, self.column = line, column


def write_xlsx(file: BinaryIO, names: Sequence[str], rows: Iterable[Sequence[str]], *, sheet: str = "List") -> int:
    """Write a workbook with one sheet of text; gives how many rows. The same rows give the same bytes.

    Raises CellTooLong; what was written until then is no workbook.
    """
    number = 1
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in PARTS.items():
            shown = content % _text(re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31]) if "%s" in content else content
            archive.writestr(_part(part), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{shown}')
        with archive.open(_part("xl/worksheets/sheet1.xml"), "w") as out:
            out.write(
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {MAIN}><sheetViews>'
                '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
                'state="frozen"/></sheetView></sheetViews><sheetData>'.encode()
            )
            out.write(_row(1, names, style=2))
            for number, row in enumerate(rows, 2):
                out.write(_row(number, row))
            out.write(b"</sheetData></worksheet>")
    return number - 1


def write_csv(file: BinaryIO, names: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write comma-separated values (RFC 4180) in UTF-8 with a mark by which spreadsheets know it; gives how many."""
    out = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer, written = csv.writer(out), 0
    writer.writerow([_kept_as_text(name) for name in names])
    for row in rows:
        writer.writerow([_kept_as_text(cell) for cell in row])
        written += 1
    out.detach()
    return written


def _kept_as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(WORKED_OUT) else cell


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name)  # of 1980, like all of them: no word about when
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _row(line: int, cells: Sequence[str], style: int = 0) -> bytes:
    inside = "".join(_cell(line, number, cell, style) for number, cell in enumerate(cells, 1))
    return f'<row r="{line}">{inside}</row>'.encode()


def _cell(line: int, number: int, text: str, style: int) -> str:
    if not text:
        return ""
    column = letters_of(number)
    if len(text) > LONGEST:
        raise CellTooLong(line, column)
    kept = style or int(text.startswith(WORKED_OUT))
    return f'<c r="{column}{line}" s="{kept}" t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'


def _text(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text), {'"': "&quot;"})
