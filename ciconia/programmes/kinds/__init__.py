"""The kinds of work programmes are made of, one file each, and the check that they fit the rest of the product."""

from collections.abc import Mapping
from typing import Any

from django.core import checks

from ciconia.foundation.flow import registry
from ciconia.programmes.kinds.assignment import ASSIGNMENT
from ciconia.programmes.kinds.gathering import EVENT_KINDS
from ciconia.programmes.kinds.kind import FACTS, FIXED, MODES, RESERVED, Item, Kind, Section, WavePlan
from ciconia.programmes.kinds.voice import VOICE_KINDS, voice_kinds_of

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (ASSIGNMENT,)}

# Named by packs already, built with the floor that carries them. The list may only shrink.
WAITING = frozenset({"internship", "study_visit", "twinning"})

# Every kind a pack may name.
NAMED = (*KINDS, *sorted({*EVENT_KINDS, *VOICE_KINDS, *WAITING}))

MARKS = ("engage", "enable", "empower")
APPLICANTS = ("person", "organisation")


def faults_of(kind: Kind, flows: Mapping[str, Any]) -> list[str]:
    """What does not fit in a kind, in words: one sentence each, none if all is well."""
    faults = [f"the flow {flow!r} is not registered" for flow in kind.flows if flow not in flows]
    if kind.mark not in MARKS:
        faults.append(f"the mark {kind.mark!r} is none of {', '.join(MARKS)}")
    if kind.applicant not in APPLICANTS:
        faults.append(f"the applicant {kind.applicant!r} is none of {', '.join(APPLICANTS)}")
    unknown = sorted({mode for mode in kind.modes if mode not in MODES})
    asked = {mode for item in kind.checklist for mode in item.modes}
    asked |= {mode for section in kind.sections for mode in section.modes}
    unknown += sorted(mode for mode in asked if mode not in kind.modes)
    faults += [f"the mode {mode!r} is not one of the kind's" for mode in unknown]
    codes = [item.code for item in kind.checklist] + [wave.code for wave in kind.waves]
    sections = [section.code for section in kind.sections]
    twice = {c for c in codes if codes.count(c) > 1} | {c for c in sections if sections.count(c) > 1}
    faults += [f"the code {code!r} is used twice" for code in sorted(twice)]
    faults += [f"the section {code!r} has the name of a field" for code in sections if code in RESERVED]
    return faults


@checks.register
def kinds_fit(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse to start with a kind that names a flow nobody registered, or contradicts itself."""
    return [
        checks.Error(f"kind {kind.name}: {fault}", id="programmes.E001")
        for kind in KINDS.values()
        for fault in faults_of(kind, registry)
    ]


__all__ = [
    "EVENT_KINDS", "FACTS", "FIXED", "KINDS", "MODES", "NAMED", "RESERVED", "VOICE_KINDS", "WAITING", "Item", "Kind",
    "Section", "WavePlan", "faults_of", "voice_kinds_of",
]  # fmt: skip
