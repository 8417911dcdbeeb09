"""The demo's database: built once per state of the code and stage, then copied, so that a second start is quick."""

from collections.abc import Callable
from datetime import datetime

import psycopg
from psycopg import sql

from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.foundation.database.databases import create_database, database_names, drop_database, run_as_superuser
from ciconia.foundation.database.server import Server
from ciconia.foundation.database.tables import digest_of, migrations_hash
from ciconia.foundation.database.template import ensure_copyable, ensure_template, one_at_a_time, run_in
from ciconia.foundation.database.urls import CLONE, DEFAULT_NAME

KEPT = "restored"
SOURCES = ("demo", "programmes/packs")
BUILD = "import sys, django; django.setup(); from ciconia.demo.build import build; build(sys.argv[1])"


def world_name(stage: str) -> str:
    """The database of a stage; the usual one has the name that all commands look for."""
    return DEFAULT_NAME if stage == USUAL else f"{DEFAULT_NAME}_{stage}"


def world_key(stage: str) -> str:
    """What a built world depends on: tables, the makers, the packs and the stage."""
    folders = [CLONE / "ciconia" / name for name in SOURCES]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    return digest_of(files, migrations_hash(), stage)


def world_environment(stage: str, start: datetime) -> dict[str, str]:
    """What makes a process part of the demo, with its clock at `start`."""
    return {"CICONIA_DEMO": "1", "CICONIA_CLOCK_START": start.isoformat(), "CICONIA_STAGE": stage}


def ensure_world(server: Server, stage: str, *, afresh: bool = False, say: Callable[[str], None]) -> str:
    """The name of the stage's database, with what was done in it; made anew where the code has changed since."""
    with one_at_a_time(server, "worlds"):
        return _ensure(server, stage, afresh=afresh, say=say)


def _ensure(server: Server, stage: str, *, afresh: bool, say: Callable[[str], None]) -> str:
    name, key = world_name(stage), world_key(stage)
    note = _note_of(server, name)
    if note is not None and not afresh and note in (key, KEPT):
        return name
    tables = ensure_template(server, say=say)

    def fill(partial: str) -> None:
        run_in(server, partial, ["-c", BUILD, stage], more=world_environment(stage, STAGES[stage]))
        run_as_superuser(server, partial, sql.SQL("VACUUM ANALYZE"))

    world = ensure_copyable(
        server, f"demo_{stage}", key, fill, base=tables, say=lambda: say("Building the demo world, once")
    )
    if note is not None and not afresh:
        say("The code has changed since the last start: the demo begins anew")
    drop_database(server, name)
    create_database(server, name, world)
    put_note(server, name, key)
    return name


def put_note(server: Server, name: str, note: str) -> None:
    """Notes at a database what it was made from."""
    run_as_superuser(server, name, sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), note))


def clock_start(server: Server, name: str, stage: str) -> datetime:
    """Where the demo's clock goes on: at the stage's start, or at the last thing done since."""
    with psycopg.connect(server.superuser_url(name)) as connection:
        row = connection.execute("select max(at) from foundation_log").fetchone()
    return max(STAGES[stage], row[0]) if row and row[0] else STAGES[stage]


def _note_of(server: Server, name: str) -> str | None:
    if name not in database_names(server):
        return None
    with psycopg.connect(server.superuser_url()) as connection:
        row = connection.execute(
            "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = %s", [name]
        ).fetchone()
    return row[0] if row else None
