"""`./run bench withdraw`: what it costs to withdraw all that is public about a country; all processes together."""

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


@click.command()
@click.option("--places", default=2_000, show_default=True, type=click.IntRange(10, 50_000), help="Public places.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def withdraw(places: int, *, as_json: bool) -> None:
    """Withdraws pages and posts of one country, half of each, and makes them public again: processor time."""
    with in_a_sentence(), using(HOME) as server:
        name = ensure_world(server, USUAL, afresh=False, say=say)
        answers = HOME / "withdraw.json"
        postmaster = running_postmaster(server.data_dir)
        more = world_environment(USUAL, STAGES[USUAL]) | {"BENCH_PLACES": str(places), "BENCH_SERVER": str(postmaster)}
        run_in(server, name, ["-m", "bench.withdraw_work", str(answers)], more=more)
    found = json.loads(answers.read_text())
    if as_json:
        click.echo(json.dumps({"machine": machine(), **found}, indent=2))
    else:
        click.echo(f"{machine()}\n\nProcessor seconds of product and database for {places:,} public places.\n")
        for step, value in found["seconds"].items():
            click.echo(f"{step:<28} {value:>8.2f}")
        click.echo(f"\nGoal for the withdrawal: {GOAL:.0f} s.")
    sys.exit(FINDINGS if found["seconds"]["withdrawn"] > GOAL else 0)
