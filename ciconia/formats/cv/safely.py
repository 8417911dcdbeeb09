"""Reads a CV in a process of its own, with limits: a file made to do harm ends that process and nothing else."""

import json
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from ciconia.formats.cv.linkedin import pack_folder
from ciconia.formats.cv.problems import SENTENCES, CvProblem
from ciconia.formats.cv.reader import LIMIT, read_bytes, refuse
from ciconia.formats.cv.shape import Cv, from_plain, to_plain

SECONDS = 10  # of processor time
PATIENCE = 30  # seconds on the clock, for a machine that is busy
MEMORY = 768 * 1024 * 1024  # bytes of address space, libraries included
AT_ONCE = 2  # children of one process of ours: memory for them is not without end
ROOM = threading.BoundedSemaphore(AT_ONCE)
ROOT = Path(__file__).resolve().parents[3]


def read_file(path: Path) -> Cv:
    """The CV of a file, or of the folder of an unpacked LinkedIn export; raises CvProblem."""
    if path.is_dir():
        return read_cv(pack_folder(path), path.name)
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError:
        raise CvProblem("absent") from None
    return read_cv(raw, path.name)


def read_cv(raw: bytes, name: str = "", *, seconds: int = SECONDS, memory: int = MEMORY) -> Cv:
    """The CV of a file, read by a child without our environment, files, database or network; raises CvProblem.

    `seconds` of processor time and `memory` in bytes are what the child may use; beyond them the problem is `too_much`.
    """
    refuse(raw, name)
    command = [sys.executable, "-m", "ciconia.formats.cv.safely", name[-20:], str(seconds), str(memory)]
    surroundings = {"PYTHONPATH": str(ROOT), "PATH": os.defpath, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if not ROOM.acquire(timeout=SECONDS):
        raise CvProblem("busy")
    try:
        done = subprocess.run(
            command, input=raw, capture_output=True, timeout=PATIENCE, env=surroundings, cwd="/", check=False
        )
    except subprocess.TimeoutExpired:
        raise CvProblem("too_much") from None
    finally:
        ROOM.release()
    try:
        said: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"problem": "too_much"}
    except ValueError:
        said = {"problem": "damaged"}
    if said.get("problem") in SENTENCES:
        raise CvProblem(said["problem"])
    return from_plain(said["cv"])


def limit(seconds: int, memory: int) -> None:
    """No more than this from now on, no file written, and no core left behind."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(raw: bytes, name: str, out: TextIO) -> None:
    """Writes what was read, or the code of what is wrong; nothing of the file goes anywhere else."""
    try:
        said: dict[str, object] = {"cv": to_plain(read_bytes(raw, name))}
    except CvProblem as problem:
        said = {"problem": problem.code}
    except (MemoryError, RecursionError):
        said = {"problem": "too_much"}
    except Exception:  # whatever a library stumbles over is damage
        said = {"problem": "damaged"}
    json.dump(said, out)


def main(arguments: list[str], into: BinaryIO, out: TextIO) -> None:
    """The child: limits first, then the file from standard input."""
    name, seconds, memory = arguments
    limit(int(seconds), int(memory))
    answer(into.read(LIMIT + 1), name, out)


if __name__ == "__main__":  # pragma: no cover - only a child comes here
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout)
