"""A need or a profile made ready: its clauses, their vectors, and the concepts they are linked to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Vectors, unit
from ciconia.engine.link.linker import Linker
from ciconia.engine.rank.weights import WEIGHTS, Weights
from ciconia.engine.text.identity import without_identity
from ciconia.engine.text.language import Reading
from ciconia.engine.text.normal import clean, fold
from ciconia.engine.text.parts import clauses, sentences, without

BATCH = 48
MOST = 64  # clauses of one text that are compared
NOT_COVERED = "is written in a language that is matched by our own vocabulary only, and none of its words is in it"
NO_WORDS = "holds no words"


@dataclass(frozen=True)
class Passage:
    """A clause, the sentence it stands in as the person wrote it, and whether it is part of a title."""

    clause: str
    sentence: str
    title: bool = False
    known: str = ""  # the concept that somebody said themselves, by URI: then clause and sentence are its name


class Bond(NamedTuple):
    """A link from a clause to a concept: its number among all concepts, its weight, the number of the clause."""

    concept: int
    weight: float
    passage: int


@dataclass(frozen=True)
class Prepared:
    """A text ready to be compared. vector: (dimensions,); clause_vectors: (passages, dimensions); zero if unreadable.

    why: in words why it cannot be read, "" where it can. notes: what of it was not used. letters: folded text.
    """

    id: str
    reading: Reading
    passages: tuple[Passage, ...]
    vector: Vectors
    clause_vectors: Vectors
    bonds: tuple[Bond, ...]
    letters: str
    why: str = ""
    notes: tuple[str, ...] = ()


class Source(NamedTuple):
    """A text as it came in.

    known: URIs of concepts that its writer confirmed. refused: (words, URI) of links that somebody called wrong, the
    words being a clause or a whole sentence as `fold` leaves it.
    """

    id: str
    title: str
    body: str
    lang: str
    known: tuple[str, ...] = ()
    refused: frozenset[tuple[str, str]] = frozenset()


class _Draft(NamedTuple):
    source: Source
    reading: Reading
    passages: list[Passage]
    spelled: list[str]
    notes: tuple[str, ...]


class _Clause(NamedTuple):
    """A clause of any of the texts, as it is linked. known: the number of its concept, -1 for a clause of words."""

    spelled: str
    language: str
    covered: bool
    known: int
    refused: frozenset[int]


@dataclass(frozen=True)
class Preparer:
    """Makes texts ready with a linker; the same text always becomes the same numbers."""

    linker: Linker
    weights: Weights = WEIGHTS

    def prepare(self, sources: Iterable[Source], boilerplate: frozenset[str] = frozenset()) -> list[Prepared]:
        """Prepares texts in order. boilerplate: keys of sentences that count for nothing."""
        drafts = [self._draft(source, boilerplate) for source in sources]
        every = [one for draft in drafts for one in self._clauses(draft)]
        covered = np.array([one.covered for one in every], bool)
        plain = np.zeros((len(every), self.linker.encoder.dimensions), np.float32)
        plain[covered] = self.linker.encoder.encode([one.spelled for one in every if one.covered])
        numbers, shares, pulls = self._linked(plain, every, covered)
        vectors = unit(plain + self.weights.concepts * pulls)
        ends = np.cumsum([0, *(len(draft.spelled) for draft in drafts)])
        return [
            self._finished(draft, plain[a:b], pulls[a:b], vectors[a:b], numbers[a:b], shares[a:b])
            for draft, a, b in zip(drafts, ends, ends[1:], strict=False)
        ]

    def _draft(self, source: Source, boilerplate: frozenset[str]) -> _Draft:
        title, body = clean(source.title), clean(source.body)
        head, colon, rest = title.text.partition(": ")
        text, more = (head, rest) if colon and not body.text else (title.text, body.text)
        reading = self.linker.read(f"{title.text}\n{body.text}", source.lang)
        passages = [Passage(part, line, True) for line in sentences(text) for part in clauses(line)]
        kept = without(sentences(more), boilerplate)
        passages += [Passage(part, line) for line in kept for part in clauses(line)]
        notes = (*title.notes, *body.notes)
        if len(passages) > MOST:
            notes = (*notes, f"only the first {MOST} of {len(passages)} clauses were compared")
        passages = passages[:MOST] + self._said(source.known, reading.language)
        if reading.share < 0.8 and passages:
            notes = (*notes, "scripts are mixed; what is not in the main script may not have been read")
        spelled = [self.linker.spelled(without_identity(one.clause), reading.language) for one in passages]
        return _Draft(source, reading, passages, spelled, notes)

    def _said(self, known: Sequence[str], language: str) -> list[Passage]:
        """A passage for each concept that somebody confirmed; one that is no longer in the vocabulary has none."""
        numbers = self.linker.number
        names = [(uri, self.linker.name(numbers[uri], language)) for uri in known[:MOST] if uri in numbers]
        return [Passage(name, name, known=uri) for uri, name in names]

    def _clauses(self, draft: _Draft) -> list[_Clause]:
        reading, found = draft.reading, []
        for passage, text in zip(draft.passages, draft.spelled, strict=True):
            wrong = frozenset(
                number
                for words, uri in draft.source.refused
                if words in (fold(passage.clause), fold(passage.sentence))
                for number in self.linker.same_as(uri)
            )
            known = self.linker.number[passage.known] if passage.known else -1
            found.append(_Clause(text, reading.language, reading.covered and known < 0, known, wrong))
        return found

    def _linked(
        self, plain: Vectors, every: Sequence[_Clause], covered: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], Vectors, Vectors]:
        """Per clause the numbers of its concepts, their weights, and the vector they pull it towards."""
        count = self.weights.links
        numbers = np.zeros((len(every), count), np.int64)
        scores = np.zeros((len(every), count), np.float32)
        known = np.flatnonzero(covered)
        for start in range(0, len(known), BATCH):
            some = known[start : start + BATCH]
            these = [every[int(place)] for place in some]
            found = self.linker.all_scores(
                plain[some], [fold(one.spelled) for one in these], [o.language for o in these]
            )
            for row, one in zip(found, these, strict=True):
                row[list(one.refused)] = 0
            order = np.argsort(-found, axis=1, kind="stable")[:, :count]
            numbers[some], scores[some] = order, np.take_along_axis(found, order, axis=1)
        for place in np.flatnonzero(~covered).tolist():
            for column, (number, score) in enumerate(self._by_words(every[place])):
                numbers[place, column], scores[place, column] = number, score
        least = self.weights.least_link
        shares = np.clip(scores - least, 0, None) / (1 - least)
        shares *= np.exp((scores - scores[:, :1]) / self.weights.sharpness)
        pulls = np.einsum("nk,nkd->nd", shares, self.linker.centroids(numbers)).astype(np.float32)
        return numbers, shares.astype(np.float32), pulls

    def _by_words(self, clause: _Clause) -> list[tuple[int, float]]:
        """(number, score) of the concepts of a clause that no vector speaks for."""
        if clause.known >= 0:
            return [(clause.known, 1.0)]
        top = self.weights.links + len(clause.refused)
        found = self.linker.words.find([(clause.spelled, 1.0)], clause.language, top=top)
        numbered = [(self.linker.number[one.concept.uri], one.score) for one in found]
        return [one for one in numbered if one[0] not in clause.refused][: self.weights.links]

    def _finished(
        self,
        draft: _Draft,
        plain: Vectors,
        pulls: Vectors,
        vectors: Vectors,
        numbers: NDArray[np.int64],
        shares: Vectors,
    ) -> Prepared:
        bonds = tuple(
            Bond(int(numbers[place, column]), round(float(shares[place, column]), 4), place)
            for place in range(len(numbers))
            for column in range(numbers.shape[1])
            if shares[place, column] > 0
        )
        readable = vectors.any(axis=1)
        why = ""
        if not readable.any():
            why = NOT_COVERED if draft.passages else NO_WORDS
        title = np.array([one.title for one in draft.passages], bool)
        vector = (
            self._whole(draft, plain, pulls, title) if len(draft.passages) else np.zeros(plain.shape[1], np.float32)
        )
        return Prepared(
            draft.source.id, draft.reading, tuple(draft.passages), vector, vectors, bonds,
            fold(" ".join(draft.spelled)), why, draft.notes,
        )  # fmt: skip

    def _whole(self, draft: _Draft, plain: Vectors, pulls: Vectors, title: NDArray[np.bool_]) -> Vectors:
        parts = []
        for chosen, weight in ((title, self.weights.title), (~title, 1 - self.weights.title)):
            if chosen.any():
                text = ", ".join(t for t, c in zip(draft.spelled, chosen, strict=True) if c)
                words = self.linker.encoder.encode([text])[0] if draft.reading.covered else 0 * plain[0]
                pull = pulls[chosen].sum(axis=0)
                length = float(np.linalg.norm(pull))
                # Many clauses pull no harder than one: what somebody says at length must not drown what they say.
                pull = pull / max(1.0, length)
                parts.append(weight * unit((words + self.weights.concepts * pull)[None])[0])
        whole: Vectors = unit(np.sum(parts, axis=0, keepdims=True, dtype=np.float32))[0]
        return whole
