"""Why somebody stands where they stand: per criterion has, partly or missing, with the sentence that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ciconia.engine.link.linker import Linker
from ciconia.engine.rank.context import Evidence, context_of
from ciconia.engine.rank.prepared import Passage, Prepared
from ciconia.engine.rank.weights import WEIGHTS, Weights
from ciconia.engine.vocabulary.concept import Kind, kinship

SAME, NEAR = 1.0, 0.5
LEAST_SHARED = 0.1  # links weaker than this are guesses and explain nothing


class Standing(StrEnum):
    """What a profile says about a criterion. UNREAD: the criterion itself could not be read."""

    HAS = "has"
    PARTLY = "partly"
    MISSING = "missing"
    UNREAD = "not read"


@dataclass(frozen=True)
class Shared:
    """A concept that need and profile share. label: in the reader's language; kinship: 1 for the same."""

    uri: str
    label: str
    kinship: float


@dataclass(frozen=True)
class Criterion:
    """One clause of the need. evidence: the sentence of the profile that comes nearest, "" where none does.

    known: the URI of the concept where no sentence but a concept that somebody confirmed comes nearest.
    """

    clause: str
    standing: Standing
    nearness: float
    evidence: str
    shared: Shared | None
    known: str = ""


@dataclass(frozen=True)
class Reasons:
    """All that is said about one pair. unused: what of need or profile could not be used, in words."""

    need: str
    profile: str
    criteria: tuple[Criterion, ...]
    context: tuple[Evidence, ...]
    unused: tuple[str, ...]


def explain(
    need: Prepared, profile: Prepared, linker: Linker, *, reader: str = "en", year: int = 0, weights: Weights = WEIGHTS
) -> Reasons:
    """The reasons for a pair, for a reader of a language. year: of today, for how long ago; 0 leaves that out."""
    near = need.clause_vectors @ profile.clause_vectors.T
    criteria = []
    for number, passage in enumerate(need.passages):
        readable = bool(need.clause_vectors[number].any())
        best = int(np.argmax(near[number])) if readable and near.shape[1] else -1
        nearness = round(max(float(near[number, best]), 0.0), 4) if best >= 0 else 0.0
        shared = _shared(need, number, profile, linker, reader)
        standing = _standing(nearness, shared, weights) if readable else Standing.UNREAD
        shown = standing in (Standing.HAS, Standing.PARTLY)
        nearest = profile.passages[best] if shown and best >= 0 else Passage("", "")
        criteria.append(
            Criterion(
                passage.clause, standing, nearness, nearest.sentence, shared if shown else None, nearest.known
            )
        )  # fmt: skip
    unused = [*(f"need: {note}" for note in need.notes), *(f"profile: {note}" for note in profile.notes)]
    unused += [f"need: {need.why}"] if need.why else []
    unused += [f"profile: {profile.why}"] if profile.why else []
    sentences = tuple(dict.fromkeys(passage.sentence for passage in profile.passages if not passage.known))
    return Reasons(need.id, profile.id, tuple(criteria), context_of(sentences, year), tuple(unused))


def _standing(nearness: float, shared: Shared | None, weights: Weights) -> Standing:
    if nearness >= weights.has:
        return Standing.HAS
    if nearness >= weights.partly or (shared is not None and shared.kinship >= SAME):
        return Standing.PARTLY
    return Standing.MISSING


def _shared(need: Prepared, clause: int, profile: Prepared, linker: Linker, reader: str) -> Shared | None:
    wanted = [bond for bond in need.bonds if bond.passage == clause]
    best: tuple[float, int] = (0.0, -1)
    for bond in wanted:
        for other in profile.bonds:
            kin = _kin(bond.concept, other.concept, linker)
            worth = kin * min(bond.weight, other.weight)
            if kin >= NEAR and worth > max(best[0], LEAST_SHARED):
                best = (worth, bond.concept)
    if best[1] < 0:
        return None
    concept = linker.concepts[best[1]]
    kin = max(_kin(best[1], other.concept, linker) for other in profile.bonds)
    return Shared(concept.uri, linker.name(best[1], reader), kin)


def _kin(one: int, other: int, linker: Linker) -> float:
    if one == other:
        return 1.0
    left, right = linker.concepts[one], linker.concepts[other]
    if Kind.SKILL in (left.kind, right.kind) and left.sector != right.sector:
        return 0.0
    return kinship(left.isco, right.isco)


def in_words(reasons: Reasons) -> Sequence[str]:
    """One line per criterion, per context and per thing that was not used; English, for a terminal or a log."""
    lines = []
    for one in reasons.criteria:
        line = f"{one.standing}: {one.clause}"
        if one.shared:
            line += f" [{one.shared.label}]"
        lines.append(f"{line} <- {one.evidence}" if one.evidence else line)
    lines += [f"context, {one.kind}: {one.sentence}" for one in reasons.context]
    return [*lines, *(f"not used: {note}" for note in reasons.unused)]
