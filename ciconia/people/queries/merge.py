"""What a merge of two organisations would do, in numbers."""

from dataclasses import dataclass

from ciconia.foundation.flow import Words
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation
from ciconia.people.queries.pointer import counted
from ciconia.people.rules.merge import unfit


@dataclass(frozen=True)
class Before:
    """What stands against a merge, how many rows of each model would point elsewhere, and whether both did work."""

    against: list[Words]
    moving: dict[str, int]
    both_engaged: bool


def before_a_merge(kept: Organisation, gone: Organisation) -> Before:
    """Look at two organisations before they become one; only numbers leave this, whoever asks."""
    with acting_as("system:jobs"):
        moving: dict[str, int] = {}
        for pointer, number in counted(gone):
            label = pointer.model._meta.label_lower
            moving[label] = moving.get(label, 0) + number
        here = {pointer.model._meta.label_lower for pointer, _number in counted(kept)}
        against = unfit(kept, gone)
    work = "delivery.engagement"
    return Before(against, moving, work in moving and work in here)
