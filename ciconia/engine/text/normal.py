"""Cleaning what people paste, and the folded form in which two spellings of one word are the same."""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 20_000  # characters that are read: about ten pages, more than any need or profile says
TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z][^<>]{0,500}>", re.S | re.I)
MARKS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF)
ZERO_WIDTH: dict[int, str | None] = dict.fromkeys(MARKS)
ZERO_WIDTH |= {0x200C: " ", 0x200D: "", 0x00AD: "", 0x0640: ""}
# Letters that keyboards of neighbouring languages write differently for the same sound in the same word.
ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیېۍئے", "ي"),
        **dict.fromkeys("ةۀھہە", "ه"),
        **dict.fromkeys("ک", "ك"),
        **dict.fromkeys("ګ", "گ"),
        "ؤ": "و",
        "ء": "",
        "څ": "څ",
    }
)
LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "'": " ", "’": " "})
CAPITALISED = re.compile(r"[^\W\d_](?:[^A-ZÀ-ÖØ-Þ]*|['’][A-ZÀ-ÖØ-Þ]?[^A-ZÀ-ÖØ-Þ]*)")
NOT_WORD = re.compile(r"[\W_]+")
SPACES = re.compile(r"[^\S\n]+")
# What a job advertisement adds to a title so that everybody feels meant; it says nothing about the work.
LETTERS_OF_SEX = re.compile(r"\(?\b(?:[hfmvwxd]\s*[/|,]\s*){1,3}[hfmvwxd]\b\.?(?:\s*/\s*n)?\)?", re.I)
ENDINGS = re.compile(
    r"(?<=\w\w)(?:[/*:·_]\s*-?|\(-?)(?:innen|in|frau|euse|rice|trice|ère|ière|ienne|enne|esse|ne|se|te|le|ve|fe|es|e|a|as"
    r"|ster|es|n)\b\)?",
    re.I,
)


@dataclass(frozen=True)
class Cleaned:
    """Text fit to be read, and in words what was left out of it."""

    text: str
    notes: tuple[str, ...] = ()


def clean(raw: str) -> Cleaned:
    """Takes out mark-up, invisible marks, pictures and what is too long; says so where words may have been lost."""
    notes = []
    text = raw
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(f"only the first {LONGEST:,} of {len(raw):,} characters were read")
    if "<" in text or "&" in text:
        stripped = html.unescape(TAG.sub(" ", text))
        if stripped != text:
            notes.append("mark-up was taken out")
        text = stripped
    text = unicodedata.normalize("NFC", text.translate(ZERO_WIDTH))
    kept = "".join(_kept(letter) for letter in text)
    if kept != text:
        notes.append("signs that are no words were left out")
    lines = (SPACES.sub(" ", line).strip() for line in kept.splitlines())
    return Cleaned("\n".join(line for line in lines if line), tuple(notes))


@lru_cache(maxsize=65536)
def _kept(letter: str) -> str:
    if letter in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if letter == "\t":
        return " "
    # Cc control, Cs lone surrogates, Co private, Cn unassigned, So pictures, Sk skin colours.
    return " " if unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "So", "Sk", "Cf"} else letter


def neutral(text: str) -> str:
    """A title without the marks that address both sexes: `Landwirt/in (m/w/d)` becomes `Landwirt`."""
    without = LETTERS_OF_SEX.sub(" ", text)
    without = ENDINGS.sub("", without)
    return SPACES.sub(" ", without).strip() or text


def small(text: str, language: str) -> str:
    """A text as vocabularies write names: no capital at the head, and none of Those In Titles; German keeps its nouns.

    The encoder minds capitals: without the first one, MELO's Dutch titles found English names at .41 instead of .35.
    """
    if language == "de":
        return text
    words = text.split(" ")
    long = [word for word in words if len(word) > 3]
    titled = len(long) > 1 and all(map(_capitalised, long))
    return " ".join(
        word.lower() if (titled or not place) and _capitalised(word) else word for place, word in enumerate(words)
    )


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and CAPITALISED.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, without accents, with one spelling per Arabic letter and one space between words."""
    lower = text.casefold().translate(ZERO_WIDTH).translate(LATIN)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))
    bare = unicodedata.normalize("NFKC", bare.translate(ARABIC))
    return NOT_WORD.sub(" ", bare).strip()
