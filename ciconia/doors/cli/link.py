"""`ciconia link`: titles, duties and skills from standard input to concepts."""

import re

import click

from ciconia.doors.cli.exits import say
from ciconia.doors.cli.vocabularies import VOCABULARY, linker_for, problems, standard_input
from ciconia.engine.problems import decode

BATCH = 64
BREAK = re.compile(r"[\t\r]")


@click.command()
@click.option("--lang", default="", help="Language of the texts, such as nl or so; found out where it is not given.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 100), help="Concepts per text.")
@VOCABULARY
def link(lang: str, top: int, vocabulary: str | None) -> None:
    """Finds the concepts nearest to each line of standard input: text, rank, URI, label, score, tabs between."""
    with problems():
        # Lines end at \n alone: what else Python takes for an end of line may stand in a title.
        lines = decode(standard_input(), "standard input").removesuffix("\n").split("\n")
        texts = [BREAK.sub(" ", line.removesuffix("\r")) for line in lines]
        linker = linker_for(vocabulary)
        for start in range(0, len(texts), BATCH):
            some = texts[start : start + BATCH]
            for number, (text, links) in enumerate(
                zip(some, linker.link_many(some, lang, top=top), strict=True), start + 1
            ):
                for rank, one in enumerate(links, 1):
                    label = " ".join(one.label.split())
                    click.echo(f"{text}\t{rank}\t{one.concept.uri}\t{label}\t{one.score:.4f}")
                if not links and text.strip():
                    say(f"line {number}: nothing was found for {text[:60]!r}")
