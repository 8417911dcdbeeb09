"""What staff changed on the desk, laid over the files: the files stay the base and can be updated beneath it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ciconia.engine.vocabulary.concept import Concept, Label

Verb = Literal["add", "remove", "prefer"]


@dataclass(frozen=True)
class Edit:
    """One change of a name. verb: add it, remove it, or make it the preferred one (adding it where it is new)."""

    concept: str
    language: str
    verb: Verb
    label: str


def overlaid(concepts: Iterable[Concept], edits: Iterable[Edit]) -> tuple[tuple[Concept, ...], tuple[Edit, ...]]:
    """The concepts with the edits applied in order, and the edits that met no concept any more.

    An edit that is already true changes nothing, so the same overlay can be laid over a newer base. The last name of a
    language is never removed silently: the language goes with it.
    """
    found = {concept.uri: concept for concept in concepts}
    homeless = []
    for edit in edits:
        if edit.concept in found:
            found[edit.concept] = _edited(found[edit.concept], edit)
        else:
            homeless.append(edit)
    return tuple(found.values()), tuple(homeless)


def _edited(concept: Concept, edit: Edit) -> Concept:
    names = concept.labels.get(edit.language, ())
    kept = tuple(name for name in names if name.text != edit.label)
    same = next((name for name in names if name.text == edit.label), Label(edit.label))
    if edit.verb == "add":
        after = names if same in names else (*names, same)
    else:
        after = (same, *kept) if edit.verb == "prefer" else kept
    labels: Mapping[str, tuple[Label, ...]] = {**concept.labels, edit.language: after}
    return replace(concept, labels={language: named for language, named in labels.items() if named})
