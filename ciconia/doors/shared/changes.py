"""What changed in terms of reference, ready for a page: labels, languages and directions beside the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ciconia.doors.shared.templatetags.ciconia import day, languages
from ciconia.foundation.text import Shown
from ciconia.people.models import Mode
from ciconia.programmes.kinds import Section
from ciconia.selection.rules.difference import Change, Piece
from ciconia.selection.rules.terms import ALWAYS, DATES, FACT_LABELS, said


@dataclass(frozen=True)
class ShownText:
    """A text in one language with what went and what came."""

    language: str
    direction: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ShownChange:
    """What became of a section in words; of a number or a date, what it was and is."""

    code: str
    label: str
    texts: tuple[ShownText, ...]
    was: str
    now: str


def shown_changes(changes: Iterable[Change], sections: Iterable[Section]) -> list[ShownChange]:
    """Changes as a page shows them."""
    labels = labels_of(sections)
    return [
        ShownChange(
            change.code, labels.get(change.code, change.code),
            tuple(ShownText(t.language, Shown("", t.language, False).direction, t.pieces) for t in change.texts),
            _fact(change.code, change.was), _fact(change.code, change.now),
        )
        for change in changes
    ]  # fmt: skip


def labels_of(sections: Iterable[Section]) -> Mapping[str, str]:
    """What every section and every number is called, by its code."""
    named = {section.code: said(section.label) for section in (*ALWAYS, *sections)}
    return named | {name: str(label) for name, label in FACT_LABELS.items()}


def _fact(name: str, value: Any) -> str:
    if value is None or value == []:
        return ""
    if name in DATES:
        return str(day(date.fromisoformat(value)))
    if name == "languages":
        return str(languages(value))
    return str(Mode(value).label) if name == "mode" else str(value)
