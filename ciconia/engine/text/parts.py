"""A text in sentences, which are shown as evidence, and in clauses, which are compared."""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ciconia.engine.text.normal import fold

SENTENCE = re.compile(r"(?<=[.!?؟。！？])\s+|[\n\r]+|(?<=[۔؛;])\s*|\s+[•●▪–—]\s+|(?<=[。！？])")
CLAUSE = re.compile(r"[,،;؛:：、，(){}\[\]]|\s[-–—]\s|\.(?:\s|$)|(?<=[A-Z]{3})/(?=[A-Z]{3})|[!?؟۔。！？]")
MOST_SENTENCES = 150
MOST_CLAUSES = 200
RECURS = 3
DIGITS = re.compile(r"\d+")


def sentences(text: str) -> list[str]:
    """The sentences of a cleaned text in order, at most 150."""
    found = (part.strip(" \t-*•·–—") for part in SENTENCE.split(text))
    return [part for part in found if any(letter.isalnum() for letter in part)][:MOST_SENTENCES]


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; one word alone joins the clause before it, so that lists of words stay whole."""
    found: list[str] = []
    for part in CLAUSE.split(sentence):
        words = part.split()
        if not any(letter.isalnum() for letter in part):
            continue
        if found and len(words) == 1 and len(words[0]) < 4:
            found[-1] += " " + words[0]
        else:
            found.append(" ".join(words))
    return found[:MOST_CLAUSES]


def key_of(sentence: str) -> str:
    """What two copies of one sentence have in common: its folded words, with numbers alike."""
    return DIGITS.sub("0", fold(sentence))


def recurring(texts: Iterable[str], times: int = RECURS) -> frozenset[str]:
    """Keys of sentences that stand in three or more needs: what an institution pastes under each says nothing of one.

    Prototype on the dev case: three such sentences under every need took the mean reciprocal rank from .94 to .46.
    """
    counts = Counter(key for text in texts for key in {key_of(sentence) for sentence in sentences(text)})
    return frozenset(key for key, count in counts.items() if key and count >= times)


def without(parts: Sequence[str], boilerplate: frozenset[str]) -> list[str]:
    """The sentences that do not recur; all of them where nothing else would be left."""
    kept = [part for part in parts if key_of(part) not in boilerplate]
    return kept or list(parts)
