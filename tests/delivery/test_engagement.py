"""From an accepted offer to the end of an engagement."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.people.models import Sight
from ciconia.results.actions.outcome import complete_engagement
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Application, Opportunity
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


@pytest.mark.parametrize(
    ("mode", "weeks", "phases"),
    [
        ("physical", 6, [("physical", "2021-06-06", "2021-07-17")]),
        ("virtual", 2, [("virtual", "2021-06-06", "2021-06-19")]),
        ("mixed", 6, [("virtual", "2021-06-06", "2021-06-19"), ("physical", "2021-06-20", "2021-07-17")]),
        ("mixed", 2, [("virtual", "2021-06-06", "2021-06-12"), ("physical", "2021-06-13", "2021-06-19")]),
        ("mixed", 1, [("virtual", "2021-06-06", "2021-06-07"), ("physical", "2021-06-08", "2021-06-12")]),
    ],
)
def test_phases_follow_the_mode(mode, weeks, phases):
    found = engagements.phases_for(mode, date(2021, 6, 6), weeks)
    assert [(each, starts.isoformat(), ends.isoformat()) for each, starts, ends in found] == phases


def test_an_accepted_offer_becomes_an_engagement_and_the_host_learns_who_it_is():
    application = make.make_application("offered")
    engagement = as_user(application.person.user, engagements.accept_offer, application)
    assert application.state == "accepted"
    assert (engagement.state, engagement.starts, engagement.ends) == ("agreed", date(2021, 6, 6), date(2021, 7, 17))
    assert (engagement.counterpart, engagement.mode) == ("Head of network", "physical")
    assert engagement.reference.startswith("CD2-SOM-")
    assert [(phase.mode, phase.starts, phase.ends) for phase in engagement.phases.all()] == [
        ("physical", date(2021, 6, 6), date(2021, 7, 17))
    ]
    assert [(str(row.title), row.due_on) for row in engagement.deliverables.all()] == [
        ("Well map", date(2021, 6, 26)), ("Handbook", date(2021, 7, 17)),
    ]  # fmt: skip
    rows = Sight.objects.filter(because="engagement", object_id=engagement.pk, ends=None).order_by("id")
    assert [(row.programme_id, row.organisation_id, row.level) for row in rows] == [
        (engagement.programme_id, None, "full"), (None, engagement.organisation_id, "full"),
    ]  # fmt: skip


def test_the_last_place_fills_a_closed_opportunity_and_an_open_one_stays_open():
    opportunity = make.make_opportunity(places=2)
    first, second = [
        make.make_application("offered", opportunity=opportunity, person=make.make_person(name))
        for name in ("Hodan Abdi Warsame", "Amina Yusuf")
    ]
    make.make_engagement(application=first)
    as_user(make.make_staff("officer"), opportunities.close, opportunity)
    opportunity.refresh_from_db()
    assert opportunity.state == "closed"
    make.make_engagement(application=Application.objects.get(pk=second.pk))
    opportunity.refresh_from_db()
    assert opportunity.state == "filled"


def offered_to(person, **fields):
    """An offer to this person at an institution of its own."""
    need = make.make_need("validated", **fields)
    return make.make_application("offered", opportunity=make.make_opportunity(need=need), person=person)


def two_offers_to(person):
    """Two offers for the same weeks: the dates of the second were moved after it went out."""
    moved = {"starts": date(2022, 1, 9), "ends": date(2022, 6, 1)}
    first, second = offered_to(person), offered_to(person, **moved)
    there = {"starts": first.opportunity.starts, "ends": first.opportunity.ends}
    Opportunity.objects.filter(pk=second.opportunity_id).update(**there)
    return [first, Application.objects.get(pk=second.pk)]


def test_nobody_is_in_two_places_at_once():
    person = make.make_person()
    first, second = two_offers_to(person)
    online = offered_to(person, mode="virtual")
    later = offered_to(person, starts=date(2021, 7, 18), ends=date(2021, 10, 1))
    make.make_engagement(application=first)
    with pytest.raises(Refused, match="another assignment in person in the same weeks"):
        as_user(person.user, engagements.accept_offer, second)
    second.refresh_from_db()
    assert second.state == "offered"
    make.make_engagement(application=online)
    assert make.make_engagement(application=later).starts == date(2021, 7, 18)


def test_weeks_are_free_again_after_an_early_end():
    person = make.make_person()
    first, second = two_offers_to(person)
    engagement = make.make_engagement(application=first)
    as_user(person.user, engagements.end_early, engagement, reason="The other one fits better")
    assert make.make_engagement(application=second).state == "agreed"


def test_preparation_makes_the_list_of_the_kind_and_no_date_before_tomorrow():
    soon = make.make_need("validated", starts=date(2021, 3, 18), ends=date(2021, 6, 1))
    application = make.make_application(
        "offered", opportunity=make.make_opportunity(need=soon, deadline=date(2021, 3, 16))
    )
    engagement = make.make_engagement("preparing", application=application)
    assert [(item.code, item.due_on.isoformat(), item.gate) for item in engagement.checklist.all()] == [
        ("medical", "2021-03-09", True),
        ("training", "2021-03-09", True),
        ("agreement", "2021-03-09", True),
        ("counterpart_call", "2021-03-09", False),
        ("travel", "2021-03-09", False),
        ("security", "2021-03-11", True),
        ("work_plan", "2021-03-25", False),
    ]
    assert (engagement.turn_role, engagement.turn_person) == ("participant", engagement.person.user)


def test_online_nothing_is_asked_that_is_for_travellers():
    person = make.make_person()
    engagement = make.make_engagement("preparing", application=offered_to(person, mode="virtual"))
    assert [item.code for item in engagement.checklist.all()] == [
        "training", "agreement", "counterpart_call", "work_plan",
    ]  # fmt: skip


def test_preparation_begins_once_and_by_an_officer():
    engagement = make.make_engagement("agreed")
    with pytest.raises(Refused, match="officer"):
        as_user(make.make_staff("coordinator"), engagements.prepare, engagement)
    officer = make.make_staff("officer")
    as_user(officer, engagements.prepare, engagement)
    with pytest.raises(Conflict):
        as_user(officer, engagements.prepare, engagement)
    assert engagement.checklist.count() == 7


def test_a_pause_and_its_end_say_why():
    engagement = make.make_engagement("active")
    officer = make.make_staff("officer")
    with pytest.raises(ReasonMissing):
        as_user(officer, engagements.pause, engagement, reason="")
    as_user(officer, engagements.pause, engagement, reason="The rains")
    as_user(officer, engagements.resume, engagement, reason="The road is open")
    rows = Log.objects.filter(noun="engagement", object_id=engagement.pk, to_state__in=["paused", "active"])
    assert [row.reason for row in rows.order_by("-id")[:2]] == ["The road is open", "The rains"]


def test_completed_work_serves_its_need_and_leaves_nothing_open():
    engagement = make.make_engagement("preparing")
    officer, coordinator, participant = (
        make.make_staff("officer"),
        make.make_staff("coordinator"),
        engagement.person.user,
    )
    for item in engagement.checklist.filter(gate=True):
        as_user(coordinator, checklist.waive_item, item, reason="Known")
    as_user(officer, engagements.release, engagement)
    as_user(participant, engagements.start, engagement)
    make.accept_everything(engagement)
    as_user(officer, complete_engagement, engagement)
    need = engagement.opportunity.need
    need.refresh_from_db()
    assert (engagement.state, engagement.ended_on, need.state) == ("completed", date(2021, 3, 8), "served")
    assert {item.code: item.state for item in engagement.checklist.filter(gate=False)} == {
        "counterpart_call": "dropped", "travel": "dropped", "work_plan": "dropped",
    }  # fmt: skip


def test_a_need_is_served_once_also_by_two():
    opportunity = make.make_opportunity(places=2)
    for name in ("Hodan Abdi Warsame", "Amina Yusuf"):
        application = make.make_application("offered", opportunity=opportunity, person=make.make_person(name))
        engagement = make.make_engagement("active", application=application)
        make.accept_everything(engagement)
        as_user(make.make_staff("officer"), complete_engagement, engagement)
    served = Log.objects.filter(noun="need", verb="need.serve", object_id=opportunity.need_id)
    assert (engagement.state, served.count()) == ("completed", 1)


def test_an_end_before_the_start_drops_what_is_open_and_frees_the_place():
    opportunity = make.make_opportunity()
    first = make.make_application("offered", opportunity=opportunity)
    second = make.make_application("signed", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    host = make.make_member(opportunity.organisation)
    engagement = make.make_engagement("preparing", application=first)
    as_user(make.make_staff("officer"), opportunities.close, opportunity)
    opportunity.refresh_from_db()
    opportunities.fill_if_complete(opportunity)
    assert opportunity.state == "filled"
    as_user(engagement.person.user, checklist.do_item, engagement.checklist.get(code="medical"), evidence="Seen")
    as_user(engagement.person.user, engagements.end_early, engagement, reason="A new job")
    opportunity.refresh_from_db()
    assert (engagement.state, engagement.ended_on, opportunity.state) == ("ended_early", date(2021, 3, 8), "closed")
    assert set(engagement.checklist.values_list("state", flat=True)) == {"done", "dropped"}
    assert set(engagement.deliverables.values_list("state", flat=True)) == {"dropped"}
    as_user(host, applications.sign, second)
    as_user(make.make_staff("officer"), applications.offer, second)
    make.make_engagement(application=second)
    opportunity.refresh_from_db()
    assert opportunity.state == "filled"


@pytest.mark.parametrize("paused", [False, True])
def test_an_end_after_the_start_keeps_what_was_accepted_and_the_place_stays_taken(paused):
    opportunity = make.make_opportunity()
    engagement = make.make_engagement("active", application=make.make_application("offered", opportunity=opportunity))
    other = make.make_application("signed", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    officer = make.make_staff("officer")
    make.accept_everything(engagement)
    if paused:
        as_user(officer, engagements.pause, engagement, reason="Fighting in the town")
    with pytest.raises(ReasonMissing):
        as_user(officer, engagements.end_early, engagement, reason=" ")
    as_user(officer, engagements.end_early, engagement, reason="Fighting in the town")
    assert set(engagement.deliverables.values_list("state", flat=True)) == {"accepted"}
    with pytest.raises(Refused, match="Every place is taken"):
        as_user(make.make_member(opportunity.organisation), applications.sign, other)


def test_whether_the_work_had_begun_is_read_when_it_ends_and_not_before():
    opportunity = make.make_opportunity()
    engagement = make.make_engagement("ready", application=make.make_application("offered", opportunity=opportunity))
    older = Engagement.objects.get(pk=engagement.pk)
    as_user(engagement.person.user, engagements.start, engagement)
    as_user(make.make_staff("officer"), engagements.end_early, older, reason="The town is cut off")
    engagement.application.refresh_from_db()
    assert engagement.application.place_freed_on is None


def test_the_file_is_closed_by_results_alone():
    engagement = make.make_engagement("agreed")
    as_user(engagement.person.user, engagements.end_early, engagement, reason="A new job")
    with pytest.raises(Refused, match="results"):
        as_user(make.make_staff("officer"), engagements.close, engagement)
    as_user(make.make_staff("results"), engagements.close, engagement)
    assert engagement.state == "closed"


def test_an_open_wave_keeps_the_file_open_and_moves_its_date():
    engagement = make.make_engagement("active")
    make.accept_everything(engagement)
    as_user(make.make_staff("officer"), complete_engagement, engagement)
    engagements.schedule_wave(engagement, clock.today() + timedelta(days=30))
    assert (engagement.turn_role, engagement.due_at.date()) == ("results", date(2021, 4, 7))
    with pytest.raises(Refused, match="Not everybody has been asked"):
        as_user(make.make_staff("results"), engagements.close, engagement)
    engagements.schedule_wave(engagement, None)
    as_user(make.make_staff("results"), engagements.close, engagement)


def press_together(*presses):
    """Let each (account, action, model, id) press at the same moment; gives what came of each."""
    together, came = threading.Barrier(len(presses)), [None] * len(presses)

    def press(number, by, action, model, pk):
        try:
            with transaction.atomic():
                set_actor(str(by.pk))
                mine = model.objects.get(pk=pk)
                together.wait()
                action(mine, by=by)
            came[number] = "done"
        except (Conflict, Refused) as no:
            came[number] = f"{type(no).__name__}: {no}"
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number, *one)) for number, one in enumerate(presses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


@pytest.mark.django_db(transaction=True)
def test_two_officers_start_the_preparation_at_once_and_there_is_one_list():
    with transaction.atomic():
        set_actor("system:maker")
        engagement = make.make_engagement("agreed")
        officers = [make.make_staff("officer"), make.make_staff("officer")]
    came = press_together(*[(by, engagements.prepare, Engagement, engagement.pk) for by in officers])
    assert sorted(answer.partition(":")[0] for answer in came) == ["Conflict", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        assert engagement.checklist.count() == 7


@pytest.mark.django_db(transaction=True)
def test_two_offers_for_the_same_weeks_are_accepted_at_once_and_one_holds():
    with transaction.atomic():
        set_actor("system:maker")
        person = make.make_person()
        rows = two_offers_to(person)
    came = press_together(*[(person.user, engagements.accept_offer, Application, row.pk) for row in rows])
    assert sorted(answer.partition(":")[0] for answer in came) == ["Refused", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        assert Engagement.objects.filter(person=person).count() == 1
