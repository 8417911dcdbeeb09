"""What differs between two texts, word by word, and between two versions of terms of reference."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ciconia.programmes.kinds import FACTS, FIXED

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\s+|\S+")
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True)
class TextChange:
    """What became of a text in one language."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Change:
    """What became of one section: its texts by language; or, of a number or a date, what it was and is."""

    code: str
    texts: tuple[TextChange, ...] = ()
    was: Any = None
    now: Any = None


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The way from one text to another in words; what went stands before what came in its place."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[Piece] = []
    for operation, i, j, k, l in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():  # noqa: E741
        if operation == "equal":
            pieces.append(Piece(SAME, "".join(before[i:j])))
            continue
        pieces += [Piece(kind, "".join(part)) for kind, part in ((GONE, before[i:j]), (NEW, after[k:l])) if part]
    return tuple(_joined(pieces))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Fewer and longer pieces: words that changed next to each other are read together, with the space between."""
    gone = new = ""
    for number, piece in enumerate(pieces):
        between = bool(gone or new) and number + 1 < len(pieces) and not piece.text.strip()
        if piece.kind == SAME and not between:
            yield from _pair(gone, new)
            gone = new = ""
            yield piece
        else:
            gone += piece.text if piece.kind in (SAME, GONE) else ""
            new += piece.text if piece.kind in (SAME, NEW) else ""
    yield from _pair(gone, new)


def _pair(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(GONE, gone)
    if new:
        yield Piece(NEW, new)


def changes(old: Content, new: Content) -> list[Change]:
    """What differs between two versions, in the order of the text: fixed sections, further sections, facts."""
    found = [change for code in codes(old, new) if (change := _texts(code, text(old, code), text(new, code)))]
    return found + [
        Change(name, was=old.get(name), now=new.get(name)) for name in FACTS if old.get(name) != new.get(name)
    ]


def codes(*versions: Content) -> list[str]:
    """The codes of all texts that occur in some versions, in their order."""
    return [*FIXED, *dict.fromkeys(code for version in versions for code in version["sections"])]


def text(version: Content, code: str) -> Mapping[str, str]:
    """The text of a section as it is stored: by language, with its source."""
    found: Mapping[str, str] = version[code] if code in FIXED else version["sections"].get(code, {})
    return found


def _texts(code: str, old: Mapping[str, str], new: Mapping[str, str]) -> Change | None:
    languages = [name for name in dict.fromkeys([*old, *new]) if name != "source"]
    changed = [name for name in languages if old.get(name, "") != new.get(name, "")]
    found = tuple(TextChange(name, compare(old.get(name, ""), new.get(name, ""))) for name in changed)
    return Change(code, found) if found else None


@dataclass(frozen=True)
class Merged:
    """Two people's changes put together, and what both changed, each otherwise: there stands what was written last."""

    content: dict[str, Any]
    both: tuple[str, ...]


def merge(base: Content, theirs: Content, mine: Content) -> Merged:
    """What stands where `theirs` and `mine` were both written over `base`: whoever changed a section gets it."""
    both: list[str] = []

    def one(code: str, was: Any, their: Any, my: Any) -> Any:
        if my in (their, was):
            return their
        if their != was:
            both.append(code)
        return my

    merged: dict[str, Any] = {name: one(name, base[name], theirs[name], mine[name]) for name in (*FIXED, *FACTS)}
    further = [code for code in codes(base, theirs, mine) if code not in FIXED]
    parts = {code: one(code, text(base, code), text(theirs, code), text(mine, code)) for code in further}
    merged["sections"] = {code: part for code, part in parts.items() if part}
    return Merged(merged, tuple(both))
