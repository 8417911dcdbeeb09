"""Runs and their measures: one order for the file and the figures, ties by id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DIGITS = 6


@dataclass(frozen=True)
class Measures:
    """Reciprocal rank, hits among the first 1, 3 and 10, recall at 10 and average precision: one value per query."""

    reciprocal: NDArray[np.float64]
    first: NDArray[np.float64]
    ten: NDArray[np.float64]
    precision3: NDArray[np.float64]
    recall10: NDArray[np.float64]
    average: NDArray[np.float64]


def ordered(scores: NDArray[np.float32], by_id: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places best first; equal scores, as the file shows them, by id. by_id: the rank of each document's id."""
    return np.lexsort((by_id, -np.round(scores.astype(np.float64), DIGITS)))


def id_ranks(documents: Sequence[str]) -> NDArray[np.int64]:
    """The place of each id in their order."""
    ranks = np.empty(len(documents), np.int64)
    ranks[np.argsort(np.array(documents), kind="stable")] = np.arange(len(documents))
    return ranks


def lines(query: str, documents: Sequence[str], scores: NDArray[np.float32], order: NDArray[np.int64], tag: str) -> str:
    """The lines of one query: every document, best first."""
    said = query.replace("%", "%%")
    fields: list[str | int | float] = [0] * (3 * len(order))
    fields[0::3] = [documents[place] for place in order]
    fields[1::3] = range(1, len(order) + 1)
    fields[2::3] = scores[order].tolist()
    # One format for all lines: a run of MELO has some ten million, and most of the time went into writing them.
    return (f"{said} Q0 %s %d %.{DIGITS}f {tag}\n" * len(order)) % tuple(fields)


def measure(runs: Mapping[str, Sequence[str]], relevant: Mapping[str, set[str]]) -> Measures:
    """Measures of rankings (query: documents best first); queries without a relevant document do not count."""
    rows = []
    for query, documents in runs.items():
        wanted = relevant.get(query, set()) & set(documents)
        if not wanted:
            continue
        places = np.array([place for place, document in enumerate(documents, 1) if document in wanted])
        rows.append(
            (
                1 / places[0],
                places[0] == 1,
                places[0] <= 10,
                (places <= 3).sum() / 3,
                (places <= 10).sum() / len(places),
                np.mean(np.arange(1, len(places) + 1) / places),
            )
        )
    table = np.array(rows, float).reshape(-1, 6)
    return Measures(*table.T)


def interval(values: NDArray[np.float64], rounds: int = 1000) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean, with a fixed seed."""
    drawn = np.random.default_rng(0).choice(values, (rounds, len(values))).mean(axis=1)
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))
