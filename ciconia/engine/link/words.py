"""Texts in languages the encoder does not know: their words against the names our vocabulary has in that language.

Word endings carry grammar in Somali and Pashto, so two words are alike by the beginning they share.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ciconia.engine.text.normal import fold
from ciconia.engine.vocabulary.concept import Concept

# Languages whose words often are the same; what is found only in a neighbour counts less.
NEIGHBOURS = {"prs": ("ps", "ar"), "ps": ("prs", "ar"), "so": ("ar",)}
FROM_NEIGHBOUR = 0.7
SHORTEST_STEM = {"so": 4, "prs": 3, "ps": 3}
LEAST_ALIKE = 0.6
LEAST_SCORE = 0.34
TELLING = 1.3  # a name tells all it can when it holds so many of the rarest words


@dataclass(frozen=True)
class Found:
    """A concept found by its words. score: 0 to 1; label: the name that was met; share: of its words that were met."""

    concept: Concept
    score: float
    label: str
    language: str


@dataclass(frozen=True)
class WordIndex:
    """The names of a vocabulary in one language, by their words."""

    concepts: Sequence[Concept]
    language: str

    @cached_property
    def names(self) -> list[tuple[int, str, list[str]]]:
        """(number of the concept, name, folded words) of every name."""
        return [
            (number, name.text, fold(name.text).split())
            for number, concept in enumerate(self.concepts)
            for name in concept.labels.get(self.language, ())
        ]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word tells: by how few concepts have it in a name."""
        owners: dict[str, set[int]] = defaultdict(set)
        for number, _, words in self.names:
            for word in words:
                owners[word].add(number)
        total = 1 + len({number for number, _, _ in self.names})
        return {word: float(np.log(total / len(found))) + 0.1 for word, found in owners.items()}

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.rarity):
            stems[word[: self._stem]].append(word)
        return stems

    @property
    def _stem(self) -> int:
        return SHORTEST_STEM.get(self.language, 4)

    def likeness(self, word: str) -> dict[str, float]:
        """The words of the vocabulary that begin like this one, 0.6 to 1."""
        found = {}
        for other in self._by_stem.get(word[: self._stem], ()):
            shared = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
            shared = min(len(word), len(other)) if shared is None else shared
            alike = shared / max(len(word), len(other))
            if alike >= LEAST_ALIKE or (shared >= self._stem and shared == min(len(word), len(other))):
                found[other] = 1.0 if word == other else 0.9 * max(alike, LEAST_ALIKE)
        return found

    def search(self, words: Sequence[str], weights: Sequence[float]) -> dict[int, tuple[float, str]]:
        """{number of a concept: (score, name)} for the words of a text, each with what its place in the text is worth.

        The score is the share of the name's words that the text has, rare words counting more, times how much the name
        tells at all: a name of one common word explains little.
        """
        met: dict[str, float] = {}
        for word, weight in zip(words, weights, strict=True):
            for other, alike in self.likeness(word).items():
                met[other] = max(met.get(other, 0.0), weight * alike)
        best: dict[int, tuple[float, str]] = {}
        most = max(self.rarity.values(), default=1.0)
        for number, name, parts in self.names:
            told = sum(self.rarity[part] for part in parts)
            got = sum(self.rarity[part] * met.get(part, 0.0) for part in parts)
            if got:
                score = (got / told) * min(1.0, (told / (TELLING * most)) ** 0.35)
                if score > best.get(number, (0.0, ""))[0]:
                    best[number] = (score, name)
        return best


@dataclass
class WordLinker:
    """Finds concepts for texts in languages that only our own vocabulary knows."""

    concepts: Sequence[Concept]

    def __post_init__(self) -> None:
        self._indices: dict[str, WordIndex] = {}

    def index(self, language: str) -> WordIndex:
        """The words of a language, read once."""
        if language not in self._indices:
            self._indices[language] = WordIndex(self.concepts, language)
        return self._indices[language]

    def find(self, parts: Sequence[tuple[str, float]], language: str, top: int = 8) -> list[Found]:
        """Concepts of a text, best first. parts: (text, what it is worth), the title before the body."""
        words = [(word, weight) for text, weight in parts for word in fold(text).split()]
        if not words:
            return []
        best: dict[int, Found] = {}
        for place, code in enumerate((language, *NEIGHBOURS.get(language, ()))):
            share = 1.0 if place == 0 else FROM_NEIGHBOUR
            for number, (score, name) in self.index(code).search(*zip(*words, strict=True)).items():
                if number not in best or share * score > best[number].score:
                    best[number] = Found(self.concepts[number], share * score, name, code)
        found = [one for one in best.values() if one.score >= LEAST_SCORE]
        return sorted(found, key=lambda one: (-one.score, one.concept.uri))[:top]
