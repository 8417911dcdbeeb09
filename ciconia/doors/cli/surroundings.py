"""What a command needs around it: a database that answers, and Django looking at it."""

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ciconia.doors.cli.exits import ENVIRONMENT, fail, say
from ciconia.doors.cli.stages import USUAL
from ciconia.doors.cli.world import ensure_world, world_name
from ciconia.foundation.database.databases import create_database, database_names
from ciconia.foundation.database.launcher import LauncherError, Server, using
from ciconia.foundation.database.template import ensure_template, environment_for
from ciconia.foundation.database.urls import brings_own_server, database_name, home_of


def home() -> Path:
    """The folder for everything a running Ciconia keeps on disk."""
    return home_of(os.environ)


@contextmanager
def own_server(*, why_not: str) -> Iterator[Server]:
    """A server of our own for the length of a command; `why_not` is said where somebody else runs the database."""
    if brings_own_server(os.environ):
        fail(why_not, ENVIRONMENT)
    with in_a_sentence(), using(home()) as server:
        yield server


@contextmanager
def database(*, role: str = "app") -> Iterator[None]:
    """Lets Django work with the database for the length of a command.

    A missing one is made: the one of the usual name with the demo's world, any other with empty tables.
    """
    if brings_own_server(os.environ):
        os.environ["CICONIA_DB_ROLE"] = role
        yield
        return
    with in_a_sentence(), using(home()) as server:
        name = database_name(os.environ)
        if name not in database_names(server):
            if name == world_name(USUAL):
                ensure_world(server, USUAL, say=say)
            else:
                create_database(server, name, ensure_template(server, say=say))
        os.environ.update(environment_for(server, name, role=role))
        yield


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """A launcher that cannot do its work ends the command with a sentence."""
    try:
        yield
    except LauncherError as problem:
        fail(str(problem), ENVIRONMENT)


def set_up_django() -> None:
    """Loads settings and models; no database is needed for that."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciconia.config.settings")
    importlib.import_module("django").setup()


def ready_django(context: click.Context, *, role: str = "app") -> None:
    """Sets Django up for the rest of the command, with a database that answers."""
    context.with_resource(database(role=role))
    set_up_django()
