"""Events: who makes one, what it must say, how it is announced, called off, over, and reported."""

from datetime import timedelta

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import Event, EventRegistration, Speaker
from ciconia.gatherings.queries.event import (
    calendar_events,
    coming_events,
    events_at_desk,
    last_moment,
    next_events,
    past_events,
    public_event,
    with_parts,
)
from tests import make
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def focus():
    return make.make_focus()


@pytest.fixture
def officer(focus):
    return make.make_staff("officer", focus)


def wrong(call, *args, **kwargs):
    with pytest.raises(Unfit) as found:
        call(*args, **kwargs)
    return {name: str(words) for name, words in found.value.problems.items()}


def test_an_officer_makes_a_draft_and_has_a_fortnight_to_announce_it(focus, officer):
    event = as_user(officer, events.make_event, focus.programme, **make.event_fields(focus))
    assert (event.state, event.turn_role, str(event), event.places_left) == (
        "draft", "officer", "Evening about work in Somalia", 40,
    )  # fmt: skip
    assert (event.kind_label, event.starts_local.hour) == ("Outreach evening", event.starts_local.hour)
    as_user(officer, events.announce, event, seen=event.version)
    assert (event.state, event.due_at) == ("announced", clock.end_of(clock.day_of(event.starts_at)))
    assert list(Log.objects.filter(noun="event", object_id=event.pk).order_by("id").values_list("verb", flat=True)) == [
        "event.begin", "event.announce",
    ]  # fmt: skip


def test_others_make_none_and_an_officer_of_one_country_makes_them_there_and_for_all(focus):
    assessor, limited = make.make_staff("assessor", focus), make.make_staff("officer", focus, only=True)
    with pytest.raises(Refused, match="Only officers and coordinators"):
        as_user(assessor, events.make_event, focus.programme, **make.event_fields(focus))
    everywhere = as_user(limited, events.make_event, focus.programme, **make.event_fields(None))
    event = as_user(limited, events.make_event, focus.programme, **make.event_fields(focus))
    with pytest.raises(Refused):
        as_user(limited, events.edit_event, event, focus=make.make_focus("IRQ"))
    with pytest.raises(Refused):
        as_user(limited, events.make_event, focus.programme, **make.event_fields(make.make_focus("IRQ")))
    assert set(events_at_desk(focus.programme, limited)) == {event, everywhere}


def test_what_is_missing_is_said_at_each_field(focus, officer):
    empty = {"kind": "party", "title": Translated(), "about": Translated(), "languages": [], "city": " "}
    said = make.event_fields(make.make_focus_elsewhere(), **empty, capacity=0)
    coordinator = make.make_staff("coordinator", focus)
    said["ends_at"] = said["starts_at"]
    with acting_as(str(coordinator.pk)):
        from ciconia.gatherings.rules.event import problems  # noqa: PLC0415

        assert set(problems(Event(programme=focus.programme, **said), ["outreach"])) == {
            "kind", "title", "about", "languages", "city", "ends_at", "focus", "capacity",
        }  # fmt: skip
    fields = make.event_fields(focus)
    fields["ends_at"] = fields["starts_at"] + timedelta(days=15)
    assert wrong(as_user, officer, events.make_event, focus.programme, **fields) == {
        "ends_at": "An event lasts two weeks at the most. Make several of a longer one.",
    }


def test_co_hosts_are_affiliated(focus, officer):
    affiliation = make.make_affiliation("active")
    stranger = make.make_organisation("diaspora", "NLD")
    said = make.event_fields(focus)
    hosts = [affiliation.organisation]
    event = as_user(officer, events.make_event, focus.programme, co_hosts=hosts, **said)
    assert [row.organisation_id for row in event.co_hosts.all()] == [affiliation.organisation_id]
    assert wrong(as_user, officer, events.edit_event, event, co_hosts=[stranger]) == {
        "co_hosts": "Only organisations with an active affiliation can be co-hosts.",
    }
    as_user(officer, events.edit_event, event, co_hosts=hosts)
    as_user(officer, events.edit_event, event, co_hosts=[])
    assert event.co_hosts.count() == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"venue": ""}, "Write the address first"),
        ({"mode": "online", "city": ""}, "Write the link of the meeting first"),
        ({"mode": "both"}, "Write the link of the meeting first"),
    ],
)
def test_people_must_know_where_to_go_before_it_is_announced(focus, officer, fields, why):
    event = make.make_event("draft", focus=focus, **fields)
    with pytest.raises(Refused, match=why):
        as_user(officer, events.announce, event)


def test_nothing_is_announced_for_the_past_or_where_nobody_works(focus, officer):
    event = make.make_event("draft", focus=focus)
    with acting_as("system:maker"):
        now = clock.now()
        Event.objects.filter(pk=event.pk).update(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    with pytest.raises(Refused, match="Its start has passed"):
        as_user(officer, events.announce, event)
    other = as_user(officer, events.make_event, focus.programme, **make.event_fields(None))
    as_user(officer, events.announce, other)
    later = make.make_event("draft", focus=focus)
    with acting_as("system:maker"):
        type(focus).objects.filter(pk=focus.pk).update(state="suspended")
    with pytest.raises(Refused, match="does not work in this country now"):
        as_user(officer, events.announce, later)


def test_calling_off_needs_a_reason_and_writes_to_whoever_registered(focus, officer):
    event = make.make_event(focus=focus)
    sure, gone = make.make_event_registration(event=event), make.make_event_registration("cancelled", event=event)
    asked = make.make_event_registration("asked", event=event)
    with pytest.raises(ReasonMissing):
        as_user(officer, events.cancel, event, reason="")
    as_user(officer, events.cancel, event, reason="The hall is closed.")
    with acting_as("system:jobs"):
        letters = dict(EventRegistration.objects.values_list("pk", "letter"))
    assert letters == {sure.pk: "called_off", gone.pk: "", asked.pk: "confirm"}
    assert (event.state, event.turn_role) == ("cancelled", "")


def test_another_time_is_told_to_whoever_has_a_place_and_another_title_is_not(focus, officer):
    event = make.make_event(focus=focus)
    row = make.make_event_registration(event=event)
    as_user(officer, events.edit_event, event, title=translated("Another title"))
    with acting_as("system:jobs"):
        row.refresh_from_db()
        assert row.letter == "place"
    later = event.starts_at + timedelta(days=7)
    as_user(officer, events.edit_event, event, starts_at=later, ends_at=later + timedelta(hours=1))
    with acting_as("system:jobs"):
        row.refresh_from_db()
    assert (row.letter, event.due_at) == ("changed", clock.end_of(clock.day_of(later)))
    assert wrong(as_user, officer, events.edit_event, event, capacity=0) == {
        "capacity": "There must be a place for everybody who has one already.",
    }


def test_two_who_edit_at_once_are_told_apart(focus, officer):
    event = make.make_event(focus=focus)
    seen = event.version
    as_user(officer, events.edit_event, event, seen=seen, title=translated("First"))
    with pytest.raises(Conflict):
        as_user(officer, events.edit_event, event, seen=seen, title=translated("Second"))


def test_what_is_over_is_held_by_itself_and_then_reported(focus, officer):
    event = make.make_event("held", focus=focus)
    assert (event.state, event.turn_role, events.hold_past()) == ("held", "officer", 0)
    assert wrong(as_user, officer, events.report, event, counted=None, outcome=Translated()) == {
        "counted": "Write how many people came.", "outcome": "Write what came of it: everybody reads this.",
    }  # fmt: skip
    as_user(officer, events.report, event, counted=23, outcome=translated("Plans"), lessons=" Start later ")
    event.refresh_from_db()
    assert (event.state, event.counted, event.lessons) == ("reported", 23, "Start later")


def test_what_is_called_off_in_the_same_moment_is_not_held(focus, monkeypatch):
    event = make.make_event(focus=focus)

    def faster(*args, **kwargs):
        raise Conflict(event, None)

    with acting_as("system:maker"):
        past = clock.now() - timedelta(hours=1)
        Event.objects.filter(pk=event.pk).update(starts_at=past - timedelta(hours=1), ends_at=past)
    monkeypatch.setattr(events, "perform", faster)
    assert events.hold_past() == 1


def test_a_programme_of_sessions_and_speakers_who_are_named_only_once_they_said_so(focus, officer):
    event = make.make_event(focus=focus)
    assert wrong(
        as_user, officer, events.put_session, event, starts_at=event.ends_at, title=Translated(), about=Translated()
    ) == {"title": "Write a title.", "starts_at": "It begins between the start and the end of the event."}
    said = {"starts_at": event.starts_at, "title": translated("Wells"), "about": Translated()}
    session = as_user(officer, events.put_session, event, **said)
    assert wrong(as_user, officer, events.put_speaker, session, name=" ") == {
        "name": "Write the name of whoever speaks.",
    }
    quiet = as_user(officer, events.put_speaker, session, name="Hodan Warsame", function="Engineer")
    named = as_user(officer, events.put_speaker, session, name="Ali Nur", agreed_how="Mail of 1 March")

    def seen():
        with acting_as(""), transaction.atomic():
            found = public_event(focus.programme, event.public_id)
            return [speaker.name for speaker in found.sessions.all()[0].speakers.all()]

    assert (seen(), str(quiet), str(session)) == (["Ali Nur"], "Hodan Warsame", "Wells")
    as_user(officer, events.say_agreed, quiet, how="Said so by telephone")
    as_user(officer, events.say_agreed, named, how=" ")
    assert seen() == ["Hodan Warsame"]
    with acting_as(str(officer.pk)):
        everybody = with_parts(events_at_desk(focus.programme, officer)).get(pk=event.pk)
        assert [one.name for one in everybody.sessions.all()[0].speakers.all()] == ["Hodan Warsame", "Ali Nur"]
        assert set(Speaker.objects.visible_to(officer)) == {quiet, named}
    as_user(officer, events.drop_speaker, quiet)
    as_user(officer, events.drop_session, session)
    assert event.sessions.count() == 0
    viewer = make.make_staff("viewer", focus)
    with pytest.raises(Refused):
        as_user(viewer, events.put_session, event, **said)


def test_what_everybody_reads_is_what_was_announced(focus):
    now = clock.now()
    draft, coming = make.make_event("draft", focus=focus), make.make_event(focus=focus)
    over, off = make.make_event("reported", focus=focus), make.make_event(focus=focus)
    as_user(make.make_staff("officer", focus), events.cancel, off, reason="The hall is closed.")
    programme = focus.programme
    assert list(coming_events(programme, now)) == [coming]
    assert next_events(programme, now, other_than=coming) == []
    assert next_events(programme, now, other_than=over) == [coming]
    assert list(past_events(programme, now)) == [over]
    assert set(calendar_events(programme, now - timedelta(days=30))) == {coming, over, off}
    assert public_event(programme, draft.public_id) is None
    assert last_moment(coming) == max(coming.changed_at, coming.state_since)
    assert str(coming.co_hosts.create(organisation=make.make_organisation("diaspora", "NLD"))).endswith(f"{coming.pk}")
