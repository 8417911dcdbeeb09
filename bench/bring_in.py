"""`./run bench import`: what it costs to bring people in from a spreadsheet, product and database together."""

import json
import sys

import click

from bench.scale import HOME
from bench.web import machine
from ciconia.doors.cli.exits import FINDINGS, say
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.surroundings import in_a_sentence
from ciconia.doors.cli.world import ensure_world, world_environment
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.process import running_postmaster
from ciconia.foundation.database.template import run_in

GOAL = 60.0
MEMORY = 40.0


@click.command("import")
@click.option(
    "--people", default=10_000, show_default=True, type=click.IntRange(100, 20_000), help="Lines of the file."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def bring_in(people: int, *, as_json: bool) -> None:
    """Reads, checks, brings in, brings in again and undoes a spreadsheet, all synthetic: processor time and memory."""
    with in_a_sentence(), using(HOME) as server:
        name = ensure_world(server, USUAL, afresh=True, say=say)
        answers = HOME / "import.json"
        postmaster = running_postmaster(server.data_dir)
        more = world_environment(USUAL, STAGES[USUAL]) | {"BENCH_PEOPLE": str(people), "BENCH_SERVER": str(postmaster)}
        run_in(server, name, ["-m", "bench.bring_in_work", str(answers)], more=more)
    found = json.loads(answers.read_text())
    if as_json:
        click.echo(json.dumps({"machine": machine(), **found}, indent=2))
    else:
        _print(found, people)
    over = found["seconds"]["all of it"] > GOAL or found["grown"] > MEMORY
    sys.exit(FINDINGS if over else 0)


def _print(found: dict[str, dict[str, float]], people: int) -> None:
    click.echo(f"{machine()}\n\nProcessor seconds of product and database for {people:,} people.\n")
    for step, value in found["seconds"].items():
        click.echo(f"{step:<28} {value:>8.1f}")
    click.echo(f"\nGoal: {GOAL:.0f} s. Memory grew by {found['grown']:.1f} MB from the first lot of lines to the last.")
