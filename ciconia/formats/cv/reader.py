"""Which reader a file needs, by the bytes it begins with and not by its name."""

import io
import zipfile

from ciconia.formats.cv.docx import read_docx
from ciconia.formats.cv.europass import read_europass
from ciconia.formats.cv.jsonresume import read_json
from ciconia.formats.cv.linkedin import read_linkedin
from ciconia.formats.cv.pdf import read_pdf
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.shape import Cv
from ciconia.formats.cv.text import read_lines

MEGABYTE = 1024 * 1024
LIMIT = 5 * MEGABYTE
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OFFICE = {"word/document.xml": "docx", "content.xml": "open_document"}


def read_bytes(raw: bytes, name: str = "") -> Cv:
    """The CV of a file; raises CvProblem with what to do instead. Hostile files are for `safely.read_cv`."""
    refuse(raw, name)
    try:
        return _read(raw)
    except (CvProblem, MemoryError, RecursionError):
        raise
    except Exception:  # damaged files fail anywhere inside a library
        raise CvProblem("damaged") from None


def _read(raw: bytes) -> Cv:
    if raw.startswith(b"PK"):
        return _from_zip(raw)
    if b"%PDF-" in raw[:1024]:
        return _from_pdf(raw)
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<" or raw.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return read_europass(raw)
    if start in (b"{", b"["):
        return read_json(raw)
    raise CvProblem("kind")


def refuse(raw: bytes, name: str = "") -> None:
    """What is seen from the first bytes, without a reader: raises CvProblem."""
    suffix = name.lower().rpartition(".")[2]
    if not raw:
        raise CvProblem("empty")
    if len(raw) > LIMIT:
        raise CvProblem("too_large")
    if raw.startswith(OLE):
        raise CvProblem("password" if LOCKED in raw else "old_word")
    if raw.startswith(PICTURES) or raw[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise CvProblem("picture")
    if raw.startswith(b"{\\rtf"):
        raise CvProblem("rich_text")
    if suffix in ("odt", "doc", "rtf") and not raw.startswith((b"PK", b"%PDF-")):
        raise CvProblem({"odt": "open_document", "doc": "old_word", "rtf": "rich_text"}[suffix])


def _from_zip(raw: bytes) -> Cv:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        kinds = {OFFICE[name] for name in archive.namelist() if name in OFFICE}
    if "open_document" in kinds:
        raise CvProblem("open_document")
    if "docx" in kinds:
        return read_lines(read_docx(raw), "docx", [])
    return read_linkedin(raw)


def _from_pdf(raw: bytes) -> Cv:
    """A PDF; where Europass put its own file into it, that one is read instead of the pages."""
    lines, notes, attached = read_pdf(raw)
    for xml in attached:
        try:
            cv = read_europass(xml)
        except CvProblem:
            continue
        return Cv(**{**cv.__dict__, "notes": (*cv.notes, "attachment")})
    return read_lines(lines, "pdf", notes)
