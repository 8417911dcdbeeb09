"""`ciconia pack`: the set-up of a programme as a file: load it, compare it, write it out."""

from pathlib import Path
from typing import Any

import click

from ciconia.doors.cli.exits import BAD_INPUT, FINDINGS, fail, say
from ciconia.foundation.access import System
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Programme
from ciconia.programmes.packs import shipped, shipped_codes
from ciconia.programmes.rules.pack import PackError
from ciconia.programmes.rules.pack_checks import suggestion

COMMAND_LINE = System("command line")


@click.group()
def pack() -> None:
    """The set-up of a programme as a file: a pack."""


@pack.command()
@click.argument("source")
@click.option("--reason", required=True, help="Why; it stands beside the new version for good.")
@click.option("--by", "email", default="", help="The account that loads, by its address.")
@click.option(
    "--take",
    type=click.Choice([packs.FILE, packs.DESK]),
    help="Which to keep where the set-up changed since the file was made.",
)
def load(source: str, reason: str, email: str, take: str | None) -> None:
    """Loads SOURCE, a pack's file or the code of one that comes with the product. On any error nothing is loaded."""
    try:
        with acting_as("system:jobs"):
            loaded = packs.load(_path(source), by=_actor(email), reason=reason, take=take)
    except packs.PackConflict as conflict:
        _print(conflict.difference)
        fail(f'{conflict}. Say which to keep: "--take file" or "--take desk".', FINDINGS)
    except (PackError, ValueError) as problem:
        fail(str(problem), BAD_INPUT)
    version = loaded.version
    say(f"{version.programme.code}: version {version.number} {'loaded' if loaded.created else 'stands, as before'}")


@pack.command()
@click.argument("source")
def diff(source: str) -> None:
    """Prints what loading SOURCE would change; the code is 1 if anything."""
    try:
        changes = packs.diff(_path(source))
    except PackError as problem:
        fail(str(problem), BAD_INPUT)
    _print(changes)
    if changes:
        raise SystemExit(FINDINGS)
    say("no difference")


@pack.command()
@click.argument("code")
@click.option("--to", "target", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="A file to write.")
def export(code: str, target: Path | None) -> None:
    """Writes the newest set-up of the programme CODE as a pack that knows its base version."""
    try:
        text = packs.export(code)
    except Programme.DoesNotExist as problem:
        fail(str(problem), BAD_INPUT)
    if target is None:
        click.echo(text, nl=False)
    else:
        target.write_text(text, encoding="utf-8")


def _path(source: str) -> Path:
    path, codes = Path(source), shipped_codes()
    if source in codes and not path.is_file():
        return shipped(source)
    if not path.exists():
        words = f'there is no file "{source}", and no pack of that code{suggestion(source, codes)}'
        fail(f"{words} ({', '.join(codes)} come with the product)", BAD_INPUT)
    return path


def _actor(email: str) -> Any:
    if not email:
        return COMMAND_LINE
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise ValueError(f"there is no account {email}")
    return user


def _print(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
