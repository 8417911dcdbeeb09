"""`ciconia mail`: what comes in by mail, handed over by the mail server, a letter at a time."""

import sys

import click

from ciconia.doors.cli.exits import BAD_INPUT, fail
from ciconia.doors.link.inbound import NotTaken
from ciconia.doors.link.inbound import receive as take


@click.group()
def mail() -> None:
    """Takes mail in."""


@mail.command()
def receive() -> None:
    """Reads one letter from standard input and keeps it as an answer in the space it answers to.

    The mail server hands over what goes to the address of CICONIA_ANSWERS and its plus-addresses. Of a letter that is
    forged, unknown or sent by a machine nothing is kept.
    """
    try:
        post = take(sys.stdin.buffer.read())
    except NotTaken as why:
        fail(f"Nothing was kept. {why}", BAD_INPUT)
    click.echo(f"kept as an answer by {post.name}")
