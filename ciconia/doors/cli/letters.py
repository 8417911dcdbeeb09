"""`ciconia letters`: what the worker does every ten minutes and every morning, now."""

import sys

import click

from ciconia.doors.cli.exits import ENVIRONMENT, FINDINGS, fail
from ciconia.doors.link.freshness import ask_whether_still_true
from ciconia.doors.link.letters import write_about_searches


@click.command()
def letters() -> None:
    """Writes to everybody whose saved searches something new fits, and to whose profile is a year old.

    One letter a person and matter, nothing twice.
    """
    try:
        written = write_about_searches()
        asked = ask_whether_still_true()
    except OSError as problem:
        fail(f"The mail server does not take letters: {problem}. What was handed over before is noted.", ENVIRONMENT)
    click.echo(f"{written.letters} handed over, {written.failed} not taken by the mail server")
    click.echo(f"{asked.letters} asked whether all is still true, {asked.failed} not taken, {asked.erased} erased")
    if written.failed or asked.failed:
        sys.exit(FINDINGS)
