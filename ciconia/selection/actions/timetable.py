"""Opportunities whose last day to apply is a date of the programme's timetable: tied to it, and moved with it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import amend, retime
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions.timetable import Days, Moved, retimed
from ciconia.programmes.models import Programme
from ciconia.selection.actions import terms
from ciconia.selection.models import Opportunity
from ciconia.selection.rules.application import FLOW as APPLICATION_FLOW
from ciconia.selection.rules.opportunity import FLOW, add_working_days, unfit

TIED = ("draft", "in_review", "edits_requested", "agreed", "published")
WAIT_FOR_IT = ("draft", "shortlisted")


def tie(opportunity: Opportunity, *, code: str, day: date | None, by: Any, seen: int | None = None) -> Opportunity:
    """Let the last day to apply be a date of the timetable from now on; an empty code gives it a day of its own again.

    day: what that date is here. Raises Refused, Conflict, or Unfit where it does not fit.
    """
    changes: dict[str, Any] = {"follows": code}
    if code:
        if day is None:
            raise Unfit({"follows": _("This date is not known here.")})
        changes["deadline"] = day

    def check(row: Opportunity) -> None:
        if code and (problems := unfit(row)):
            raise Unfit({"follows": " ".join(map(str, problems.values()))})

    with transaction.atomic():
        held = opportunity.deadline
        amend(
            FLOW, opportunity, changes, by=by, roles=("officer",), states=("draft", "edits_requested"), seen=seen,
            check=check,
        )  # fmt: skip
        if opportunity.deadline != held:
            terms.keep(opportunity)
            retime(FLOW, opportunity)
    return opportunity


def follow_deadlines(programme: Programme, before: Days, after: Days) -> list[Moved]:
    """Move the last days to apply that follow the timetable, and what is due because of them.

    Raises Unfit where one is promised to the public already, or would come after the work begins. What an applicant
    was promised stays as it was promised.
    """
    del before
    rows = Opportunity.objects.filter(programme=programme, state__in=TIED).exclude(follows="")
    moved: list[Moved] = []
    for opportunity in rows.select_for_update(of=("self",)).select_related("programme").order_by("pk"):
        key = (opportunity.follows, opportunity.focus_id)
        day = after[key] if key in after else after.get((opportunity.follows, None))
        if day is not None and day != opportunity.deadline:
            moved += _move(opportunity, day)
    return moved


def _move(opportunity: Opportunity, day: date) -> list[Moved]:
    held, said = opportunity.deadline, {"reference": opportunity.reference, "day": date_format(day, "j F Y")}
    if opportunity.state == "published" and day < held:
        words = _("%(reference)s is open: everybody reads that one can apply until %(until)s. It cannot end earlier.")
        raise Unfit({"day": words % (said | {"until": date_format(held, "j F Y")})})
    if opportunity.starts <= day:
        words = _("%(reference)s begins on %(starts)s, so its last day to apply cannot be %(day)s.")
        raise Unfit({"day": words % (said | {"starts": date_format(opportunity.starts, "j F Y")})})
    opportunity.deadline = day
    if opportunity.answer_by:
        opportunity.answer_by = add_working_days(day, opportunity.programme.answer_working_days)
    opportunity.version += 1
    opportunity.save(update_fields=["deadline", "answer_by", "version"])
    log(
        "opportunity.edit", opportunity, by=System(_("Timetable")), noun="opportunity",
        data={"changed": ["deadline"], "before": held.isoformat(), "after": day.isoformat()},
    )  # fmt: skip
    terms.keep(opportunity)
    below = opportunity.applications.filter(state__in=WAIT_FOR_IT).select_for_update(of=("self",))
    found = [retimed(FLOW, opportunity)]
    for application in below.select_related("programme").order_by("pk"):
        application.opportunity = opportunity
        found.append(retimed(APPLICATION_FLOW, application))
    return [Moved("opportunity", opportunity.pk, "deadline", held, day), *(row for row in found if row)]
