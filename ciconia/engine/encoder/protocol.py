"""What the engine needs of an encoder, so that a stronger one can take its place."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length one; texts that mean the same lie close, in any language it covers."""

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, dimensions), float32, each of length one; a text without words is all zero."""


def unit(vectors: Vectors) -> Vectors:
    """Rows brought to length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    lengths[lengths == 0] = 1
    brought: Vectors = (vectors / lengths).astype(np.float32)
    return brought
