"""Talks with applicants: times that are kept free, who takes which, moved and cancelled with words."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused, arrange, begin, perform
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, Interview, InterviewNote, InterviewTime, Opportunity
from ciconia.selection.models.interview import AHEAD
from ciconia.selection.queries.interview import free_times
from ciconia.selection.rules.application import FLOW as OF_APPLICATION
from ciconia.selection.rules.interview import FLOW, STAFF, TALKED_TO


def offer_time(
    opportunity: Opportunity, *, by: Any, local: datetime, zone: str, minutes: int, where: str
) -> InterviewTime:
    """Keep a time free for talks about an opportunity; `local` as `zone` has it. Raises Unfit or Refused."""
    if not any(OF_APPLICATION.holds(by, role, opportunity) for role in STAFF):
        raise Refused(OF_APPLICATION.who_may(STAFF))
    starts_at = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if starts_at <= clock.now():
        raise Unfit({"at": _("Choose a time that is still to come.")})
    ends_at = starts_at + timedelta(minutes=minutes)
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # the same person offers twice at once
        kept = InterviewTime.objects.filter(interviewer=by, taken_back_at=None, starts_at__lt=ends_at)
        if any(row.starts_at + timedelta(minutes=row.minutes) > starts_at for row in kept):
            raise Unfit({"at": _("You keep a time free already that overlaps with this one.")})
        return InterviewTime.objects.create(
            opportunity=opportunity, interviewer=by, starts_at=starts_at, minutes=minutes, zone=zone, where=where
        )


def take_time_back(time: InterviewTime, *, by: Any) -> InterviewTime:
    """A time that nobody has taken is free for other things again; raises Refused."""
    with transaction.atomic():
        time = InterviewTime.objects.select_for_update(of=("self",)).select_related("opportunity").get(pk=time.pk)
        if not any(OF_APPLICATION.holds(by, role, time.opportunity) for role in STAFF):
            raise Refused(OF_APPLICATION.who_may(STAFF))
        if Interview.objects.filter(time=time).exists():
            raise Refused(_("Somebody has taken this time. Move or cancel that talk first."))
        time.taken_back_at = clock.now()
        time.save(update_fields=["taken_back_at"])
    return time


def invite(application: Application, *, by: Any) -> Interview:
    """Ask an applicant to choose a time for a talk; raises Refused where nothing is free or it is too early or late."""
    if not any(OF_APPLICATION.holds(by, role, application) for role in STAFF):
        raise Refused(OF_APPLICATION.who_may(STAFF))
    with transaction.atomic():
        application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
        if application.state not in TALKED_TO or application.mark:
            raise Refused(_("Talks are for those who have been assessed and wait for a decision."))
        if (ahead := application.interviews.filter(state__in=AHEAD).first()) is not None:
            return ahead
        if not free_times(application.opportunity):
            raise Refused(_("Keep at least one time free first."))
        row = Interview(
            programme=application.programme, focus=application.focus, organisation=application.organisation,
            application=application, by=by,
        )  # fmt: skip
        interview: Interview = begin(FLOW, row, by=by)
    return interview


def pick(interview: Interview, time: InterviewTime, *, by: Any, zone: str, seen: int | None = None) -> Interview:
    """The applicant takes a time; of two who take the same at once one has it, and the other reads so."""
    with transaction.atomic():
        with acting_as("system:jobs"):
            time = InterviewTime.objects.select_for_update(of=("self",)).get(pk=time.pk)
            taken = Interview.objects.filter(time=time).exclude(pk=interview.pk).exists()
        wrong = time.opportunity_id != interview.application.opportunity_id or time.taken_back_at is not None
        if taken or wrong or time.starts_at <= clock.now():
            raise Refused(_("Somebody else has just taken this time, or it is no longer free. Choose another."))
        perform(FLOW, "pick", interview, by=by, seen=seen, changes={"time": time, "reads_in": zone})
    return interview


def ask_others(interview: Interview, *, by: Any, reason: str, seen: int | None = None) -> Interview:
    """None of the times fits: the applicant says which would."""
    perform(FLOW, "ask_others", interview, by=by, reason=reason, seen=seen, changes={"time": None})
    return interview


def offer_times(interview: Interview, *, by: Any, seen: int | None = None) -> Interview:
    """Other times are free now: the applicant chooses."""
    with transaction.atomic():
        perform(FLOW, "offer_times", interview, by=by, seen=seen)
        if not free_times(interview.application.opportunity):
            raise Refused(_("Keep at least one time free first."))
    return interview


def put_off(interview: Interview, *, by: Any, reason: str, seen: int | None = None) -> Interview:
    """The programme cannot at that time: the applicant reads why and chooses another."""
    perform(FLOW, "put_off", interview, by=by, reason=reason, seen=seen, changes={"time": None})
    return interview


def cancel(interview: Interview, *, by: Any, reason: str, seen: int | None = None) -> Interview:
    """There is no talk after all; its time is free for others."""
    perform(FLOW, "cancel", interview, by=by, reason=reason, seen=seen, changes={"time": None})
    return interview


def hold(interview: Interview, *, by: Any, seen: int | None = None) -> Interview:
    """It took place."""
    perform(FLOW, "hold", interview, by=by, seen=seen)
    return interview


def miss(interview: Interview, *, by: Any, reason: str, seen: int | None = None) -> Interview:
    """It did not take place, and why."""
    perform(FLOW, "miss", interview, by=by, reason=reason, seen=seen)
    return interview


def note(interview: Interview, *, by: Any, text: str) -> InterviewNote:
    """Write down something of a talk, for staff alone."""
    if not any(FLOW.holds(by, role, interview) for role in STAFF):
        raise Refused(FLOW.who_may(STAFF))
    if not text.strip():
        raise Unfit({"text": _("Write what you want to keep of it.")})
    with transaction.atomic():
        row = InterviewNote.objects.create(interview=interview, by=by, text=text.strip())
        log("interview.note", interview, by=by, noun="interview")
    return row


def call_off(application: Application) -> None:
    """An application that has ended needs no talk any more."""
    with acting_as("system:jobs"):
        ahead = list(application.interviews.filter(state__in=AHEAD))
    for interview in ahead:
        cancel(interview, by=System(_("The application has ended")), reason=_("The application has ended."))


def move_on(opportunity: Opportunity, days: timedelta, *, since: datetime, by: System) -> None:
    """Move the times of an opportunity that lay still, and the talks at them: as many days later, at the same hour.

    since: what had passed by then stays. Where whoever talks keeps another time free by now, it is a day later still.
    """
    rows = InterviewTime.objects.filter(opportunity=opportunity, taken_back_at=None, starts_at__gt=since)
    for time in rows.order_by("-starts_at"):
        time.starts_at = _later(time, days)
        while _overlaps(time):
            time.starts_at = _later(time, timedelta(days=1))
        time.save(update_fields=["starts_at"])
        interview = Interview.objects.filter(time=time, state="fixed").first()
        if interview is not None:
            arrange(FLOW, "move_on", interview, {}, by=by, roles=("system",), states=("fixed",))


def _later(time: InterviewTime, days: timedelta) -> datetime:
    """The same hour on the clock of its zone, also where clocks change between."""
    zone = ZoneInfo(time.zone)
    return (time.starts_at.astimezone(zone) + days).astimezone(UTC)


def _overlaps(time: InterviewTime) -> bool:
    ends_at = time.starts_at + timedelta(minutes=time.minutes)
    kept = InterviewTime.objects.filter(interviewer=time.interviewer_id, taken_back_at=None, starts_at__lt=ends_at)
    return any(row.starts_at + timedelta(minutes=row.minutes) > time.starts_at for row in kept.exclude(pk=time.pk))


def tell(post: Callable[[Interview], None]) -> int:
    """Write to both sides of each talk about which something changed; gives for how many that went.

    post: hands the letters over; raises NotSent. They are handed over before it is noted.
    """
    with acting_as("system:jobs"):
        waiting = list(Interview.objects.filter(told__lt=F("version") + 1).order_by("pk").values_list("pk", flat=True))
    sent = 0
    for key in waiting:
        with acting_as("system:jobs"):
            row = Interview.objects.select_for_update(of=("self",)).get(pk=key)
            with suppress(NotSent):
                post(row)
                Interview.objects.filter(pk=key).update(told=row.version + 1)
                sent += 1
    return sent
