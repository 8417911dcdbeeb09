"""What the commands of the engine share: where vocabularies lie, which are asked for, and problems as sentences."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ciconia.doors.cli.exits import BAD_INPUT, ENVIRONMENT, fail, say
from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.link.linker import Linker, linker_of
from ciconia.engine.problems import InputProblem
from ciconia.engine.vocabulary.esco import has_esco

CLONE = Path(__file__).resolve().parents[3]
VOCABULARY = click.option(
    "--vocabulary",
    type=click.Choice(["own", "esco", "all"]),
    help="Ours, the imported ESCO, or both; by default both where ESCO was imported.",
)


def vocabulary_folder() -> Path:
    """Where prepared vocabularies are kept: under CICONIA_HOME."""
    return Path(os.environ.get("CICONIA_HOME") or CLONE / ".ciconia").absolute() / "vocabulary"


@contextmanager
def problems() -> Iterator[None]:
    """Ends the command with code 2 and a sentence on bad input, with 4 where the disk refuses."""
    try:
        yield
    except InputProblem as problem:
        fail(str(problem), BAD_INPUT)
    except BrokenPipeError:
        raise  # whoever read the results has enough; click ends in silence
    except OSError as problem:
        fail(": ".join(str(part) for part in (problem.filename, problem.strerror) if part), ENVIRONMENT)


def linker_for(wanted: str | None) -> Linker:
    """The linker over the vocabularies asked for; the first time prepares ours and says so."""
    folder = vocabulary_folder()
    esco = wanted in ("esco", "all") or (wanted is None and has_esco(folder))
    if esco and not has_esco(folder):
        fail("No ESCO has been imported. Import it first: ciconia esco import DIR", ENVIRONMENT)
    return linker_of(folder, shipped_encoder(), own=wanted != "esco", esco=esco, progress=say)


def standard_input() -> bytes:
    """All of standard input, as bytes."""
    return sys.stdin.buffer.read()
