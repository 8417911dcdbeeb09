"""Character n-grams of many texts at once, as numbers of a fixed size, without a Python loop over letters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BUCKETS = 1 << 19
SHORTEST, LONGEST = 2, 5
_BASE = np.uint64(1_000_003)


def gram_counts(folded: Sequence[str]) -> sparse.csr_matrix:
    """Counts of n-grams of 2 to 5 letters, over word boundaries: shape (texts, BUCKETS), float32.

    folded: texts as `fold` returns them. Hashed into 2^19 buckets; the same text gives the same numbers everywhere.
    """
    letters = [np.frombuffer(f" {text} ".encode("utf-32-le", "replace"), np.uint32) for text in folded]
    lengths = np.fromiter((len(text) for text in letters), np.int64, len(letters))
    flat = (np.concatenate(letters) if letters else np.zeros(0, np.uint32)).astype(np.uint64)
    owner = np.repeat(np.arange(len(letters)), lengths)
    rows, columns = [], []
    rolling = np.zeros(len(flat), np.uint64)
    for size in range(1, LONGEST + 1):
        count = max(len(flat) - size + 1, 0)
        rolling = rolling[:count] * _BASE + flat[size - 1 :]
        if size >= SHORTEST:
            inside = owner[:count] == owner[size - 1 :]
            rows.append(owner[:count][inside])
            columns.append(_mixed(rolling[inside], size))
    row, column = np.concatenate(rows), np.concatenate(columns)
    matrix = sparse.csr_matrix((np.ones(len(row), np.float32), (row, column)), shape=(len(letters), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def _mixed(rolling: NDArray[np.uint64], size: int) -> NDArray[np.int64]:
    mixed = (rolling ^ (rolling >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(32))) + np.uint64(size * 7919)
    return (mixed % np.uint64(BUCKETS)).astype(np.int64)


def rarity(counts: sparse.csr_matrix) -> NDArray[np.float32]:
    """Inverse document frequency of each bucket, smoothed: shape (BUCKETS,), float32."""
    frequency = np.bincount(counts.indices, minlength=BUCKETS)
    rare: NDArray[np.float32] = (np.log((1 + counts.shape[0]) / (1 + frequency)) + 1).astype(np.float32)
    return rare


def weighted(counts: sparse.csr_matrix, rare: NDArray[np.float32]) -> sparse.csr_matrix:
    """TF-IDF rows of length one, with the logarithm of the count; an empty text stays all zero."""
    matrix = counts.copy()
    matrix.data = (1 + np.log(matrix.data)) * rare[matrix.indices]
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    matrix.data = (matrix.data / np.repeat(lengths, np.diff(matrix.indptr))).astype(np.float32)
    return matrix
