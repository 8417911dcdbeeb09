"""Who opens a space, and what a name in it must hold."""

from typing import Any

import rules

from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import Scope
from ciconia.gatherings.models import Seat, Space

OPENERS = ("coordinator", "officer")
LONGEST_NAME = 80


def may_open(by: Any, programme_id: int, focus_id: int | None) -> bool:
    """Whether an account opens a space for a country; one for the whole programme, whoever works in all of them."""
    return any(
        item.scope == Scope.PROGRAMME
        and item.scope_id == programme_id
        and item.role in OPENERS
        and (not item.focus_ids or focus_id in item.focus_ids)
        for item in memberships_of(by)
    )


@rules.predicate
def sees(user: Any, space: Space) -> bool:
    """The same answer as `Space.visible_to`, for one row."""
    return Space.objects.visible_to(user).filter(pk=space.pk).exists()


@rules.predicate
def sees_seat(user: Any, seat: Seat) -> bool:
    """The same answer as `Seat.visible_to`, for one row."""
    return Seat.objects.visible_to(user).filter(pk=seat.pk).exists()


rules.add_perm("gatherings.view_space", sees)
rules.add_perm("gatherings.view_seat", sees_seat)
