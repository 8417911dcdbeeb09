"""Applying, weighing, choosing with two signatures, and answering everybody."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import ReasonMissing, Refused, amend, begin, perform, retime
from ciconia.people.actions import sight
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Person
from ciconia.programmes.queries.programme import version_now
from ciconia.selection.actions import answer as answers
from ciconia.selection.actions import reference as references
from ciconia.selection.actions import reserve, together
from ciconia.selection.actions.interview import call_off as call_off_talks
from ciconia.selection.actions.part import reopen_part as reopen_part
from ciconia.selection.actions.part import return_part as return_part
from ciconia.selection.actions.ranking import reconsider
from ciconia.selection.actions.review import assess as assess
from ciconia.selection.models import (
    Application,
    EligibilityCheck,
    Made,
    Opportunity,
    Side,
    Signature,
)
from ciconia.selection.queries.application import CARD, OUTCOMES, findings_of
from ciconia.selection.queries.host_ranking import ranked_suitable
from ciconia.selection.queries.terms import newest
from ciconia.selection.rules.application import FLOW, can_apply
from ciconia.selection.rules.co_applicant import nobody_left


def start_application(opportunity: Opportunity, person: Person, *, by: Any, source: str = "") -> Application:
    """The draft of a person for an opportunity; a second start gives the draft that is there."""
    verdict = can_apply(by, opportunity)
    if not verdict or person.user_id != by.pk:
        raise Refused(str(verdict.why) or _("Everybody applies for themselves."))
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # a double click waits here
        own = Application.objects.filter(opportunity=opportunity, person=person).exclude(state="withdrawn").first()
        if own is not None:
            return own
        row = Application(
            programme=opportunity.programme, focus=opportunity.focus, organisation=opportunity.organisation,
            opportunity=opportunity, person=person, pack_version=version_now(opportunity.programme), source=source,
            terms=newest(opportunity), available_from=person.available_from,
        )  # fmt: skip
        application: Application = begin(FLOW, row, by=by)
        check_eligibility(application)
    return application


def edit_application(application: Application, *, by: Any, seen: int | None = None, **fields: Any) -> Application:
    """Keep what the applicant has written so far; raises Conflict once it is sent."""
    with transaction.atomic():
        amend(FLOW, application, fields, by=by, roles=("applicant",), states=("draft",), seen=seen)
        check_eligibility(application)
    return application


def check_eligibility(application: Application) -> None:
    """Examine the programme's rules of today on what the person says; written per rule."""
    EligibilityCheck.objects.filter(application=application).delete()
    for found in findings_of(application):
        EligibilityCheck.objects.create(
            application=application, rule=found.code, sentence=found.sentence, outcome=OUTCOMES[found.outcome]
        )


def submit(application: Application, *, by: Any, seen: int | None = None) -> Application:
    """Send it: what is shown to others is frozen, staff of the focus may see the person, a date is promised."""
    with transaction.atomic():
        check_eligibility(application)
        changes = {
            "submitted_at": clock.now(),
            "promised_on": application.opportunity.answer_by,
            "terms": newest(application.opportunity),
            "snapshot": {name: getattr(application.person, name) for name in CARD} | _said_here(application),
            "instead": {},
        }
        _move_house(application, by)
        perform(FLOW, "submit", application, by=by, seen=seen, changes=changes)
        sight.grant_programme(
            application.person_id, programme_id=application.programme_id, focus_id=application.focus_id,
            because="application", object_id=application.pk,
        )  # fmt: skip
        together.send_all(application)
        reconsider(application.opportunity, Made.SENT)
        references.ask_all(application, by=by)
    return application


def _said_here(application: Application) -> dict[str, Any]:
    return {name: value for name, value in application.instead.items() if name in CARD}


def _move_house(application: Application, by: Any) -> None:
    """Where somebody lives is the same for every application: what the draft says of it, the profile says now."""
    if lives_in := application.instead.get("residence_country"):
        update_profile(application.person, by=by, residence_country=lives_in)


def reject_formally(application: Application, *, by: Any, reason: str, seen: int | None = None) -> Application:
    """A rule of the programme is not met."""
    with transaction.atomic():
        perform(FLOW, "reject_formally", application, by=by, reason=reason, seen=seen)
        references.drop_all(application)
        together.end_all(application)
        answers.write(application, "reject_formally")
    return application


def shortlist(application: Application, *, by: Any, seen: int | None = None) -> Application:
    """Put somebody before the two who sign; where the institution's ranking says they would suit, it has signed."""
    with transaction.atomic():
        perform(FLOW, "shortlist", application, by=by, seen=seen)
        if ranked := ranked_suitable(application):
            sign(application, by=ranked.by)
    return application


def put_in_reserve(application: Application, *, by: Any, reason: str, seen: int | None = None) -> Application:
    """Keep somebody, behind those who are in reserve, for the case that a place becomes free; signatures start anew."""
    return _decide("put_in_reserve", application, by, reason, seen)


def sign(application: Application, *, by: Any, words: str = "", seen: int | None = None) -> Application:
    """One side signs for a person; the second signature chooses. Any order, one place each."""
    with transaction.atomic():
        Opportunity.objects.select_for_update().get(pk=application.opportunity_id)  # two choices for one place
        together.lock_people(application)  # two places for one person
        side = Side.HOST if FLOW.holds(by, "host contact", application) else Side.PROGRAMME
        second = application.signatures.exists()
        perform(FLOW, "choose" if second else "sign", application, by=by, seen=seen, data={"side": side})
        Signature.objects.create(application=application, side=side, by=by, at=clock.now(), words=words)
        retime(FLOW, application)  # whose turn it is depends on who has signed
        if application.state == "chosen":
            reserve.leave(application)
    return application


def offer(application: Application, *, by: Any, seen: int | None = None) -> Application:
    """Offer the place; the answer is due within the days that the pack gives, else within seven."""
    return _decide("offer", application, by, "", seen)


def accept(application: Application, *, by: Any, seen: int | None = None) -> Application:
    """The applicant takes the place."""
    with transaction.atomic():
        perform(FLOW, "accept", application, by=by, seen=seen)
        call_off_talks(application)
        sight.end("application", application.pk, organisation_only=True)
        together.hide_from_host(application)
    return application


def free_place(application: Application, person_id: int) -> None:
    """The work of one of its people ended before it began: the place is somebody else's again."""
    with transaction.atomic():
        if not together.free_place(application, person_id):
            application.place_freed_on = clock.today(application.zone)
            application.save(update_fields=["place_freed_on"])
        log("application.free_place", application, by=System(_("A place became free")))


def decline(application: Application, *, by: Any, reason: str, seen: int | None = None) -> Application:
    """The applicant does not take the place."""
    return _end("decline", application, by, reason, seen)


def withdraw(application: Application, *, by: Any, reason: str, seen: int | None = None) -> Application:
    """The applicant takes the application back."""
    return _end("withdraw", application, by, reason, seen)


def not_choose(application: Application, *, by: Any, reason: str, seen: int | None = None) -> Application:
    """Tell somebody no, with the reason they will read; raises ReasonMissing where it says nothing about them."""
    answers.must_say_why(application, reason)
    return _decide("not_choose", application, by, reason, seen)


def call_off(application: Application, *, reason: str) -> Application:
    """The opportunity ended without a choice."""
    return _end("call_off", application, System(_("Opportunity ended")), reason, None)


def withdraw_offer(application: Application, *, by: Any, reason: str) -> Application:
    """Take an offer to several back because one of them stepped out; the applicant reads why. Raises Refused."""
    if not FLOW.holds(by, "officer", application):
        raise Refused(FLOW.who_may(["officer"]))
    if application.state != "offered" or nobody_left(application, by) is None:
        raise Refused(_("An offer is taken back only where somebody it was made to has declined it."))
    if not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    return _end("call_off", application, System(_("Offer taken back")), reason, None)


def expire(application: Application) -> Application:
    """A draft was not sent, or an offer not answered, in time."""
    return _end("expire", application, System(_("Date passed")), "", None)


def _decide(move: str, application: Application, by: Any, reason: str, seen: int | None) -> Application:
    """Make a decision, and tell it now or on the day on which answers are told."""
    if not answers.keep(FLOW, move, application, by=by, reason=reason, seen=seen):
        carry_out(move, application, by=by, reason=reason, seen=seen)
    return application


def carry_out(move: str, application: Application, *, by: Any, reason: str, seen: int | None = None) -> None:
    """Make a decision true: the state, who sees whom from now on, the letter."""
    with transaction.atomic():
        together.lock_people(application)  # two places for one person
        if move == "not_choose":
            _end(move, application, by, reason, seen)
        else:
            perform(FLOW, move, application, by=by, reason=reason, seen=seen)
        if move == "put_in_reserve":
            application.signatures.all().delete()
            reserve.stand_last(application)
        if move == "offer":
            together.offer_all(application)
        answers.write(application, move)


def _end(move: str, application: Application, by: Any, reason: str, seen: int | None) -> Application:
    with transaction.atomic():
        closed = {"open_part": "", "held_on": None} if application.mark else {}
        perform(FLOW, move, application, by=by, reason=reason, seen=seen, changes=closed)
        answers.forget(application)
        reserve.leave(application)
        call_off_talks(application)
        sight.end("application", application.pk, organisation_only=True)
        references.drop_all(application)
        together.end_all(application)
    return application
