"""Suspending a country in the middle of a programme, and opening it again.

The decision is one transaction: from that moment both walls hide its people, for they read the state of the focus
itself, and its public pages are withdrawn. What has to be written in every row below is a job, which brings them in
line with the focus one by one, from wherever it was broken off.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from ciconia.delivery.actions.going_on import FLAGGED, flag, unflag
from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.focus import decision_of, told_beside
from ciconia.delivery.rules.focus_letter import letters_about
from ciconia.delivery.rules.going_on import OPEN
from ciconia.foundation.actions.perform import perform
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions import focus as focuses
from ciconia.programmes.actions.mailing import write_to_country
from ciconia.programmes.models import Focus
from ciconia.programmes.rules.focus import FLOW
from ciconia.publishing.actions.publication import restore_about, withdraw_about
from ciconia.selection.actions.focus import go_on_rows, stop_rows

JOB = "delivery.settle_focus"
AT_ONCE = 25
"""So many rows are written in one transaction: whoever waits for one of them waits for no more."""


def suspend(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """Stop the work of a programme in a country for a while, at once; a job follows that holds every row below."""
    with transaction.atomic():
        perform(FLOW, "suspend", focus, by=by, reason=reason, seen=seen)
        withdraw_about(focus=focus, by=by, reason=reason, beside=told_beside(focus))
        _write(focus, "suspended", by)
        _later(focus)
    return focus


def resume(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """Open a suspended country again; a job follows that lets every row go on where it was."""
    with transaction.atomic():
        focuses.resume(focus, by=by, reason=reason, seen=seen)
        restore_about(focus=focus, by=by, reason=reason)
        _write(focus, "resumed", by)
        _later(focus)
    return focus


def settle(focus_id: int) -> int:
    """Bring every row of a focus in line with its state; gives how many were changed. For a job.

    Rows are found by how they stand, so it may be killed anywhere and run any number of times. Where somebody decides
    otherwise meanwhile, it stops, and the job of that decision goes on from there.
    """
    done = 0
    while step := _some(focus_id):
        done += step
    return done


def settle_all() -> int:
    """Finish what jobs that were killed have left, in every country that was ever suspended; gives how many rows."""
    with acting_as("system:jobs"):
        entries = Log.objects.filter(noun="focus", verb="focus.suspend")
        found = list(Focus.objects.filter(pk__in=entries.values("object_id")).values_list("pk", flat=True))
    return sum(settle(pk) for pk in found)


def _some(focus_id: int) -> int:
    with acting_as("system:jobs"):
        # Whoever suspends or resumes waits for this lock, so no row follows a decision that is overtaken.
        held = Focus.objects.select_for_update(of=("self",), no_key=True).select_related("programme")
        focus = held.get(pk=focus_id)
        decision = decision_of(focus)
        if decision is None:
            return 0
        rows, done = _rows(focus, decision.actor, decision.reason), 0
        for done, _row in enumerate(rows, 1):
            if done == AT_ONCE:
                break
        return done


def _rows(focus: Focus, by: Any, reason: str) -> Iterator[None]:
    running = Engagement.objects.filter(focus=focus, state__in=OPEN).order_by("pk")
    if focus.state == "suspended":
        yield from stop_rows(focus, by=by, reason=reason, most=AT_ONCE)
        # What was decided about keeps the day it was flagged, until the country is open again.
        for engagement in running.filter(mark="", flagged_on=None)[:AT_ONCE]:
            flag(engagement, reason=reason)
            yield
    elif focus.state == "open":
        yield from go_on_rows(focus, by=by, reason=reason, most=AT_ONCE)
        for engagement in running.filter(mark=FLAGGED)[:AT_ONCE]:
            unflag(engagement)
            yield
        Engagement.objects.filter(focus=focus, mark="").exclude(flagged_on=None).update(flagged_on=None)


def _write(focus: Focus, came: str, by: Any) -> None:
    for audience, (subject, letter) in letters_about(focus, came).items():
        write_to_country(focus, audience, subject=subject, letter=letter, by=by)


def _later(focus: Focus) -> None:
    app.configure_task(JOB, lock=f"{JOB}.{focus.pk}").defer(focus_id=focus.pk)
