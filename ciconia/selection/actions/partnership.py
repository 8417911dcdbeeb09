"""Working with an institution: long-listed, looked at, agreed."""

from datetime import timedelta
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.perform import Refused, begin, perform
from ciconia.people.models import Organisation
from ciconia.programmes.models import Focus
from ciconia.selection.models import Partnership
from ciconia.selection.rules.partnership import FLOW

HALF_A_YEAR = timedelta(days=182)


def long_list(focus: Focus, organisation: Organisation, *, by: Any, why: str) -> Partnership:
    """Put an institution on the long list of a focus, with the reason; raises Refused for another role."""
    if not holds_for_programme(by, ("focal point", "officer", "coordinator"), focus.programme_id, focus.pk):
        raise Refused("Only programme staff of this country put an institution on the list.")
    row = Partnership(programme=focus.programme, focus=focus, organisation=organisation, why=why)
    partnership: Partnership = begin(FLOW, row, by=by, reason=why)
    return partnership


def assess(
    partnership: Partnership, *, by: Any, capacity: str, online_ready: bool | None = None, seen: int | None = None
) -> Partnership:
    """Write down what was seen of the institution's capacity."""
    changes = {"capacity": capacity, "online_ready": online_ready}
    perform(FLOW, "assess", partnership, by=by, seen=seen, changes=changes, data={"capacity": capacity})
    return partnership


def agree(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """Agree to work together, with a review in half a year."""
    perform(FLOW, "agree", partnership, by=by, reason=reason, seen=seen, changes=_next_review())
    return partnership


def review(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """Look at an agreed partnership again and set the next review."""
    perform(FLOW, "review", partnership, by=by, reason=reason, seen=seen, changes=_next_review())
    return partnership


def decline(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """Decide against working together."""
    perform(FLOW, "decline", partnership, by=by, reason=reason, seen=seen)
    return partnership


def end(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """End an agreed partnership; what is under way goes on."""
    perform(FLOW, "end", partnership, by=by, reason=reason, seen=seen)
    return partnership


def _next_review() -> dict[str, Any]:
    return {"next_review": clock.today() + HALF_A_YEAR}
