"""Telling languages apart by their letters: sequences of three, counted in the names of our own vocabulary."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ciconia.engine.text.language import WORDS, Reading, code_of, read
from ciconia.engine.vocabulary.concept import Concept

WORD_HIT = 2.5  # a word that holds sentences together tells as much as this many nats of letters
SMOOTHING = 0.5
BY_SCRIPT = {"LATIN": ("en", "nl", "fr", "es", "de", "so"), "ARABIC": ("ar", "prs", "ps")}


@dataclass(frozen=True)
class LanguageSense:
    """{language: {three letters: logarithm of their share}}, and what an unseen sequence costs."""

    shares: Mapping[str, Mapping[str, float]]
    unseen: Mapping[str, float]

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> "LanguageSense":
        """Counts the sequences in all names."""
        counts: dict[str, Counter[str]] = {}
        for concept in concepts:
            for language, names in concept.labels.items():
                found = counts.setdefault(language, Counter())
                for name in names:
                    found.update(_threes(name.text))
        shares, unseen = {}, {}
        for language, found in counts.items():
            total = found.total() + SMOOTHING * 20_000
            shares[language] = {three: math.log((count + SMOOTHING) / total) for three, count in found.items()}
            unseen[language] = math.log(SMOOTHING / total)
        return cls(shares, unseen)

    def read(self, text: str, declared: str = "") -> Reading:
        """As `language.read`, with the letters deciding where nobody declared a language the script allows."""
        reading = read(text, declared)
        candidates = BY_SCRIPT.get(reading.script, ())
        if reading.declared or not candidates or code_of(reading.language) not in ("", *candidates, "da", "sv"):
            return reading
        threes, words = _threes(text[:2000]), text[:2000].lower().split()
        scores = {
            language: sum(self.shares[language].get(three, self.unseen[language]) for three in threes)
            + WORD_HIT * sum(word in WORDS[language].split() for word in words)
            for language in candidates
            if language in self.shares
        }
        best = max(sorted(scores), key=lambda language: scores[language], default=reading.language)
        return Reading(best, reading.script, reading.share)


def _threes(text: str) -> list[str]:
    padded = f" {' '.join(text.lower().split())} "
    return [padded[place : place + 3] for place in range(len(padded) - 2)]
