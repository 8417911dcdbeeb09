"""Names of languages and countries in several languages, and levels of the Common European Framework."""

import re
from functools import cache

from babel import Locale

from ciconia.formats.cv.lines import words
from ciconia.formats.cv.words import LEVELS

READ_IN = ("en", "nl", "fr", "ar", "so", "de", "es")
# What CLDR names otherwise, or not at all; ISO 639-2 codes as Europass writes them.
OTHER_NAMES = {
    "dari": "fa-AF", "dari persian": "fa-AF", "farsi": "fa", "perzisch": "fa", "flemish": "nl", "vlaams": "nl",
    "flamand": "nl", "af soomaali": "so", "soomaali": "so", "somali": "so", "somalisch": "so", "mandarin": "zh",
    "sorani": "ckb", "kurmanji": "ku", "kurdish": "ku", "koerdisch": "ku", "kurde": "ku", "pashtu": "ps",
    "pasjtoe": "ps",
    "pachto": "ps", "carabi": "ar", "af carabi": "ar", "ingiriisi": "en", "af ingiriisi": "en", "faransiis": "fr",
    "tigrigna": "ti", "tigrinya": "ti", "amharic": "am", "assyrian": "syr", "aramees": "syr", "fula": "ff",
    "fulani": "ff",
    "الانجليزيه": "en", "عربي": "ar", "انجليزي": "en", "الإنجليزية": "en", "الدارية": "fa-AF", "دری": "fa-AF",
    "الصومالية": "so",
    "eng": "en", "nld": "nl", "dut": "nl", "fra": "fr", "fre": "fr", "ara": "ar", "som": "so", "prs": "fa-AF",
    "pus": "ps",
    "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "kur": "ku", "tir": "ti", "amh": "am", "hau": "ha",
    "ibo": "ig", "yor": "yo", "ful": "ff", "swa": "sw", "tur": "tr", "urd": "ur", "fas": "fa", "per": "fa", "swe": "sv",
    "dan": "da", "fin": "fi", "pol": "pl", "rus": "ru", "ukr": "uk", "ron": "ro", "rum": "ro", "ell": "el", "gre": "el",
}  # fmt: skip
OTHER_COUNTRIES = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "usa": "US", "us": "US", "u s a": "US",
    "the netherlands": "NL", "holland": "NL", "turkey": "TR", "czech republic": "CZ", "ivory coast": "CI",
    "united states of america": "US", "hollanda": "NL", "soomaaliya": "SO", "holland ": "NL",
}  # fmt: skip
CEFR = re.compile(r"(?<![A-Za-z0-9])([ABC][12])(?![A-Za-z0-9])")


def _any_of(row: str) -> re.Pattern[str]:
    longest_first = sorted({words(one) for one in row.split("|")}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


_WORDS = tuple((level, _any_of(row)) for level, row in LEVELS)


@cache
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for reader in READ_IN:
        for code, name in Locale.parse(reader).languages.items():
            if "_" not in code and len(code) < 4:
                found.setdefault(words(str(name)), code)
    found |= {words(name): code for name, code in OTHER_NAMES.items()}
    return found


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for reader in READ_IN:
        for code, name in Locale.parse(reader).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(words(str(name)), code)
    return found | {words(name): code for name, code in OTHER_COUNTRIES.items()}


def language_code(name: str) -> str:
    """The code of a language by its name or code; empty where nobody knows it."""
    folded = words(name)
    known = _languages()
    if folded in known:
        return known[folded]
    if len(folded) == 2 and folded in Locale.parse("en").languages:
        return folded
    return known.get(folded.removeprefix("ال"), "") or known.get(f"ال{folded}", "")


def country_code(name: str) -> str:
    """The alpha-2 code of a country by its name; empty where nobody knows it."""
    return _countries().get(words(name), "")


def country_of_code(code: str) -> str:
    """A valid alpha-2 code in capitals, with Europass's own two put right; empty where there is no such country."""
    upper = {"UK": "GB", "EL": "GR"}.get(code.strip().upper(), code.strip().upper())
    return upper if len(upper) == 2 and upper.isalpha() and upper in Locale.parse("en").territories else ""


def level_in(text: str) -> tuple[str, bool]:
    """(level, whether the framework itself is named) of what is said about a language; the lowest where several are.

    Nobody is helped by more than they said.
    """
    if found := CEFR.findall(text.upper()):
        return min(found), True
    folded = words(text)
    for level, pattern in _WORDS:
        if pattern.search(folded):
            return level, False
    return "", False
