"""Search in one vocabulary: by vector and by letters, over all names of a concept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Vectors
from ciconia.engine.text.grams import gram_counts, weighted
from ciconia.engine.vocabulary.store import Store

Scores = NDArray[np.float32]
LETTERS = 0.3  # weight of letters against meaning for names in the language of the text
ACROSS = 0.2  # and for names in another; how both were chosen: docs/decisions/0016-linking-and-ranking.md
MEANING = 0.5  # marks a language whose vectors are trusted
MEANING_NEAR = 0.25  # of meaning, in a language that only neighbours one the encoder knows
MIDDLE = 0.2  # of the middle of all names of a concept, beside its best name
PREFERRED = 0.2  # and of the best of its preferred names, one in each language
CANDIDATES = 80
CHUNK = 8192


@dataclass(frozen=True)
class Index:
    """A store with what searching it needs."""

    store: Store

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return np.asarray(self.store.array("concept_starts"), np.int64)

    @cached_property
    def _centroids(self) -> Vectors:
        return np.ascontiguousarray(self.store.array("centroids"))

    @cached_property
    def _small(self) -> dict[str, NDArray[Any]]:
        return {name: np.asarray(self.store.array(name)) for name in ("gram_ends", "rarity", "vector_ends")}

    @cached_property
    def _first(self) -> NDArray[np.bool_]:
        """Which names are preferred in their language."""
        return np.asarray(self.store.array("ranks") == 0, bool)

    def lexical(self, folded: str) -> Scores:
        """How much a folded text and each name share in letters: cosine of n-gram TF-IDF, shape (names,)."""
        query = weighted(gram_counts([folded]), self._small["rarity"])
        ends = self._small["gram_ends"]
        spans = np.stack([ends[query.indices], ends[query.indices + 1]], axis=1)
        read = spans.tolist()
        weights = self.store.column("gram_weights").parts(read).astype(np.float32)
        weights *= np.repeat(query.data, spans[:, 1] - spans[:, 0])
        total = int(self._starts[-1])
        return np.bincount(self.store.column("gram_labels").parts(read), weights, total).astype(np.float32)

    def _letters_weight(self, language: str, meaning: float) -> Scores:
        """What letters weigh for each name: shape (names,)."""
        if meaning != MEANING:
            return np.full(int(self._starts[-1]), 1 - meaning, np.float32)
        codes = self.store.languages
        same = self.store.array("languages") == (codes.index(language) if language in codes else len(codes))
        return np.where(same, np.float32(LETTERS), np.float32(ACROSS))

    def search(
        self, vector: Vectors, folded: str, language: str = "", meaning: float = MEANING
    ) -> tuple[NDArray[np.int64], Scores, NDArray[np.int64]]:
        """Candidates of a text: concepts, their score, and the number of the name that gave it.

        vector, language: of the text. meaning: what the vector weighs, 0 where it is not to be trusted. Exact for 80
        concepts nearest by meaning and 80 nearest by letters; the others are left out.
        """
        letters = self.lexical(folded)
        by_letters = self._most(np.maximum.reduceat(letters, self._starts[:-1]) * (np.diff(self._starts) > 0))
        if not meaning or not vector.any():
            return self._scored(by_letters, letters)
        middle = self._centroids @ vector
        concepts = np.union1d(by_letters, self._most(middle))
        numbers = _ranges(self._starts[concepts], np.diff(self._starts)[concepts])
        ends = self._small["vector_ends"]
        near = np.zeros(len(numbers), np.float32)
        spans = [(int(ends[start]), int(ends[stop])) for start, stop in self._spans(concepts)]
        near[ends[numbers + 1] > ends[numbers]] = self.store.vectors_of(spans) @ vector
        names = np.full(len(letters), -1, np.float32)
        share = self._letters_weight(language, meaning)[numbers]
        names[numbers] = share * letters[numbers] + (1 - share) * near
        concepts, best, number = self._scored(concepts, names)
        starts = np.cumsum([0, *np.diff(self._starts)[concepts]])[:-1]
        preferred = np.maximum.reduceat(np.where(self._first[numbers], names[numbers], -1), starts)
        return concepts, settled(best, _rest(middle[concepts], preferred, meaning), meaning), number

    def _most(self, scores: Scores) -> NDArray[np.int64]:
        count = min(CANDIDATES, len(scores))
        return np.sort(np.argpartition(-scores, count - 1)[:count]).astype(np.int64)

    def _scored(
        self, concepts: NDArray[np.int64], names: Scores
    ) -> tuple[NDArray[np.int64], Scores, NDArray[np.int64]]:
        best = np.array([start + int(np.argmax(names[start:stop])) for start, stop in self._spans(concepts)], np.int64)
        return concepts, np.minimum(names[best], 1), best

    def _spans(self, concepts: NDArray[np.int64]) -> list[tuple[int, int]]:
        return [(int(self._starts[concept]), int(self._starts[concept + 1])) for concept in concepts]

    def all_scores(
        self, vectors: Vectors, folded: Sequence[str], languages: Sequence[str], meaning: float = MEANING
    ) -> Scores:
        """What the best name of every concept scores for many texts, exact: shape (texts, concepts).

        languages: of the texts. meaning: weight of the vectors; 0 leaves them out.
        """
        scores = np.zeros((len(vectors), len(self._starts) - 1), np.float32)
        for number, one in enumerate(self._names(vectors, folded, languages, meaning)):
            scores[number] = np.maximum.reduceat(one, self._starts[:-1])
        return scores

    def all_parts(
        self, vectors: Vectors, folded: Sequence[str], languages: Sequence[str], meaning: float = MEANING
    ) -> tuple[Scores, Scores]:
        """As `all_scores`, and what the rest of each concept says, both as `settled` takes them."""
        middle = vectors @ self._centroids.T
        best, rest = np.zeros_like(middle), np.zeros_like(middle)
        for number, one in enumerate(self._names(vectors, folded, languages, meaning)):
            best[number] = np.maximum.reduceat(one, self._starts[:-1])
            preferred = np.maximum.reduceat(np.where(self._first, one, -1), self._starts[:-1])
            rest[number] = _rest(middle[number], preferred, meaning)
        return best, rest

    def _names(
        self, vectors: Vectors, folded: Sequence[str], languages: Sequence[str], meaning: float
    ) -> Iterator[Scores]:
        """For each text the score of every name."""
        ends = self._small["vector_ends"]
        table = int(ends[-1])
        near = np.zeros((len(vectors), table + 1), np.float32)
        for start in range(0, table if meaning else 0, CHUNK):
            stop = min(start + CHUNK, table)
            near[:, start:stop] = vectors @ self.store.vectors(start, stop).T
        rows = np.where(ends[1:] > ends[:-1], ends[:-1], table)
        weights = {language: self._letters_weight(language, meaning) for language in set(languages)}
        for number, text in enumerate(folded):
            share = weights[languages[number]]
            yield share * self.lexical(text) + (1 - share) * near[number, rows]


def settled(best: Scores, rest: Scores, meaning: float) -> Scores:
    """The score of concepts by their best name and by the rest of them; two that share a name differ by the rest."""
    share = _middle(meaning) + PREFERRED
    result: Scores = ((np.minimum(best, 1) + share * rest) / (1 + share)).astype(np.float32)
    return result


def _middle(meaning: float) -> float:
    """What the middle weighs: less where vectors are trusted less."""
    return MIDDLE * meaning / MEANING


def _rest(middle: Scores, preferred: Scores, meaning: float) -> Scores:
    weight = _middle(meaning)
    rest: Scores = ((weight * middle + PREFERRED * np.minimum(preferred, 1)) / (weight + PREFERRED)).astype(np.float32)
    return rest


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers start, start + 1, ... of several ranges, one after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
