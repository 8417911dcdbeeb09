"""The linker: a title, a duty or a skill in, the nearest concepts out, with the name that was met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from ciconia.engine.encoder.protocol import Encoder, Vectors, unit
from ciconia.engine.link.index import Index
from ciconia.engine.link.words import WordLinker
from ciconia.engine.text.abbreviations import Abbreviations, load_abbreviations
from ciconia.engine.text.language import Reading, code_of
from ciconia.engine.text.normal import clean, fold, neutral
from ciconia.engine.text.voice import LanguageSense
from ciconia.engine.vocabulary.concept import Concept, Kind
from ciconia.engine.vocabulary.own import load_own
from ciconia.engine.vocabulary.store import Progress, Store, open_or_build, silent

FOLLOWS = 0.03  # a second vocabulary's name for the same concept may be that much lower and still stand for it


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
        """A text as it is compared: cleaned, abbreviations written out, without marks of sex."""
        return neutral(self.abbreviations.written_out(clean(raw).text, language)[0])

    def link(
        self, raw: str, declared: str = "", *, top: int = 5, show: str = "", kinds: Sequence[Kind] = ()
    ) -> list[Link]:
        """The nearest concepts of a short text, best first.

        declared: the language its writer gave. show: the language of the labels, by default that of the text. kinds:
        only these. An empty text has none.
        """
        text = clean(raw).text
        reading = self.read(text, declared)
        if not any(map(str.isalnum, text)):
            return []
        language = show or reading.language or "en"
        spelled = self.spelled(text, reading.language)
        if reading.covered:
            vector = self.encoder.encode([spelled])[0]
            found = self._search(vector, fold(spelled), language)
        else:
            found = self._by_words(text, reading, language)
        wanted = [one for one in found if not kinds or one.concept.kind in kinds]
        return merged(wanted)[:top]

    def _by_words(self, text: str, reading: Reading, language: str) -> list[Link]:
        links = [
            Link(one.concept, one.concept.label(language), one.score, one.label, one.language)
            for one in self.words.find([(text, 1.0)], reading.language, top=50)
        ]
        nothing = np.zeros(self.encoder.dimensions, np.float32)
        # An imported vocabulary may have names in a language that our own has not.
        if not links and reading.script == "LATIN":
            return self._search(nothing, fold(neutral(text)), language)
        return links

    def _search(self, vector: Vectors, folded: str, language: str) -> list[Link]:
        found = []
        for index in self.indices:
            concepts, scores, names = index.search(vector, folded)
            for number in np.argsort(-scores, kind="stable"):
                concept = index.store.concepts[concepts[number]]
                label = index.store.preferred(int(concepts[number]), language)
                met = int(names[number])
                found.append(
                    Link(self._own.get(concept.uri, concept), label, round(float(scores[number]), 4),
                         index.store.label(met), index.store.label_language(met))
                )  # fmt: skip
        return found

    def centroid(self, found: Sequence[tuple[str, float]]) -> Vectors:
        """The direction in which weighted concepts of our own lie together: shape (dimensions,)."""
        index = self.indices[0]
        number = {concept.uri: place for place, concept in enumerate(index.store.concepts)}
        together = np.zeros(self.encoder.dimensions, np.float32)
        for uri, weight in found:
            together += weight * np.asarray(index.store.array("centroids")[number[uri]])
        return unit(together[None])[0]


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


def own_linker(home: Path, encoder: Encoder, progress: Progress = silent, esco: Sequence[Store] = ()) -> Linker:
    """A linker over our own vocabulary, prepared once under `home`, and over imported ones.

    Raises InputProblem where a file of the vocabulary is wrong.
    """
    own = load_own()
    store = open_or_build(home / "own", own, encoder, progress)
    return Linker(encoder, own, [Index(store), *map(Index, esco)])


__all__ = ["Link", "Linker", "code_of", "merged", "own_linker"]
