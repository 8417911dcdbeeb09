"""The score of many people for one need, and of many opportunities for one person: it is the same comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Vectors
from ciconia.engine.rank.prepared import Prepared
from ciconia.engine.rank.weights import WEIGHTS, Weights
from ciconia.engine.text.grams import gram_counts, rarity, weighted

Scores = NDArray[np.float32]
DIGITS = 6
LEAST = np.float32(1e-6)  # who was read stands above 0, where a run has those who could not be


@dataclass(frozen=True)
class Ranked:
    """One candidate's place. parts: what the score is made of, by name."""

    id: str
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Ranking:
    """Candidates best first, ties by id; and those who could not be read, with the reason."""

    ranked: tuple[Ranked, ...]
    unread: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pool:
    """Prepared texts side by side, so that one product compares them all."""

    members: Sequence[Prepared]

    @cached_property
    def vectors(self) -> Vectors:
        """(members, dimensions)."""
        return np.stack([one.vector for one in self.members])

    @cached_property
    def clause_ends(self) -> NDArray[np.int64]:
        """Where the clauses of each member begin, and the end."""
        return np.cumsum([0, *(len(one.passages) for one in self.members)])

    @cached_property
    def clause_vectors(self) -> Vectors:
        """(clauses of all members, dimensions)."""
        return np.concatenate([one.clause_vectors for one in self.members])

    @cached_property
    def languages(self) -> NDArray[np.str_]:
        """The language of each member."""
        return np.array([one.reading.language for one in self.members])

    @cached_property
    def id_order(self) -> NDArray[np.int64]:
        """The place of each member's id in the order of ids."""
        order = np.empty(len(self.members), np.int64)
        order[np.argsort(np.array([one.id for one in self.members]), kind="stable")] = np.arange(len(self.members))
        return order

    @cached_property
    def unread(self) -> tuple[tuple[str, str], ...]:
        """(id, why) of those that cannot be compared, by id."""
        return tuple(sorted((one.id, one.why) for one in self.members if one.why))

    @cached_property
    def readable(self) -> NDArray[np.bool_]:
        """Which members can be compared at all."""
        return np.array([not one.why for one in self.members], bool)


def rank(need: Prepared, pool: Pool, weights: Weights = WEIGHTS, *, top: int | None = None) -> Ranking:
    """Ranks everybody for a need, or returns the best `top`. Of more than 1,000, the nearest are compared by clauses.

    Raises nothing: where the need cannot be read nobody is, and everybody stands among the unread with that reason.
    """
    if not pool.members:
        return Ranking((), ())
    if need.why:
        return Ranking((), tuple(sorted((one.id, f"the need {need.why}") for one in pool.members)))
    whole = pool.vectors @ need.vector
    chosen = np.flatnonzero(pool.readable)
    near = np.sort(_largest(chosen, whole, weights.exact))
    clause = clause_scores(need, pool, near)
    base = weights.whole * whole[near] + weights.clause * clause
    some = np.sort(_largest(np.arange(len(near)), base, weights.lettered))
    letters = np.zeros(len(near), np.float32)
    letters[some] = shared_letters(need, pool, near[some])
    score = np.full(len(pool.members), -1, np.float32)
    score[near] = base + weights.letters * letters
    if len(near) < len(chosen):
        far = pool.readable.copy()
        far[near] = False
        score[far] = np.minimum(weights.whole * whole[far], score[near].min())
    score = np.maximum(score, LEAST)
    place_of = {int(place): number for number, place in enumerate(near)}
    listed = _best(chosen, score, pool, top)
    ranked = []
    for place in listed:
        parts = {"whole": round(float(whole[place]), 4)}
        if (number := place_of.get(int(place))) is not None:
            parts |= {"clause": round(float(clause[number]), 4), "letters": round(float(letters[number]), 4)}
        ranked.append(Ranked(pool.members[place].id, round(float(score[place]), DIGITS), parts))
    return Ranking(tuple(ranked), pool.unread)


def _largest(places: NDArray[np.int64], values: Scores, count: int) -> NDArray[np.int64]:
    """The places with the largest values, at most `count`, in no order."""
    if len(places) <= count:
        return places
    return places[np.argpartition(-values[places], count)[:count]]


def _best(places: NDArray[np.int64], score: Scores, pool: Pool, top: int | None) -> NDArray[np.int64]:
    """The places best first, as the rounded score shows it, ties by id."""
    rounded = np.round(score[places].astype(np.float64), DIGITS)
    if top is not None and top < len(places):
        least = np.partition(rounded, len(rounded) - top)[len(rounded) - top]
        places, rounded = places[rounded >= least], rounded[rounded >= least]
    return places[np.lexsort((pool.id_order[places], -rounded))][:top]


def shared_letters(need: Prepared, pool: Pool, chosen: NDArray[np.int64]) -> Scores:
    """Cosine of letters with members in the need's language, 0 for the others: shape (chosen,)."""
    found = np.zeros(len(chosen), np.float32)
    same = pool.languages[chosen] == need.reading.language
    if same.any() and need.reading.language:
        counts = gram_counts([pool.members[place].letters for place in chosen])
        rare = rarity(counts)
        query = weighted(gram_counts([need.letters]), rare)
        found[same] = (weighted(counts, rare) @ query.T).toarray().ravel()[same]
    return found


def clause_scores(need: Prepared, pool: Pool, chosen: NDArray[np.int64]) -> Scores:
    """The mean over the need's readable clauses of the best clause of each chosen member: shape (chosen,)."""
    wanted = need.clause_vectors[need.clause_vectors.any(axis=1)]
    starts, lengths = pool.clause_ends[chosen], np.diff(pool.clause_ends)[chosen]
    before = np.cumsum(lengths) - lengths
    places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    near = wanted @ pool.clause_vectors[places].T
    found: Scores = np.maximum.reduceat(near, before, axis=1).mean(axis=0)
    return found
