"""A CV from plain lines: its parts by their headings, and what stands in each."""
# ruff: noqa: RUF001 - signs of several scripts are what this file is about

import re
from collections.abc import Iterator

from ciconia.formats.cv.dates import period_in
from ciconia.formats.cv.entries import jobs, studies
from ciconia.formats.cv.head import contact
from ciconia.formats.cv.lines import CELL, Line, words
from ciconia.formats.cv.private import without_private, without_sentences
from ciconia.formats.cv.sections import Section, sections
from ciconia.formats.cv.shape import GUESS, LIKELY, SURE, Certificate, Cv, Read, Spoken
from ciconia.formats.cv.spoken import language_code, level_in

_PARTS = re.compile(rf"\s*(?:[,،;•·|●]|{CELL})\s*")
_LABEL = re.compile(r"^[^\d,;:،]{2,40}[:：]\s*")
_FOOTER = re.compile(r"(?i)[-–—]\s*\d+\s*/\s*\d+$|^(?:page|pagina) \d+|^last updated")
LONGEST_SKILL, MOST_SKILLS = 60, 80
WIDE = 60  # letters: a line that may go on in the next


def read_lines(lines: list[Line], kind: str, notes: list[str]) -> Cv:
    """The CV of a file whose format names nothing: PDF or DOCX."""
    open_lines, left = without_private(line for line in lines if not _FOOTER.search(line.text))
    parts = sections(open_lines)
    who = contact(line for part in parts if part.kind in ("head", "personal") for line in part.lines)
    summary, kinds = _summary([line for part in parts if part.kind == "summary" for line in part.lines])
    return Cv(
        kind=kind, **who, summary=summary,
        work=tuple(job for part in _of(parts, "work") for job in jobs(part.lines)),
        education=tuple(study for part in _of(parts, "education") for study in studies(part.lines)),
        languages=tuple(_once(one for part in _of(parts, "languages") for one in spoken(part.lines))),
        skills=tuple(_skills([line for part in _of(parts, "skills") for line in part.lines])),
        certificates=tuple(one for part in _of(parts, "certificates") for one in _certificates(part.lines)),
        left_out=tuple(sorted(left | kinds)), notes=tuple(notes),
    )  # fmt: skip


def _of(parts: list[Section], kind: str) -> Iterator[Section]:
    return (part for part in parts if part.kind == kind)


def _summary(lines: list[Line]) -> tuple[Read, set[str]]:
    text, kinds = without_sentences(" ".join(line.text.replace(CELL, " ") for line in lines))
    return (Read(text, lines[0].where, LIKELY) if text else Read()), kinds


def spoken(lines: list[Line]) -> Iterator[Spoken]:
    """Languages and how well they are spoken; a line may name several."""
    for line in lines:
        parts = [line.text] if len(line.cells()) > 1 else re.split(r"\s*[,،;|•]\s*(?![^(]*\))", line.text)
        for part in parts:
            if found := _language(part, line.where):
                yield found


def _language(text: str, where: str) -> Spoken | None:
    """The longest beginning of a text that is the name of a language, and the level in what follows."""
    plain = words(text).split()
    for count in range(min(3, len(plain)), 0, -1):
        code = language_code(" ".join(plain[:count]))
        if code and (count > 1 or len(plain[0]) > 2):
            name = " ".join(re.split(r"[\s:(–\-\t]+", text.strip())[:count])
            level, exact = level_in(" ".join(plain[count:]))
            sure = SURE if exact else LIKELY if level == "C2" else GUESS
            return Spoken(Read(name, where, LIKELY), code, Read(level, where, sure) if level else Read())
    return None


def _once(found: Iterator[Spoken]) -> Iterator[Spoken]:
    seen: set[str] = set()
    for one in found:
        if one.code not in seen:
            seen.add(one.code)
            yield one


def _skills(lines: list[Line]) -> Iterator[Read]:
    """Skills, parted at commas; a label in front of them is not one; what a line leaves off goes on in the next."""
    said: set[str] = set()
    for text, where in _whole(lines):
        for part in _PARTS.split(_LABEL.sub("", text)):
            skill = part.strip(" .-–")
            if (
                1 <= len(skill) <= LONGEST_SKILL
                and words(skill) not in said
                and len(said) < MOST_SKILLS
                and words(skill)
            ):
                said.add(words(skill))
                yield Read(skill, where, LIKELY)


def _whole(lines: list[Line]) -> Iterator[tuple[str, str]]:
    text, where, wide = "", "", False
    for line in lines:
        goes_on = wide and not line.bullet and not _LABEL.match(line.text) and ("," in text or "،" in text)
        if goes_on:
            text = f"{text} {line.text}"
        else:
            if text:
                yield text, where
            text, where = line.text, line.where
        wide = len(line.text) > WIDE
    if text:
        yield text, where


def _certificates(lines: list[Line]) -> Iterator[Certificate]:
    for line in lines:
        text, period = line.text, period_in(line.text)
        date = Read(period.until if period.until != "now" else period.starts, line.where, LIKELY) if period else Read()
        if period:
            text = f"{text[: period.lo]}{CELL}{text[period.hi :]}"
        parts = [part.strip(" ,-–()") for part in re.split(rf"{CELL}|\s[-–|]\s|[,،]\s", text) if part.strip(" ,-–()")]
        if parts and len(parts[0]) > 2:
            issuer = Read(parts[1], line.where, GUESS) if len(parts) > 1 else Read()
            yield Certificate(Read(parts[0], line.where, LIKELY), issuer, date)
