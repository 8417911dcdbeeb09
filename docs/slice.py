"""`./run slice NOUN`: every file of a noun, from the model up to the tests and the pages about it."""

import re
import subprocess
import sys
from pathlib import Path

import click

from ciconia.foundation.database.urls import CLONE

ROOMS = ("migrations", "models", "rules", "queries", "actions", "tasks", "forms", "views", "templates")
FLOORS = (
    "engine", "formats", "foundation", "people", "programmes", "publishing", "gatherings", "selection", "delivery",
    "results", "insight", "doors", "demo",
)  # fmt: skip


@click.command()
@click.argument("noun")
def slice_of(noun: str) -> None:
    """Lists the files of NOUN floor by floor and room by room, with their lines."""
    found = files_of(noun, _tracked())
    if not found:
        click.echo(
            f"No file is named for '{noun}'. A noun is written as in the glossary, with _ for a space.", err=True
        )
        sys.exit(2)
    for title, files in found.items():
        click.echo(f"\n{title}")
        for path in files:
            click.echo(f"  {_lines(path):>5}  {path}")
    total = sum(_lines(path) for files in found.values() for path in files)
    click.echo(f"\n{sum(map(len, found.values()))} files, {total:,} lines")


def files_of(noun: str, paths: list[str]) -> dict[str, list[str]]:
    """The paths that carry a noun in their name or their folder's, grouped as one reads them."""
    named = re.compile(rf"(^|[/_]){re.escape(noun)}([_./]|$)")
    found: dict[str, list[str]] = {}
    for path in sorted((path for path in paths if named.search(path)), key=_order):
        found.setdefault(_title(path), []).append(path)
    return found


def _title(path: str) -> str:
    parts = path.split("/")
    if parts[0] != "ciconia":
        return parts[0]
    return f"doors: {parts[2]}" if parts[1] == "doors" else parts[1]


def _order(path: str) -> tuple[int, str, int, str]:
    parts = path.split("/")
    if parts[0] != "ciconia":
        return 98 if parts[0] == "tests" else 99, parts[0], 0, path
    floor = FLOORS.index(parts[1]) if parts[1] in FLOORS else len(FLOORS)
    room = next((number for number, name in enumerate(ROOMS) if name in parts), len(ROOMS))
    return floor, parts[2] if parts[1] == "doors" else "", room, path


def _tracked() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=CLONE, check=True, capture_output=True, text=True).stdout.splitlines()


def _lines(path: str) -> int:
    try:
        return (CLONE / Path(path)).read_bytes().count(b"\n")
    except OSError:
        return 0


if __name__ == "__main__":
    slice_of(prog_name="./run slice")
