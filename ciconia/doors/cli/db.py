"""`ciconia db`: the database of our own server, with the programs of the same version."""

import os
import shutil
import signal
import subprocess
import tarfile
import tempfile
from pathlib import Path

import click

from ciconia.doors.cli.exits import BAD_INPUT, ENVIRONMENT, IMPOSSIBLE, fail, say
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.surroundings import home, own_server
from ciconia.doors.cli.world import KEPT, ensure_world, put_note, world_name
from ciconia.foundation.database.binaries import find_binaries
from ciconia.foundation.database.databases import create_database, database_names, drop_database, rename_database
from ciconia.foundation.database.launcher import LauncherError, Server
from ciconia.foundation.database.launcher import stop as stop_server
from ciconia.foundation.database.tables import FILE
from ciconia.foundation.database.template import run_in, write_tables
from ciconia.foundation.database.urls import CLONE

NOT_OURS = "DATABASE_URL names a server that somebody else runs: use that server's own tools."
stage_option = click.option("--stage", type=click.Choice(list(STAGES)), default=USUAL, help="Which demo world.")


@click.group()
def db() -> None:
    """The database of the demo and of development."""


@db.command()
def stop() -> None:
    """Stops the server, if one was left running."""
    click.echo("Stopped" if stop_server(home()) else "It was not running")


@db.command()
@stage_option
def reset(stage: str) -> None:
    """Forgets what was done in a demo world and makes it anew."""
    with own_server(why_not=NOT_OURS) as server:
        ensure_world(server, stage, afresh=True, say=say)
    click.echo("Made anew")


@db.command(context_settings={"ignore_unknown_options": True})
@stage_option
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(stage: str, arguments: tuple[str, ...]) -> None:
    """Opens a session that owns the tables and sees every row; arguments are psql's own."""
    with own_server(why_not=NOT_OURS) as server:
        name = _existing(server, stage)
        # Ctrl-C is for psql, which ends a statement with it and not itself.
        signal.signal(signal.SIGINT, lambda number, frame: None)
        # The row-level policies hold the owner too, unless it says that it is the product itself.
        sees_all = os.environ | {"PGOPTIONS": "-c ciconia.user=system:maker"}
        command = [_program("psql"), server.owner_url(name), *arguments]
        code = subprocess.run(command, check=False, env=sees_all).returncode
    if code != 0:
        fail(f"psql ended with code {code}.", IMPOSSIBLE)


@db.command()
@stage_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def dump(stage: str, file: Path) -> None:
    """Writes database and files into one archive."""
    with own_server(why_not=NOT_OURS) as server, tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "database"
        # The superuser reads: the walls hold the owner too, and a dump must be whole.
        _do([_program("pg_dump"), "-Fc", "-f", str(rows), server.superuser_url(_existing(server, stage))])
        partial = file.with_name(file.name + ".partial")
        with tarfile.open(partial, "w") as archive:
            archive.add(rows, "database")
            if (home() / "files").is_dir():
                archive.add(home() / "files", "files")
        partial.replace(file)
    click.echo(f"Wrote {file}, {file.stat().st_size / 1e6:.1f} MB")


@db.command()
@stage_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(stage: str, file: Path) -> None:
    """Puts an archive of `dump` in the place of what is there; until it is whole, what is there stays."""
    if not tarfile.is_tarfile(file):
        fail(f"{file} is not an archive of `ciconia db dump`.", BAD_INPUT)
    with own_server(why_not=NOT_OURS) as server, tempfile.TemporaryDirectory(dir=home()) as folder:
        with tarfile.open(file) as archive:
            if "database" not in archive.getnames():
                fail(f"{file} is not an archive of `ciconia db dump`.", BAD_INPUT)
            archive.extractall(folder, filter="data")
        _restore_rows(server, world_name(stage), Path(folder) / "database")
        _restore_files(Path(folder) / "files")
    click.echo(f"Restored {file}")


@db.command()
def tables() -> None:
    """Writes down what the migrations make, which new databases read: after each new migration."""
    with own_server(why_not=NOT_OURS) as server:
        say("Running all migrations, about a minute")
        write_tables(server)
    click.echo(f"Wrote {FILE.relative_to(CLONE)}, {FILE.stat().st_size / 1e6:.1f} MB")


def _restore_rows(server: Server, name: str, rows: Path) -> None:
    """Reads the rows into a database aside, brings its tables to today's, and puts it in place."""
    aside = f"restoring_{os.getpid()}"
    create_database(server, aside)
    try:
        _do([_program("pg_restore"), "--exit-on-error", "-d", server.superuser_url(aside), str(rows)])
        run_in(server, aside, ["-m", "django", "migrate", "--no-input", "--verbosity=0"], role="owner")
    except (click.ClickException, LauncherError):
        drop_database(server, aside)
        raise
    drop_database(server, name)
    rename_database(server, aside, name)
    put_note(server, name, KEPT)


def _restore_files(files: Path) -> None:
    if files.is_dir():
        shutil.rmtree(home() / "files", ignore_errors=True)
        files.rename(home() / "files")


def _existing(server: Server, stage: str) -> str:
    name = world_name(stage)
    if name not in database_names(server):
        fail(f"There is no database of the stage {stage} yet: `./run demo --stage {stage}` makes it.", ENVIRONMENT)
    return name


def _program(name: str) -> str:
    return find_binaries().path(name)


def _do(command: list[str]) -> None:
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"{Path(command[0]).name} did not succeed: {done.stderr.strip()}", IMPOSSIBLE)
