"""`ciconia demo`: the whole product on one machine, with a world to look at."""

import http.client
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import click

from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.doors.cli.check import check_pages, one_of_each_role
from ciconia.doors.cli.exits import ENVIRONMENT, FINDINGS, fail, say
from ciconia.doors.cli.processes import Child, Family, GaveUp, ended_by_signals, family
from ciconia.doors.cli.serve import gunicorn_command
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.static import ensure_static
from ciconia.doors.cli.surroundings import home, in_a_sentence
from ciconia.doors.cli.world import clock_start, ensure_world, world_environment
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.template import environment_for

PATIENCE = 60.0


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on; 8000 unless told.")
@click.option("--stage", type=click.Choice(list(STAGES)), default=USUAL, show_default=True, help="When it plays.")
@click.option("--check", is_flag=True, help="Fetch the main pages as every role, print a table, stop.")
@click.option("--afresh", is_flag=True, help="Forget what was done in this stage's world.")
def demo(port: int | None, stage: str, *, check: bool, afresh: bool) -> None:
    """Starts the demo; Ctrl-C ends it."""
    port = port or (_free_port() if check else 8000)
    _refuse_taken(port)
    with ended_by_signals(), in_a_sentence(), _running(port, stage, afresh=afresh) as members:
        address = f"http://localhost:{port}/"
        if check:
            sys.exit(FINDINGS if check_pages(address, one_of_each_role()) else 0)
        _greet(address, stage)
        members.keep()


@contextmanager
def _running(port: int, stage: str, *, afresh: bool) -> Iterator[Family]:
    """Database, web and worker, until the block ends."""
    with using(home()) as server:
        ensure_catalogues()
        with ThreadPoolExecutor(1) as beside:
            collecting = beside.submit(ensure_static, home(), say=say)
            name = ensure_world(server, stage, afresh=afresh, say=say)
            static = collecting.result()
        start, began = clock_start(server, name, stage), time.monotonic()

        def environment() -> dict[str, str]:
            now = start + timedelta(seconds=time.monotonic() - began)
            ours = {"CICONIA_BIND": f"127.0.0.1:{port}", "CICONIA_STATIC": str(static)}
            ours["CICONIA_SITE"] = f"http://localhost:{port}"
            return environment_for(server, name) | world_environment(stage, now) | ours

        children = [
            Child("web server", gunicorn_command(), environment),
            Child("worker", [sys.executable, "-m", "django", "procrastinate", "--skip-checks", "worker"], environment),
        ]
        say("Starting the web server and the worker")
        with family(children) as members:
            _wait_for_first_page(port, members)
            yield members


def _wait_for_first_page(port: int, members: Family) -> None:
    end = time.monotonic() + PATIENCE
    while not _answers(port):
        members.look()
        if time.monotonic() > end:
            raise GaveUp(f"The first page did not come within {PATIENCE:.0f} seconds.")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    if status >= 500:
        raise GaveUp(f"The first page is broken (status {status}); the lines above say why.")
    return True


def _greet(address: str, stage: str) -> None:
    day = STAGES[stage]
    click.echo(f"\n  Open {address}\n")
    click.echo(f"  It plays on {day.day} {day:%B %Y} and goes on from there.")
    click.echo(f"  Log in as anybody with one click, or follow the tour: {address}en/tour/")
    click.echo(f"  All mail it sends: {address}demo/mail")
    click.echo("  Ctrl-C ends it.\n")


def _refuse_taken(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError as problem:
            fail(f"Port {port} cannot be used: {problem.strerror}. Choose another with --port.", ENVIRONMENT)


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])
