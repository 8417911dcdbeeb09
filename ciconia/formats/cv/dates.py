"""Days and stretches of time, as people write them in English, Dutch, French, Arabic and Somali."""
# ruff: noqa: RUF001 - dashes and signs of many scripts are looked for here

import re
from dataclasses import dataclass

from ciconia.formats.cv.lines import fold
from ciconia.formats.cv.shape import NOW
from ciconia.formats.cv.words import MONTHS, PRESENT, SEASONS, SINCE, UNTIL

_NUMBER_OF = {fold(word.replace("_", " ")): number for number, row in enumerate(MONTHS, 1) for word in row.split()}


def _one_of(found: list[str]) -> str:
    parts = sorted({fold(word.strip()) for word in found if word.strip()}, key=len, reverse=True)
    return "|".join(re.escape(part).replace(r"\ ", r"\s+") for part in parts)


_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_MONTH = rf"(?:{_one_of(list(_NUMBER_OF))})\b\.?"
_SEASON = rf"(?:{_one_of(SEASONS.split())})"
_POINT = (
    rf"(?:(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|er|e)?[\s.]*)?{_MONTH}[\s,./']*(?:of\s+|de\s+|van\s+)?{_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.][0-3]\d)?(?!\d)"
    rf"|(?<!\d)(?:[0-3]?\d[-/.])?[0-3]?\d[-/.]{_YEAR}(?!\d)"
    rf"|(?<!\w){_SEASON}\s+{_YEAR}(?!\d)"
    rf"|(?<![\d.,$€]){_YEAR}(?![\d%]|[.,]\d))"
)
_PRESENT = rf"(?:{_one_of(PRESENT.split('|'))})(?!\w)"
_UNTIL = rf"(?:\s*(?:{_one_of([sign for sign in UNTIL.split('|') if not sign[0].isalpha()])})\s*" \
         rf"|\s+(?:{_one_of([word for word in UNTIL.split('|') if word[0].isalpha()])})\s+)"  # fmt: skip
_SINCE = rf"(?:(?<!\w)(?:{_one_of(SINCE.split('|'))})\s+)"
_NOW = rf"(?:(?:{_one_of(['ilaa', 'حتى', 'a', 'a ce', 'ce'])})?\s*{_PRESENT})"
RANGE = re.compile(rf"{_SINCE}?(?P<a>{_POINT}){_UNTIL}(?:(?P<b>{_POINT})|(?P<now>{_NOW}))")
SHORT = re.compile(rf"(?<!\w)(?P<m>{_MONTH}){_UNTIL}(?P<b>(?:{_MONTH})\s*(?P<y>{_YEAR}))(?!\d)")
OPEN = re.compile(rf"{_SINCE}(?P<a>{_POINT})")
SINGLE = re.compile(rf"(?P<a>{_POINT})")
DANGLING = re.compile(rf"(?P<a>{_POINT})\s*[-–—]\s*$")


@dataclass(frozen=True)
class Period:
    """From when until when (ISO 8601 as far as known, NOW, or empty), and where in the text it stands."""

    starts: str
    until: str
    lo: int
    hi: int

    @property
    def single(self) -> bool:
        """One day or year alone, of which nobody says whether it is the beginning or the end."""
        return not self.starts


def period_in(text: str) -> Period | None:
    """The first stretch of time in a text, else its first date as an end."""
    folded = fold(text)
    if found := RANGE.search(folded):
        until = NOW if found["now"] else point(found["b"])
        return Period(point(found["a"]), until, *found.span())
    if found := SHORT.search(folded):
        return Period(point(f"{found['m']} {found['y']}"), point(found["b"]), *found.span())
    if found := DANGLING.search(folded) or OPEN.search(folded):
        return Period(point(found["a"]), NOW, *found.span())
    if found := SINGLE.search(folded):
        return Period("", point(found["a"]), *found.span())
    return None


def point(text: str) -> str:
    """A date in ISO 8601, as exact as a month; empty where it is none. Of two small numbers the first is the day."""
    folded = fold(text)
    year = re.search(_YEAR, folded)
    if year is None:
        return ""
    if named := re.search(_MONTH, folded):
        return f"{year[0]}-{_NUMBER_OF[' '.join(named[0].rstrip('.').split())]:02}"
    numbers = [int(number) for number in re.findall(r"\d+", folded.replace(year[0], " ", 1))]
    if not numbers:
        return year[0]
    month = numbers[0] if folded.strip().startswith(year[0]) or len(numbers) == 1 else numbers[1]
    if month > 12 and len(numbers) > 1:
        month = numbers[0]
    return f"{year[0]}-{month:02}" if 1 <= month <= 12 else year[0]
