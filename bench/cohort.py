"""`./run bench cohort`: what a change on the board of a large round costs, page and database included."""

import json
import sys

import click
from psycopg import sql

from bench.cohort_board import JOB
from bench.cohorts import SIZES
from bench.web import machine
from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.doors.cli.exits import FINDINGS, say
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.static import ensure_static
from ciconia.doors.cli.surroundings import in_a_sentence
from ciconia.doors.cli.world import ensure_world, world_environment
from ciconia.foundation.database.databases import run_as_superuser
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.server import Server
from ciconia.foundation.database.template import run_in
from ciconia.foundation.database.urls import CLONE

HOME = CLONE / ".ciconia" / "bench"
GOALS = {"S": 300, "M": 1300}
"""Milliseconds for a change and the page that follows."""


@click.command()
@click.option("--sizes", multiple=True, default=("S", "M"), type=click.Choice(list(GOALS)), help="May be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def cohort(sizes: tuple[str, ...], *, as_json: bool) -> None:
    """Opens and changes the board of synthetic rounds: processor time of the page and of the database."""
    with in_a_sentence(), using(HOME) as server:
        name = ensure_world(server, USUAL, afresh=True, say=say)
        found = {size: _measured(server, name, size) for size in sizes}
    if as_json:
        click.echo(json.dumps({"machine": machine(), "sizes": found}, indent=2))
    else:
        _print(found)
    worst = [
        max(map(sum, asked)) >= 2 * GOALS[size]
        for size, kinds in found.items()
        for name, asked in kinds.items()
        if not name.startswith(JOB)
    ]
    sys.exit(FINDINGS if any(worst) else 0)


def _measured(server: Server, name: str, size: str) -> dict[str, list[list[float]]]:
    """For each kind of question the milliseconds of page and database, each time."""
    places, people = SIZES[size]
    say(f"Filling a round of {places:,} places and {people:,} people")
    answers = HOME / f"cohort-{size}.json"
    demo = world_environment(USUAL, STAGES[USUAL]) | {"BENCH_SIZE": size}
    # Past the walls: asking of each row whether the maker may see it would take longer than writing it.
    run_in(
        server, name, ["-m", "bench.cohort_fill", str(answers)],
        more=demo | {"DATABASE_URL": server.superuser_url(name)},
    )  # fmt: skip
    run_as_superuser(server, name, sql.SQL("VACUUM ANALYZE"))
    say("Measuring")
    ensure_catalogues()
    demo |= {"CICONIA_STATIC": str(ensure_static(HOME, say=say))}
    run_in(server, name, ["-m", "bench.cohort_board", str(answers)], more=demo)
    found: dict[str, list[list[float]]] = json.loads(answers.read_text())
    return found


def _print(found: dict[str, dict[str, list[list[float]]]]) -> None:
    click.echo(f"{machine()}\n")
    click.echo("Processor time in ms, page and database together, of a press and the page that follows.\n")
    line = "{:<5} {:<26} {:>6} {:>8} {:>8} {:>8} {:>6}  {}"
    click.echo(line.format("size", "", "times", "middle", "most", "of db", "goal", ""))
    for size, kinds in found.items():
        for name, asked in kinds.items():
            spent = sorted(asked, key=sum)
            middle, most = spent[len(spent) // 2], spent[-1]
            over = "over the goal" if sum(most) > GOALS[size] and not name.startswith(JOB) else ""
            numbers = (f"{sum(middle):.0f}", f"{sum(most):.0f}", f"{most[1]:.0f}")
            click.echo(line.format(size, name, len(asked), *numbers, GOALS[size], over))
