"""The linker: a title, a duty or a skill in, the nearest concepts out, with the name that was met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Encoder, Vectors
from ciconia.engine.link.index import MEANING, MEANING_NEAR, Index
from ciconia.engine.link.words import WordLinker
from ciconia.engine.text.abbreviations import Abbreviations, load_abbreviations
from ciconia.engine.text.language import NEAR, Reading
from ciconia.engine.text.normal import clean, fold, neutral, small
from ciconia.engine.text.voice import LanguageSense
from ciconia.engine.vocabulary.concept import Concept, Kind
from ciconia.engine.vocabulary.esco import imported_esco
from ciconia.engine.vocabulary.own import load_own
from ciconia.engine.vocabulary.store import Progress, open_or_build, silent

WIDEST = 100  # concepts of one vocabulary that are looked at after the search


@dataclass(frozen=True)
class Link:
    """A concept found for a text. met: the name that came nearest, in `language`."""

    concept: Concept
    label: str
    score: float
    met: str
    language: str


@dataclass(frozen=True)
class Linker:
    """Finds concepts in one or more vocabularies; the first holds our own concepts."""

    encoder: Encoder
    own: Sequence[Concept]
    indices: Sequence[Index]
    abbreviations: Abbreviations = field(default_factory=load_abbreviations)

    @cached_property
    def words(self) -> WordLinker:
        """Search by words, for languages the encoder does not know."""
        return WordLinker(self.own)

    @cached_property
    def sense(self) -> LanguageSense:
        """Tells languages apart by the letters of our own vocabulary."""
        return LanguageSense.of(self.own)

    @cached_property
    def _own(self) -> dict[str, Concept]:
        return {concept.uri: concept for concept in self.own}

    def read(self, text: str, declared: str = "") -> Reading:
        """The language of a cleaned text."""
        return self.sense.read(text, declared)

    def spelled(self, raw: str, language: str) -> str:
        """A text as it is compared: cleaned, without marks of sex, in small letters, abbreviations out."""
        text = neutral(clean(raw).text)
        return self.abbreviations.written_out(small(text, language), language)[0]

    def link(
        self, raw: str, declared: str = "", *, top: int = 5, show: str = "", kinds: Sequence[Kind] = ()
    ) -> list[Link]:
        """The nearest concepts of a short text, best first.

        declared: the language its writer gave. show: the language of the labels, by default that of the text. kinds:
        only these. An empty text has none.
        """
        return self.link_many([raw], declared, top=top, show=show, kinds=kinds)[0]

    def link_many(
        self, raws: Sequence[str], declared: str = "", *, top: int = 5, show: str = "", kinds: Sequence[Kind] = ()
    ) -> list[list[Link]]:
        """As `link`, for many texts at once."""
        texts = [clean(raw).text for raw in raws]
        readings = [self.read(text, declared) for text in texts]
        spelled = [self.spelled(text, reading.language) for text, reading in zip(texts, readings, strict=True)]
        vectors = self.encoder.encode(spelled)
        found = []
        for text, reading, words, vector in zip(texts, readings, spelled, vectors, strict=True):
            language = show or reading.language or "en"
            links: list[Link] = []
            if any(map(str.isalnum, text)):
                links = [] if reading.covered else self._by_words(words, reading, language)
                links = links or self._search(vector, fold(words), language, meaning_of(reading))
            found.append(merged([one for one in links if not kinds or one.concept.kind in kinds])[:top])
        return found

    def _by_words(self, text: str, reading: Reading, language: str) -> list[Link]:
        return [
            Link(one.concept, one.concept.label(language), round(one.score, 4), one.label, one.language)
            for one in self.words.find([(text, 1.0)], reading.language, top=50)
        ]

    def _search(self, vector: Vectors, folded: str, language: str, meaning: float) -> list[Link]:
        found = []
        for index in self.indices:
            concepts, scores, names = index.search(vector, folded, meaning)
            for number in np.argsort(-scores, kind="stable")[:WIDEST]:
                if scores[number] <= 0:
                    break
                concept = index.store.concepts[concepts[number]]
                label = index.store.preferred(int(concepts[number]), language)
                met = int(names[number])
                found.append(
                    Link(self._own.get(concept.uri, concept), label, round(float(scores[number]), 4),
                         index.store.label(met), index.store.label_language(met))
                )  # fmt: skip
        return found

    @cached_property
    def number(self) -> dict[str, int]:
        """{URI: number} of every concept, our own first."""
        uris = [concept.uri for index in self.indices for concept in index.store.concepts]
        return {uri: number for number, uri in reversed(list(enumerate(uris)))}

    @cached_property
    def concepts(self) -> list[Concept]:
        """Every concept by its number; ours with their names."""
        return [self._own.get(concept.uri, concept) for index in self.indices for concept in index.store.concepts]

    def name(self, number: int, language: str) -> str:
        """The preferred name of a concept by its number, in a language or in English."""
        for index in self.indices:
            if number < len(index.store.concepts):
                return index.store.preferred(number, language)
            number -= len(index.store.concepts)
        raise IndexError(number)

    def centroids(self, numbers: NDArray[np.int64]) -> Vectors:
        """The middle of the names of concepts, by number: shape (*numbers.shape, dimensions)."""
        found = np.zeros((*numbers.shape, self.encoder.dimensions), np.float32)
        first = 0
        for index in self.indices:
            inside = (numbers >= first) & (numbers < first + len(index.store.concepts))
            found[inside] = index.store.array("centroids")[numbers[inside] - first]
            first += len(index.store.concepts)
        return found

    def all_scores(self, vectors: Vectors, folded: Sequence[str], meaning: float = MEANING) -> Vectors:
        """Scores of every concept for many texts, exact: shape (texts, concepts)."""
        return np.hstack([index.all_scores(vectors, folded, meaning) for index in self.indices])


def meaning_of(reading: Reading) -> float:
    """What the vector of a text weighs against its letters when it is linked: nothing where it is not to be trusted."""
    if reading.covered:
        return MEANING
    return MEANING_NEAR if reading.language in NEAR else 0.0


def merged(found: Sequence[Link]) -> list[Link]:
    """The links best first, each concept once: ours and the same one in ESCO stand together under the better score."""
    best: list[Link] = []
    taken: set[str] = set()
    for link in sorted(found, key=lambda one: (-one.score, one.concept.uri)):
        same = {link.concept.uri, *link.concept.esco}
        if not same & taken:
            best.append(link)
        taken |= same
    return best


def linker_of(
    folder: Path, encoder: Encoder, *, own: bool = True, esco: bool = False, progress: Progress = silent
) -> Linker:
    """A linker over our own vocabulary, prepared once in a folder, over the ESCO that was imported there, or both.

    Raises InputProblem where a file of the vocabulary is wrong, or where no usable ESCO was imported.
    """
    concepts = load_own() if own else ()
    stores = [open_or_build(folder / "own", concepts, encoder, progress)] if own else []
    stores += [imported_esco(folder, encoder)] if esco else []
    return Linker(encoder, concepts, [Index(store) for store in stores])
