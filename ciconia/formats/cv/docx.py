"""The lines of a Word document: paragraphs, tables cell by cell, text boxes, heads of pages. Nothing is fetched."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from ciconia.formats.cv.lines import CELL, Line, tidied
from ciconia.formats.cv.problems import CvProblem

LARGEST = 60_000_000  # bytes when unpacked
MOST_PARTS, MOST_LINES = 3000, 4000
RATIO = 200  # no text of a CV packs tighter


def read_docx(raw: bytes) -> list[Line]:
    """The lines of the document; raises CvProblem, and whatever the library stumbles over in a damaged file."""
    _look_at_the_zip(raw)
    document = docx.Document(io.BytesIO(raw))
    found = [tidied(line) for _, line in zip(range(MOST_LINES), _all(document), strict=False)]
    lines = [line for line in found if line.text]
    if not lines:
        raise CvProblem("no_text")
    return lines


def _look_at_the_zip(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or size > LARGEST or size > RATIO * max(len(raw), 100_000):
        raise CvProblem("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise CvProblem("password")
    if "[Content_Types].xml" not in {entry.filename for entry in entries}:
        raise CvProblem("damaged")


def _all(document: Any) -> Iterator[Line]:
    for section in document.sections[:1]:
        yield from _blocks(section.header, "head of the page")
    yield from _blocks(document, "paragraph")


def _blocks(holder: Any, word: str) -> Iterator[Line]:
    tables = 0
    for number, block in enumerate(holder.iter_inner_content(), 1):
        if hasattr(block, "rows"):
            tables += 1
            yield from _table(block, f"table {tables}")
        else:
            yield from _paragraph(block, f"{word} {number}")
            for box, inner in enumerate(_boxes(block), 1):
                yield Line(inner, f"{word} {number}, text box, line {box}")


def _paragraph(paragraph: Any, where: str) -> Iterator[Line]:
    """A paragraph; a tab parts cells, a line break ends a line."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    style = str(getattr(paragraph.style, "name", "") or "")
    sizes = [run.font.size.pt for run in runs if run.font.size is not None]
    properties = paragraph._p.pPr
    listed = style.startswith("List") or (properties is not None and properties.numPr is not None)
    heading = style.startswith(("Heading", "Title", "Kop", "Titre"))
    for text in paragraph.text.split("\n"):
        yield Line(
            text, where, size=max(sizes, default=0.0), bold=bold, heading=heading, bullet=listed and bool(text.strip())
        )


def _table(table: Any, where: str) -> Iterator[Line]:
    """Row by row: cells of one line each make one line; where a cell holds more, its lines stand one by one."""
    for number, row in enumerate(table.rows, 1):
        seen: list[Any] = []
        cells: list[list[Line]] = []
        for cell in row.cells:
            if cell._tc in seen:  # merged cells are given once for each place
                continue
            seen.append(cell._tc)
            cells.append([line for line in _blocks(cell, f"{where}, row {number}, line") if line.text.strip()])
        cells = [lines for lines in cells if lines]
        if cells and all(len(lines) == 1 for lines in cells):
            yield Line(
                CELL.join(lines[0].text for lines in cells), f"{where}, row {number}", bold=cells[0][0].bold,
                heading=cells[0][0].heading,
            )  # fmt: skip
        else:
            yield from _beside(cells, where, number)


def _beside(cells: list[list[Line]], where: str, number: int) -> Iterator[Line]:
    """A short cell beside a long one, such as dates beside a job, begins the first line of the long one."""
    while len(cells) > 1 and len(cells[0]) == 1 and len(cells[0][0].text) < 40:
        first = cells[1][0]
        joined = Line(CELL.join((cells[0][0].text, first.text)), f"{where}, row {number}", bold=first.bold)
        cells = [[joined, *cells[1][1:]], *cells[2:]]
    for lines in cells:
        yield from lines


def _boxes(paragraph: Any) -> Iterator[str]:
    """The paragraphs of text boxes; Word keeps each box twice, for old and new programs: the first is taken."""
    said: set[str] = set()
    for content in paragraph._p.iter(qn("w:txbxContent")):
        lines = ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in content.iter(qn("w:p"))]
        if (whole := "\n".join(lines)) not in said:
            said.add(whole)
            yield from lines
