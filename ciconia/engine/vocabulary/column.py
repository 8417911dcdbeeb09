"""A long array on disk of which parts are read: what was read once does not stay in the memory of the process.

Mapped into memory, every page that was ever touched counts as the process's own: with ESCO 420 MiB instead of 260.
"""

import os
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.problems import InputProblem


class Column:
    """An array in numpy's file format, read by rows. It stays readable when the file is replaced."""

    def __init__(self, path: Path) -> None:
        """Opens the file; raises InputProblem where it is shorter than it says."""
        with path.open("rb") as file:
            np.lib.format.read_magic(file)
            self.shape, _, self.dtype = np.lib.format.read_array_header_1_0(file)
            self._first = file.tell()
        self._row = self.dtype.itemsize * int(np.prod(self.shape[1:]))
        if path.stat().st_size < self._first + self._row * self.shape[0]:
            raise InputProblem(str(path), "is cut off; import the vocabulary again")
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return int(self.shape[0])

    def part(self, start: int, stop: int) -> NDArray[Any]:
        """Rows start to stop."""
        raw = os.pread(self._file, (stop - start) * self._row, self._first + start * self._row)
        return np.frombuffer(raw, self.dtype).reshape(-1, *self.shape[1:])

    def parts(self, spans: Iterable[tuple[int, int]]) -> NDArray[Any]:
        """Rows of several spans, one after the other."""
        return np.concatenate([self.part(0, 0), *(self.part(start, stop) for start, stop in spans)])
