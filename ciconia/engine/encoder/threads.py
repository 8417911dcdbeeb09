"""One BLAS thread: more make short texts slower, and sums that come out differently from run to run."""

import contextlib
import ctypes
import os
import sys
from pathlib import Path

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
SETTERS = (
    "scipy_openblas_set_num_threads64_",
    "scipy_openblas_set_num_threads",
    "openblas_set_num_threads64_",
    "openblas_set_num_threads",
)
MAPS = Path("/proc/self/maps")


def hold_to_one_thread(maps: Path = MAPS) -> int:
    """Asks libraries that are still to be loaded by the environment, and those that are loaded already by name.

    Returns how many loaded libraries were told. maps: where the system lists what this process has loaded.
    """
    for name in VARIABLES:
        os.environ[name] = "1"
    if "numpy" not in sys.modules or not maps.exists():
        return 0
    lines = maps.read_text().splitlines()
    paths = {line.split(maxsplit=5)[-1] for line in lines if "blas" in line and ".so" in line}
    return sum(_tell(path) for path in sorted(paths))


def _tell(path: str) -> int:
    with contextlib.suppress(OSError):
        library = ctypes.CDLL(path, mode=os.RTLD_NOLOAD)
        for name in SETTERS:
            if hasattr(library, name):
                getattr(library, name)(1)
                return 1
    return 0
