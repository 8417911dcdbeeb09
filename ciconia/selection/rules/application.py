"""How somebody is weighed and chosen: two signatures, and a reason for everybody who is not."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import YES, System, Verdict
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.wall import acting_as
from ciconia.people.queries.person import person_of
from ciconia.selection.models import Application, CheckOutcome, Opportunity, Side
from ciconia.selection.rules.applying import complete
from ciconia.selection.rules.choosing import (
    answer_offer_by,
    free_in_those_weeks,
    nothing_kept,
    sign_by,
    silent,
    still_in_time,
    told_from,
)
from ciconia.selection.rules.co_applicant import (
    all_accepted,
    all_answered,
    in_another,
    is_member,
    nobody_left,
    not_too_many,
    people_in,
    together_among,
    unknown_of_members,
)

LIVE = "draft|submitted|assessed|shortlisted|reserve|chosen|offered"
HOST, PROGRAMME = "host contact", "officer"


def _still_open(application: Application, by: Any) -> Words | None:
    opportunity = application.opportunity
    if opportunity.state != "published" or opportunity.deadline < clock.today(opportunity.zone):
        return _("The last day to apply has passed.")
    return None


def _not_excluded(application: Application, by: Any) -> Words | None:
    failed = application.checks.filter(outcome=CheckOutcome.NO).first()
    return _("A rule of the programme is not met: %(rule)s") % {"rule": failed.sentence} if failed else None


def _since_held(application: Application) -> date:
    return application.held_on or clock.day_of(application.state_since, application.zone)


def _side(by: Any, application: Application) -> str:
    return Side.HOST if FLOW.holds(by, HOST, application) else Side.PROGRAMME


def _signed(application: Application) -> set[str]:
    return set(application.signatures.values_list("side", flat=True))


def _not_signed_yet(application: Application, by: Any) -> Words | None:
    already = _side(by, application) in _signed(application)
    return _("Your side has signed. The other side has to sign now.") if already else None


def _first(application: Application, by: Any) -> Words | None:
    return _("The other side has signed: yours is the second signature.") if _signed(application) else None


def _second(application: Application, by: Any) -> Words | None:
    return None if _signed(application) else _("Two signatures are needed, and this would be the first.")


def places_taken(opportunity: Opportunity) -> int:
    """How many people were chosen; counted past the wall, for a host no longer sees who accepted."""
    with acting_as("system:jobs"):
        rows = Application.objects.filter(opportunity=opportunity, state__in=["chosen", "offered", "accepted"])
        beside = together_among([opportunity.pk]).get(opportunity.pk, 0)
        return rows.filter(place_freed_on=None).count() + beside


def _place_free(application: Application, by: Any) -> Words | None:
    opportunity, people = application.opportunity, people_in(application)
    free = opportunity.places - places_taken(opportunity)
    if people <= free:
        return None
    if people == 1 or free <= 0:
        return _("Every place is taken.")
    said = _("This application is of %(people)d people, and %(free)d of the places are free.")
    return said % {"people": people, "free": free}


def _both_signed(application: Application, by: Any) -> Words | None:
    return None if _signed(application) == set(Side.values) else _("Both signatures are needed before an offer.")


def _part_asked_for(application: Application, by: Any) -> Words | None:
    return None if application.mark == "part_open" else _("No part was asked for, so what you sent stays as it is.")


def _no_conflict(application: Application, by: Any) -> Words | None:
    own = application.person.user_id is not None and application.person.user_id == getattr(by, "pk", None)
    return _("Nobody assesses their own application.") if own or is_member(by, application) else None


def _formally_clear(application: Application, by: Any) -> Words | None:
    if application.formally_at is not None:
        return None
    outcomes = set(application.checks.values_list("outcome", flat=True)) | unknown_of_members(application)
    if CheckOutcome.NO in outcomes:
        return _(
            "A rule of the programme is not met. Decide on that first: not eligible, or passed with where you saw it."
        )
    if CheckOutcome.UNKNOWN in outcomes:
        return _("Of a rule of the programme it is not known whether it is met. Look first, and say where you saw it.")
    return None


def who_signs_next(application: Application) -> str:
    """Whoever of host contact and officer has not signed."""
    signed = _signed(application)
    waiting = [role for role, side in ((HOST, Side.HOST), (PROGRAMME, Side.PROGRAMME)) if side not in signed]
    return "|".join(waiting) or PROGRAMME


FLOW = Flow(
    floor="selection",
    noun="application",
    states={
        "draft": State("applicant", "deadline"),
        "submitted": State("assessor", "P10D"),
        "not_eligible": State(),
        "assessed": State("officer", "P5D"),
        "shortlisted": State("whoever of host contact and officer has not signed", "ranking date"),
        "reserve": State("officer", "end of the window"),
        "chosen": State("officer", "P3D"),
        "offered": State("applicant", "P7D"),
        "accepted": State(),
        "declined": State(),
        "expired": State(),
        "not_chosen": State(),
        "withdrawn": State(),
    },
    marks={"part_open": State("applicant", "P5D"), "held": State("officer", "P14D")},
    moves=(
        Move("submit", "draft", "submitted", "applicant", style="go", label=_("Send my application"),
             done=_("Sent. You hear from us by the date on this page."),
             conditions=(_still_open, _not_excluded, all_answered, not_too_many, complete)),
        Move("reopen_part", "submitted|assessed", "same", "assessor", reason=True, sets_mark="part_open",
             label=_("Ask for a part again"), done=_("Asked for. The applicant has five days.")),
        Move("return_part", "submitted|assessed", "same", "applicant|system", lifts_mark="part_open",
             label=_("Send the part"), done=_("Sent. Thank you."), conditions=(_part_asked_for,)),
        Move("reject_formally", "submitted", "not_eligible", "assessor", reason=True, style="no",
             label=_("Not eligible"), done=_("Recorded. The applicant reads your reason."),
             conditions=(_no_conflict,)),
        Move("assess_first", "submitted", "same", "assessor", label=_("Assess"),
             done=_("Kept. It goes on when the marks of the others are in."),
             conditions=(_no_conflict, _formally_clear)),
        Move("assess", "submitted", "assessed", "assessor", style="go", label=_("Assess"),
             done=_("Assessed. The officer decides about the shortlist next."),
             conditions=(_no_conflict, _formally_clear)),
        Move("shortlist", "assessed", "shortlisted", "officer", style="go", label=_("Shortlist"),
             done=_("Shortlisted. Host and programme sign next, in any order.")),
        Move("put_in_reserve", "shortlisted|assessed|chosen", "reserve", "officer", reason=True,
             label=_("Put in reserve"), done=_("In reserve, with your reason."), conditions=(nothing_kept,)),
        Move("sign", "shortlisted|reserve", "same", "host contact|officer", style="go",
             label=_("Sign for this person"), done=_("Signed. The other side signs next."),
             conditions=(_not_signed_yet, _first, nothing_kept)),
        Move("choose", "shortlisted|reserve", "chosen", "host contact|officer", style="go",
             label=_("Sign for this person"), done=_("Chosen: both have signed. The offer can go out."),
             conditions=(_not_signed_yet, _second, nobody_left, _place_free, nothing_kept, free_in_those_weeks)),
        Move("offer", "chosen", "offered", "officer", style="go", label=_("Send the offer"),
             done=_("Offer sent. The applicant reads by which day to answer it."),
             conditions=(_both_signed, nobody_left, nothing_kept, free_in_those_weeks)),
        Move("accept", "offered", "accepted", "applicant", style="go", label=_("Accept the offer"),
             conditions=(still_in_time, all_accepted),
             done=_("Accepted. The programme prepares your assignment with you now.")),
        Move("decline", "offered", "declined", "applicant", reason=True, style="no", label=_("Decline the offer"),
             done=_("Declined. Thank you for telling us why."),
             consequence=_("The place goes to somebody else. You may apply again elsewhere at any time.")),
        Move("expire", "draft|offered", "expired", "system", label=_("Expired")),
        Move("not_choose", "submitted|assessed|shortlisted|reserve", "not_chosen", "officer", reason=True, style="no",
             label=_("Not chosen"), done=_("Recorded. The applicant reads your reason."), conditions=(nothing_kept,)),
        Move("call_off", LIVE, "not_chosen", "system", reason=True, label=_("Called off")),
        Move("withdraw", LIVE, "withdrawn", "applicant", reason=True, style="no",
             lifts_mark="held", label=_("Withdraw my application"), done=_("Withdrawn. Nothing is held against you."),
             consequence=_("Nobody reads it any more. You may apply again as long as it is open.")),
    ),
    people={"applicant": lambda application: application.person.user_id},
    turns={"whoever of host contact and officer has not signed": who_signs_next},
    dates={
        "P7D": answer_offer_by,  # or as many days as the pack says
        "P14D": lambda application: _since_held(application) + timedelta(days=14),
        "deadline": lambda application: application.opportunity.deadline,
        "ranking date": lambda application: sign_by(application.opportunity),
        "end of the window": lambda application: application.opportunity.need.ends,
    },
    # Answers that are told on one day are not late before it.
    not_before={
        state: lambda application: told_from(application.opportunity) for state in ("submitted", "assessed", "chosen")
    },
    instead={"shortlisted": silent},
    instead_roles=("officer",),
    pinned="due_on",
    pinned_under="part_open",
).register()  # fmt: skip


def can_apply(user: Any, opportunity: Opportunity) -> Verdict:
    """Whether somebody may start an application here, and why not."""
    if isinstance(user, System) or not user.is_authenticated:
        return Verdict(False, _("Sign in to apply."))
    if opportunity.state != "published" or opportunity.deadline < clock.today(opportunity.zone):
        return Verdict(False, _("The last day to apply has passed."))
    person = person_of(user) if opportunity.together > 1 else None
    if person is not None and in_another(person.pk, opportunity.pk):
        return Verdict(False, _("You apply for this together with somebody already. Step out of that first."))
    return YES


@rules.predicate
def sees(user: Any, application: Application) -> bool:
    """The same answer as `Application.visible_to`, for one row."""
    return Application.objects.visible_to(user).filter(pk=application.pk).exists()


@rules.predicate
def reads_reviews(user: Any, application: Application) -> bool:
    """Assessments are for those who assess and decide."""
    return any(FLOW.holds(user, role, application) for role in ("assessor", "officer", "coordinator"))


@rules.predicate
def is_applicant(user: Any, application: Application) -> bool:
    """The applicant's own account."""
    return FLOW.holds(user, "applicant", application)


rules.add_perm("selection.view_application", sees)
rules.add_perm("selection.view_review", reads_reviews)
rules.add_perm("selection.change_application", is_applicant)
