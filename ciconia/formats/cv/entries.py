"""Work and studies: which lines belong to one of them, and what in their heads is what."""
# ruff: noqa: RUF001 - dashes and signs of many scripts are looked for here

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ciconia.formats.cv.dates import Period, period_in
from ciconia.formats.cv.head import is_place
from ciconia.formats.cv.lines import CELL, Line, words
from ciconia.formats.cv.private import without_sentences
from ciconia.formats.cv.shape import GUESS, LIKELY, Job, Read, Study
from ciconia.formats.cv.words import DEGREES, INSTITUTIONS, PLACES, TITLES

_TITLES = {words(word) for word in TITLES.split()}
_PLACES = {words(word) for word in PLACES.split()}
_INSTITUTIONS = {words(word) for word in INSTITUTIONS.split()}
_DEGREE = re.compile(
    rf"^(?:{'|'.join(sorted({words(one) for one in DEGREES.split('|')}, key=len, reverse=True))})(?!\w)"
)
_PART = re.compile(rf"{CELL}|\s[-–—|·•]\s|\s@\s|(?<=\w)\s*\|\s*(?=\w)")
_AT = re.compile(r"\s+(?:at|bij|chez|auprès de|bei)\s+", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?i)^\(?\d+ (?:years?|months?|jaar|maanden|ans?|mois)(?: \d+ (?:years?|months?|jaar|maanden|mois))?\)?$"
)
_SCORE = re.compile(
    r"(?i)\s*[-–,]?\s*\(?(?:gpa:?\s*)?\d(?:[.,]\d+)?(?:\s*/\s*\d(?:[.,]\d+)?)?\s*gpa\)?|\s*gpa:?\s*\d[\d./]*"
)
LONG = 90  # letters: a line that tells and does not name
INDENT = 3.0  # points


@dataclass
class Entry:
    """One job or study: its head, and the lines that tell about it."""

    head: list[Line] = field(default_factory=list)
    told: list[Line] = field(default_factory=list)
    period: Period | None = None
    place: Read = field(default_factory=Read)
    dated: Read = field(default_factory=Read)

    def pieces(self) -> list[tuple[str, str]]:
        """(text, where) of what the head names, without dates, places and lengths of time."""
        found: list[tuple[str, str]] = []
        for line in self.head:
            text = line.text
            if period := period_in(text):
                text = f"{text[: period.lo]}{CELL}{text[period.hi :]}"
                self.period, self.dated = period, Read("x", line.where)
            for part in _PART.split(text):
                plain = part.strip(" ,،;:()[]-–—|·•")
                if not plain or _LENGTH.match(plain):
                    continue
                if is_place(plain) and not _score(plain) and (found or len(self.head) > 1):
                    self.place = self.place or Read(plain, line.where, LIKELY)
                else:
                    found.append((plain, line.where))
        return found


def entries(lines: list[Line]) -> list[Entry]:
    """The lines of a part, put together to entries: each has a head with a date, or a head set off by bullets."""
    found: list[Entry] = []
    for heads, told in _runs(lines):
        for number, head in enumerate(_split(heads)):
            if number == 0 and found and not _dated(head) and _continues(found[-1], head):
                found[-1].told += head
            else:
                found.append(Entry(*_told_in_head(head)))
        if found:
            found[-1].told += told
    return found


def _continues(before: Entry, head: list[Line]) -> bool:
    """Lines without a date behind an entry: more of what it tells, where they are long or it has nothing to tell."""
    return all(len(line.text) > LONG or line.text.endswith(".") for line in head) and bool(before.head)


def _runs(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """(lines that name, bullets below them), again and again."""
    heads: list[Line] = []
    told: list[Line] = []
    for line in lines:
        cells = line.cells()
        dated = [cell for cell in cells[1:] if line.bullet and (period_in(cell) or is_place(cell))]
        if line.bullet and dated:
            heads.append(Line(CELL.join(dated), line.where, line.x, line.size))
            line = Line(cells[0], line.where, line.x, line.size, bullet=True)
        if line.bullet:
            told.append(line)
        elif told and _hangs(line, told[-1]):
            told[-1] = Line(_joined(told[-1].text, line.text), told[-1].where, told[-1].x, told[-1].size, bullet=True)
        elif told and _date_alone(line) and not any(_dated([head]) for head in heads):
            heads.append(line)
        else:
            if told:
                yield heads, told
                heads, told = [], []
            heads.append(line)
    yield heads, told


def _date_alone(line: Line) -> bool:
    period = period_in(line.text)
    return period is not None and len(line.text) - (period.hi - period.lo) < 4


def _hangs(line: Line, bullet: Line) -> bool:
    """Whether a line goes on with a bullet: it stands further in than where the bullet begins."""
    return bool(line.x) and line.x >= bullet.x + INDENT and abs(line.size - bullet.size) < 1 and not line.bold


def _joined(one: str, other: str) -> str:
    return f"{one[:-1]}{other}" if one.endswith("-") and other[:1].islower() else f"{one} {other}"


def _dated(head: list[Line]) -> bool:
    return any(period_in(line.text) for line in head)


def _split(heads: list[Line]) -> list[list[Line]]:
    """One list of lines for each date: where the first date stands in the first of them, it stands in the others."""
    dated = [number for number, line in enumerate(heads) if period_in(line.text) and len(line.text) < LONG]
    if len(dated) < 2:
        return [heads] if heads else []
    begins = [max(number - dated[0], 0) for number in dated]
    begins = [begin for begin, before in zip(begins, [-1, *begins[:-1]], strict=True) if begin > before]
    return [heads[begin:end] for begin, end in zip(begins, [*begins[1:], len(heads)], strict=True)]


def _told_in_head(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Long lines, and all behind the first of them, tell and do not name."""
    for number, line in enumerate(lines):
        if number and len(line.text) > LONG and period_in(line.text) is None:
            return lines[:number], lines[number:]
    return lines[:4], lines[4:]


def jobs(lines: list[Line]) -> list[Job]:
    """Work, in the order of the file."""
    found = [(entry, _two(entry.pieces())) for entry in entries(lines)]
    # Files are of one mind: where most name the work first, the others do.
    votes = sum(_leaning(pieces[0][0], pieces[1][0]) for _, pieces in found if len(pieces) > 1)
    made = (_job(entry, pieces, votes) for entry, pieces in found)
    return [job for job in made if job is not None]


def _two(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces, a single one parted at "at" or at its comma."""
    if len(pieces) != 1:
        return pieces
    text, where = pieces[0]
    for pattern in (_AT, re.compile(r"\s*[,،]\s+")):
        parts = [part.strip() for part in pattern.split(text, maxsplit=1)]
        if len(parts) == 2 and all(parts):
            return [(part, where) for part in parts]
    return pieces


def _score(text: str) -> int:
    """Above nothing where a text names work, below it where it names an employer."""
    said = words(text).split()
    plain = {word.removeprefix("ال") for word in said} | set(said)
    return len(plain & _TITLES) - len(plain & _PLACES)


def _leaning(first: str, second: str) -> int:
    difference = _score(first) - _score(second)
    return (difference > 0) - (difference < 0)


def _job(entry: Entry, pieces: list[tuple[str, str]], votes: int) -> Job | None:
    if not pieces or (entry.period is None and len(pieces) < 2):
        return None
    names = pieces[:2]
    own = _leaning(names[0][0], names[1][0]) if len(names) == 2 else 0
    sure = LIKELY if own else GUESS
    if len(names) == 2 and (own or votes or 1) < 0:
        names = [names[1], names[0]]
    read = [Read(text, where, sure) for text, where in names] + [Read()]
    if len(names) == 1 and _score(names[0][0]) < 0:
        read = [Read(), read[0]]
    read[1], entry.place = _placed(read[1], entry.place)
    starts, until = _days(entry)
    more = [Line(text, where) for text, where in pieces[2:]]
    return Job(read[0], read[1], starts, until, entry.place, told([*more, *entry.told]))


def _placed(employer: Read, place: Read) -> tuple[Read, Read]:
    """An employer without the town and country that stand behind its name."""
    parts = re.split(r"\s*[,،]\s*", employer.value)
    if place or len(parts) < 3 or not is_place(", ".join(parts[-2:])):
        return employer, place
    name, where = ", ".join(parts[:-2]), ", ".join(parts[-2:])
    return Read(name, employer.where, employer.sure), Read(where, employer.where, LIKELY)


def told(lines: list[Line]) -> tuple[Read, ...]:
    """What is told about work, without sentences about what is private."""
    plain = ((without_sentences(line.text.replace(CELL, " "))[0], line.where) for line in lines)
    return tuple(Read(text, where, LIKELY) for text, where in plain if text)


def _days(entry: Entry) -> tuple[Read, Read]:
    if entry.period is None:
        return Read(), Read()
    where, sure = entry.dated.where, GUESS if entry.period.single else LIKELY
    starts, until = entry.period.starts, entry.period.until
    return Read(starts, where, sure) if starts else Read(), Read(until, where, sure) if until else Read()


def studies(lines: list[Line]) -> list[Study]:
    """Studies, in the order of the file."""
    made = (_study(entry) for entry in entries(lines))
    return [study for study in made if study is not None]


def _study(entry: Entry) -> Study | None:
    pieces = [(_SCORE.sub("", text).strip(" ,-–"), where) for text, where in entry.pieces()]
    pieces = [(text, where) for text, where in _commas(pieces) if text]
    if not pieces:
        return None
    institution = next((piece for piece in pieces if _teaches(piece[0]) and not _degree(piece[0])), None)
    degree = next((piece for piece in pieces if _degree(piece[0]) and piece is not institution), None)
    rest = [piece for piece in pieces if piece not in (institution, degree)]
    named, area = ("", ""), Read()
    if degree:
        named, area = _parted(degree)
        if institution is None and _teaches(area.value):  # "BS Bogazici University"
            institution, area = (area.value, area.where), Read()
    sure = LIKELY if institution and degree else GUESS
    if institution is None and rest:
        institution = rest.pop(0)
    if not area and rest:
        area = Read(rest[0][0], rest[0][1], sure)
    if (institution is None and not named[0]) or (entry.period is None and not degree and len(pieces) < 2):
        return None
    starts, until = _days(entry)
    where = Read(institution[0], institution[1], sure) if institution else Read()
    return Study(where, Read(named[0], named[1], sure) if named[0] else Read(), area, starts, until)


def _commas(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pieces parted at commas as well, as far as what stands there is no further part of one name."""
    return [(part.strip(), where) for text, where in pieces for part in re.split(r"[,،]\s", text)][:6]


def _teaches(text: str) -> bool:
    said = words(text).split()
    return bool(({word.removeprefix("ال") for word in said} | set(said)) & _INSTITUTIONS)


def _degree(text: str) -> bool:
    return _DEGREE.match(words(text).removeprefix("ال")) is not None


def _parted(degree: tuple[str, str]) -> tuple[tuple[str, str], Read]:
    """A degree and what it is in: "Bachelor of Science in Computer Science" becomes both."""
    text, where = degree
    found = re.search(r"(?i)\s(?:in|en|in de|à|في|ee)\s|\s*[:(]\s*", text)
    if found:
        return (text[: found.start()].strip(), where), Read(text[found.end() :].strip(" )"), where, LIKELY)
    match = _DEGREE.match(words(text))
    count = len(match[0].split()) if match else 0
    parts = text.split()
    if match and len(parts) > count and words(" ".join(parts[:count])) == match[0]:
        return (" ".join(parts[:count]), where), Read(" ".join(parts[count:]), where, GUESS)
    return (text, where), Read()
