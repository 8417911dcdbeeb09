"""Reading the files of the demo world."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ciconia.foundation.text import Translated

WORLD = Path(__file__).resolve().parent / "world"
Row = dict[str, Any]


@cache
def rows(kind: str) -> tuple[Row, ...]:
    """Every row of a kind ("need"), from its one file or from the files of its folder, in a fixed order."""
    folder = WORLD / FOLDERS[kind]
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder.with_suffix(".toml")]
    return tuple(row for file in files for row in _read(file).get(kind, []))


@cache
def extra_people() -> Mapping[str, Row]:
    """The people without a life story, by key."""
    return _read(WORLD / "extra_people.toml")


@cache
def world(name: str) -> Row:
    """A file of the world as it stands."""
    return _read(WORLD / f"{name}.toml")


@cache
def skills() -> Mapping[str, Row]:
    """What some people say they can do, by key."""
    return _read(WORLD / "skills.toml")


@cache
def afterwards() -> Row:
    """What became of everything after the last day of the other files: the plan, not the rows."""
    return _read(WORLD / "afterwards.toml")


@cache
def registry() -> Row:
    """What organisations declare, whom one reaches there, and which are there twice."""
    return _read(WORLD / "registry.toml")


@cache
def chains() -> Row:
    """Steps of authority chains that were invented for the demo, and a letter that waits."""
    return _read(WORLD / "chains.toml")


def text(value: str | Mapping[str, str] | None) -> Translated:
    """A text of a file as the columns hold it: a plain string is English."""
    if not value:
        return Translated()
    return Translated({"source": "en", "en": value} if isinstance(value, str) else value)


def lines(values: list[str]) -> Translated:
    """A list of a file as the columns hold it: one line for each."""
    return text("\n".join(values))


def _read(file: Path) -> Row:
    with file.open("rb") as opened:
        return tomllib.load(opened)


FOLDERS = {
    "organisation": "institutions",
    "staff": "staff",
    "person": "people",
    "partnership": "partnerships",
    "development_plan": "development_plans",
    "need": "needs",
    "opportunity": "opportunities",
    "terms": "terms",
    "application": "applications",
    "engagement": "engagements",
    "outcome": "outcomes",
    "affiliation": "affiliations",
    "space": "sharing",
    "mentor": "sharing",
    "asking": "sharing",
    "proposal": "events",
    "event": "events",
    "story": "stories",
    "newsletter": "newsletters",
    "page": "pages",
    "letter": "letters",
    "course": "courses",
    "elsewhere": "elsewhere",
    "held_elsewhere": "elsewhere",
    "listing": "decisions",
    "decision": "decisions",
}


def keyed(kind: str) -> Iterator[tuple[str, Row]]:
    """The rows of a kind with their keys."""
    return ((row["key"], row) for row in rows(kind))
