"""
All tables as the migrations make them, written down in `tables.sql`.

Django draws its models anew for each of a thousand steps, which takes a minute; the file is read in a second. It says
of which migrations it is, each with a digest. Where they are no longer as they were, the migrations run; where only new
ones have come, those alone.
"""

import hashlib
import re
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import psycopg

from ciconia.foundation.database.binaries import find_binaries
from ciconia.foundation.database.databases import forget_rights
from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.server import Server
from ciconia.foundation.database.urls import CLONE

FILE = Path(__file__).with_name("tables.sql")
PACKAGES = ("django", "django-allauth", "django-taggit", "procrastinate", "wagtail")
HEAD = "-- Written by `./run db tables` after each new migration; do not edit.\n"
SOURCE = "-- of "
# What pg_dump says about itself and about each object, and what is a matter of the session that reads the file.
CHATTER = re.compile(r"\n+--\n-- [^\n]*\n--\n+|^(?:SET (?!check_function_bodies)|\\)[^\n]*\n|^-- Dumped [^\n]*\n", re.M)
STAMP = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00'")


def digest_of(files: Iterable[Path], *more: str) -> str:
    """Sixteen letters that change when one of the files, its path or one of the words changes."""
    digest = hashlib.sha256("\0".join(more).encode())
    for file in sorted(files):
        digest.update(str(file.relative_to(CLONE)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def sources() -> tuple[str, ...]:
    """What the tables come from, one line each: packages by their version, migrations of ours by their digest."""
    packages = [f"{name} {version(name)}" for name in PACKAGES]
    files = sorted((CLONE / "ciconia").glob("*/migrations/*.py"))
    return (*packages, *(f"{file.relative_to(CLONE)} {digest_of([file])}" for file in files))


def migrations_hash() -> str:
    """What the tables look like: all migrations of ours, and the versions of packages that bring their own."""
    return digest_of((), *sources())


def written_of(text: str) -> list[str]:
    """What such a file says it comes from; nothing where it is not as it was written."""
    head, _, body = text.partition("\n\n")
    said = [line.removeprefix(SOURCE) for line in head.splitlines() if line.startswith(SOURCE)]
    return said if said and said.pop() == f"itself {digest_of((), body)}" else []


def read_into(server: Server, database: str) -> bool:
    """Makes the tables of the file, as their owner, where all it comes from is still as it was. True if that is all."""
    text = FILE.read_text() if FILE.is_file() else ""
    newest, *said = written_of(text) or ["PostgreSQL 0", "nothing"]
    if not set(said) <= set(sources()) or int(newest.split()[1]) > find_binaries().major:
        return False
    forget_rights(server, database)
    with psycopg.connect(server.owner_url(database), options="-c ciconia.user=system:maker") as connection:
        connection.execute(text.encode())
    return said == list(sources())


def write_down(server: Server, database: str) -> None:
    """Writes the tables of a database in which all migrations have run, and nothing else."""
    command = [find_binaries().path("pg_dump"), "--no-owner", "--no-comments", "--inserts", "--rows-per-insert=1000"]
    done = subprocess.run(
        [*command, server.superuser_url(database)], check=False, stdin=subprocess.DEVNULL, capture_output=True
    )
    if done.returncode != 0:
        raise LauncherError(f"The tables could not be written down: {done.stderr.decode(errors='replace').strip()}")
    body = STAMP.sub("now()", CHATTER.sub("\n", done.stdout.decode())).strip() + "\n"
    said = [f"PostgreSQL {find_binaries().major}", *sources(), f"itself {digest_of((), body)}"]
    FILE.write_text(HEAD + "".join(f"{SOURCE}{line}\n" for line in said) + "\n" + body)
