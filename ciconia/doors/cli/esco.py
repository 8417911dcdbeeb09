"""`ciconia esco`: the European vocabulary of occupations and skills, imported from its official download."""

from pathlib import Path

import click

from ciconia.doors.cli.exits import say
from ciconia.doors.cli.vocabularies import problems, vocabulary_folder
from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.vocabulary.esco import import_esco


@click.group()
def esco() -> None:
    """ESCO, the European vocabulary of occupations and skills."""


@esco.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def import_(folder: Path) -> None:
    """Imports ESCO's CSV files from DIR, any language and version; takes about a second per 1,500 names."""
    with problems():
        store = import_esco(folder, vocabulary_folder(), shipped_encoder(), say)
        counts = {kind: sum(one.kind == kind for one in store.concepts) for kind in ("occupation", "skill", "group")}
        say(f"Imported {counts['occupation']:,} occupations, {counts['skill']:,} skills and {counts['group']:,} groups "
            f"in {', '.join(store.languages)}")  # fmt: skip
