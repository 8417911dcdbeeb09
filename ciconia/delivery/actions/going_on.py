"""Flagging the engagements of a suspended country, and deciding about each how it goes on."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.actions.engagement import end_early
from ciconia.delivery.models import Engagement, Phase
from ciconia.delivery.rules.checklist_item import FLOW as CHECKLIST_ITEM
from ciconia.delivery.rules.deliverable import FLOW as DELIVERABLE
from ciconia.delivery.rules.engagement import FLOW
from ciconia.delivery.rules.going_on import OPEN, How, in_person_from, unfit_decision
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, arrange, perform, retime
from ciconia.foundation.flow import Flow
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Mode

FLAGGED = "flagged"


def flag(engagement: Engagement, *, reason: str) -> None:
    """Stop an engagement until the coordinator decides how it goes on; done already, or at its end, it stays."""
    changes = {"mark": FLAGGED, "flagged_on": clock.today(engagement.zone)}
    with suppress(Conflict):  # it came to an end in the same moment
        by = System(_("Country suspended"))
        arrange(FLOW, "flag", engagement, changes, by=by, roles=("system",), states=OPEN, reason=reason)


def unflag(engagement: Engagement) -> None:
    """Let an engagement about which nothing was decided go on as it was, where its country is open again."""
    with suppress(Conflict):
        by = System(_("Country open again"))
        changes = {"mark": "", "flagged_on": None}
        with transaction.atomic():
            _move_dates(engagement)
            arrange(FLOW, "unflag", engagement, changes, by=by, roles=("system",), states=OPEN)


def decide(
    engagement: Engagement, how: str, *, by: Any, reason: str, place: str = "", seen: int | None = None
) -> Engagement:
    """Decide how a flagged engagement goes on: online, somewhere else, as it is, or not at all.

    how: one of `rules.going_on.How`; place: where to, for somewhere else. Raises Unfit where it does not fit, Conflict
    where somebody decided first, Refused, ReasonMissing; then nothing has changed.
    """
    with transaction.atomic():
        engagement.refresh_from_db(from_queryset=Engagement.objects.select_for_update(of=("self",)))
        if engagement.mark != FLAGGED:
            raise Conflict(engagement, None)
        today = clock.today(engagement.zone)
        if problems := unfit_decision(engagement, how, place, today):
            raise Unfit(problems)
        online = Mode.MIXED if _was_there(engagement, today) else Mode.VIRTUAL
        if how != How.END:
            _move_dates(engagement)
        said = {"how": how, **({"place": place.strip()} if how == How.RELOCATE else {})}
        changes = {"mode": online} if how == How.VIRTUAL else {}
        perform(FLOW, "decide", engagement, by=by, reason=reason, seen=seen, data=said, changes=changes)
        if how in (How.VIRTUAL, How.RELOCATE):
            _instead(engagement, today, by, place="" if how == How.VIRTUAL else place.strip())
        elif how == How.END:
            end_early(engagement, by=by, reason=reason)
    return engagement


def _move_dates(engagement: Engagement) -> None:
    """What was to be done or handed over is due as many days later as the engagement lay still."""
    days = clock.today(engagement.zone) - (engagement.flagged_on or clock.today(engagement.zone))
    with acting_as("system:jobs"):
        for item in engagement.checklist.filter(state="open") if days else ():
            _later(CHECKLIST_ITEM, item, days)
        for piece in engagement.deliverables.filter(state__in=["due", "submitted", "sent_back"]) if days else ():
            _later(DELIVERABLE, piece, days)


def _later(flow: Flow, row: Any, days: timedelta) -> None:
    row.due_on += days
    row.save(update_fields=["due_on"])
    retime(flow, row)


def _was_there(engagement: Engagement, today: date) -> bool:
    return engagement.phases.filter(mode=Mode.PHYSICAL, replaced=False, starts__lt=today).exists()


def _instead(engagement: Engagement, today: date, by: Any, *, place: str) -> None:
    """Put other phases in the place of what is still in person, from today on; what was stays as it was."""
    phases = list(engagement.phases.select_for_update())
    number = max(phase.number for phase in phases)
    written: list[Phase] = []
    for phase in in_person_from(phases, today):
        phase.replaced = True
        phase.save(update_fields=["replaced"])
        begun = phase.starts < today
        if begun:
            written.append(
                _phase(phase, phase.number, phase.mode, phase.starts, today - timedelta(days=1), phase.place)
            )
            number += 1
        mode = phase.mode if place else Mode.VIRTUAL
        written.append(
            _phase(phase, number if begun else phase.number, mode, max(phase.starts, today), phase.ends, place)
        )
    said = [[one.mode, str(one.starts), str(one.ends), one.place] for one in written]
    log("engagement.phases", engagement, by=by, data={"phases": said})


def _phase(old: Phase, number: int, mode: str, starts: date, ends: date, place: str) -> Phase:
    version = old.version + 1 if number == old.number else 1
    return Phase.objects.create(
        engagement_id=old.engagement_id,
        number=number,
        version=version,
        mode=mode,
        starts=starts,
        ends=ends,
        place=place,
    )
