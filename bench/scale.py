"""`./run bench scale`: whether a page of a large installation costs more than one of a small one, in the database."""

import json
import sys

import click
from psycopg import sql

from bench.web import machine
from ciconia.doors.cli.exits import FINDINGS, say
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.surroundings import in_a_sentence
from ciconia.doors.cli.world import ensure_world, world_environment
from ciconia.foundation.database.databases import run_as_superuser
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.server import Server
from ciconia.foundation.database.template import run_in
from ciconia.foundation.database.urls import CLONE

HOME = CLONE / ".ciconia" / "bench"
GOAL = 20
SMALL = (1_000, 2_000)


@click.command()
@click.option("--opportunities", default=100_000, show_default=True, type=click.IntRange(1_000), help="Open ones.")
@click.option(
    "--people", default=1_000_000, show_default=True, type=click.IntRange(2_000), help="People, with profiles."
)
@click.option("--rounds", default=100, show_default=True, type=click.IntRange(10), help="Questions of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def scale(opportunities: int, people: int, rounds: int, *, as_json: bool) -> None:
    """Asks what list pages ask of a small and of a large database, all synthetic: processor time of the database."""
    with in_a_sentence(), using(HOME) as server:
        name = ensure_world(server, USUAL, afresh=True, say=say)
        small = _measured(server, name, *SMALL, rounds)
        large = _measured(server, name, opportunities, people, rounds)
    if as_json:
        click.echo(json.dumps({"machine": machine(), "small": small, "large": large}, indent=2))
    else:
        _print(small, large, opportunities, people)
    sys.exit(FINDINGS if any(p95 >= 2 * GOAL for _median, p95, _rows in large.values()) else 0)


def _measured(server: Server, name: str, opportunities: int, people: int, rounds: int) -> dict[str, list[float]]:
    """For each question: middle and 95th of its processor time in milliseconds, and how many rows it found at most."""
    demo = world_environment(USUAL, STAGES[USUAL]) | {
        "BENCH_OPPORTUNITIES": str(opportunities), "BENCH_PEOPLE": str(people), "BENCH_ROUNDS": str(rounds),
    }  # fmt: skip
    say(f"Filling up to {opportunities:,} opportunities and {people:,} people")
    # Past the walls: asking of each of a million rows whether the maker may see it would take longer than writing it.
    run_in(server, name, ["-m", "bench.scale_fill"], more=demo | {"DATABASE_URL": server.superuser_url(name)})
    run_as_superuser(server, name, sql.SQL("VACUUM ANALYZE"))
    say("Measuring")
    answers = HOME / "scale.json"
    run_in(server, name, ["-m", "bench.scale_questions", str(answers)], more=demo)
    found: dict[str, list[float]] = json.loads(answers.read_text())
    return found


def _print(small: dict[str, list[float]], large: dict[str, list[float]], opportunities: int, people: int) -> None:
    click.echo(f"{machine()}\n")
    click.echo("Processor time of the database in ms, the middle and the 95th of a hundred.")
    click.echo(f"Small: 1,000 opportunities; large: {opportunities:,} opportunities and {people:,} people.\n")
    line = "{:<34} {:>8} {:>8} {:>8} {:>8} {:>6}  {}"
    click.echo(line.format("question", "small 50", "small 95", "large 50", "large 95", "goal", ""))
    for name, (median, p95, _rows) in large.items():
        verdict = "over the goal" if p95 > GOAL else ""
        click.echo(line.format(name, *(f"{value:.1f}" for value in (*small[name][:2], median, p95)), GOAL, verdict))
