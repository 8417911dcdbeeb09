"""Asking both sides what changed, directly after and a year later."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation import clock
from ciconia.foundation.access import System, can
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import STAFF_ROLES, Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.results.actions import outcome as outcomes
from ciconia.results.models import Outcome, Sighting
from ciconia.results.queries.outcome import both_sides, compared, waves_of
from ciconia.results.rules.outcome import FLOW, who_is_asked
from ciconia.results.tasks import ask_due, ask_on_date
from tests import make
from tests.make import as_user


@pytest.fixture(autouse=True)
def _clock(request):
    if not any(mark.kwargs.get("transaction") for mark in request.node.iter_markers("django_db")):
        request.getfixturevalue("db")
        make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def make_completed():
    """An engagement that was completed today, and its askings by wave and respondent."""
    engagement = make.make_engagement("active")
    make.accept_everything(engagement)
    as_user(make.make_staff("officer"), outcomes.complete_engagement, engagement)
    return engagement, {(row.wave, row.respondent): row for row in engagement.outcomes.all()}


def everybody(outcome):
    """Somebody in every role here, staff elsewhere, the participant, a stranger, and the product itself."""
    iraq = make.make_focus("IRQ")
    return {
        **{role: make.make_staff(role, outcome.focus) for role in STAFF_ROLES},
        **{f"{role} of another country": make.make_staff(role, iraq, only=True) for role in STAFF_ROLES},
        "host contact": make.make_member(outcome.organisation),
        "host contact of another institution": make.make_member(make.make_organisation()),
        "organisation contact": make.make_member(outcome.organisation, "organisation contact"),
        "participant": outcome.person.user,
        "another person": make.make_person("Amina Yusuf").user,
        "stranger": AnonymousUser(),
        "system": System("A job"),
    }


def test_every_move_is_for_the_roles_of_the_contract_and_for_nobody_else():
    _engagement, rows = make_completed()
    found = {}
    for respondent in ("participant", "host"):
        outcome = rows["exit", respondent]
        people = everybody(outcome)
        for move in FLOW.moves:
            holding = {name for name, by in people.items() if any(FLOW.holds(by, role, outcome) for role in move.roles)}
            found[respondent, move.name, move.sources] = holding
    assert found == {
        ("participant", "ask", "planned"): {"results", "system"},
        ("participant", "answer", "asked"): {"participant", "results"},
        ("participant", "give_up", "planned|asked"): {"results"},
        ("host", "ask", "planned"): {"results", "system"},
        ("host", "answer", "asked"): {"host contact", "results"},
        ("host", "give_up", "planned|asked"): {"results"},
    }
    assert (who_is_asked(rows["exit", "participant"]), who_is_asked(rows["exit", "host"])) == (
        "participant", "host contact",
    )  # fmt: skip
    viewer = make.make_staff("viewer")
    assert {move.name: str(FLOW.may(viewer, move, rows["exit", "host"]).why) for move in FLOW.moves} == {
        "ask": "Only this role can do it here: results.",
        "answer": "Only this role can do it here: the one asked or results.",
        "give_up": "Only this role can do it here: results.",
    }


def test_who_sees_an_answer():
    _engagement, rows = make_completed()
    staff = {"assessor", "coordinator", "finance", "focal point", "officer", "results", "safeguarding"}
    seeing = {
        respondent: {
            name
            for name, by in everybody(rows["exit", respondent]).items()
            if can(by, "results.view_outcome", rows["exit", respondent])
        }
        for respondent in ("participant", "host")
    }
    assert seeing == {"participant": staff | {"participant"}, "host": staff | {"host contact"}}


def test_the_end_plans_both_waves_for_both_sides_and_asks_the_first_at_once():
    engagement, rows = make_completed()
    assert {key: (row.state, row.wave_on, row.turn_role, row.due_at.date()) for key, row in rows.items()} == {
        ("exit", "participant"): ("asked", date(2021, 3, 8), "participant", date(2021, 3, 29)),
        ("exit", "host"): ("asked", date(2021, 3, 8), "host contact", date(2021, 3, 29)),
        ("twelve_months", "participant"): ("planned", date(2022, 3, 8), "results", date(2022, 3, 8)),
        ("twelve_months", "host"): ("planned", date(2022, 3, 8), "results", date(2022, 3, 8)),
    }
    assert rows["exit", "participant"].turn_person == engagement.person.user
    assert (engagement.next_wave_on, engagement.due_at.date()) == (date(2021, 3, 8), date(2021, 3, 8))


def test_each_side_answers_for_itself():
    engagement, rows = make_completed()
    first, _second = engagement.deliverables.all()
    host, participant = make.make_member(engagement.organisation), engagement.person.user
    as_user(
        participant, outcomes.answer, rows["exit", "participant"], transmission=2, creation=0,
        changed=translated("Zes mensen meten zelf", "nl"),
    )  # fmt: skip
    as_user(host, outcomes.answer, rows["exit", "host"], sightings={first.pk: ("partly", "The night team")})
    said, seen = rows["exit", "participant"], rows["exit", "host"]
    assert (said.state, said.transmission, said.creation, said.organisational) == ("recorded", 2, 0, None)
    assert (said.by_telephone, said.answered_on, said.turn_role) == (False, date(2021, 3, 8), "")
    assert [(row.deliverable_id, row.in_use, row.by_whom) for row in seen.sightings.all()] == [
        (first.pk, "partly", "The night team")
    ]
    engagement.refresh_from_db()
    assert engagement.next_wave_on == date(2022, 3, 8)
    with pytest.raises(Conflict):
        as_user(participant, outcomes.answer, said, transmission=3)


def test_nobody_answers_for_the_other_side():
    engagement, rows = make_completed()
    host = make.make_member(engagement.organisation)
    with pytest.raises(Outcome.DoesNotExist):  # the row does not exist for them
        as_user(host, outcomes.answer, rows["exit", "participant"], transmission=1)
    with pytest.raises(Refused, match="the one asked or results"):
        as_user(make.make_staff("officer"), outcomes.answer, rows["exit", "participant"], transmission=1)


def test_results_takes_an_answer_down_at_the_telephone():
    _engagement, rows = make_completed()
    as_user(make.make_staff("results"), outcomes.answer, rows["exit", "host"], transmission=1)
    assert (rows["exit", "host"].state, rows["exit", "host"].by_telephone) == ("recorded", True)


def test_only_what_was_accepted_in_this_engagement_can_be_seen_in_use():
    engagement, rows = make_completed()
    other = make.make_engagement("active").deliverables.first()
    mine = list(engagement.deliverables.all())
    with make.acting_as("system:maker"):
        type(other).objects.filter(pk=mine[1].pk).update(state="dropped")
    sightings = {mine[0].pk: ("", ""), mine[1].pk: ("yes", "Nobody"), other.pk: ("yes", "Somebody else")}
    as_user(engagement.person.user, outcomes.answer, rows["exit", "participant"], sightings=sightings)
    assert Sighting.objects.count() == 0


def test_what_is_planned_can_be_asked_before_its_day_by_results():
    _engagement, rows = make_completed()
    planned = rows["twelve_months", "host"]
    with pytest.raises(Refused, match="results"):
        as_user(make.make_staff("officer"), outcomes.ask, planned)
    as_user(make.make_staff("results"), outcomes.ask, planned)
    assert (planned.state, planned.turn_role, planned.due_at.date()) == ("asked", "host contact", date(2021, 3, 29))


def test_giving_up_says_why_and_the_file_can_be_closed():
    engagement, rows = make_completed()
    results = make.make_staff("results")
    with pytest.raises(ReasonMissing):
        as_user(results, outcomes.give_up, rows["exit", "host"], reason=" ")
    for row in rows.values():
        as_user(results, outcomes.give_up, row, reason="Moved, no address")
    assert {row.state for row in rows.values()} == {"not_answered"}
    engagement.refresh_from_db()
    assert engagement.next_wave_on is None
    as_user(results, engagements.close, engagement)
    assert Log.objects.filter(verb="outcome.give_up", reason="Moved, no address").count() == 4


def test_a_year_later_the_questions_go_out_by_themselves_and_once():
    engagement, rows = make_completed()
    assert ask_on_date() == 0
    clock.start_at(clock.now() + timedelta(days=365))
    ask_due(0)
    states = {key: Outcome.objects.get(pk=row.pk).state for key, row in rows.items()}
    assert states["twelve_months", "host"] == states["twelve_months", "participant"] == "asked"
    entry = Log.objects.filter(verb="outcome.ask").latest("id")
    assert (entry.actor, entry.actor_label) == (None, "Date of the wave")
    assert ask_on_date() == 0
    engagement.refresh_from_db()
    assert engagement.next_wave_on == date(2021, 3, 8)  # the exit questions are still open


def test_waves_planned_long_after_the_end_ask_what_is_due():
    engagement = make.make_engagement("active")
    engagement.ended_on = date(2020, 3, 1)
    outcomes.plan_waves(engagement)
    assert {row.state for row in Outcome.objects.filter(engagement=engagement)} == {"asked"}


def test_without_a_date_of_the_end_today_stands_for_it():
    engagement = make.make_engagement("active")
    outcomes.plan_waves(engagement)
    dates = Outcome.objects.filter(engagement=engagement).order_by("wave_on").values_list("wave_on", flat=True)
    assert sorted(set(dates)) == [date(2021, 3, 8), date(2022, 3, 8)]


def test_both_sides_are_compared_with_what_stood_before():
    engagement, rows = make_completed()
    as_user(engagement.person.user, outcomes.answer, rows["exit", "participant"], transmission=3, creation=1)
    as_user(make.make_member(engagement.organisation), outcomes.answer, rows["exit", "host"], transmission=1)
    found = compared(rows["exit", "host"], both_sides(rows["exit", "host"]))
    assert [(row.before, row.participant, row.host, row.gap, row.steps) for row in found] == [
        (0, 3, 1, -2, 2), (0, 1, None, 0, 0), (0, None, None, 0, 0),
    ]  # fmt: skip
    assert found[0].in_words == ("None", "High", "Low")
    assert found[2].in_words == ("None", "", "")
    alone = compared(rows["exit", "host"], {})
    assert [(row.participant, row.host) for row in alone] == [(None, None)] * 3
    assert list(waves_of(rows.values())) == ["exit", "twelve_months"]


@pytest.mark.django_db(transaction=True)
def test_a_host_and_the_programme_answer_at_once_and_one_answer_stands():
    with transaction.atomic():
        set_actor("system:maker")
        engagement, rows = make_completed()
        row = rows["exit", "host"]
        people = [make.make_member(engagement.organisation), make.make_staff("results")]
    together, came = threading.Barrier(2), []

    def press(by):
        try:
            with transaction.atomic():
                set_actor(str(by.pk))
                mine = Outcome.objects.get(pk=row.pk)
                together.wait()
                outcomes.answer(mine, by=by, transmission=1)
            came.append("done")
        except Conflict:
            came.append("somebody was first")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(by,)) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == ["done", "somebody was first"]
