"""What suspending a country does to the needs in it: they lie still, and their dates move by as long."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import arrange, perform
from ciconia.programmes.actions import focus as focuses
from ciconia.programmes.models import Focus
from ciconia.programmes.rules.focus import FLOW as FOCUS
from ciconia.selection.actions.endorsement import lock
from ciconia.selection.models import Need
from ciconia.selection.rules.need import FLOW

HELD = "held"
LIVE = ("draft", "submitted", "returned", "endorsed", "validated")


def suspend(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """Stop the work of a programme in a country for a while; its needs are on hold from that moment."""
    with transaction.atomic():
        perform(FOCUS, "suspend", focus, by=by, reason=reason, seen=seen)
        hold_needs(focus, reason=reason)
    return focus


def resume(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """Open a suspended country again; its needs go on where they were."""
    with transaction.atomic():
        focuses.resume(focus, by=by, reason=reason, seen=seen)
        release_needs(focus)
    return focus


def hold_needs(focus: Focus, *, reason: str) -> int:
    """Put the needs of a focus that are not at an end on hold; gives how many. A second time changes nothing."""
    found = list(Need.objects.filter(focus=focus, state__in=LIVE, mark="").order_by("pk"))
    for need in found:
        changes = {"mark": HELD, "held_on": clock.today(need.zone)}
        by = System(_("Country suspended"))
        arrange(FLOW, "hold", need, changes, by=by, roles=("system",), states=LIVE, reason=reason)
    return len(found)


def release_needs(focus: Focus) -> int:
    """Let the needs of a focus go on; gives how many. A second time changes nothing."""
    found = list(Need.objects.filter(focus=focus, mark=HELD).order_by("pk"))
    for need in found:
        release(need, by=System(_("Country open again")))
    return len(found)


def release(need: Need, *, by: System) -> None:
    """Let a need go on: what was due is due as many days later as it lay still."""
    with transaction.atomic():
        lock(need)
        days = clock.today(need.zone) - cast(date, need.held_on)
        due_at = cast(datetime, FLOW.turn(need, unmarked=True).due_at)  # it is not at an end
        due_on = clock.day_of(due_at, need.zone) + days
        _move_step(need, days)
        changes = {"mark": "", "held_on": None, "due_on": due_on}
        arrange(FLOW, "release", need, changes, by=by, roles=("system",), states=LIVE)


def _move_step(need: Need, days: timedelta) -> None:
    asked = need.endorsements.filter(current=True, answer="", asked_at__isnull=False)
    asked.update(due_on=F("due_on") + days, days_held=F("days_held") + days.days)
