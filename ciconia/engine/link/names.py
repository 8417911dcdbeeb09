"""Short words of people to concepts with their names, in a process of its own: it takes 220 MiB and gives them back."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.link.linker import Link, Linker, linker_of
from ciconia.engine.text.language import COVERED
from ciconia.engine.vocabulary.esco import has_esco

TOP = 3
LEAST = 0.55  # of a text the encoder reads; below it, on own trials, most of what was found had nothing to do with it
LEAST_BY_WORDS = 0.4  # of a text in a language that is found by its words
NAMED = ("en", "nl", "fr", "ar", "es", "de", "so", "prs", "ps")
PATIENCE = 300  # seconds; the first time the vocabulary is prepared


def names_of(lines: Sequence[str], language: str, folder: Path) -> list[list[dict[str, Any]]]:
    """For each line at most three concepts, best first: {"uri", "kind", "isco", "score", "vocabulary": its fingerprint,
    "names": {language: name}}.

    language: the one the lines were written in, "" for unknown. folder: where prepared vocabularies are kept. Raises
    subprocess.SubprocessError where the process fails.
    """
    asked = json.dumps({"lines": list(lines), "language": language, "folder": str(folder)})
    command = [sys.executable, "-m", "ciconia.engine.link.names"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, timeout=PATIENCE)
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def answer(asked: str) -> str:
    """What the process answers, both as JSON."""
    wanted = json.loads(asked)
    folder, language = Path(wanted["folder"]), wanted["language"]
    linker = linker_of(folder, shipped_encoder(), own=True, esco=has_esco(folder))
    least = LEAST if language in COVERED or not language else LEAST_BY_WORDS
    found = linker.link_many(wanted["lines"], language, top=TOP)
    return json.dumps([[_named(linker, link) for link in links if link.score >= least] for links in found])


def _named(linker: Linker, link: Link) -> dict[str, Any]:
    concept = link.concept
    number = linker.number[concept.uri]
    vocabulary = next(
        one.store for one in linker.indices if any(same.uri == concept.uri for same in one.store.concepts)
    )
    english = linker.name(number, "en")
    names = {code: linker.name(number, code) for code in NAMED}
    kept = {code: name for code, name in names.items() if code == "en" or name != english}
    return {
        "uri": concept.uri, "kind": concept.kind.value, "isco": concept.isco, "score": link.score, "names": kept,
        "vocabulary": str(vocabulary.about["fingerprint"]),
    }  # fmt: skip


if __name__ == "__main__":  # pragma: no cover - run as a process of its own
    sys.stdout.write(answer(sys.stdin.read()))
