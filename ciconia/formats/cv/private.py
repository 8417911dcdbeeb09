"""What is never read: birth, sex, nationality, family, religion, pictures, numbers of documents.

A line is dropped before anything else looks at it, and a sentence of free text that says such a thing about its writer
is dropped from the text. What remains known is the kind of thing that stood there, never its value.
"""
# ruff: noqa: RUF001 - letters of two scripts are what this file is about

import re
from collections.abc import Iterable

from ciconia.formats.cv.lines import CELL, Line, words
from ciconia.formats.cv.words import PRIVATE

_KIND = {words(label): kind for kind, row in PRIVATE.items() for label in row.split("|")}
_LABEL = re.compile(rf"^(?:{'|'.join(sorted(map(re.escape, _KIND), key=len, reverse=True))})(?!\w)")
_ALONE = 40
# What somebody says about themselves in a sentence.
_SELF = {
    "birth": r"\b\d{2} (?:years? old|jaar oud|ans\b|jaar\b(?= jong))|\baged \d{2}\b|\bborn (?:in|on)\b"
    r"|\bgeboren (?:in|op|te)\b|\bnee? (?:le|en|a)\b|عمري|مواليد|ولدت|\bdhashay\b|\bdhalatay\b",
    "family": r"\b(?:married|divorced|widowed|gehuwd|getrouwd|gescheiden|mariee?|divorcee?)\b"
    r"|\b(?:father|mother|vader|moeder|pere|mere|parent) (?:of|van|de)\b|متزوج|أب ل|أم ل|\bguursa|\bxaas leh",
    "religion": r"\b(?:i am|i m|ik ben|je suis|as a|devout|practi[sc]ing|believing|gelovig\w*"
    r"|waxaan ahay)\b(?: \w+){0,3} "
    r"(?:muslim|moslim|musulmane?|christian|christen|chretienne?|catholic|katholiek|catholique|protestant|jewish|joods|hindu"
    r"|buddhist|sunni|shia|atheist|conservative|republican|socialist)\b|\brepublican candidates\b"
    r"|\bchristianity\b|مسلم|مسيحي|سني|شيعي",
    "nationality": r"\b(?:nationality|citizen(?:ship)?|nationaliteit|staatsburger|nationalite|citoyenn?e?)\b"
    r"|جنسيت|\bjinsiyad",
    "sex": r"\b(?:i am|ik ben|je suis) (?:an? |een |une? )?(?:\w+ )?(?:woman|man|female|male|vrouw|femme|homme)\b",
}  # fmt: skip
_SAID = {kind: re.compile(pattern) for kind, pattern in _SELF.items()}
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")


def without_private(lines: Iterable[Line]) -> tuple[list[Line], set[str]]:
    """The lines that may be read, and the kinds of what the others said."""
    kept: list[Line] = []
    found: set[str] = set()
    waiting = False  # a label stood alone: its value is the next line
    for line in lines:
        cells, kinds, waiting = _cells(line, waiting)
        found |= kinds
        if cells:
            kept.append(Line(**{**line.__dict__, "text": CELL.join(cells)}))
    return kept, found


def _cells(line: Line, waiting: bool) -> tuple[list[str], set[str], bool]:
    kept: list[str] = []
    found: set[str] = set()
    for cell in line.text.split(CELL):
        kind = label_of(cell)
        if kind:
            found.add(kind)
            waiting = _is_label_alone(cell)
        elif waiting:
            waiting = False
        else:
            kept.append(cell)
    return kept, found, waiting


def label_of(text: str) -> str:
    """The kind of private thing a text is labelled as; empty where it is none."""
    folded = words(text)
    match = _LABEL.match(folded)
    if match is None:
        return ""
    if folded == match[0] or _is_label(text, match[0]):
        return _KIND[match[0]]
    return ""


def _is_label(text: str, label: str) -> bool:
    """Whether the label is followed by a sign that parts it from its value, or by a value right away."""
    head = re.split(r"[:：]", text, maxsplit=1)
    if len(head) == 2 and words(head[0]) in _KIND:
        return True
    rest = words(text)[len(label) :].strip()
    return bool(re.match(r"\d", rest)) and len(text) < _ALONE and _KIND[label] in ("birth", "number", "family")


def _is_label_alone(text: str) -> bool:
    return words(text) in _KIND


def without_sentences(text: str) -> tuple[str, set[str]]:
    """The text without the sentences in which somebody says such things about themselves, and their kinds."""
    found: set[str] = set()
    kept = []
    for sentence in _SENTENCE.split(text):
        folded = words(sentence)
        kinds = {kind for kind, pattern in _SAID.items() if pattern.search(folded)}
        found |= kinds
        if not kinds and sentence.strip():
            kept.append(sentence.strip())
    return " ".join(kept), found
