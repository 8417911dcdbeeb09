"""Where the parts of a CV begin: known headings in five languages, and lines that look as those do."""
# ruff: noqa: RUF001 - dashes and signs of many scripts are looked for here

import re
from collections import Counter
from dataclasses import dataclass, field

from ciconia.formats.cv.lines import Line, words
from ciconia.formats.cv.words import HEADINGS

_SMALL = re.compile(r"\b(?:and|en|et|iyo|my|mijn|mes|de|the|of)\b|(?<!\w)و(?=\w)")
LONGEST = 48


def _without_small(folded: str) -> str:
    return " ".join(_SMALL.sub(" ", folded).split())


_KIND = {words(title): kind for kind, row in HEADINGS.items() for title in row.split("|")}
_KIND |= {_without_small(title): kind for title, kind in _KIND.items() if _without_small(title)}


@dataclass
class Section:
    """A part of a CV: its kind (one of HEADINGS, or `head` for what stands before all headings) and its lines."""

    kind: str
    lines: list[Line] = field(default_factory=list)


def heading_of(text: str) -> str:
    """The kind of part a line is the heading of; empty where it is none."""
    if len(text) > LONGEST or "," in text:
        return ""
    folded = words(text)
    if folded in _KIND:
        return _KIND[folded]
    if (plain := _without_small(folded)) in _KIND:
        return _KIND[plain]
    halves = [half.strip() for half in re.split(r"\b(?:and|en|et|iyo)\b|&", text.casefold()) if half.strip()]
    kinds = [_KIND.get(words(half), "") for half in halves]
    return kinds[0] if len(kinds) == 2 and all(kinds) else ""


def sections(lines: list[Line]) -> list[Section]:
    """The parts in their order, the first of them `head`."""
    kinds = [_heading(line) for line in lines]
    looks = Counter(_look(line) for line, kind in zip(lines, kinds, strict=True) if kind)
    plain = Counter(_look(line) for line, kind in zip(lines, kinds, strict=True) if not kind)
    # A look speaks where the page tells looks apart, and mostly headings have it.
    telling = {look for look, count in looks.items() if look[0] and count >= 2 and plain[look] <= 2 * count + 2}
    found = [Section("head")]
    for line, kind in zip(lines, kinds, strict=True):
        if not kind and _could_be(line) and (line.heading or _look(line) in telling) and _after_all(found, line):
            kind = "other"
        if kind:
            found.append(Section(kind))
        else:
            found[-1].lines.append(line)
    return found


def _after_all(found: list[Section], line: Line) -> bool:
    """The first line of a file is a name, however it looks."""
    return len(found) > 1 or (bool(found[0].lines) and not line.heading) or len(found[0].lines) > 2


def _heading(line: Line) -> str:
    return "" if line.bullet else heading_of(line.text.strip(" :：\t"))


def _could_be(line: Line) -> bool:
    return not line.bullet and len(line.text) <= LONGEST and not re.search(r"[@\d:]|\.$|\t", line.text)


def _look(line: Line) -> tuple[float, bool, bool]:
    letters = [letter for letter in line.text if letter.isalpha()]
    return (round(line.size), line.bold, bool(letters) and all(letter.isupper() for letter in letters))
