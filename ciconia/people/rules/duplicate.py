"""Which organisations may be one and the same: names compared without what only looks different.

Names are folded: no accents, no legal forms, no little words. Across Arabic and Latin script their consonants are
compared. A number below says how alike two are, from 0 to 100; it is a reason to look, and never a decision.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

ALIKE = 85
SURE_WORD = 70
TWO_WORDS_DIFFER = 20
SHORTEST_SKELETON = 5
_WORDS_OF_LAW = """
stichting foundation fondation stiftung vereniging verein association associatie asbl vzw ev ngo ong inc ltd limited
gmbh bv llc plc cic charity trust society
"""
_LITTLE_WORDS = """
of the for and in on at to de het een van voor en der den des la le les du d l et pour die das fur und al el ee
ka oo iyo
"""
LEGAL, LITTLE = frozenset(_WORDS_OF_LAW.split()), frozenset(_LITTLE_WORDS.split())
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهپچژگکڤ", "bttjhkddrzsssdtzgfkklmnhpczgkf", strict=True))
# Dotless i, o and l with a stroke; both apostrophes.
_SINGLE = {0x131: "i", 0xF8: "o", 0x142: "l", 0x2019: "", 0x27: ""}
_SILENT = "اأإآٱعويىئؤءةی"
_PAIRS = (
    ("sh", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("ch", "c"),
    ("ph", "f"),
    ("q", "k"),
    ("x", "h"),
)


@dataclass(frozen=True)
class Known:
    """What is compared of an organisation."""

    pk: int
    names: tuple[str, ...]
    acronym: str = ""
    website: str = ""


@dataclass(frozen=True)
class Alike:
    """Two organisations that may be one: how alike they are, and in what."""

    first: int
    second: int
    score: int
    because: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name as it is compared: folded, in small letters, without legal forms and little words."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter) and letter != "ـ")
    text = text.translate(_SINGLE)
    words = re.findall(r"\w+", re.sub(r"(?<=\b\w)\.\s?(?=\w\b)", "", text))
    kept = [word for word in words if word not in LEGAL and word not in LITTLE]
    return " ".join(kept or words)


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants of a name, the same for Arabic and Latin script as far as one can say simply."""
    found = []
    for word in plain(name).split():
        letters = word[2:] if word.startswith("ال") and len(word) > 3 else word
        for pair, single in _PAIRS:
            letters = letters.replace(pair, single)
        bare = "".join(_ARABIC.get(letter, letter) for letter in letters if letter not in _SILENT)
        found.append(re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw]", "", bare)))
    return "".join(found)


def is_arabic(name: str) -> bool:
    """Whether a name stands in Arabic script."""
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def name_score(one: str, other: str) -> int:
    """How alike two names are; two that differ in a whole word on each side are further apart than their letters."""
    if is_arabic(one) != is_arabic(other):
        first, second = skeleton(one), skeleton(other)
        return round(fuzz.ratio(first, second)) if min(len(first), len(second)) >= SHORTEST_SKELETON else 0
    first, second = plain(one), plain(other)
    score = fuzz.token_sort_ratio(first, second)
    alone = [_alone(a.split(), b.split()) for a, b in ((first, second), (second, first))]
    return round(score - TWO_WORDS_DIFFER if all(alone) else score)


def _alone(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(all(fuzz.ratio(word, other) < SURE_WORD for other in others) for word in words)


def compare(one: Known, other: Known) -> Alike | None:
    """Whether two may be one, and in what they are alike; nothing where they are not."""
    score, because = 0, []
    best = max((name_score(a, b) for a in one.names for b in other.names), default=0)
    if best >= ALIKE:
        score, because = best, ["name"]
    mine, theirs = _short(one), _short(other)
    if (mine and mine in {theirs, *_initials(other)}) or (theirs and theirs in _initials(one)):
        score, because = max(score, 88), [*because, "acronym"]
    if _site(one) and _site(one) == _site(other):
        score, because = max(score, 95), [*because, "website"]
    return Alike(one.pk, other.pk, score, tuple(because)) if because else None


def _short(known: Known) -> str:
    return plain(known.acronym).replace(" ", "") if len(known.acronym) > 1 else ""


def _initials(known: Known) -> set[str]:
    """The letters an organisation may be called by; fewer than three say nothing."""
    found = set()
    for name in known.names:
        words = re.findall(r"\w+", name.casefold())
        found |= {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in LITTLE)}
    return {letters for letters in found if len(letters) > 2}


def _site(known: Known) -> str:
    return (urlsplit(known.website).hostname or "").removeprefix("www.")


def pairs(known: Sequence[Known]) -> list[Alike]:
    """Every two of some organisations that may be one, the most alike first.

    Names are first held against each other all at once; only what is near is looked at closely.
    """
    near: set[tuple[int, int]] = set()
    for texts, cutoff in ((_texts(known, plain), ALIKE - 10), (_texts(known, skeleton), ALIKE)):
        words = [text for _number, text in texts]
        table = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=cutoff)
        near |= {_in_order(texts[i][0], texts[j][0]) for i, j in zip(*table.nonzero(), strict=True) if i < j}
    for letters in (
        _by(known, lambda one: {_short(one), *_initials(one)} - {""}),
        _by(known, lambda one: {_site(one)} - {""}),
    ):
        near |= {_in_order(i, j) for numbers in letters for i in numbers for j in numbers}
    found = [compare(known[i], known[j]) for i, j in sorted(near) if i != j]
    return sorted((one for one in found if one), key=lambda one: (-one.score, one.first, one.second))


def _texts(known: Sequence[Known], how: Callable[[str], str]) -> list[tuple[int, str]]:
    return [(number, how(name)) for number, one in enumerate(known) for name in one.names]


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _by(known: Sequence[Known], keys: Callable[[Known], Iterable[str]]) -> Iterable[list[int]]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate(known):
        for key in keys(one):
            found.setdefault(key, []).append(number)
    return [numbers for numbers in found.values() if 1 < len(numbers) <= 20]
