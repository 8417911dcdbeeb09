"""Review by a native speaker: a CSV goes out, comes back with marks and corrections, and becomes edits and marks."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ciconia.engine.problems import InputProblem, read_text
from ciconia.engine.vocabulary.concept import Concept
from ciconia.engine.vocabulary.overlay import Edit, Verb

REVIEWED = Path(__file__).with_name("reviewed.csv")
MARK_COLUMNS = ("concept", "language", "label")
COLUMNS = ("concept", "language", "english", "label", "preferred", "reviewed", "correction")
YES, NO, DELETE = "yes", "no", "delete"


class Review(NamedTuple):
    """What a reviewer said. marks: (concept, language, label) seen and found right."""

    edits: tuple[Edit, ...]
    marks: frozenset[tuple[str, str, str]]


def load_reviewed(path: Path = REVIEWED) -> frozenset[tuple[str, str, str]]:
    """The marks of a file with the columns concept, language and label; none where there is no file."""
    if not path.exists():
        return frozenset()
    return frozenset((row["concept"], row["language"], row["label"]) for _, row in _rows(path, MARK_COLUMNS))


def marks_as_csv(marks: Iterable[tuple[str, str, str]]) -> str:
    """The file of marks, in order."""
    return _written(MARK_COLUMNS, sorted(marks))


def review_sheet(concepts: Iterable[Concept], language: str) -> str:
    """The CSV for a reviewer of one language: a line per name, with the English name beside it.

    The reviewer writes yes under `reviewed`, another spelling under `correction`, or the word delete there; a line with
    an empty label and a correction adds a name.
    """
    rows = [
        (concept.uri, language, concept.label("en"), name.text, YES if place == 0 else NO,
         YES if name.reviewed else NO, "")
        for concept in concepts
        for place, name in enumerate(concept.labels.get(language, ()))
    ]  # fmt: skip
    return _written(COLUMNS, rows)


def read_review(path: Path, concepts: Iterable[Concept]) -> Review:
    """Edits and marks of a sheet that came back; raises InputProblem with the line that cannot be used."""
    known = {concept.uri: concept for concept in concepts}
    edits: list[Edit] = []
    marks: set[tuple[str, str, str]] = set()
    for line, row in _rows(path, COLUMNS):
        uri, language, label, correction = row["concept"], row["language"], row["label"], row["correction"].strip()
        names = {name.text for name in known[uri].labels.get(language, ())} if uri in known else set()
        if uri not in known:
            raise InputProblem(str(path), f"there is no concept {uri!r}", line, 1)
        if label and label not in names:
            raise InputProblem(str(path), f"{label!r} is no {language} name of {uri}", line, 4)
        if row["reviewed"] not in (YES, NO, ""):
            raise InputProblem(str(path), "expected yes, no or nothing under reviewed", line, 6)
        if correction == DELETE and label:
            edits.append(Edit(uri, language, "remove", label))
            continue
        if correction and correction != label:
            preferred: Verb = "prefer" if row["preferred"] == YES else "add"
            edits += [Edit(uri, language, "remove", label)] if label else []
            edits.append(Edit(uri, language, preferred, correction))
        if row["reviewed"] == YES and (correction or label):
            marks.add((uri, language, correction or label))
    return Review(tuple(edits), frozenset(marks))


def _written(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _rows(path: Path, columns: tuple[str, ...]) -> Iterable[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), restval="")
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise InputProblem(str(path), f"expected the columns {', '.join(columns)}; missing: {', '.join(missing)}", 1, 1)
    for row in reader:
        yield reader.line_num, row
