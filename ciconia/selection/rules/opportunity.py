"""What has to hold before an opportunity is shown to the world, and what becomes of it."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import Application, Need, Opportunity
from ciconia.selection.rules.carried import siblings
from ciconia.selection.rules.co_applicant import together_among
from ciconia.selection.rules.terms import missing


def _need_validated(opportunity: Opportunity, by: Any) -> Words | None:
    if KINDS[opportunity.kind].need_required and opportunity.need.state != "validated":
        return _("Its need is not validated, so it cannot be published.")
    return None


def _partnership_agreed(opportunity: Opportunity, by: Any) -> Words | None:
    agreed = opportunity.need.partnership.state == "agreed"
    return None if agreed else _("The partnership with this institution is not agreed.")


def _focus_open(opportunity: Opportunity, by: Any) -> Words | None:
    open_ = opportunity.focus.state == "open"
    return None if open_ else _("The programme does not work in this country at the moment.")


def _sector_chosen(opportunity: Opportunity, by: Any) -> Words | None:
    chosen = sectors_of(opportunity.focus).filter(pk=opportunity.sector_id).exists()
    return None if chosen else _("This sector was not chosen with the country's ministries.")


def _complete(opportunity: Opportunity, by: Any) -> Words | None:
    fields = missing(opportunity)
    return _("Still missing: %(fields)s.") % {"fields": ", ".join(fields)} if fields else None


def _part_said(opportunity: Opportunity, by: Any) -> Words | None:
    if opportunity.covers or not siblings(opportunity):
        return None
    return _("Another opportunity is made from the same need. Say first which part of it this one covers.")


def _deadline_ahead(opportunity: Opportunity, by: Any) -> Words | None:
    past = opportunity.deadline < clock.today(opportunity.zone)
    return _("The last day to apply has passed. Set a later one first.") if past else None


def places_accepted(opportunity: Opportunity) -> int:
    """How many people have accepted and not given their place back before the work began."""
    beside = together_among([opportunity.pk], ["accepted"]).get(opportunity.pk, 0)
    return Application.objects.filter(opportunity=opportunity, state="accepted", place_freed_on=None).count() + beside


def _every_place_taken(opportunity: Opportunity, by: Any) -> Words | None:
    return _("Not every place is taken.") if places_accepted(opportunity) < opportunity.places else None


def unfit(opportunity: Opportunity) -> dict[str, Words]:
    """What does not fit in an opportunity's text: a sentence for each field that has to change."""
    kind, today = KINDS[opportunity.kind], clock.today(opportunity.zone)
    most = min(kind.longest_days, opportunity.programme.longest_days) // 7
    found: dict[str, Words] = {}
    if not opportunity.title:
        found["title"] = _("Give it a title.")
    if opportunity.mode not in kind.modes:
        found["mode"] = _("Choose how the work is done.")
    if not 1 <= opportunity.weeks <= most:
        found["weeks"] = _("Between 1 and %(most)d weeks: nobody may stay longer.") % {"most": most}
    if opportunity.places < 1:
        found["places"] = _("At least one place.")
    if opportunity.deadline < today:
        found["deadline"] = _("This day has passed. Choose today or a later day.")
    if opportunity.starts <= opportunity.deadline:
        found["starts"] = _("The work can only start after the last day to apply.")
    if opportunity.ends and "weeks" not in found:
        days = (opportunity.ends - opportunity.starts).days + 1
        if days < opportunity.weeks * 7:
            found["ends"] = _("%(weeks)d weeks do not fit: between the first day and this one lie %(days)d days.") % {
                "weeks": opportunity.weeks, "days": max(days, 0)
            }  # fmt: skip
    return found


def add_working_days(day: date, count: int) -> date:
    """The date `count` working days (Monday to Friday) after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


FLOW = Flow(
    floor="selection",
    noun="opportunity",
    states={
        "draft": State("officer", "P14D"),
        "in_review": State("host contact", "P7D"),
        "edits_requested": State("officer", "P7D"),
        "agreed": State("officer", "P7D"),
        "published": State("officer", "deadline"),
        "closed": State("officer", "promised answer date"),
        "filled": State(),
        "not_filled": State(),
        "withdrawn": State(),
        "suspended": State("coordinator", "P14D"),
    },
    moves=(
        Move("send_to_review", "draft|edits_requested", "in_review", "officer", style="go",
             conditions=(_complete, _part_said),
             label=_("Send to the host"), done=_("Sent. The host reads it next.")),
        Move("request_edits", "in_review", "edits_requested", "host contact|officer", reason=True,
             label=_("Ask for changes"), done=_("Asked for, with your words.")),
        Move("agree", "in_review", "agreed", "host contact", style="go",
             label=_("Agree to this text"), done=_("Agreed. The programme publishes it next.")),
        Move("publish", "agreed", "published", "officer", style="go", label=_("Publish"),
             done=_("Published. Everybody can read it and apply now."),
             conditions=(_need_validated, _partnership_agreed, _focus_open, _sector_chosen, _deadline_ahead)),
        Move("close", "published", "closed", "officer|system", label=_("Close to applications"),
             done=_("Closed. Nobody can apply any more."),
             consequence=_("Nobody can apply any more. Drafts that were not sent expire.")),
        Move("reopen", "closed", "published", "officer", reason=True, label=_("Open again"),
             done=_("Open again."), conditions=(_focus_open,)),
        Move("fill", "closed", "filled", "system", conditions=(_every_place_taken,), label=_("Filled")),
        Move("refill", "filled", "closed", "system", label=_("A place became free")),
        Move("give_up", "closed", "not_filled", "officer", reason=True, style="no", label=_("End without anybody"),
             done=_("Ended. Everybody who applied has been told."),
             consequence=_("Everybody who still waits for an answer gets your reason.")),
        Move("withdraw", "draft|in_review|edits_requested|agreed|published|closed|suspended", "withdrawn", "officer",
             reason=True, style="no", label=_("Withdraw"), done=_("Withdrawn. Everybody who applied has been told."),
             consequence=_("The page disappears from the list. Everybody who applied gets your reason.")),
        Move("suspend", "published|closed", "suspended", "coordinator", reason=True, label=_("Suspend"),
             conditions=(lambda o, by: _("The country is open.") if o.focus.state == "open" else None,)),
        Move("resume", "suspended", "before", "coordinator", reason=True, label=_("Resume"),
             conditions=(_focus_open,)),
    ),
    dates={
        "deadline": lambda opportunity: opportunity.deadline,
        "promised answer date": lambda opportunity: opportunity.answer_by or opportunity.deadline,
    },
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, opportunity: Opportunity) -> bool:
    """The same answer as `Opportunity.visible_to`, for one row."""
    return Opportunity.objects.visible_to(user).filter(pk=opportunity.pk).exists()


@rules.predicate
def may_draft(user: Any, need: Need) -> bool:
    """An officer of the need's focus makes opportunities from it."""
    return FLOW.holds(user, "officer", need)


rules.add_perm("selection.view_opportunity", sees)
rules.add_perm("selection.draft_opportunity", may_draft)
