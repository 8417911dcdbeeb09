"""One concept of a vocabulary and its names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

OWN = "urn:ciconia:concept:"


class Kind(StrEnum):
    """What a concept names."""

    OCCUPATION = "occupation"
    SKILL = "skill"
    GROUP = "group"


@dataclass(frozen=True)
class Label:
    """One name of a concept. reviewed: by a native speaker."""

    text: str
    reviewed: bool = False


@dataclass(frozen=True)
class Concept:
    """An occupation, a skill or a group of ISCO-08.

    isco: unit group of ISCO-08, four digits or fewer for a larger group, "" for none. esco: URIs of the same in ESCO.
    labels: {language: names}, the preferred one first.
    """

    uri: str
    kind: Kind
    isco: str = ""
    esco: tuple[str, ...] = ()
    sector: str = ""
    labels: Mapping[str, tuple[Label, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The last part of our own URIs."""
        return self.uri.removeprefix(OWN)

    def label(self, language: str) -> str:
        """The preferred name in a language, else in English, else in the first language there is."""
        names = self.labels.get(language) or self.labels.get("en") or next(iter(self.labels.values()), ())
        return names[0].text if names else self.id


def kinship(one: str, other: str) -> float:
    """How near two ISCO-08 codes are: by the digits they share, 0, 0.1, 0.3, 0.5 or 0.8 for the same unit group.

    The steps are ours: people of one unit group often can stand in for each other, people of one major group cannot.
    """
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return (0.0, 0.1, 0.3, 0.5, 0.8)[min(shared, 4)]
