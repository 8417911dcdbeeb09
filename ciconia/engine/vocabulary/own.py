"""Our own vocabulary: plain files by sector, read with errors that name the line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ciconia.engine.problems import InputProblem, read_text
from ciconia.engine.vocabulary.concept import OWN, Concept, Kind, Label
from ciconia.engine.vocabulary.review import REVIEWED, load_reviewed

FOLDER = Path(__file__).with_name("concepts")
LANGUAGES = ("en", "nl", "fr", "ar", "es", "de", "so", "prs", "ps")
ALWAYS = LANGUAGES[:6]
FIELDS = ("kind", "isco", "esco", "sector")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ISCO = re.compile(r"[0-9]{1,4}")
ESCO = re.compile(r"http://data\.europa\.eu/esco/(?:occupation|skill|isco)/[A-Za-z0-9.-]+")
ARABIC = re.compile(r"[\u0600-\u06FF\u0750-\u077F]")
CAPITALS = re.compile(r"[A-Z0-9&/ -]+")  # abbreviations are written in Latin letters in every language
IN_ARABIC_SCRIPT = ("ar", "prs", "ps")


def load_own(folder: Path = FOLDER, reviewed: Path = REVIEWED) -> tuple[Concept, ...]:
    """All concepts of a folder of TOML files, by id; raises InputProblem with the line of the first that is wrong."""
    marks = load_reviewed(reviewed)
    concepts: dict[str, Concept] = {}
    for path in sorted(folder.glob("*.toml")):
        text = read_text(path)
        for name, table in _tables(path, text).items():
            concept = _concept(name, table, _Place(path, text, name), marks)
            if concept.uri in concepts:
                raise _Place(path, text, name).problem(f"the id {name!r} is used a second time")
            concepts[concept.uri] = concept
    return tuple(concepts[uri] for uri in sorted(concepts))


@cache
def shipped_concepts() -> tuple[Concept, ...]:
    """The vocabulary that is shipped, read once in a process."""
    return load_own()


class _Place:
    """Finds the line of a table or of a key in it, which the parser does not tell."""

    def __init__(self, path: Path, text: str, name: str) -> None:
        self.path, self.text, self.name = path, text, name

    def problem(self, expected: str, key: str = "") -> InputProblem:
        """A problem at the key of this table, or at its head."""
        found = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.strip() in (f"[{self.name}]", f'["{self.name}"]'):
                found = number
            elif found and line.startswith("["):
                break
            elif found and key and re.match(rf"\s*{re.escape(key)}\s*=", line):
                found = number
                break
        return InputProblem(str(self.path), f"{self.name}: {expected}", found, 1)


def _tables(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"line (\d+), column (\d+)", str(problem))
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, 1)
        raise InputProblem(str(path), f"is not TOML: {problem}", line, column) from None


def _concept(name: str, table: Any, place: _Place, marks: frozenset[tuple[str, str, str]]) -> Concept:
    if not isinstance(table, dict):
        raise place.problem("expected a table per concept")
    if not ID.fullmatch(name):
        raise place.problem("expected an id of small letters, digits and hyphens")
    for key in table:
        if key not in FIELDS and key not in LANGUAGES:
            raise place.problem(f"does not know {key!r}; expected {', '.join((*FIELDS, *LANGUAGES))}", key)
    kind, isco, esco = table.get("kind"), table.get("isco", ""), table.get("esco", [])
    if kind not in ("occupation", "skill"):
        raise place.problem('expected kind = "occupation" or "skill"', "kind")
    if not isinstance(isco, str) or (isco and not ISCO.fullmatch(isco)) or (kind == "occupation" and not isco):
        raise place.problem('expected isco = "2222", the code of ISCO-08 in digits', "isco")
    if not isinstance(esco, list) or not all(isinstance(uri, str) and ESCO.fullmatch(uri) for uri in esco):
        raise place.problem('expected esco = ["http://data.europa.eu/esco/..."]', "esco")
    sector = table.get("sector", "")
    if not isinstance(sector, str):
        raise place.problem('expected sector = "health"', "sector")
    uri = OWN + name
    labels = {code: _labels(uri, code, table[code], place, marks) for code in LANGUAGES if code in table}
    missing = [code for code in ALWAYS if code not in labels]
    if missing:
        raise place.problem(f"expected names in {', '.join(missing)} too")
    return Concept(uri, Kind(kind), isco, tuple(esco), sector, labels)


def _labels(
    uri: str, language: str, names: Any, place: _Place, marks: frozenset[tuple[str, str, str]]
) -> tuple[Label, ...]:
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise place.problem(f'expected {language} = ["name", "other name"]', language)
    for name in names:
        if name != " ".join(name.split()):
            raise place.problem(f"{name!r} has spaces too many", language)
        if language in IN_ARABIC_SCRIPT and not ARABIC.search(name) and not CAPITALS.fullmatch(name):
            raise place.problem(f"{name!r} is not in Arabic script", language)
        if language not in IN_ARABIC_SCRIPT and ARABIC.search(name):
            raise place.problem(f"{name!r} is in Arabic script", language)
    if len({name.casefold() for name in names}) < len(names):
        raise place.problem(f"a name stands twice in {language}", language)
    return tuple(Label(name, (uri, language, name) in marks) for name in names)


def by_uri(concepts: Iterable[Concept]) -> Mapping[str, Concept]:
    """The concepts by their URI."""
    return {concept.uri: concept for concept in concepts}
