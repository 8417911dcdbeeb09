"""Making an opportunity from a need, agreeing it with the host, showing it to the world."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, amend, begin, perform, retime
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.focus import take_reference
from ciconia.programmes.queries.programme import version_now
from ciconia.selection.actions.application import call_off, expire
from ciconia.selection.models import Need, Opportunity
from ciconia.selection.rules.need import FLOW as NEED_FLOW
from ciconia.selection.rules.opportunity import FLOW, places_accepted, unfit
from ciconia.selection.rules.unfit import Unfit

LIVE = ("draft", "submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
EDITABLE = ("draft", "edits_requested")


def draft_from(need: Need, *, by: Any) -> Opportunity:
    """A draft with everything the need says carried over; raises Refused where there is no validated need."""
    if need.state != "validated":
        raise Refused(_("An opportunity is made from a validated need."))
    if not FLOW.holds(by, "officer", need):
        raise Refused(_("Opportunities are made by an officer of this country."))
    with transaction.atomic():
        row = Opportunity(
            programme=need.programme, focus=need.focus, organisation=need.organisation, need=need, sector=need.sector,
            pack_version=version_now(need.programme), reference=take_reference(need.focus), title=need.title,
            background=need.problem, summary=need.result, languages=need.languages, mode=need.mode,
            starts=need.starts, weeks=need.weeks, deadline=max(clock.today(), need.starts - timedelta(days=56)),
        )  # fmt: skip
        opportunity: Opportunity = begin(FLOW, row, by=by)
        retime(NEED_FLOW, need)  # somebody is at work on it
    return opportunity


def edit_opportunity(opportunity: Opportunity, *, by: Any, seen: int | None = None, **fields: Any) -> Opportunity:
    """Change the text while it is the officer's; raises Refused, Unfit, or Conflict if somebody was faster."""
    with transaction.atomic():
        amend(FLOW, opportunity, fields, by=by, roles=("officer",), states=EDITABLE, seen=seen, check=_must_fit)
        retime(NEED_FLOW, opportunity.need)
    return opportunity


def send_to_review(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """Ask the host whether the text says what it needs."""
    perform(FLOW, "send_to_review", opportunity, by=by, seen=seen)
    return opportunity


def request_edits(opportunity: Opportunity, *, by: Any, reason: str, seen: int | None = None) -> Opportunity:
    """Send the text back with what should change."""
    perform(FLOW, "request_edits", opportunity, by=by, reason=reason, seen=seen)
    return opportunity


def agree(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """The host agrees to the text."""
    perform(FLOW, "agree", opportunity, by=by, seen=seen)
    return opportunity


def publish(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """Show it to everybody, and promise a day by which applicants hear."""
    answer_by = add_working_days(opportunity.deadline, opportunity.programme.answer_working_days)
    changes = {"published_at": clock.now(), "answer_by": answer_by}
    perform(FLOW, "publish", opportunity, by=by, seen=seen, changes=changes)
    return opportunity


def close(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """End the time to apply; drafts that were not sent expire."""
    with transaction.atomic():
        perform(FLOW, "close", opportunity, by=by, seen=seen)
        with acting_as("system:jobs"):  # drafts are their writers' own: an officer does not see them
            for application in _live(opportunity).filter(state="draft"):
                expire(application)
    return opportunity


def reopen(
    opportunity: Opportunity, *, by: Any, reason: str, deadline: date, starts: date, seen: int | None = None
) -> Opportunity:
    """Let people apply again until a new last day; raises Unfit where the days do not fit, and nothing has changed."""
    with transaction.atomic():
        answer_by = add_working_days(deadline, opportunity.programme.answer_working_days)
        changes = {"deadline": deadline, "starts": starts, "answer_by": answer_by}
        perform(FLOW, "reopen", opportunity, by=by, reason=reason, seen=seen, changes=changes)
        _must_fit(opportunity)
        retime(NEED_FLOW, opportunity.need)
    return opportunity


def give_up(opportunity: Opportunity, *, by: Any, reason: str, seen: int | None = None) -> Opportunity:
    """End it without anybody; whoever waits for an answer gets the reason."""
    with transaction.atomic():
        perform(FLOW, "give_up", opportunity, by=by, reason=reason, seen=seen)
        retime(NEED_FLOW, opportunity.need)
        _call_off_all(opportunity, reason)
    return opportunity


def withdraw(opportunity: Opportunity, *, by: Any, reason: str, seen: int | None = None) -> Opportunity:
    """Take it back; whoever applied gets the reason."""
    with transaction.atomic():
        perform(FLOW, "withdraw", opportunity, by=by, reason=reason, seen=seen)
        retime(NEED_FLOW, opportunity.need)
        _call_off_all(opportunity, reason)
    return opportunity


def fill_if_complete(opportunity: Opportunity) -> None:
    """Mark it filled once every place has somebody who accepted."""
    if opportunity.state == "closed" and places_accepted(opportunity) >= opportunity.places:
        perform(FLOW, "fill", opportunity, by=System(_("Every place is taken")))


def refill(opportunity: Opportunity) -> None:
    """Open the choice again: an engagement ended before it started."""
    if opportunity.state == "filled":
        perform(FLOW, "refill", opportunity, by=System(_("A place became free")))


def add_working_days(day: date, count: int) -> date:
    """The date `count` working days (Monday to Friday) after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _must_fit(opportunity: Opportunity) -> None:
    if problems := unfit(opportunity):
        raise Unfit(problems)


def _live(opportunity: Opportunity) -> Any:
    return opportunity.applications.filter(state__in=LIVE)


def _call_off_all(opportunity: Opportunity, reason: str) -> None:
    with acting_as("system:jobs"):
        for application in _live(opportunity):
            call_off(application, reason=reason)
