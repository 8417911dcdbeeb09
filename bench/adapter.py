"""`./run bench adapter DIR`: learns the encoder's adapter from ESCO's names, as the shipped one was learned.

Data: the preferred, alternative and hidden names of all occupations and ISCO groups in DIR, in the languages the
encoder knows; no key of any benchmark. Seed and steps: `Recipe`. Takes about four minutes of processor time.
"""

from pathlib import Path

import click
import numpy as np

from ciconia.doors.cli.exits import say
from ciconia.doors.cli.vocabularies import problems
from ciconia.engine.encoder.training import Recipe, learn, names_of
from ciconia.engine.encoder.use import ADAPTER, SentenceEncoder
from ciconia.engine.text.language import COVERED
from ciconia.engine.vocabulary.concept import Kind
from ciconia.engine.vocabulary.esco import read_esco
from ciconia.engine.vocabulary.store import spelled


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=ADAPTER, help="Where the weights are written.")
def adapter(folder: Path, out: Path) -> None:
    """Learns the adapter of the encoder from ESCO's names and writes it."""
    with problems():
        concepts = [one for one in read_esco(folder, say) if one.kind is not Kind.SKILL]
    names = [
        (number, COVERED.index(language), spelled(name.text, language))
        for number, concept in enumerate(concepts)
        for language, several in concept.labels.items()
        if language in COVERED
        for name in several
    ]
    texts = sorted({text for _, _, text in names})
    row = {text: number for number, text in enumerate(texts)}
    say(f"{len(concepts):,} concepts, {len(names):,} names, {len(texts):,} different")
    vectors = SentenceEncoder(adapter=None).encode(texts)
    turn, score = learn(names_of([(c, code, row[text]) for c, code, text in names], vectors), Recipe(), say)
    np.savez(out, W=turn.astype(np.float16))
    say(f"{out}: {out.stat().st_size / 1e6:.2f} MB, held out {score:.4f}")
