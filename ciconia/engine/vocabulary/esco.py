"""ESCO, imported by whoever installs it: the CSV files of the official download, any language, any version."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ciconia.engine.encoder.protocol import Encoder
from ciconia.engine.problems import InputProblem, read_text
from ciconia.engine.vocabulary.concept import Concept, Kind, Label
from ciconia.engine.vocabulary.store import Progress, Store, build_store, silent

FOLDER = "esco"
FILE = re.compile(r"(?P<base>[A-Za-z]+)_(?P<language>[a-z]{2})(?:[_-]\w+)?\.csv", re.I)
KINDS = {
    "occupations": Kind.OCCUPATION,
    "iscogroups": Kind.GROUP,
    "skills": Kind.SKILL,
    "digcompskillscollection": Kind.SKILL,
    "languageskillscollection": Kind.SKILL,
}
NEEDED = ("conceptUri", "preferredLabel")
RUNNING_TEXT = ("id", "description")  # a copy that ran names and description together
LABELS = re.compile(r"\s*[\n|]\s*")
LONGEST_FIELD = 1 << 24
MOST_WORDS = 6


@dataclass
class _Found:
    kind: Kind
    isco: str = ""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_labels(self) -> dict[str, tuple[Label, ...]]:
        """The names by language, preferred ones first."""
        return {language: tuple(map(Label, names.values())) for language, names in sorted(self.labels.items()) if names}

    def add(self, language: str, names: list[str]) -> None:
        """Keeps names in their order, each once whatever its capitals."""
        known = self.labels.setdefault(language, {})
        for name in names:
            tidy = " ".join(name.split())
            if tidy:
                known.setdefault(tidy.casefold(), tidy)


def read_esco(folder: Path, progress: Progress = silent) -> tuple[Concept, ...]:
    """The concepts of a folder of ESCO's CSV files, or of folders of them, by URI; other CSV files are passed over.

    Raises InputProblem where there is none, or with the file and line that cannot be used.
    """
    if not folder.is_dir():
        raise InputProblem(str(folder), "is no folder; expected ESCO's CSV files, such as occupations_en.csv, in it")
    found: dict[str, _Found] = {}
    used = 0
    for path in _files(folder):
        name = FILE.fullmatch(path.name)
        kind = KINDS.get(name["base"].lower()) if name else None
        said = path.relative_to(folder)
        if name is None or kind is None:
            progress(f"{said}: passed over, names no occupations, skills or groups of ISCO")
            continue
        before = len(found)
        rows = _read_file(path, kind, name["language"].lower(), found)
        used += 1
        progress(f"{said}: {rows:,} rows, {len(found) - before:,} concepts that are new")
    if not used:
        raise InputProblem(str(folder), "holds no file such as occupations_en.csv or skills_en.csv")
    if not found:
        raise InputProblem(str(folder), "holds no concept: the files have a header and nothing below it")
    return tuple(Concept(uri, one.kind, one.isco, labels=one.as_labels()) for uri, one in sorted(found.items()))


def _files(folder: Path) -> list[Path]:
    """The CSV files of a folder and of those in it: the portal packs each language into a folder of its own."""
    return sorted([*folder.glob("*.csv"), *folder.glob("*/*.csv")])


def _read_file(path: Path, kind: Kind, language: str, found: dict[str, _Found]) -> int:
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), restval="", strict=True)
    with _read_strictly(path, reader):
        columns = reader.fieldnames or []
    running = not set(NEEDED) <= set(columns) and set(RUNNING_TEXT) <= set(columns)
    missing = [column for column in NEEDED if column not in columns]
    if missing and not running:
        raise InputProblem(str(path), f"expected the columns {', '.join(NEEDED)}; missing: {', '.join(missing)}", 1, 1)
    rows = 0
    for line, row in _rows(path, reader):
        uri = row["id" if running else "conceptUri"].strip()
        if not uri.startswith("http"):
            raise InputProblem(str(path), f"expected the URI of a concept, not {uri[:40]!r}", line, 1)
        if row.get("status", "") == "obsolete":
            continue
        rows += 1
        one = found.setdefault(uri, _Found(kind))
        one.isco = one.isco or (row.get("iscoGroup") or (row.get("code") if kind is Kind.GROUP else "") or "").lstrip(
            "C"
        )
        if running:
            one.add(language, [_first_name(row["description"])])
            continue
        many = [row.get(column) or "" for column in ("altLabels", "hiddenLabels")]
        one.add(language, [row["preferredLabel"], *(name for text in many for name in LABELS.split(text))])
    return rows


def _rows(path: Path, reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    with _read_strictly(path, reader):
        for row in reader:
            yield reader.line_num, row


@contextmanager
def _read_strictly(path: Path, reader: "csv.DictReader[str]") -> Iterator[None]:
    """Long fields are fine; what is no CSV is a problem with a line."""
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    except csv.Error as problem:
        raise InputProblem(str(path), f"is not CSV: {problem}", reader.reader.line_num, 1) from None
    finally:
        csv.field_size_limit(limit)


def _first_name(text: str) -> str:
    """The first of names that run into each other: up to the first word that comes again, at most six words."""
    words: list[str] = []
    for word in text.split()[: MOST_WORDS + 1]:
        if (word in words and len(words) > 1) or (words and word[:1].isupper()):
            break
        words.append(word)
    return " ".join(words[:MOST_WORDS])


def import_esco(folder: Path, vocabulary: Path, encoder: Encoder, progress: Progress = silent) -> Store:
    """Reads ESCO's files from a folder and keeps them ready for search under `vocabulary`; replaces an earlier import.

    Encodes about 1,500 names a second. Raises InputProblem as `read_esco`.
    """
    concepts = read_esco(folder, progress)
    files = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in _files(folder)
        if FILE.fullmatch(path.name)
    }
    return build_store(vocabulary / FOLDER, concepts, encoder, source={"files": files}, progress=progress)


def has_esco(vocabulary: Path) -> bool:
    """Whether an ESCO was imported."""
    return (vocabulary / FOLDER).is_dir()


def imported_esco(vocabulary: Path, encoder: Encoder) -> Store:
    """The ESCO that was imported; raises InputProblem where there is none, or where another encoder made it."""
    store = Store(vocabulary / FOLDER)
    if store.about["encoder"] != encoder.name:
        raise InputProblem(
            str(store.folder), "was imported with another encoder; import it again: ciconia esco import DIR"
        )
    return store
