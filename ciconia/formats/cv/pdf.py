"""The lines of a PDF in the order in which people read them: columns one after the other, each from top to bottom."""

import io
import logging
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject, PdfReader

from ciconia.formats.cv.lines import CELL, Line, tidied
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.sections import heading_of

MOST_PAGES = 20
LEAST_LETTERS = 40  # less than that on a page with a picture is a stamp or a page number
BOLD = re.compile(r"(?i)bold|black|heavy|semibold|demi")
ICONS = re.compile(r"(?i)awesome|icon|symbol|dingbat|material")
DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]{2,}")  # the library turns them round with the letters beside them
WIDTH = 0.5  # of a letter, in its size: good enough to tell a gap from a space
GAP = 2.4  # in sizes: wider is a cell of its own
SAME_LINE = 0.35  # in sizes
NEAR = 4.0  # points: the left edge of a column
COLUMN = 4  # lines that make a left edge a column
SPACE_OF = 0.22  # in sizes: a gap that parts two words


@dataclass(frozen=True)
class Piece:
    """Text at a place: points from the left and from the bottom of the page."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    turn: int  # when it was drawn

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.x + len(self.text) * self.size * WIDTH


def read_pdf(raw: bytes) -> tuple[list[Line], list[str], list[bytes]]:
    """(lines, notes, XML files inside the PDF); raises CvProblem."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CvProblem("password")
        pages = list(reader.pages[:MOST_PAGES])
        notes = ["pages"] if len(reader.pages) > MOST_PAGES else []
        attached = _attached(reader)
    except CvProblem:
        raise
    except Exception:  # damaged files fail anywhere inside the library
        raise CvProblem("damaged") from None
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        try:
            lines += page_lines(_pieces(page), number)
        except Exception:
            notes = [*notes, "unread_pages"]
    letters = sum(len(line.text) for line in lines)
    if not attached and (not letters or (letters < LEAST_LETTERS * len(pages) and any(map(_pictured, pages)))):
        raise CvProblem("damaged" if "unread_pages" in notes else "no_text")
    return lines, sorted(set(notes)), attached


def _attached(reader: PdfReader) -> list[bytes]:
    try:
        found = reader.attachments
        return [raw for name in found for raw in found[name] if name.lower().endswith(".xml")]
    except Exception:  # a list of attachments that makes no sense is none
        return []


def _pictured(page: PageObject) -> bool:
    """Whether a page holds a picture; nothing of it is unpacked."""
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    rows = drawn.get_object().values() if drawn is not None else []
    return any(row.get_object().get("/Subtype") == "/Image" for row in rows)


def _pieces(page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        name = str((font or {}).get("/BaseFont", ""))
        if ICONS.search(name) or (not text.strip() and (not text or "\n" in text)):
            return
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        real = abs(size * (tm[3] or tm[0]) * (cm[3] or cm[0])) or 10.0
        text = DIGITS.sub(lambda found: found[0][::-1], text)
        parts = enumerate(text.strip("\n").split("\n"))
        bold = bool(BOLD.search(name))
        found.extend(Piece(part, x, y - n * real * 1.2, real, bold, len(found) + n) for n, part in parts if part)

    page.extract_text(visitor_text=visit)
    return found


def page_lines(pieces: list[Piece], page: int) -> list[Line]:
    """The lines of one page."""
    lines = (tidied(_line(row, page)) for part in _columns(pieces) for row in _rows(part))
    return [
        replace(line, where=f"page {page}, line {n}") for n, line in enumerate(filter(lambda one: one.text, lines), 1)
    ]


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.y):
        if rows and abs(rows[-1][0].y - piece.y) <= SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    """The page in parts: what stands above two columns, the left one, the right one; else all in one part.

    Two columns are there where headings begin at two left edges, at each of which several lines begin.
    """
    firsts = [piece for row in _rows(pieces) for piece in _beginnings(row)]
    headings = [piece for piece in firsts if heading_of(piece.text)]
    edges: list[float] = []
    for piece in sorted(headings, key=lambda one: one.x):
        often = sum(abs(other.x - piece.x) <= NEAR for other in firsts) >= COLUMN
        if often and (not edges or piece.x - edges[-1] > 100):
            edges.append(piece.x)
    if len(edges) < 2:
        return [pieces]
    gutter = edges[1] - NEAR
    top = max(piece.y + piece.size / 2 for piece in headings if any(abs(piece.x - edge) <= NEAR for edge in edges))
    above = [piece for piece in pieces if piece.y > top]
    below = [piece for piece in pieces if piece.y <= top]
    return [above, [p for p in below if p.x < gutter], [p for p in below if p.x >= gutter]]


def _beginnings(row: list[Piece]) -> list[Piece]:
    """The pieces of a row, joined where they touch, that begin something."""
    found: list[Piece] = []
    for piece in sorted(row, key=lambda one: one.x):
        if found and piece.x - found[-1].end < GAP * piece.size:
            found[-1] = replace(found[-1], text=f"{found[-1].text}{_between(found[-1], piece)}{piece.text}")
        else:
            found.append(piece)
    return found


def _line(row: list[Piece], page: int) -> Line:
    row = sorted(row, key=lambda one: (one.x, one.turn))
    right_to_left = sum(map(_arabic, "".join(piece.text for piece in row))) * 2 > sum(
        letter.isalpha() for piece in row for letter in piece.text
    )
    if right_to_left:
        row = _turned(row)
    text = ""
    before: Piece | None = None
    for piece in row:
        if before is not None:
            text += CELL if _apart(before, piece, right_to_left) else _between(before, piece)
        text += piece.text
        before = piece
    if right_to_left:
        text = re.sub(r" +(?=[:،؛.؟])", "", text)
    largest = max(row, key=lambda one: len(one.text))
    left = min(piece.x for piece in row)
    return Line(text, "", left, round(largest.size, 1), row[0].bold, page=page)


def _apart(before: Piece, piece: Piece, right_to_left: bool) -> bool:
    """Whether two pieces of a line are cells of their own: a wide gap, or drawn at another time."""
    if right_to_left:
        return (before.x - piece.end if piece.x < before.x else piece.x - before.end) > GAP * piece.size
    return piece.x - before.end > GAP * piece.size or (piece.turn != before.turn + 1 and len(piece.text) > 1)


def _between(before: Piece, piece: Piece) -> str:
    """A space where two pieces stand apart and neither brings one; what is drawn in one go brings its own."""
    if before.text[-1:].isspace() or piece.text[:1].isspace() or piece.turn == before.turn + 1:
        return ""
    return " " if abs(piece.x - before.end) > SPACE_OF * piece.size else ""


def _arabic(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def _turned(row: list[Piece]) -> list[Piece]:
    """The pieces of a line that is read from the right: runs of Latin letters keep their own direction."""
    turned: list[Piece] = []
    run: list[Piece] = []
    for piece in sorted(row, key=lambda one: -one.x):
        latin = any("a" <= letter.casefold() <= "z" for letter in piece.text)
        if latin or (run and not any(map(_arabic, piece.text)) and not any(map(str.isdigit, piece.text))):
            run.insert(0, piece)
        else:
            turned += [*run, piece]
            run = []
    return turned + run
