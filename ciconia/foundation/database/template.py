"""Databases that are built once and then copied: migrations run once per change, not once per test run or demo."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ciconia.foundation.database.databases import create_database, database_names, drop_database, rename_database
from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.server import Server
from ciconia.foundation.database.tables import migrations_hash, read_into, write_down
from ciconia.foundation.database.urls import CLONE

TEMPLATE = "template"


def ensure_template(server: Server, kind: str = "test", *, say: Callable[[str], None] = lambda _: None) -> str:
    """The name of a database in which all migrations have run and nothing else; made where it is missing."""

    def fill(name: str) -> None:
        if not read_into(server, name):
            migrate(server, name)

    say_why = "Building the database's tables"
    return ensure_copyable(server, kind, migrations_hash(), fill, say=lambda: say(say_why))


def migrate(server: Server, database: str) -> None:
    """Runs the migrations that have not run there."""
    # The longest history of a library first: Django draws all models it knows of anew for each step, and before our
    # own there are few (measured 2026-11-23: 69 s of processor time instead of 79).
    for app in (["wagtailcore"], []):
        quick = ["--no-input", "--skip-checks", "--verbosity=0"]
        run_in(server, database, ["-m", "django", "migrate", *app, *quick], role="owner")


@contextmanager
def one_at_a_time(server: Server, work: str) -> Iterator[None]:
    """Processes that do this work on a server wait for each other."""
    with (server.data_dir.parent / work).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_copyable(
    server: Server,
    kind: str,
    key: str,
    fill: Callable[[str], None],
    *,
    base: str | None = None,
    say: Callable[[], None] = lambda: None,
) -> str:
    """The name of the database of this kind and key; made by `fill` (from a copy of `base`) once, others wait for it.

    Older ones of the same kind are dropped.
    """
    family = f"{TEMPLATE}_{kind}_"
    name, partial = f"{family}{key}", f"building_{kind}_{key}"
    with one_at_a_time(server, "building"):
        there = database_names(server)
        if name in there:
            return name
        say()
        drop_database(server, partial)
        create_database(server, partial, base)
        fill(partial)
        rename_database(server, partial, name)
        for stale in there:
            if stale.startswith((family, f"building_{kind}_")):
                drop_database(server, stale)
    return name


def write_tables(server: Server) -> None:
    """Runs all migrations in a database of its own, about a minute, and writes down what they make."""
    name = f"writing_{os.getpid()}"
    create_database(server, name)
    try:
        migrate(server, name)
        write_down(server, name)
    finally:
        drop_database(server, name)


def python_path() -> str:
    """Where another process of ours looks for modules: in this clone first, then where this one was told to."""
    return os.pathsep.join([str(CLONE), *filter(None, [os.environ.get("PYTHONPATH")])])


def environment_for(server: Server, database: str, *, role: str = "app") -> dict[str, str]:
    """The environment of a process that is to work with that database as that role."""
    ours = {
        "CICONIA_HOME": str(server.home),
        "CICONIA_DB_NAME": database,
        "CICONIA_DB_ROLE": role,
        "DJANGO_SETTINGS_MODULE": "ciconia.config.settings",
        "PYTHONPATH": python_path(),
    }
    foreign = ("DATABASE_URL", "DATABASE_OWNER_URL", "PYTHONWARNINGS")
    return {name: value for name, value in os.environ.items() if name not in foreign} | ours


def run_in(
    server: Server, database: str, arguments: list[str], *, role: str = "app", more: dict[str, str] | None = None
) -> None:
    """Runs Python with these arguments against a database; raises LauncherError with its last lines on failure."""
    # Nobody waits for the disk here: what is lost in a power cut is built again.
    waits_not = {"PGOPTIONS": "-c synchronous_commit=off"}
    done = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=CLONE,
        env=environment_for(server, database, role=role) | waits_not | (more or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        raise LauncherError(f"{' '.join(arguments)} did not succeed:\n{_end_of(done.stdout)}")


def _end_of(text: str) -> str:
    return "\n".join(text.rstrip().splitlines()[-12:])
