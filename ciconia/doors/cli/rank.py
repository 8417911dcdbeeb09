"""`ciconia rank`: a case from a file, ranked into a run."""

from pathlib import Path

import click

from ciconia.doors.cli.exits import say
from ciconia.doors.cli.vocabularies import VOCABULARY, linker_for, problems
from ciconia.engine.rank.case import read_case
from ciconia.engine.rank.prepared import Preparer
from ciconia.engine.rank.run import run_case


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--run", "out", required=True, type=click.Path(path_type=Path), help="Where the run is written.")
@VOCABULARY
def rank(case: Path, out: Path, vocabulary: str | None) -> None:
    """Ranks every profile of CASE for every vacancy; prints vacancy, profile and why where one could not be read."""
    with problems():
        read = read_case(case)
        ranked = run_case(read, Preparer(linker_for(vocabulary)))
        out.write_text("".join(f"{line}\n" for line in ranked.lines()), encoding="utf-8")
        for one in (*ranked.needs, *ranked.profiles):
            for note in one.notes:
                say(f"{one.id}: {note}")
        for vacancy, profile, why in ranked.unread():
            click.echo(f"{vacancy}\t{profile}\t{why}")
