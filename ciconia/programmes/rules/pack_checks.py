"""What a value in a pack may be. Each check gives the value in the form it is stored, or says what it expected."""

import difflib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ciconia.foundation.countries import ALPHA2, known_zone

UNKNOWN = "unknown"
LANGUAGES = ("en", "nl", "fr", "ar", "es", "fa-AF", "so", "ps")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_URL = re.compile(r"https?://[^\s<>\"]{3,500}")
_YEAR, _MONTH = re.compile(r"(\d{4})"), re.compile(r"(\d{4})-(\d{2})")
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Check:
    """One kind of value: what is expected, in words, and the function that reads it (ValueError if it cannot)."""

    expected: str
    read: Callable[[Any], Any]


def suggestion(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, as the end of a sentence; empty if none is near."""
    near = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def _clean(value: Any, most: int) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise ValueError
    for sign in value:
        if sign in _TURNING or (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t"):
            raise ValueError
    return value.strip()


def text(most: int = 4000) -> Check:
    """Plain text without control characters or signs that turn the reading direction."""
    return Check(f"text of 1 to {most} characters without control characters", lambda value: _clean(value, most))


def matching(pattern: re.Pattern[str], expected: str, most: int = 40) -> Check:
    """Text of a given form."""

    def read(value: Any) -> str:
        found = _clean(value, most)
        if not pattern.fullmatch(found):
            raise ValueError
        return found

    return Check(expected, read)


SLUG = matching(_SLUG, 'a code of small letters, digits, "-" and "_"')
PREFIX = matching(_PREFIX, 'two to six capitals or digits such as "CD2"')
URL = matching(_URL, 'an address that starts with "https://"', 600)
DAC = matching(re.compile(r"\d{5}"), 'a DAC sector code of five digits in quotes, such as "14030"')


def _country(value: Any) -> str:
    if not isinstance(value, str) or value not in ALPHA2:
        raise ValueError
    return value


COUNTRY = Check('the code of a country in three capitals such as "SOM"', _country)


def _words(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return {"source": "en", "en": _clean(value, 4000)}
    if not isinstance(value, dict):
        raise ValueError
    found = {key: _clean(item, 4000) for key, item in value.items()}
    source = found.pop("source", "en")
    if source not in found or not set(found) <= set(LANGUAGES):
        raise ValueError
    return {"source": source, **found}


WORDS = Check(
    'text without control characters, or texts by language such as { en = "…", nl = "…" } that have the source'
    " language (en unless `source` says so)",
    _words,
)


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError
    return value


def _when(value: Any) -> dict[str, Any]:
    if not isinstance(value, str):
        return {"day": _day(value), "precision": "day"}
    if value in ("open", UNKNOWN):
        return {"day": None, "precision": value}
    if match := _MONTH.fullmatch(value):
        return {"day": date(int(match[1]), int(match[2]), 1), "precision": "month"}
    if match := _YEAR.fullmatch(value):
        return {"day": date(int(match[1]), 1, 1), "precision": "year"}
    raise ValueError


DAY = Check("a date without quotes such as 2019-07-01", _day)
WHEN = Check('a date such as 2019-07-01, or "2019-07", "2019", "open" or "unknown" in quotes', _when)


def first_day(when: dict[str, Any]) -> date | None:
    """The first day a date of any precision can be."""
    day: date | None = when["day"]
    return day


def last_day(when: dict[str, Any]) -> date | None:
    """The last day a date of any precision can be."""
    day: date | None = when["day"]
    if day and when["precision"] == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    if day and when["precision"] == "year":
        return date(day.year, 12, 31)
    return day


def whole(least: int, most: int) -> Check:
    """A whole number in a range."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return Check(f"a whole number from {least} to {most}", read)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


FLAG = Check("true or false", _flag)


def one_of(names: Iterable[str]) -> Check:
    """One of a few words."""
    known = list(names)

    def read(value: Any) -> str:
        if value not in known or not isinstance(value, str):
            raise ValueError(suggestion(value, known) if isinstance(value, str) else "")
        return value

    return Check("one of " + ", ".join(f'"{name}"' for name in known), read)


def _zone(value: Any) -> str:
    if not isinstance(value, str) or not known_zone(value):
        raise ValueError
    return value


ZONE = Check('the name of a time zone such as "Europe/Amsterdam"', _zone)


def _rule_value(value: Any) -> Any:
    if isinstance(value, list) and value:
        if len(set(map(str, value))) != len(value):
            raise ValueError
        return [_clean(item, 80) for item in value]
    return whole(0, 1_000_000).read(value)


RULE_VALUE = Check("a whole number, or a list of texts, each once", _rule_value)


@dataclass(frozen=True)
class ListOf:
    """Several values of one kind."""

    item: Check
    least: int = 0


@dataclass(frozen=True)
class Table:
    """One table of a given shape."""

    shape: "Shape"


@dataclass(frozen=True)
class Tables:
    """Several tables of one shape, as [[name]]."""

    shape: "Shape"
    least: int = 0


@dataclass(frozen=True)
class Named:
    """Tables of one shape, each under a name of its own, as [group.name]."""

    shape: "Shape"


Part = Check | ListOf | Table | Tables | Named


@dataclass(frozen=True)
class Key:
    """One key of a table: what it holds, and what stands for it where it is left out."""

    part: Part
    required: bool = True
    default: Any = None


Shape = Mapping[str, Key]
