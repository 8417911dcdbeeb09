"""The linker: a title, a duty or a skill in, the nearest concepts out, with the name that was met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Encoder, Vectors
from ciconia.engine.link.index import MEANING, MEANING_NEAR, Index
from ciconia.engine.link.words import WordLinker
from ciconia.engine.text.abbreviations import Abbreviations, load_abbreviations
from ciconia.engine.text.gender import OneForm
from ciconia.engine.text.language import NEAR, Reading
from ciconia.engine.text.normal import clean, fold, neutral, small
from ciconia.engine.text.voice import LanguageSense
from ciconia.engine.vocabulary.concept import Concept, Kind
from ciconia.engine.vocabulary.esco import imported_esco
from ciconia.engine.vocabulary.own import shipped_concepts
from ciconia.engine.vocabulary.store import Progress, open_or_build, silent

LEAST_BY_LETTERS = 0.3  # what a text no vector speaks for must share in letters with a name
WIDEST = 100  # concepts of one vocabulary that are looked at after the search


@dataclass(frozen=True)
class Link:
    """A concept found for a text. met: the name that came nearest, in `language`."""

    concept: Concept
    label: str
    score: float
    met: str
    language: str


class _Hit(NamedTuple):
    """A concept found, before its names are looked up. place: index, concept and name by number; None for words."""

    score: float
    concept: Concept
    place: tuple[Index, int, int] | None
    met: str = ""
    language: str = ""


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
    def one_form(self) -> OneForm:
        """Words that come in a form for each sex."""
        return OneForm.of(self.own)

    @cached_property
    def _own(self) -> dict[str, Concept]:
        return {concept.uri: concept for concept in self.own}

    def read(self, text: str, declared: str = "") -> Reading:
        """The language of a cleaned text."""
        return self.sense.read(text, declared)

    def spelled(self, raw: str, language: str) -> str:
        """A text as it is compared: cleaned, without marks of sex, in small letters, abbreviations out."""
        text = self.one_form.applied(neutral(clean(raw).text), language)
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
            hits: list[_Hit] = []
            if any(map(str.isalnum, text)):
                hits = [] if reading.covered else self._by_words(words, reading)
                hits = hits or self._search(vector, fold(words), reading)
            language = show or reading.language or "en"
            wanted = [hit for hit in hits if not kinds or hit.concept.kind in kinds]
            found.append([self._shown(hit, language) for hit in merged(wanted)[:top]])
        return found

    def _by_words(self, text: str, reading: Reading) -> list["_Hit"]:
        return [
            _Hit(round(one.score, 4), one.concept, None, one.label, one.language)
            for one in self.words.find([(text, 1.0)], reading.language, top=50)
        ]

    def _search(self, vector: Vectors, folded: str, reading: Reading) -> list["_Hit"]:
        found = []
        meaning = meaning_of(reading)
        for index in self.indices:
            concepts, scores, names = index.search(vector, folded, reading.language, meaning)
            for place in np.argsort(-scores, kind="stable")[:WIDEST]:
                if scores[place] < (0 if meaning else LEAST_BY_LETTERS):
                    break
                number = int(concepts[place])
                concept = index.store.concepts[number]
                score = round(float(scores[place]), 4)
                found.append(_Hit(score, self._own.get(concept.uri, concept), (index, number, int(names[place]))))
        return found

    def _shown(self, hit: "_Hit", language: str) -> "Link":
        if hit.place is None:
            return Link(hit.concept, hit.concept.label(language), hit.score, hit.met, hit.language)
        index, number, name = hit.place
        store = index.store
        return Link(
            hit.concept, store.preferred(number, language), hit.score, store.label(name), store.label_language(name)
        )

    @cached_property
    def number(self) -> dict[str, int]:
        """{URI: number} of every concept, our own first."""
        uris = [concept.uri for index in self.indices for concept in index.store.concepts]
        return {uri: number for number, uri in reversed(list(enumerate(uris)))}

    def same_as(self, uri: str) -> list[int]:
        """The numbers of a concept and of what is the same in another vocabulary."""
        same = {uri, *(self.concepts[self.number[uri]].esco if uri in self.number else ())}
        same |= {one.uri for one in self.own if same & set(one.esco)}
        return sorted(self.number[one] for one in same if one in self.number)

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

    def all_scores(
        self, vectors: Vectors, folded: Sequence[str], languages: Sequence[str], meaning: float = MEANING
    ) -> Vectors:
        """What the best name of every concept scores for many texts, exact: shape (texts, concepts)."""
        return np.hstack([index.all_scores(vectors, folded, languages, meaning) for index in self.indices])

    def all_parts(
        self, vectors: Vectors, folded: Sequence[str], languages: Sequence[str], meaning: float = MEANING
    ) -> tuple[Vectors, Vectors]:
        """As `all_scores`, and what the rest of each concept says, both as `settled` takes them."""
        parts = [index.all_parts(vectors, folded, languages, meaning) for index in self.indices]
        return np.hstack([best for best, _ in parts]), np.hstack([rest for _, rest in parts])


def meaning_of(reading: Reading) -> float:
    """What the vector of a text weighs against its letters when it is linked: nothing where it is not to be trusted."""
    if reading.covered:
        return MEANING
    return MEANING_NEAR if reading.language in NEAR else 0.0


def merged(found: Sequence[_Hit]) -> list[_Hit]:
    """What was found, best first, each concept once: ours and the same one in ESCO under the better score."""
    best: list[_Hit] = []
    taken: set[str] = set()
    for hit in sorted(found, key=lambda one: (-one.score, one.concept.uri)):
        same = {hit.concept.uri, *hit.concept.esco}
        if not same & taken:
            best.append(hit)
        taken |= same
    return best


def linker_of(
    folder: Path, encoder: Encoder, *, own: bool = True, esco: bool = False, progress: Progress = silent
) -> Linker:
    """A linker over our own vocabulary, prepared once in a folder, over the ESCO that was imported there, or both.

    Raises InputProblem where a file of the vocabulary is wrong, or where no usable ESCO was imported.
    """
    concepts = shipped_concepts() if own else ()
    stores = [open_or_build(folder / "own", concepts, encoder, progress)] if own else []
    stores += [imported_esco(folder, encoder)] if esco else []
    return Linker(encoder, concepts, [Index(store) for store in stores])
