"""The server as a process: is it alive, is it the one of this data folder, and how to end it."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def pid_in(file: Path) -> int | None:
    """The process number in the first line of a lock file of PostgreSQL."""
    try:
        first = file.read_text(errors="replace").partition("\n")[0]
    except (FileNotFoundError, NotADirectoryError):
        return None
    return abs(int(first)) if first.strip().lstrip("-").isdigit() else None


def running_postmaster(data: Path) -> int | None:
    """The process that serves this data folder now; a number that was given to another program since does not count."""
    pid = pid_in(data / "postmaster.pid")
    return pid if pid is not None and works_in(pid, data) else None


def works_in(pid: int, data: Path) -> bool:
    """Is this a live PostgreSQL process of that data folder? A dead one that nobody has reaped yet has no folder."""
    process = Path("/proc") / str(pid)
    try:
        name = (process / "comm").read_text().strip()
        return name == "postgres" and os.path.samefile(process / "cwd", data)
    except OSError:
        return False


def processes_of(data: Path) -> list[int]:
    """Every live PostgreSQL process of a data folder, the children of a killed server included."""
    numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in numbers if works_in(pid, data)]


def remove_stale_locks(data: Path, socket: Path) -> None:
    """Clears what a killed server left behind; nothing is touched while its process lives."""
    if running_postmaster(data) is not None:
        return
    (data / "postmaster.pid").unlink(missing_ok=True)
    owner = pid_in(socket / ".s.PGSQL.5432.lock")
    if owner is None or not works_in(owner, data):
        for name in (".s.PGSQL.5432.lock", ".s.PGSQL.5432"):
            (socket / name).unlink(missing_ok=True)


def end_server(data: Path) -> bool:
    """Ends the server of a data folder within half a minute: politely, then at once. True if there was one."""
    pid = running_postmaster(data)
    if pid is None:
        return False
    for number, seconds in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0)):
        send(pid, number)
        if wait_until(lambda: not works_in(pid, data), seconds):
            return True
    send(pid, signal.SIGKILL)
    return True


def end_orphans(data: Path) -> None:
    """Ends processes that outlived a killed server and keep its shared memory."""
    if running_postmaster(data) is None:
        for pid in processes_of(data):
            send(pid, signal.SIGQUIT)


def send(pid: int, number: signal.Signals) -> None:
    """Sends a signal to a process that may be gone already."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def wait_until(done: Callable[[], bool], seconds: float, *, pause: float = 0.02) -> bool:
    """Asks again and again until the answer is yes or the time is over."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
