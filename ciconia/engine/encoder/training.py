"""How the adapter is learned: names of one concept are drawn together, names of others pushed apart.

A linear map of 512 x 512 starts as identity and minimises the symmetric cross-entropy of a batch's cosines (InfoNCE)
with Adam; what is kept is a slow mean of it. One concept in ten is held out; training stops where it gets no better.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Vectors, unit

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the result besides the data."""

    seed: int = 0
    batch: int = 1024
    temperature: float = 0.05
    rate: float = 0.002
    steps: int = 1200
    every: int = 50  # steps between two looks at the held-out concepts
    patience: int = 24  # looks without progress before it stops
    memory: float = 0.99  # how slowly the map that is kept follows the one that is learning
    held_out: float = 0.1


@dataclass(frozen=True)
class Names:
    """Vectors of names and what they name, sorted by concept. concepts and languages: numbers, shape (names,)."""

    vectors: Vectors
    concepts: NDArray[np.int64]
    languages: NDArray[np.int64]

    def drawn(self, concepts: NDArray[np.int64], rng: np.random.Generator) -> Vectors:
        """One name of each concept: first a language at random, then a name in it."""
        several = self.concepts * (int(self.languages.max()) + 1) + self.languages
        _, starts, counts = np.unique(several, return_index=True, return_counts=True)
        owners = self.concepts[starts]
        first = np.searchsorted(owners, concepts)
        last = np.searchsorted(owners, concepts, side="right")
        group = first + (rng.random(len(concepts)) * (last - first)).astype(np.int64)
        drawn: Vectors = self.vectors[starts[group] + (rng.random(len(concepts)) * counts[group]).astype(np.int64)]
        return drawn


def learn(names: Names, recipe: Recipe, progress: Progress) -> tuple[Vectors, float]:
    """The map that did best on the held-out concepts, and its mean reciprocal rank there; the same every time."""
    rng = np.random.default_rng(recipe.seed)
    every = np.unique(names.concepts)
    shuffled = rng.permutation(every)
    cut = max(1, round(len(every) * recipe.held_out))
    held, learned = np.sort(shuffled[:cut]), np.sort(shuffled[cut:])
    size = names.vectors.shape[1]
    turn = kept = np.eye(size, dtype=np.float32)
    first, second = np.zeros_like(turn), np.zeros_like(turn)
    best, best_score, waited = turn, held_out_score(names, turn, held, every), 0
    progress(f"step 0: held out {best_score:.4f}")
    for step in range(1, recipe.steps + 1):
        chosen = rng.choice(learned, min(recipe.batch, len(learned)), replace=False)
        slope = gradient(turn, names.drawn(chosen, rng), names.drawn(chosen, rng), recipe.temperature)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = recipe.rate * min(1.0, step / 50) * (1 - step / (recipe.steps + 1))
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        turn = (turn - rate * move).astype(np.float32)
        kept = (recipe.memory * kept + (1 - recipe.memory) * turn).astype(np.float32)
        if step % recipe.every == 0:
            score = held_out_score(names, kept, held, every)
            progress(f"step {step}: held out {score:.4f}")
            waited = 0 if score > best_score else waited + 1
            if score > best_score:
                best, best_score = kept, score
            if waited >= recipe.patience:
                break
    return best, best_score


def gradient(turn: Vectors, one: Vectors, other: Vectors, temperature: float) -> Vectors:
    """The slope of the loss of a batch of pairs, by the map."""
    left, right = one @ turn, other @ turn
    left_length = np.linalg.norm(left, axis=1, keepdims=True)
    right_length = np.linalg.norm(right, axis=1, keepdims=True)
    left, right = left / left_length, right / right_length
    near = left @ right.T / temperature
    pairs = np.eye(len(one), dtype=np.float32)
    pull = ((_shares(near) - pairs) + (_shares(near.T) - pairs).T) / (2 * len(one) * temperature)
    by_left, by_right = pull @ right, pull.T @ left
    by_left = (by_left - left * (by_left * left).sum(axis=1, keepdims=True)) / left_length
    by_right = (by_right - right * (by_right * right).sum(axis=1, keepdims=True)) / right_length
    slope: Vectors = one.T @ by_left + other.T @ by_right
    return slope


def _shares(near: Vectors) -> Vectors:
    raised = np.exp(near - near.max(axis=1, keepdims=True))
    shares: Vectors = raised / raised.sum(axis=1, keepdims=True)
    return shares


def held_out_score(names: Names, turn: Vectors, held: NDArray[np.int64], every: NDArray[np.int64]) -> float:
    """Mean reciprocal rank of the right concept among all, one name against one name of each, fixed draws."""
    asked = unit(names.drawn(held, np.random.default_rng(9)) @ turn)
    right = unit(names.drawn(held, np.random.default_rng(8)) @ turn)
    others = unit(names.drawn(every, np.random.default_rng(5)) @ turn)
    near = asked @ others.T
    near[np.arange(len(held)), np.searchsorted(every, held)] = -1
    own = (asked * right).sum(axis=1)
    return float((1 / (1 + (near > own[:, None]).sum(axis=1))).mean())


def names_of(texts: Sequence[tuple[int, int, int]], vectors: Vectors) -> Names:
    """Names sorted as `Names` wants them. texts: (concept, language, row of the vector) of each name."""
    table = np.array(sorted(texts), np.int64)
    return Names(vectors[table[:, 2]], table[:, 0], table[:, 1])
