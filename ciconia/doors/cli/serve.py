"""`ciconia serve`: the web, after a look at the role it runs as."""

import os
import sys

import click
import psycopg

from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.doors.cli.exits import ENVIRONMENT, fail, say
from ciconia.doors.cli.processes import Child, ended_by_signals, family
from ciconia.doors.cli.static import ensure_static
from ciconia.doors.cli.surroundings import database, home
from ciconia.foundation.database.roles import OwnerRefused, refuse_owner
from ciconia.foundation.database.urls import database_address

CONFIGURATION = "python:ciconia.config.gunicorn"


def gunicorn_command() -> list[str]:
    """How the web server is started."""
    return [sys.executable, "-m", "gunicorn", "-c", CONFIGURATION]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Serves the web with gunicorn; refuses a database role that row-level security does not hold."""
    context.with_resource(database())
    try:
        with psycopg.connect(database_address(os.environ), connect_timeout=10) as connection:
            refuse_owner(connection)
    except OwnerRefused as refused:
        fail(str(refused), ENVIRONMENT)
    ensure_catalogues()
    static = ensure_static(home(), say=say)
    environment = os.environ | {"CICONIA_BIND": f"{host}:{port}", "CICONIA_STATIC": str(static)}
    say(f"Ciconia listens on http://{host}:{port}/")
    with ended_by_signals(), family([Child("web server", gunicorn_command(), lambda: environment)]) as members:
        members.keep()
