"""Making an opportunity from a need, agreeing it with the host, showing it to the world."""

from collections.abc import Mapping
from copy import copy
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, amend, begin, perform, retime
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.focus import take_reference
from ciconia.programmes.queries.programme import version_now
from ciconia.programmes.queries.selection_setting import questions_for
from ciconia.publishing.actions.publication import note_page, withdraw_source
from ciconia.publishing.models import Place, Publication
from ciconia.publishing.rules.publication import About
from ciconia.selection.actions import terms
from ciconia.selection.actions.application import call_off, expire
from ciconia.selection.models import Need, Opportunity, TermsAnswer
from ciconia.selection.models.opportunity import PUBLIC_STATES
from ciconia.selection.rules.carried import AS_THEY_ARE, texts_from
from ciconia.selection.rules.need import FLOW as NEED_FLOW
from ciconia.selection.rules.opportunity import FLOW, add_working_days, places_accepted, unfit
from ciconia.selection.rules.question import as_questions
from ciconia.selection.rules.terms import texts_of, unfit_texts
from ciconia.selection.rules.unfit import Unfit

AT_ONCE = 500
LIVE = ("draft", "submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
EDITABLE = ("draft", "edits_requested")
SAME_FOR_THE_SAME_NEED = (
    "title",
    "summary",
    "background",
    "sections",
    "languages",
    "mode",
    "places",
    "weeks",
    "questions",
)
UNDER_WAY = (*EDITABLE, "in_review", "agreed", "published", "closed", "suspended", "filled")


def draft_from(
    need: Need, *, by: Any, texts: Mapping[str, Any] | None = None, like: str = "", **instead: Any
) -> Opportunity:
    """A draft with everything the need says carried over; raises Refused where there is no validated need.

    texts: what a template or another opportunity says, by section; it fills what the need leaves open. like: where
    they come from, for the log. instead: columns that say something else than the need.
    """
    if need.state != "validated":
        raise Refused(_("An opportunity is made from a validated need."))
    if not FLOW.holds(by, "officer", need):
        raise Refused(_("Opportunities are made by an officer of this country."))
    starts, ends, weeks = need.window
    with transaction.atomic():
        row = Opportunity(
            need=need, pack_version=version_now(need.programme), reference=take_reference(need.focus),
            starts=starts, ends=ends, weeks=weeks, deadline=max(clock.today(), starts - timedelta(days=56)),
            **{name: getattr(need, name) for name in AS_THEY_ARE},
        )  # fmt: skip
        row.questions = as_questions(questions_for(need.programme, row.kind, sector=row.sector.code))
        for name, value in instead.items():
            setattr(row, name, value)
        # A copy for the same need says what its sibling says, also where that one left something out.
        terms.fill(row, {} if "sections" in instead else texts_from(need))
        terms.fill(row, texts or {})
        opportunity: Opportunity = begin(FLOW, row, by=by, data={"like": like} if like else None)
        terms.keep(opportunity)
        retime(NEED_FLOW, need)  # somebody is at work on it
    return opportunity


def duplicate(opportunity: Opportunity, *, by: Any, need: Need | None = None) -> Opportunity:
    """A new draft with the same text, for the same need or for another; what another need says itself stands."""
    asked = need or opportunity.need
    texts = {code: text for code, text in texts_of(opportunity).items() if text}
    names = SAME_FOR_THE_SAME_NEED if asked == opportunity.need else ()
    same = {name: copy(getattr(opportunity, name)) for name in names}
    return draft_from(asked, by=by, texts=texts, like=opportunity.reference, **same)


def edit_opportunity(
    opportunity: Opportunity, *, by: Any, seen: int | None = None, answers: Mapping[int, str] | None = None,
    **fields: Any,
) -> Opportunity:  # fmt: skip
    """Change the text while it is the officer's; raises Refused, Unfit, or Conflict if somebody was faster.

    Every change makes a version. answers: what the officer says to requested edits, by their id.
    """
    if opportunity.follows and fields.get("deadline", opportunity.deadline) != opportunity.deadline:
        raise Unfit({"deadline": _("This day follows the timetable. Give the opportunity a day of its own first.")})
    with transaction.atomic():
        amend(FLOW, opportunity, fields, by=by, roles=("officer",), states=EDITABLE, seen=seen, check=_must_read_well)
        terms.keep(opportunity)
        terms.answer(opportunity, answers or {})
        retime(NEED_FLOW, opportunity.need)
    return opportunity


def say_part(
    opportunity: Opportunity, *, by: Any, covers: str, leaves_open: str, seen: int | None = None
) -> Opportunity:
    """Say for staff which part of its need it serves, and what of the need nobody serves yet."""
    said = {"covers": covers.strip(), "leaves_open": leaves_open.strip()}
    amend(FLOW, opportunity, said, by=by, roles=("officer",), states=UNDER_WAY, seen=seen)
    return opportunity


def send_to_review(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """Ask the host whether the text says what it needs."""
    with transaction.atomic():
        perform(FLOW, "send_to_review", opportunity, by=by, seen=seen)
        terms.begin_round(opportunity)
    return opportunity


def request_edits(
    opportunity: Opportunity, *, by: Any, reason: str = "", edits: Mapping[str, str] | None = None,
    seen: int | None = None,
) -> Opportunity:  # fmt: skip
    """Send the text back with what should change: in general, and section by section.

    edits: words by the code of a section. The log tells all of it as one reason.
    """
    asked = terms.known_edits(opportunity, reason, edits or {})
    host = FLOW.holds(by, "host contact", opportunity)
    with transaction.atomic():
        perform(FLOW, "request_edits", opportunity, by=by, reason=terms.as_reason(opportunity, asked), seen=seen)
        terms.end_round(opportunity, TermsAnswer.EDITS if host else TermsAnswer.TAKEN_BACK, asked)
    return opportunity


def agree(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """The host agrees to the text."""
    with transaction.atomic():
        perform(FLOW, "agree", opportunity, by=by, seen=seen)
        terms.end_round(opportunity, TermsAnswer.AGREED)
    return opportunity


def publish(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> Opportunity:
    """Show it to everybody, and promise a day by which applicants hear."""
    answer_by = add_working_days(opportunity.deadline, opportunity.programme.answer_working_days)
    changes = {"published_at": clock.now(), "answer_by": answer_by}
    with transaction.atomic():
        perform(FLOW, "publish", opportunity, by=by, seen=seen, changes=changes)
        note(opportunity, by=by)
    return opportunity


def note(opportunity: Opportunity, *, by: Any) -> None:
    """Keep in the list of what is public that an opportunity is, and about which institution."""
    note_page(
        FLOW.noun, opportunity.public_id, programme=opportunity.programme, focus=opportunity.focus, by=by,
        title=opportunity.title, about=About(organisations=(opportunity.organisation,)), at=opportunity.published_at,
    )  # fmt: skip


def note_all() -> int:
    """Keep what became public in another way than by hand, such as before anything was kept; gives how many."""
    with acting_as("system:jobs"):
        kept = Publication.objects.filter(noun=FLOW.noun, place=Place.PAGE, source=OuterRef("public_id"))
        rows = Opportunity.objects.filter(~Exists(kept), state__in=PUBLIC_STATES)
        found = list(rows.select_related("programme", "focus", "organisation").order_by("-pk")[:AT_ONCE])
        for opportunity in found:
            note(opportunity, by=System(_("Found public")))
    return len(found)


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
        later = max(starts - opportunity.starts, timedelta())
        ends = opportunity.ends + later if opportunity.ends else None
        changes = {"deadline": deadline, "starts": starts, "ends": ends, "answer_by": answer_by, "follows": ""}
        perform(FLOW, "reopen", opportunity, by=by, reason=reason, seen=seen, changes=changes)
        _must_fit(opportunity)
        terms.keep(opportunity)
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
        withdraw_source(FLOW.noun, opportunity.public_id, by=by, reason=reason)
    return opportunity


def fill_if_complete(opportunity: Opportunity) -> None:
    """Mark it filled once every place has somebody who accepted."""
    if opportunity.state == "closed" and places_accepted(opportunity) >= opportunity.places:
        perform(FLOW, "fill", opportunity, by=System(_("Every place is taken")))


def refill(opportunity: Opportunity) -> None:
    """Open the choice again: an engagement ended before it started."""
    if opportunity.state == "filled":
        perform(FLOW, "refill", opportunity, by=System(_("A place became free")))


def _must_fit(opportunity: Opportunity) -> None:
    if problems := unfit(opportunity):
        raise Unfit(problems)


def _must_read_well(opportunity: Opportunity) -> None:
    if problems := unfit(opportunity) | unfit_texts(opportunity):
        raise Unfit(problems)


def _live(opportunity: Opportunity) -> Any:
    return opportunity.applications.filter(state__in=LIVE)


def _call_off_all(opportunity: Opportunity, reason: str) -> None:
    with acting_as("system:jobs"):
        for application in _live(opportunity):
            call_off(application, reason=reason)
