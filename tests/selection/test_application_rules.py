"""Who may make which move of an application, why not, and whose turn it is by when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.foundation import clock
from ciconia.foundation.access import System, can, forget_memberships
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.text import Translated, translated
from ciconia.people.actions.person import update_profile
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Application
from ciconia.selection.rules.application import FLOW, can_apply, who_signs_next
from ciconia.selection.rules.choosing import offer_days
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db

# name and where it starts: who may make it
WHO = {
    ("submit", "draft"): {"applicant"},
    ("reopen_part", "submitted|assessed"): {"assessor"},
    ("return_part", "submitted|assessed"): {"applicant", "system"},
    ("reject_formally", "submitted"): {"assessor"},
    ("assess_first", "submitted"): {"assessor"},
    ("assess", "submitted"): {"assessor"},
    ("shortlist", "assessed"): {"officer"},
    ("put_in_reserve", "shortlisted|assessed|chosen"): {"officer"},
    ("sign", "shortlisted|reserve"): {"host contact", "officer"},
    ("choose", "shortlisted|reserve"): {"host contact", "officer"},
    ("offer", "chosen"): {"officer"},
    ("accept", "offered"): {"applicant"},
    ("decline", "offered"): {"applicant"},
    ("expire", "draft|offered"): {"system"},
    ("not_choose", "submitted|assessed|shortlisted|reserve"): {"officer"},
    ("call_off", "draft|submitted|assessed|shortlisted|reserve|chosen|offered"): {"system"},
    ("withdraw", "draft|submitted|assessed|shortlisted|reserve|chosen|offered"): {"applicant"},
}
REASONS = {
    "reopen_part", "reject_formally", "put_in_reserve", "decline", "not_choose", "call_off", "withdraw",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def everybody(application: Application) -> dict[str, object]:
    """Somebody in every role here, the same roles elsewhere, the applicant, a stranger, and the product itself."""
    iraq = make.make_focus("IRQ")
    staff = {role: make.make_staff(role, application.focus) for role in STAFF_ROLES}
    elsewhere = {f"{role} of another country": make.make_staff(role, iraq, only=True) for role in STAFF_ROLES}
    return {
        **staff,
        **elsewhere,
        "host contact": make.make_member(application.organisation),
        "host contact of another institution": make.make_member(make.make_organisation()),
        "organisation contact": make.make_member(application.organisation, "organisation contact"),
        "endorser": make.make_member(application.organisation.parent, "endorser"),
        "applicant": application.person.user,
        "another person": make.make_person("Amina Yusuf").user,
        "stranger": AnonymousUser(),
        "system": System("A job"),
    }


def test_every_move_is_for_the_roles_of_the_contract_and_for_nobody_else():
    application = make.make_application("draft")
    people = everybody(application)
    found = {
        (move.name, move.sources): {
            name for name, by in people.items() if any(FLOW.holds(by, role, application) for role in move.roles)
        }
        for move in FLOW.moves
    }
    assert found == WHO


def test_whoever_has_another_role_reads_whose_move_it_is():
    application = make.make_application("draft")
    viewer = make.make_staff("viewer")
    assert {move.name: str(FLOW.may(viewer, move, application).why) for move in FLOW.moves} == {
        "submit": "Only this role can do it here: applicant.",
        "reopen_part": "Only this role can do it here: assessor.",
        "return_part": "Only this role can do it here: applicant.",
        "reject_formally": "Only this role can do it here: assessor.",
        "assess_first": "Only this role can do it here: assessor.",
        "assess": "Only this role can do it here: assessor.",
        "shortlist": "Only this role can do it here: officer.",
        "put_in_reserve": "Only this role can do it here: officer.",
        "sign": "Only this role can do it here: host contact or officer.",
        "choose": "Only this role can do it here: host contact or officer.",
        "offer": "Only this role can do it here: officer.",
        "accept": "Only this role can do it here: applicant.",
        "decline": "Only this role can do it here: applicant.",
        "expire": "This happens by itself.",
        "not_choose": "Only this role can do it here: officer.",
        "call_off": "This happens by itself.",
        "withdraw": "Only this role can do it here: applicant.",
    }


def test_a_no_to_somebody_comes_with_a_reason():
    assert {move.name for move in FLOW.moves if move.reason} == REASONS


def turn_of(application: Application) -> tuple[str, object]:
    """Whose turn is written on the row, and the day it is due."""
    return application.turn_role, application.due_at and application.due_at.date().isoformat()


@pytest.mark.parametrize(
    ("state", "turn"),
    [
        ("draft", ("applicant", "2021-03-28")),
        ("submitted", ("assessor", "2021-03-18")),
        ("assessed", ("officer", "2021-03-13")),
        ("shortlisted", ("host contact|officer", "2021-04-16")),
        ("signed", ("host contact", "2021-04-16")),
        ("chosen", ("officer", "2021-03-11")),
        ("offered", ("applicant", "2021-03-15")),
    ],
)
def test_whose_turn_it_is_and_by_when(state, turn):
    assert turn_of(make.make_application(state)) == turn


def test_a_programme_says_itself_how_long_an_offer_may_be_thought_over():
    application = make.make_application("chosen")
    make.set_choosing(application.programme, days_to_offer=12)
    as_user(make.make_staff("officer"), applications.offer, application)
    assert turn_of(application) == ("applicant", "2021-03-20")
    Application.objects.filter(pk=application.pk).update(pack_version=None)
    application = Application.objects.get(pk=application.pk)
    assert offer_days(application) == 12


def test_a_reserve_waits_for_the_officer_until_the_window_of_the_need_ends():
    application = make.make_application("shortlisted")
    as_user(make.make_staff("officer"), applications.put_in_reserve, application, reason="Second of two")
    assert turn_of(application) == ("officer", "2021-08-25")


def test_an_application_that_ended_is_nobodys_turn():
    application = make.make_application("submitted")
    as_user(application.person.user, applications.withdraw, application, reason="A new job")
    assert turn_of(application) == ("", None)


@pytest.mark.parametrize(("mark", "turn"), [("part_open", ("applicant", 13)), ("held", ("officer", 22))])
def test_a_mark_lies_over_the_state(mark, turn):
    application = make.make_application("submitted")
    application.mark = mark
    found = FLOW.turn(application)
    assert (found.role, found.due_at.day) == turn
    verdict = FLOW.may(make.make_staff("assessor"), FLOW.named("assess"), application)
    assert str(verdict.why) == "This is on hold until somebody decides how to go on."
    assert FLOW.may(application.person.user, FLOW.named("withdraw"), application)


def test_where_the_answer_was_not_promised_the_deadline_stands_for_it():
    application = make.make_application("shortlisted")
    application.opportunity.answer_by = None
    assert FLOW.due_on(application, "ranking date").isoformat() == "2021-03-28"


def why_not(move: str, by: object, application: Application) -> str:
    """Why a move is not possible now, as its maker reads it; empty where it is."""
    forget_memberships(by)
    return str(FLOW.may(by, FLOW.named(move), application).why)


def test_an_application_goes_out_with_words_while_it_is_open():
    opportunity = make.make_opportunity()
    person = make.make_person()
    application = as_user(person.user, applications.start_application, opportunity, person)
    assert why_not("submit", person.user, application) == "Write why you, and why this institution, before you send it."
    application.motivation = translated("I know these wells")
    assert why_not("submit", person.user, application) == (
        "Answer this question: Have you worked or taught in this country in the past five years?"
    )
    application.answers = {"recently-there": "no"}
    assert why_not("submit", person.user, application) == ""
    clock.start_at(clock.now() + timedelta(days=21))
    assert why_not("submit", person.user, application) == "The last day to apply has passed."


def test_an_application_does_not_go_out_once_the_opportunity_is_closed():
    application = make.make_application("draft")
    as_user(make.make_staff("officer"), opportunities.close, application.opportunity)
    application.refresh_from_db()
    assert why_not("submit", application.person.user, application) == "The last day to apply has passed."


def test_a_rule_that_is_not_met_keeps_an_application_back_and_says_which():
    opportunity = make.make_opportunity()
    person = make.make_person(residence="CAN")
    application = as_user(person.user, applications.start_application, opportunity, person)
    application.motivation = Translated({"source": "en", "en": "I know these wells"})
    application.answers = {"recently-there": "yes"}
    assert why_not("submit", person.user, application) == (
        "A rule of the programme is not met: "
        "You live in the Netherlands or in another member state of the European Union."
    )
    as_user(person.user, update_profile, person, residence_country="")
    applications.check_eligibility(Application.objects.get(pk=application.pk))
    assert [check.outcome for check in application.checks.all()] == ["unknown"]
    assert why_not("submit", person.user, application) == ""


def test_nobody_assesses_their_own_application():
    application = make.make_application("submitted")
    own = application.person.user
    with make.acting_as("system:maker"):
        make.give_role(own, "assessor", by=make.MAKER, scope="programme", scope_id=application.programme_id)
    assert why_not("assess", own, application) == "Nobody assesses their own application."
    assert why_not("reject_formally", own, application) == "Nobody assesses their own application."
    assert why_not("assess", make.make_staff("assessor"), application) == ""


def test_two_signatures_one_of_each_side_in_any_order():
    application = make.make_application("shortlisted")
    officer, host = make.make_staff("officer"), make.make_member(application.organisation)
    first = "Two signatures are needed, and this would be the first."
    assert (why_not("sign", officer, application), why_not("choose", officer, application)) == ("", first)
    assert who_signs_next(application) == "host contact|officer"
    as_user(host, applications.sign, application)
    assert who_signs_next(application) == "officer"
    assert why_not("choose", officer, application) == ""
    assert why_not("sign", officer, application) == "The other side has signed: yours is the second signature."
    assert why_not("choose", host, application) == "Your side has signed. The other side has to sign now."
    as_user(officer, applications.sign, application)
    assert (application.state, who_signs_next(application)) == ("chosen", "officer")


def test_a_place_is_for_one_person():
    opportunity = make.make_opportunity()
    make.make_application("chosen", opportunity=opportunity)
    second = make.make_application("signed", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    host = make.make_member(opportunity.organisation)
    assert why_not("choose", host, second) == "Every place is taken."
    opportunity.places = 2
    second.opportunity = opportunity
    assert why_not("choose", host, second) == ""


def test_an_offer_needs_both_signatures():
    application = make.make_application("signed")
    officer = make.make_staff("officer")
    assert why_not("offer", officer, application) == "Both signatures are needed before an offer."
    as_user(make.make_member(application.organisation), applications.sign, application)
    assert why_not("offer", officer, application) == ""


def test_a_part_is_sent_again_only_when_it_was_asked_for():
    application = make.make_application("submitted")
    applicant = application.person.user
    assert why_not("return_part", applicant, application) == "No part was asked for, so what you sent stays as it is."
    as_user(make.make_staff("assessor"), applications.reopen_part, application, reason="Which wells?")
    assert turn_of(application) == ("applicant", "2021-03-13")
    assert why_not("return_part", applicant, application) == ""


def test_who_may_apply():
    opportunity = make.make_opportunity()
    person = make.make_person()
    assert can_apply(person.user, opportunity)
    assert str(can_apply(AnonymousUser(), opportunity).why) == "Sign in to apply."
    assert str(can_apply(System("A job"), opportunity).why) == "Sign in to apply."
    clock.start_at(clock.now() + timedelta(days=21))
    assert str(can_apply(person.user, opportunity).why) == "The last day to apply has passed."
    clock.start_at(clock.now() - timedelta(days=21))
    as_user(make.make_staff("officer"), opportunities.close, opportunity)
    assert str(can_apply(person.user, opportunity).why) == "The last day to apply has passed."


def test_who_sees_an_application_and_what_is_written_about_it():
    application = make.make_application("assessed")
    people = everybody(application)
    seeing = {name for name, by in people.items() if can(by, "selection.view_application", application)}
    assert seeing == {
        "applicant", "assessor", "coordinator", "finance", "focal point", "host contact", "officer", "results",
        "safeguarding",
    }  # fmt: skip
    reading = {name for name, by in people.items() if can(by, "selection.view_review", application)}
    assert reading == {"assessor", "coordinator", "officer"}
    assert {name for name, by in people.items() if can(by, "selection.change_application", application)} == {
        "applicant"
    }


def test_a_draft_is_seen_by_its_writer_alone_and_a_host_sees_nobody_before_the_first_assessment():
    draft, sent = make.make_application("draft"), make.make_application("submitted")
    host, officer = make.make_member(sent.organisation), make.make_staff("officer")
    assert [can(by, "selection.view_application", draft).ok for by in (draft.person.user, officer)] == [True, False]
    assert [can(by, "selection.view_application", sent).ok for by in (officer, host)] == [True, False]
