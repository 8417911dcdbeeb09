"""How a need becomes one that a programme may serve."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import Need, WaitsFor
from ciconia.selection.rules.endorsement import DEFAULT_DAYS
from ciconia.selection.rules.need_form import missing


def _partnership_agreed(need: Need, by: Any) -> Words | None:
    if need.partnership.state != "agreed":
        return _("The partnership with this institution is not agreed, so its needs cannot go further yet.")
    return None


def _focus_open(need: Need, by: Any) -> Words | None:
    return None if need.focus.state == "open" else _("The programme does not work in this country at the moment.")


def unfit(need: Need) -> dict[str, Words]:
    """What does not fit in what a need says so far: a sentence for each field that has to change."""
    found: dict[str, Words] = {}
    most, starts, ends = need.programme.longest_days // 7, need.starts, need.ends
    if need.sector_id is not None and not sectors_of(need.focus).filter(pk=need.sector_id).exists():
        found["sector"] = _("This sector was not chosen with the country's ministries.")
    if need.plan is not None and need.plan.organisation_id != need.organisation_id:
        found["plan"] = _("This plan is of another institution.")
    if starts and ends and ends < starts:
        found["ends"] = _("The last day must come after the first.")
    elif ends and ends < clock.today(need.zone):
        found["ends"] = _("This day has passed. Choose a later one.")
    if need.weeks is None:
        return found
    if not 1 <= need.weeks <= most:
        found["weeks"] = _("Between 1 and %(most)d weeks: nobody may stay longer.") % {"most": most}
    elif starts and ends and starts <= ends and need.weeks * 7 > (ends - starts).days + 1:
        found["weeks"] = _("So many weeks do not fit between the two days.")
    return found


def _complete(need: Need, by: Any) -> Words | None:
    """Everything that has to be said is said, and still fits on the day it is sent."""
    if found := [str(question.label) for _number, question in missing(need)]:
        return _("Still missing: %(fields)s.") % {"fields": ", ".join(found)}
    return next(iter(unfit(need).values()), None)


def open_steps(need: Need) -> int:
    """How many authorities of the chain have not endorsed a need yet."""
    return need.endorsements.filter(current=True).exclude(answer="endorsed").count()


def _last(need: Need, by: Any) -> Words | None:
    return _("Another authority reads it after you.") if open_steps(need) > 1 else None


def _not_last(need: Need, by: Any) -> Words | None:
    return None if open_steps(need) > 1 else _("No authority reads it after you.")


# Whose turn it is in place of the authority's, by what the need waits for.
AT_DESK = {"": "", WaitsFor.LETTER: "officer", WaitsFor.NOBODY: "focal point|officer"}

FLOW = Flow(
    floor="selection",
    noun="need",
    states={
        "draft": State("host contact|focal point", "P30D"),
        "submitted": State("endorser", "chain step"),
        "returned": State("host contact", "P21D"),
        "endorsed": State("officer", "P10D"),
        "validated": State("officer", "P21D"),
        "served": State(),
        "refused": State(),
        "withdrawn": State(),
        "lapsed": State(),
    },
    marks={"held": State("coordinator", "P30D")},
    moves=(
        Move("submit", "draft|returned", "submitted", "host contact|focal point", style="go",
             label=_("Send it"), done=_("Sent. The first authority reads it next."),
             conditions=(_partnership_agreed, _focus_open, _complete)),
        Move("return", "submitted|endorsed", "returned", "endorser|officer", reason=True,
             label=_("Send back"), done=_("Sent back with your reason.")),
        Move("endorse_step", "submitted", "same", "endorser", style="go",
             label=_("Endorse this need"), done=_("Endorsed. The next authority reads it now."),
             conditions=(_not_last,)),
        Move("endorse", "submitted", "endorsed", "endorser", style="go",
             label=_("Endorse this need"), done=_("Endorsed. The programme checks it next."), conditions=(_last,)),
        Move("refuse", "submitted|endorsed", "refused", "endorser|officer", reason=True, style="no",
             label=_("Refuse"), done=_("Refused. The institution reads your reason."),
             consequence=_("The need ends here. The institution may state a new one.")),
        Move("validate", "endorsed", "validated", "officer", style="go",
             label=_("Validate"), done=_("Validated. You can make an opportunity from it now."),
             conditions=(_partnership_agreed, _focus_open)),
        Move("serve", "validated", "served", "system", label=_("Served")),
        Move("withdraw", "draft|submitted|returned|endorsed|validated", "withdrawn", "host contact|officer",
             reason=True, style="no", lifts_mark="held", label=_("Withdraw"), done=_("Withdrawn."),
             consequence=_("Nobody works on this need any more. What was written stays readable.")),
        Move("lapse", "validated", "lapsed", "officer", reason=True, style="no",
             label=_("Let it lapse"), done=_("Lapsed, with your reason."),
             consequence=_("The need ends without having been served.")),
    ),
    organisations={"endorser": "endorser_id"},
    dates={"chain step": lambda need: _chain_date(need), "P30D": lambda need: _thirty_days(need)},
    not_before={"validated": lambda need: _opportunities_end(need)},
    instead={"submitted": lambda need: AT_DESK[need.waits_for]},
    instead_roles=("officer", "focal point|officer"),
    pinned="due_on",
).register()  # fmt: skip


def _chain_date(need: Need) -> date:
    """The day the asked authority should have answered, where no step says it."""
    return FLOW.due_on(need, f"P{DEFAULT_DAYS}D")


def _thirty_days(need: Need) -> date:
    """Thirty days after the last move, or after it was put on hold."""
    return (need.held_on or clock.day_of(need.state_since, need.zone)) + timedelta(days=30)


def _opportunities_end(need: Need) -> date:
    """The day by which an opportunity made from the need has run its course, or was given up, and three weeks more."""
    ends = [
        clock.day_of(opportunity.state_since, opportunity.zone)
        if opportunity.state in ("withdrawn", "not_filled")
        else opportunity.starts + timedelta(weeks=opportunity.weeks)
        for opportunity in need.opportunities.all()
    ]
    return max(ends) + timedelta(days=21) if ends else date.min


@rules.predicate
def sees(user: Any, need: Need) -> bool:
    """The same answer as `Need.visible_to`, for one row."""
    return Need.objects.visible_to(user).filter(pk=need.pk).exists()


rules.add_perm("selection.view_need", sees)
