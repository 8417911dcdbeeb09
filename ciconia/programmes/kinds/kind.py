"""What a kind of work is made of: who applies, its flows, its checklist, its waves, and what its text says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Words = str | Promise

PHYSICAL, VIRTUAL, MIXED = "physical", "virtual", "mixed"
MODES = (PHYSICAL, VIRTUAL, MIXED)


@dataclass(frozen=True)
class Item:
    """One entry of the checklist of an engagement.

    before: days before the start by which it must be done; a negative number is days after the start.
    gate: nobody travels or starts while it is open, unless it was waived with a reason.
    modes: the modes in which it is asked at all.
    """

    code: str
    label: Words
    owner: str
    before: int
    gate: bool = False
    modes: tuple[str, ...] = MODES


@dataclass(frozen=True)
class WavePlan:
    """One asking after completion: how many days after, who is asked, with which questionnaire."""

    code: str
    label: Words
    after: int
    respondents: tuple[str, ...]
    questionnaire: str = ""


# What the terms of reference of every opportunity have, and the numbers beside them: no section may take these codes.
FIXED = ("title", "summary", "background", "tasks", "required", "welcome", "deliverables")
FACTS = ("languages", "mode", "places", "deadline", "starts", "ends", "weeks")
RESERVED = (*FIXED, *FACTS, "language", "seen", "base")


@dataclass(frozen=True)
class Section:
    """One part of the terms of reference beyond those that every opportunity has.

    label, hint: words of the product, or translated words of a pack.
    required: the text does not go to the host without it.
    listed: each line is a point of its own.
    modes: the modes in which it is asked at all.
    """

    code: str
    label: Any
    hint: Any = ""
    required: bool = False
    listed: bool = True
    modes: tuple[str, ...] = MODES


@dataclass(frozen=True)
class Kind:
    """A kind of work. It names flows of floors above by string; the start-up check finds them."""

    name: str
    label: Words
    mark: str  # engage, enable or empower: reports count by it
    applicant: str  # person or organisation
    need_required: bool
    modes: tuple[str, ...]
    longest_days: int
    flows: tuple[str, ...]
    checklist: tuple[Item, ...] = ()
    waves: tuple[WavePlan, ...] = ()
    questionnaires: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()

    def checklist_for(self, mode: str) -> tuple[Item, ...]:
        """The entries that are asked in one mode, the earliest due first."""
        return tuple(sorted((item for item in self.checklist if mode in item.modes), key=lambda item: -item.before))
