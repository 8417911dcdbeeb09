"""Lines of a document on their way to a CV, and how words are compared."""
# ruff: noqa: RUF001 - signs of many scripts are what this file is about

import re
import unicodedata
from dataclasses import dataclass, replace

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
BULLET = re.compile(r"^\s*(?:[•●○▪▫◦‣⁃∙·■□◆◇➤►▶✓✔*\uf0b7\uf0a7\uf076]|[-–—](?=\s))\s*|^\s*o\s+(?=[A-Z])")
# Marks nobody sees, vowel signs and the stretching sign of Arabic, letters of icon fonts.
UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u0652\u0640\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]"
)
CELL = "\t"


@dataclass(frozen=True)
class Line:
    """A line of text with its cells parted by tabs; x, size (points) and bold where the format tells them."""

    text: str
    where: str
    x: float = 0.0
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    bullet: bool = False
    page: int = 1

    def cells(self) -> list[str]:
        """The parts of the line that stand apart."""
        return [cell.strip() for cell in self.text.split(CELL) if cell.strip()]


def clean(text: str) -> str:
    """Text in one form (Unicode NFKC), with Western digits, without marks nobody sees; tabs stay."""
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", BULLET_SIGNS.sub(" • ", text))).translate(DIGITS)
    return CELL.join(" ".join(cell.split()) for cell in text.split(CELL)).strip()


BULLET_SIGNS = re.compile("[\uf0b7\uf0a7\uf076]")


def tidied(line: Line) -> Line:
    """The line cleaned, and known as a bullet where it begins with one."""
    text = clean(line.text)
    found = BULLET.match(text)
    if found:
        return replace(line, text=text[found.end() :].strip(), bullet=True)
    return replace(line, text=text)


def fold(text: str) -> str:
    """Small letters without accents, letter for letter, so that places in the folded text are places in the text."""
    return "".join(_folded(letter) for letter in text)


def _folded(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].casefold()
    return {"ى": "ي", "ک": "ك", "ی": "ي", "’": "'", "‘": "'"}.get(base, base) if len(base) == 1 else letter


def words(text: str) -> str:
    """Folded text with single spaces in place of everything that is no letter and no digit."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
