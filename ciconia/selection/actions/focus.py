"""What suspending a country does to the rows of the placement line: they lie still, and their dates move by as long.

Each row is changed in a transaction of its own and found by how it stands, so that all of this may be broken off and
begun again, and a second time changes nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, arrange, perform, retime
from ciconia.programmes.models import Focus
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import terms
from ciconia.selection.actions.endorsement import lock
from ciconia.selection.models import (
    Application,
    Choosing,
    CoApplicant,
    Cohort,
    Need,
    Opportunity,
    Reference,
    ReservePlace,
)
from ciconia.selection.rules.application import FLOW as APPLICATION
from ciconia.selection.rules.co_applicant import FLOW as CO_APPLICANT
from ciconia.selection.rules.cohort import FLOW as COHORT
from ciconia.selection.rules.need import FLOW
from ciconia.selection.rules.opportunity import FLOW as OPPORTUNITY
from ciconia.selection.rules.reference import FLOW as REFERENCE

HELD, PART_OPEN = "held", "part_open"
LIVE = ("draft", "submitted", "returned", "endorsed", "validated")
SHOWN = ("published", "closed")
ASKED = ("draft", "submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
PLANNED = ("draft", "proposed", "approved")


def stop_rows(focus: Focus, *, by: Any, reason: str, most: int) -> Iterator[None]:
    """Suspend what is public of a focus, then hold its applications and needs; a step for each row.

    by: who decided; opportunities bear their name. most: of each noun at most so many at a time.
    """
    for opportunity in _opportunities(focus, *SHOWN)[:most]:
        with suppress(Conflict):  # an officer was faster
            perform(OPPORTUNITY, "suspend", opportunity, by=by, reason=reason)
        yield
    for application in _applications(focus).exclude(mark=HELD)[:most]:
        hold_application(application, reason=reason)
        yield
    for need in _rows(Need, focus, LIVE).filter(mark="")[:most]:
        _hold(need, reason=reason)
        yield
    for cohort in _rounds(focus).filter(mark=""):
        changes = {"mark": HELD, "held_on": clock.today(cohort.zone)}
        with suppress(Conflict):
            arrange(COHORT, "hold", cohort, changes, by=_stopped(), roles=("system",), states=PLANNED, reason=reason)
        yield


def go_on_rows(focus: Focus, *, by: Any, reason: str, most: int) -> Iterator[None]:
    """Let the rows of a focus that is open again go on where they were; a step for each row."""
    # First the needs: their dates follow those of their opportunities.
    for need in _rows(Need, focus, LIVE).filter(mark=HELD)[:most]:
        release(need, by=_going_on())
        yield
    for opportunity in _opportunities(focus, "suspended")[:most]:
        with suppress(Conflict):
            resume_opportunity(opportunity, by=by, reason=reason)
        yield
    for application in _applications(focus).filter(mark=HELD)[:most]:
        release_application(application)
        yield
    still = list(Focus.objects.filter(programme=focus.programme_id, state="suspended").values_list("pk", flat=True))
    for cohort in _rounds(focus).filter(mark=HELD).exclude(focus_ids__overlap=still):
        days = clock.today(cohort.zone) - cast(date, cohort.held_on)
        changes = {"mark": "", "held_on": None, "ranking_on": cohort.ranking_on + days}
        with suppress(Conflict):
            arrange(COHORT, "release", cohort, changes, by=_going_on(), roles=("system",), states=PLANNED)
        yield


def resume_opportunity(opportunity: Opportunity, *, by: Any, reason: str) -> None:
    """Show an opportunity again as it was: every day that lay ahead lies as many days later as it was suspended."""
    with transaction.atomic():
        opportunity.refresh_from_db(from_queryset=Opportunity.objects.select_for_update(of=("self",)))
        since = opportunity.state_since
        days = clock.today(opportunity.zone) - clock.day_of(since, opportunity.zone)
        moved = ("deadline", "starts", "ends", "answer_by") if days else ()
        changes = {name: was + days for name in moved if (was := getattr(opportunity, name)) is not None}
        if changes:
            changes["follows"] = ""  # a date of the timetable does not know of it
        perform(OPPORTUNITY, "resume", opportunity, by=by, reason=reason, data={"days": days.days}, changes=changes)
        if changes:
            terms.keep(opportunity)
            retime(FLOW, opportunity.need)
            for name in ("sign_by", "kept_until", "silent_on"):
                Choosing.objects.filter(pk=opportunity.pk).update(**{name: F(name) + days})
            interviews.move_on(opportunity, days, since=since, by=_going_on())


def hold_application(application: Application, *, reason: str) -> None:
    """Hold an application: nothing happens to it by itself, and nobody's day passes."""
    changes = {"mark": HELD, "held_on": clock.today(application.zone)}
    with suppress(Conflict):  # it came to an end in the same moment
        arrange(
            APPLICATION, "hold", application, changes, by=_stopped(), roles=("system",), states=ASKED, reason=reason
        )


def release_application(application: Application) -> None:
    """Let an application go on: what was due is due as many days later as it lay still."""
    with transaction.atomic():
        application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
        if application.mark != HELD:
            return
        days = clock.today(application.zone) - cast(date, application.held_on)
        mark = PART_OPEN if application.open_part else ""
        usual = cast(datetime, APPLICATION.turn(application, under=mark).due_at)  # it is not at an end
        changes = {"mark": mark, "held_on": None, "due_on": _later(application, usual, days)}
        if application.promised_on is not None:
            changes["promised_on"] = application.promised_on + days
        arrange(APPLICATION, "release", application, changes, by=_going_on(), roles=("system",), states=ASKED)
        for row in CoApplicant.objects.filter(application=application, state="offered"):
            retime(CO_APPLICANT, row)  # the day to answer the offer has moved
        ReservePlace.objects.filter(application=application).update(until=F("until") + days)
        for reference in Reference.objects.filter(application=application, state="asked") if days else ():
            reference.due_on = clock.day_of(cast(datetime, reference.due_at), reference.zone) + days
            reference.link_until = reference.link_until + days if reference.link_until else None
            reference.save(update_fields=["due_on", "link_until"])
            retime(REFERENCE, reference)


def _later(application: Application, usual: datetime, days: timedelta) -> date | None:
    """The day something is due after so many days; a day of its opportunity has moved with that."""
    if not days or application.state in OF_THE_OPPORTUNITY:
        return application.due_on
    return clock.day_of(usual, application.zone) + days


OF_THE_OPPORTUNITY = ("draft", "shortlisted")
"""States whose next date is one of the opportunity."""


def _hold(need: Need, *, reason: str) -> None:
    changes = {"mark": HELD, "held_on": clock.today(need.zone)}
    with suppress(Conflict):  # it came to an end in the same moment
        arrange(FLOW, "hold", need, changes, by=_stopped(), roles=("system",), states=LIVE, reason=reason)


def release(need: Need, *, by: System) -> None:
    """Let a need go on: what was due is due as many days later as it lay still."""
    with transaction.atomic():
        lock(need)
        days = clock.today(need.zone) - cast(date, need.held_on)
        need.held_on = None  # a draft is due thirty days after what it waits for began: not after it was put on hold
        due_at = cast(datetime, FLOW.turn(need, under="").due_at)  # it is not at an end
        due_on = clock.day_of(due_at, need.zone) + days
        _move_step(need, days)
        changes = {"mark": "", "held_on": None, "due_on": due_on}
        arrange(FLOW, "release", need, changes, by=by, roles=("system",), states=LIVE)


def _move_step(need: Need, days: timedelta) -> None:
    asked = need.endorsements.filter(current=True, answer="", asked_at__isnull=False)
    asked.update(due_on=F("due_on") + days, days_held=F("days_held") + days.days)


def _stopped() -> System:
    return System(_("Country suspended"))


def _going_on() -> System:
    return System(_("Country open again"))


def _rounds(focus: Focus) -> Any:
    return Cohort.objects.filter(focus_ids__contains=[focus.pk], state__in=PLANNED).order_by("pk")


def _opportunities(focus: Focus, *states: str) -> Any:
    return _rows(Opportunity, focus, states).select_related("focus", "programme", "need")


def _applications(focus: Focus) -> Any:
    return _rows(Application, focus, ASKED).select_related("person", "opportunity")


def _rows(model: Any, focus: Focus, states: tuple[str, ...]) -> Any:
    return model.objects.filter(focus=focus, state__in=states).order_by("pk")
