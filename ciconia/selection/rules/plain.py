"""Texts are plain: what a text may hold, and what is left of one that was pasted from elsewhere."""

import html
import re
import unicodedata
from dataclasses import dataclass

import nh3

LONGEST_LINE, LONGEST_TEXT = 160, 6000
ONE_LINE = ("title",)

# Unicode TR9, 2.1 to 2.3: signs that force a direction on what follows them; a page gives direction by language.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Harmless in a running text of Arabic or Dari; in a title they only hide that two titles differ.
MARKS = frozenset("\u200e\u200f\u061c")

_TAG = re.compile(r"<[A-Za-z/!?]")
_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9:-]*)|<[!?]")
_BREAK = re.compile(r"</?\s*(?:br|hr|p|li|div|h[1-6]|tr|ul|ol|table|blockquote)\b[^>]*>", re.I)
_ADDRESS = re.compile(r"<([^<>\s@]+@[^<>\s@]+)>")
_ROUNDS = 5


@dataclass(frozen=True)
class Plain:
    """What is left of a text, the names of the elements that were taken out of it, and whether hidden signs were."""

    text: str
    elements: tuple[str, ...] = ()
    signs: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything was taken out."""
        return bool(self.elements) or self.signs


def plain(text: str, *, line: bool = False) -> Plain:
    """The text without markup, without signs that turn the direction, without control characters.

    An element leaves its words behind; a script or a style leaves nothing. line: a text of one line, where marks of
    direction go too.
    """
    elements: list[str] = []
    text = _ADDRESS.sub(r"\1", text)
    for _round in range(_ROUNDS):
        if not _TAG.search(text):
            break
        elements += [f"<{(match[1] or '!').lower()}>" for match in _NAME.finditer(text)]
        broken = _BREAK.sub("\n", text)
        text = html.unescape(nh3.clean(broken, tags=set(), clean_content_tags={"script", "style"}))
        text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()
    else:
        text = text.replace("<", "")
    gone = TURNING | MARKS if line else TURNING
    kept = "".join(sign for sign in text if sign not in gone and not _control(sign))
    return Plain(kept, tuple(dict.fromkeys(elements)), signs=kept != text)


def _control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t\r"
