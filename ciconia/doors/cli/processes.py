"""Children under one parent: all end with it, and one that dies alone is started again."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

from ciconia.doors.cli.exits import ENVIRONMENT, fail, say
from ciconia.foundation.database.urls import CLONE

PR_SET_PDEATHSIG = 1
QUICK = 5.0
"""A child that dies within so many seconds, three times running, will not do better a fourth time."""


class GaveUp(Exception):
    """A child cannot be kept alive; the text names it."""


@dataclass
class Child:
    """One process to keep: its environment is asked for at every start, because the demo's clock moves on."""

    name: str
    command: list[str]
    environment: Callable[[], dict[str, str]]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    quick_ends: int = 0

    def start(self) -> None:
        """Starts the process in a group of its own: Ctrl-C reaches the parent alone, which ends it in order."""
        self.process = subprocess.Popen(
            self.command,
            cwd=CLONE,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
        self.started = time.monotonic()

    def ended(self) -> int | None:
        """The code with which it ended, None while it runs."""
        return self.process.poll() if self.process else None


@dataclass
class Family:
    """The children of this process."""

    children: list[Child]
    over: bool = field(default=False)

    def look(self) -> None:
        """Starts again whoever died, and says so; raises GaveUp for one that dies at once again and again."""
        for child in self.children:
            code = child.ended()
            if code is None or self.over:
                continue
            quick = time.monotonic() - child.started < QUICK
            child.quick_ends = child.quick_ends + 1 if quick else 0
            if child.quick_ends >= 3:
                raise GaveUp(f"The {child.name} ends at once whenever it is started (code {code}).")
            say(f"The {child.name} ended (code {code}) and is started again")
            child.start()

    def keep(self) -> NoReturn:
        """Looks after them until a signal ends it."""
        while True:
            self.look()
            time.sleep(0.3)

    def end(self) -> None:
        """Ends all of them: politely, and after ten seconds at once."""
        self.over = True
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        end = time.monotonic() + 10
        for process in running:
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def family(children: list[Child]) -> Iterator[Family]:
    """The children run for the length of a block."""
    members = Family(children)
    try:
        for child in children:
            child.start()
        yield members
    finally:
        members.end()


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Ctrl-C, a request to end and a closed terminal end the block in order; a child that cannot live is a failure."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say("Ended")
    except GaveUp as reason:
        fail(str(reason), ENVIRONMENT)


def _interrupt(number: int, frame: object) -> None:
    # Whoever presses twice must not interrupt the tidying up.
    for every in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(every, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    # A parent that is killed cannot end its children; the kernel of Linux does it for them.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
