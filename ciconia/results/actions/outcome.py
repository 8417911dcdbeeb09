"""Asking both sides what changed, directly after and a year later."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import begin, perform
from ciconia.foundation.wall import acting_as
from ciconia.programmes.kinds import KINDS
from ciconia.results.models import Outcome, Sighting
from ciconia.results.rules.outcome import FLOW

OPEN = ("planned", "asked")


def complete_engagement(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """Complete an engagement and plan who is asked what, and when; the exit questions go out at once."""
    with transaction.atomic():
        engagements.complete(engagement, by=by, seen=seen)
        plan_waves(engagement)
    return engagement


def plan_waves(engagement: Engagement) -> None:
    """One asking per wave and respondent of the kind; what is due today is asked today."""
    ended_on = engagement.ended_on or clock.today(engagement.zone)
    system = System(_("Planned with the completion"))
    with acting_as("system:jobs"):
        for wave in KINDS[engagement.opportunity.kind].waves:
            for respondent in wave.respondents:
                row = Outcome(
                    programme=engagement.programme, focus=engagement.focus, organisation=engagement.organisation,
                    engagement=engagement, person=engagement.person, wave=wave.code, respondent=respondent,
                    wave_on=ended_on + timedelta(days=wave.after),
                )  # fmt: skip
                begin(FLOW, row, by=system)
                if row.wave_on <= clock.today(engagement.zone):
                    perform(FLOW, "ask", row, by=system)
        _reschedule(engagement)


def ask(outcome: Outcome, *, by: Any, seen: int | None = None) -> Outcome:
    """Ask now."""
    perform(FLOW, "ask", outcome, by=by, seen=seen)
    _reschedule(outcome.engagement)
    return outcome


def answer(
    outcome: Outcome, *, by: Any, sightings: dict[int, tuple[str, str]] | None = None, seen: int | None = None,
    **fields: Any,
) -> Outcome:  # fmt: skip
    """Keep an answer: the levels, the words, and per thing that stayed behind whether it is in use and by whom.

    `sightings` maps a deliverable's id to (in use, by whom). Staff answer for somebody only by telephone.
    """
    with transaction.atomic():
        by_telephone = not FLOW.holds(by, "the one asked", outcome)
        changes = {**fields, "by_telephone": by_telephone, "answered_on": clock.today(outcome.zone)}
        perform(FLOW, "answer", outcome, by=by, seen=seen, changes=changes)
        own = set(outcome.engagement.deliverables.filter(state="accepted").values_list("pk", flat=True))
        for deliverable_id, (in_use, by_whom) in (sightings or {}).items():
            if deliverable_id in own and in_use:
                Sighting.objects.create(outcome=outcome, deliverable_id=deliverable_id, in_use=in_use, by_whom=by_whom)
        _reschedule(outcome.engagement)
    return outcome


def give_up(outcome: Outcome, *, by: Any, reason: str, seen: int | None = None) -> Outcome:
    """Nobody answers any more; it is counted as not answered."""
    perform(FLOW, "give_up", outcome, by=by, reason=reason, seen=seen)
    _reschedule(outcome.engagement)
    return outcome


def _reschedule(engagement: Engagement) -> None:
    with acting_as("system:jobs"):
        following = Outcome.objects.filter(engagement=engagement, state__in=OPEN).order_by("wave_on").first()
        engagements.schedule_wave(engagement, following.wave_on if following else None)
