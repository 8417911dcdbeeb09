"""Who may make which move of an engagement, a point of preparation and a deliverable, and whose turn it is by when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import ChecklistItem, Deliverable
from ciconia.delivery.rules.checklist_item import FLOW as CHECKLIST
from ciconia.delivery.rules.deliverable import FLOW as DELIVERABLE
from ciconia.delivery.rules.engagement import FLOW, owner_of_next_item
from ciconia.foundation import clock
from ciconia.foundation.access import System, can
from ciconia.foundation.models import STAFF_ROLES
from ciconia.results.actions.outcome import complete_engagement
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db

RUNNING = "agreed|preparing|ready|active|paused"
WHO = {
    ("prepare", "agreed"): {"officer"},
    ("release", "preparing"): {"officer"},
    ("unready", "ready"): {"officer", "system"},
    ("start", "ready"): {"participant", "focal point"},
    ("pause", "active"): {"officer"},
    ("resume", "paused"): {"officer"},
    ("complete", "active"): {"officer"},
    ("decide", RUNNING): {"coordinator"},
    ("end_early", RUNNING): {"officer", "participant", "coordinator"},
    ("close", "completed|ended_early"): {"results"},
}
OF_ITEMS = {
    ("do", "open"): {"participant"},
    ("reopen", "done"): {"officer"},
    ("waive", "open"): {"coordinator"},
    ("drop", "open"): {"system"},
}
OF_DELIVERABLES = {
    ("submit", "due|sent_back"): {"participant"},
    ("accept", "submitted"): {"host contact"},
    ("send_back", "submitted"): {"host contact"},
    ("drop", "due|submitted|sent_back"): {"officer", "system"},
}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def everybody(row):
    """Somebody in every role here, staff elsewhere, the participant, a stranger, and the product itself."""
    iraq = make.make_focus("IRQ")
    return {
        **{role: make.make_staff(role, row.focus) for role in STAFF_ROLES},
        **{f"{role} of another country": make.make_staff(role, iraq, only=True) for role in STAFF_ROLES},
        "host contact": make.make_member(row.organisation),
        "host contact of another institution": make.make_member(make.make_organisation()),
        "organisation contact": make.make_member(row.organisation, "organisation contact"),
        "endorser": make.make_member(row.organisation.parent, "endorser"),
        "participant": row.person.user,
        "another person": make.make_person("Amina Yusuf").user,
        "stranger": AnonymousUser(),
        "system": System("A job"),
    }


def who_may(flow, row):
    """Who holds a role for each move."""
    people = everybody(row)
    return {
        (move.name, move.sources): {
            name for name, by in people.items() if any(flow.holds(by, role, row) for role in move.roles)
        }
        for move in flow.moves
    }


def turn_of(row):
    """Whose turn is written on the row, and the day it is due."""
    return row.turn_role, row.due_at and row.due_at.date().isoformat()


def why_not(flow, move, by, row):
    """Why a move is not possible, as its maker reads it; empty where it is."""
    return str(flow.may(by, flow.named(move), row).why)


def test_every_move_is_for_the_roles_of_the_contract_and_for_nobody_else():
    engagement = make.make_engagement("preparing")
    assert who_may(FLOW, engagement) == WHO
    assert who_may(CHECKLIST, engagement.checklist.get(code="medical")) == OF_ITEMS
    assert who_may(DELIVERABLE, engagement.deliverables.first()) == OF_DELIVERABLES


def test_a_point_of_the_officers_is_ticked_off_by_officers():
    security = make.make_engagement("preparing").checklist.get(code="security")
    assert who_may(CHECKLIST, security) == OF_ITEMS | {("do", "open"): {"officer"}}


def test_whoever_has_another_role_reads_whose_move_it_is():
    engagement = make.make_engagement("agreed")
    viewer = make.make_staff("viewer")
    assert {move.name: why_not(FLOW, move.name, viewer, engagement) for move in FLOW.moves} == {
        "prepare": "Only this role can do it here: officer.",
        "release": "Only this role can do it here: officer.",
        "unready": "Only this role can do it here: officer.",
        "start": "Only this role can do it here: participant or focal point.",
        "pause": "Only this role can do it here: officer.",
        "resume": "Only this role can do it here: officer.",
        "complete": "Only this role can do it here: officer.",
        "decide": "Only this role can do it here: coordinator.",
        "end_early": "Only this role can do it here: officer or participant or coordinator.",
        "close": "Only this role can do it here: results.",
    }


def test_what_interrupts_waives_or_refuses_comes_with_a_reason():
    assert {
        flow.noun: {move.name for move in flow.moves if move.reason} for flow in (FLOW, CHECKLIST, DELIVERABLE)
    } == {
        "engagement": {"pause", "resume", "decide", "end_early"},
        "checklist_item": {"reopen", "waive"},
        "deliverable": {"send_back", "drop"},
    }


def test_whose_turn_it_is_and_by_when():
    engagement = make.make_engagement("agreed")
    officer, participant = make.make_staff("officer"), engagement.person.user
    found = {"agreed": turn_of(engagement)}
    as_user(officer, engagements.prepare, engagement)
    found["preparing"] = turn_of(engagement)
    for item in engagement.checklist.all():
        by = participant if item.owner == "participant" else officer
        as_user(by, checklist.do_item, item, evidence="Seen")
    as_user(officer, engagements.release, engagement)
    found["ready"] = turn_of(engagement)
    as_user(participant, engagements.start, engagement)
    found["active"] = turn_of(engagement)
    as_user(officer, engagements.pause, engagement, reason="The rains")
    found["paused"] = turn_of(engagement)
    as_user(officer, engagements.resume, engagement, reason="The road is open")
    make.accept_everything(engagement)
    engagement.refresh_from_db()
    found["active, all accepted"] = turn_of(engagement)
    as_user(officer, complete_engagement, engagement)
    found["completed"] = turn_of(engagement)
    assert found == {
        "agreed": ("officer", "2021-03-22"),
        "preparing": ("participant", "2021-05-16"),
        "ready": ("participant", "2021-06-06"),
        "active": ("participant", "2021-06-26"),
        "paused": ("officer", "2021-03-22"),
        "active, all accepted": ("participant", "2021-07-17"),
        "completed": ("results", "2021-03-08"),
    }


def test_an_end_before_the_time_is_for_results_to_close():
    engagement = make.make_engagement("preparing")
    as_user(engagement.person.user, engagements.end_early, engagement, reason="A new job")
    assert turn_of(engagement) == ("results", "2021-03-22")
    as_user(make.make_staff("results"), engagements.close, engagement)
    assert turn_of(engagement) == ("", None)


def test_while_nothing_is_planned_the_end_stands_for_the_next_wave():
    engagement = make.make_engagement("active")
    assert FLOW.due_on(engagement, "next wave").isoformat() == "2021-03-08"
    engagement.ended_on = make.day("2021-07-17")
    assert FLOW.due_on(engagement, "next wave").isoformat() == "2021-07-17"


def test_in_preparation_the_turn_goes_from_point_to_point():
    engagement = make.make_engagement("preparing")
    officer, participant = make.make_staff("officer"), engagement.person.user
    turns = []
    for item in engagement.checklist.all():
        engagement.refresh_from_db()
        turns.append((*turn_of(engagement), engagement.turn_person == participant))
        as_user(participant if item.owner == "participant" else officer, checklist.do_item, item)
    engagement.refresh_from_db()
    assert turns == [
        ("participant", "2021-05-16", True),  # medical check
        ("participant", "2021-05-23", True),  # preparatory training
        ("participant", "2021-05-23", True),  # agreement
        ("participant", "2021-05-27", True),  # first call with the counterpart
        ("officer", "2021-05-27", False),  # travel and insurance
        ("officer", "2021-05-30", False),  # security clearance
        ("participant", "2021-06-13", True),  # work plan
    ]
    assert (owner_of_next_item(engagement), turn_of(engagement)) == ("officer", ("officer", "2021-06-06"))


def test_a_mark_lies_over_the_state():
    engagement = make.make_engagement("preparing")
    engagement.mark = "flagged"
    turn = FLOW.turn(engagement)
    assert (turn.role, turn.due_at.date().isoformat()) == ("coordinator", "2021-03-15")
    held = "This is on hold until somebody decides how to go on."
    assert why_not(FLOW, "release", make.make_staff("officer"), engagement) == held
    assert why_not(FLOW, "decide", make.make_staff("coordinator"), engagement) == ""


def test_nobody_is_ready_while_a_gate_is_open():
    engagement = make.make_engagement("preparing")
    officer, coordinator = make.make_staff("officer"), make.make_staff("coordinator")
    gates = list(engagement.checklist.filter(gate=True))
    assert [gate.code for gate in gates] == ["medical", "training", "agreement", "security"]
    assert why_not(FLOW, "release", officer, engagement) == "Still open: 4 of the points that hold the start."
    for number, gate in enumerate(gates, 1):
        as_user(coordinator, checklist.waive_item, gate, reason="Known from an earlier assignment")
        left = f"Still open: {4 - number} of the points that hold the start." if number < 4 else ""
        assert why_not(FLOW, "release", officer, engagement) == left


def test_ready_is_taken_back_only_when_a_gate_is_open_again():
    engagement = make.make_engagement("ready")
    officer = make.make_staff("officer")
    assert why_not(FLOW, "unready", officer, engagement) == "Every point that holds the start is done."
    with make.acting_as("system:maker"):
        ChecklistItem.objects.filter(engagement=engagement, code="medical").update(state="open")
    assert why_not(FLOW, "unready", officer, engagement) == ""
    as_user(officer, engagements.unready, engagement)
    assert (engagement.state, turn_of(engagement)) == ("preparing", ("participant", "2021-05-16"))


def test_work_is_complete_when_the_host_has_accepted_it_or_it_was_dropped():
    engagement = make.make_engagement("active")
    officer, host = make.make_staff("officer"), make.make_member(engagement.organisation)
    first, second = engagement.deliverables.all()
    assert why_not(FLOW, "complete", officer, engagement) == "Not accepted by the host yet: 2 of the deliverables."
    as_user(engagement.person.user, deliverables.submit_deliverable, first, note="In the folder")
    as_user(host, deliverables.accept_deliverable, first)
    assert why_not(FLOW, "complete", officer, engagement) == "Not accepted by the host yet: 1 of the deliverables."
    as_user(officer, deliverables.drop_deliverable, second, reason="Became part of the first")
    assert why_not(FLOW, "complete", officer, engagement) == ""


def test_a_file_is_closed_when_everybody_was_asked():
    engagement = make.make_engagement("active")
    engagement.state, results = "completed", make.make_staff("results")
    assert why_not(FLOW, "close", results, engagement) == ""
    engagement.next_wave_on = clock.today() + timedelta(days=365)
    assert why_not(FLOW, "close", results, engagement) == "Not everybody has been asked what changed."


def test_a_point_of_an_engagement_that_ended_stays_as_it_is():
    engagement = make.make_engagement("preparing")
    officer = make.make_staff("officer")
    item = engagement.checklist.get(code="medical")
    as_user(engagement.person.user, checklist.do_item, item, evidence="Seen")
    assert why_not(CHECKLIST, "reopen", officer, item) == ""
    as_user(officer, engagements.end_early, engagement, reason="The border closed")
    item = ChecklistItem.objects.get(pk=item.pk)
    assert why_not(CHECKLIST, "reopen", officer, item) == "The engagement has ended, so this stays as it is."


def test_dates_of_points_and_deliverables_are_their_own():
    engagement = make.make_engagement("preparing")
    assert {item.code: turn_of(item) for item in engagement.checklist.all()} == {
        "medical": ("participant", "2021-05-16"),
        "training": ("participant", "2021-05-23"),
        "agreement": ("participant", "2021-05-23"),
        "counterpart_call": ("participant", "2021-05-27"),
        "travel": ("officer", "2021-05-27"),
        "security": ("officer", "2021-05-30"),
        "work_plan": ("participant", "2021-06-13"),
    }
    assert [turn_of(row) for row in Deliverable.objects.filter(engagement=engagement)] == [
        ("participant", "2021-06-26"), ("participant", "2021-07-17"),
    ]  # fmt: skip


def test_who_sees_an_engagement():
    engagement = make.make_engagement("preparing")
    people = everybody(engagement)
    assert {name for name, by in people.items() if can(by, "delivery.view_engagement", engagement)} == {
        "assessor", "coordinator", "finance", "focal point", "host contact", "officer", "participant", "results",
        "safeguarding",
    }  # fmt: skip
