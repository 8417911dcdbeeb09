"""`ciconia letters`: what the worker does every ten minutes, now."""

import sys

import click

from ciconia.doors.cli.exits import ENVIRONMENT, FINDINGS, fail
from ciconia.doors.link.letters import write_about_searches


@click.command()
def letters() -> None:
    """Writes to everybody whose saved searches something new fits: one letter a person, nothing twice."""
    try:
        written = write_about_searches()
    except OSError as problem:
        fail(f"The mail server does not take letters: {problem}. What was handed over before is noted.", ENVIRONMENT)
    click.echo(f"{written.letters} handed over, {written.failed} not taken by the mail server")
    if written.failed:
        sys.exit(FINDINGS)
