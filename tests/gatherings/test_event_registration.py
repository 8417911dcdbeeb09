"""Registering: a letter first, then a place or the waiting list; nobody learns who is there; who comes is noted."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.codes import code_for, code_in, new_code
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings import tasks
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_letter as letters
from ciconia.gatherings.actions import event_registration as registrations
from ciconia.gatherings.models import Event, EventRegistration, Letter
from ciconia.gatherings.queries.event import (
    found_by_name,
    heard_from,
    last_in,
    numbers_of,
    registrations_of,
)
from ciconia.gatherings.rules.event_registration import shown_number
from tests import make
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def event():
    return make.make_event(capacity=1)


@pytest.fixture
def officer(event):
    return make.make_staff("officer", event.focus)


def register(event, email="ayaan@example.org", name="Ayaan Nur", **more):
    return registrations.register(event, name=name, email=email, language="en", **more)


def rows():
    with acting_as("system:jobs"):
        return list(EventRegistration.objects.order_by("pk"))


def test_asking_holds_nothing_and_confirming_holds_a_place(event):
    row = register(event, counts=True, via="newsletter", words="As read")
    assert (row.stage, row.letter, row.letters, str(row)) == ("asked", "confirm", 1, "Ayaan Nur")
    event.refresh_from_db()
    assert (event.taken, event.waiting) == (0, 0)
    row = registrations.confirm(row.public_id)
    assert (row.stage, row.letter, row.event.taken, row.event.places_left) == ("placed", "place", 1, 0)
    again = registrations.confirm(row.public_id)
    assert (again.confirmed_at, again.event.taken) == (row.confirmed_at, 1)


@pytest.mark.parametrize(
    ("name", "email", "found"),
    [
        (" ", "here", {"name": "Write the name you want to be greeted by.",
                       "email": "Write an e-mail address: the link to confirm goes there."}),
        ("Ayaan", "\u0430yaan@example.org",
         {"email": "“\u0430” only looks like a letter of an address. Type the address by hand."}),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(event, name, email, found):
    with pytest.raises(Unfit) as wrong:
        register(event, email, name)
    assert {field: str(words) for field, words in wrong.value.problems.items()} == found


def test_registering_twice_looks_the_same_and_only_the_letter_tells(event):
    first = registrations.confirm(register(event, "Ayaan@Example.org").public_id)
    second = register(event, "ayaan@example.org", "Somebody Else")
    assert (second.pk, second.name, second.letter) == (first.pk, "Ayaan Nur", "again")
    for _each in range(3):
        register(event)
    assert [(row.letters, row.letter) for row in rows()] == [(3, "again")]


def test_nobody_registers_for_what_is_not_announced_or_over(event):
    asked = register(event, "asked@example.org")
    with acting_as("system:maker"):
        past = clock.now() - timedelta(hours=3)
        Event.objects.filter(pk=event.pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    for call in (lambda: register(event), lambda: registrations.confirm(asked.public_id)):
        with pytest.raises(registrations.Closed):
            call()
    with pytest.raises(registrations.Closed):
        register(make.make_event("draft"))
    with pytest.raises(registrations.Closed):
        registrations.confirm("nobody")


def test_the_list_moves_up_by_itself_when_somebody_cancels(event):
    first, second, third = (make.make_event_registration(event=event, name=name) for name in ("A", "B", "C"))
    assert [row.stage for row in rows()] == ["placed", "waiting", "waiting"]
    gone = registrations.cancel_own(first.public_id)
    assert registrations.cancel_own(first.public_id).cancelled_at == gone.cancelled_at
    assert registrations.confirm(first.public_id).stage == "cancelled"
    assert [(row.stage, row.letter) for row in rows()] == [
        ("cancelled", ""), ("placed", "moved_up"), ("waiting", "waiting"),
    ]  # fmt: skip
    event.refresh_from_db()
    assert (event.taken, event.waiting) == (1, 1)
    registrations.cancel_own(second.public_id)
    assert [row.stage for row in rows()] == ["cancelled", "cancelled", "placed"]
    again = make.make_event_registration(event=event, email=rows()[0].email)
    assert (again.stage, third.pk != again.pk) == ("waiting", True)


def test_more_places_are_given_to_those_who_wait_longest(event, officer):
    for name in ("A", "B", "C"):
        make.make_event_registration(event=event, name=name)
    as_user(officer, events.edit_event, event, capacity=2)
    assert [row.stage for row in rows()] == ["placed", "placed", "waiting"]
    as_user(officer, events.edit_event, event, capacity=None)
    assert ([row.stage for row in rows()], event.places_left) == (["placed"] * 3, None)


def test_a_place_that_an_erasure_frees_is_given_away(event):
    first = make.make_event_registration(event=event)
    make.make_event_registration(event=event)
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=first.pk).delete()
    assert letters.settle_all() == 1
    assert [row.stage for row in rows()] == ["placed"]


def test_whoever_comes_is_noted_once_and_by_those_at_the_door(event, officer):
    row, waits = (make.make_event_registration(event=event, name=name) for name in ("Ayaan Nur", "Bile Ali"))
    asked = make.make_event_registration("asked", event=event, name="Cali Nur")
    assert (as_user(officer, registrations.check_in, row), as_user(officer, registrations.check_in, row)) == (
        True,
        False,
    )
    assert as_user(officer, registrations.check_in, waits) is True
    assert as_user(officer, registrations.check_in, asked) is True
    guest = as_user(officer, registrations.walk_in, event, name=" Deqa ")
    assert (guest.name, guest.stage, guest.walk_in) == ("Deqa", "came", True)
    with pytest.raises(Unfit, match="Write the name"):
        as_user(officer, registrations.walk_in, event, name=" ")
    event.refresh_from_db()
    assert (event.taken, event.waiting) == (4, 0)
    with pytest.raises(registrations.Closed):
        registrations.cancel_own(row.public_id)
    as_user(officer, registrations.undo_check_in, row)
    with acting_as(str(officer.pk)):
        assert numbers_of(event, officer) == {
            "placed": 4, "waiting": 0, "asked": 0, "cancelled": 0, "came": 3, "walk_in": 1, "bounced": 0,
        }  # fmt: skip
        assert [one.name for one in found_by_name(event, officer, "nur")] == ["Ayaan Nur", "Cali Nur"]
        assert [one.name for one in last_in(event, officer)] == ["Deqa", "Cali Nur", "Bile Ali"]
        assert heard_from(event, officer) == [("", 4)]
    for role in ("assessor", "viewer"):
        with pytest.raises(Refused, match="check people in"):
            as_user(make.make_staff(role, event.focus), registrations.check_in, row)


def test_who_cancelled_is_not_checked_in_and_nobody_at_what_is_reported(event, officer):
    row = make.make_event_registration("cancelled", event=event)
    with pytest.raises(Unfit, match="was cancelled"):
        as_user(officer, registrations.check_in, row)
    other = make.make_event("reported")
    with pytest.raises(Unfit, match="Nobody is checked in"):
        as_user(officer, registrations.walk_in, other, name="Deqa")


def test_only_staff_there_and_the_person_see_a_registration(event, officer):
    person = make.make_person()
    row = make.make_event_registration(event=event, email=person.user.email)
    assert row.person == person
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    for user, seen in ((officer, 1), (person.user, 1), (elsewhere, 0), (make.make_staff("viewer", event.focus), 0)):
        with acting_as(str(user.pk)):
            assert (EventRegistration.objects.count(), EventRegistration.objects.visible_to(user).count()) == (
                seen,
                seen,
            )
            assert registrations_of(event, user).count() == seen
    with acting_as(""):
        assert EventRegistration.objects.count() == 0
        assert EventRegistration.objects.visible_to(type("Nobody", (), {"is_authenticated": False})()).count() == 0


def test_an_account_that_is_opened_later_is_known(event):
    row = make.make_event_registration(event=event, email="later@example.org", counts=True)
    assert (row.person, registrations.link_people()) == (None, 0)
    person = make.make_person()
    with acting_as("system:jobs"):
        EventRegistration.objects.update(email=person.user.email)
    tasks.forget.func(0)
    assert rows()[0].person == person
    assert Log.objects.filter(verb="event_registration.sign_up", object_id=row.pk).count() == 1


def sent(back=()):
    found = []

    def post(row):
        if row.email in back:
            raise NotSent
        found.append((row.name, row.letter))

    counts = letters.write_letters(post)
    return counts, found


def test_letters_go_once_and_an_address_that_does_not_work_is_noted(event):
    make.make_event_registration(event=event, name="A")
    make.make_event_registration("asked", event=event, name="B", email="b@example.org")
    gone = make.make_event_registration("asked", event=event, name="C")
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=gone.pk).update(cancelled_at=clock.now())
    assert sent(back={"b@example.org"}) == ((1, 1), [("A", "place")])
    assert sent() == ((0, 0), [])
    assert [row.bounced_at is not None for row in rows()] == [False, True, False]


def test_a_letter_about_what_is_called_off_says_only_that(event, officer):
    make.make_event_registration(event=event, name="A")
    make.make_event_registration("asked", event=event, name="B")
    as_user(officer, events.cancel, event, reason="The hall is closed.")
    assert sent() == ((1, 0), [("A", "called_off")])
    over = make.make_event_registration(event=make.make_event(capacity=3), name="C")
    with acting_as("system:maker"):
        past = clock.now() - timedelta(hours=3)
        Event.objects.filter(pk=over.event_id).update(starts_at=past, ends_at=past + timedelta(hours=1))
    assert sent() == ((0, 0), [])


def test_a_letter_that_somebody_else_is_handing_over_is_left(event, monkeypatch):
    row = make.make_event_registration(event=event)

    class Gone(list):
        pass

    with acting_as("system:jobs"):
        manager = EventRegistration.objects
        monkeypatch.setattr(type(manager), "select_for_update", lambda *a, **k: manager.none(), raising=False)
        assert letters.write_letters(lambda one: None) == (0, 0)
        row.refresh_from_db()
    assert row.letter == "place"


def test_whoever_has_a_place_is_reminded_once_the_day_before(event):
    row = make.make_event_registration(event=event)
    make.make_event_registration(event=event, name="Waits")
    assert sent()[0] == (2, 0)
    with acting_as("system:maker"):
        soon = clock.now() + timedelta(hours=20)
        Event.objects.filter(pk=event.pk).update(starts_at=soon, ends_at=soon + timedelta(hours=2))
        assert letters.remind() == 0
        EventRegistration.objects.filter(pk=row.pk).update(placed_at=clock.now() - timedelta(days=3))
    tasks.pass_dates.func(0)
    assert [one.letter for one in rows()] == ["reminder", ""]
    assert letters.remind() == 0


def test_names_go_after_ninety_days_and_rows_after_two_years(event):
    make.make_event_registration(event=event)
    asked = make.make_event_registration("asked", event=event)
    assert letters.forget() == {"unconfirmed": 0, "shredded": 0, "old": 0}

    def ended(days):
        with acting_as("system:maker"):
            past = clock.now() - timedelta(days=days)
            Event.objects.filter(pk=event.pk).update(starts_at=past - timedelta(hours=1), ends_at=past)

    ended(91)
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=asked.pk).update(asked_at=clock.now() - timedelta(days=8))
    assert letters.forget() == {"unconfirmed": 1, "shredded": 1, "old": 0}
    assert [(row.name, row.email, row.stage) for row in rows()] == [("", "", "placed")]
    assert letters.forget() == {"unconfirmed": 0, "shredded": 0, "old": 0}
    ended(731)
    assert letters.forget() == {"unconfirmed": 0, "shredded": 0, "old": 1}


def test_codes_are_said_aloud_and_small_numbers_are_not_shown(monkeypatch, event):
    assert [code_in(text) for text in ("ab2-cd", " AB2CD ", "ABCDEF", "AB0CD", "Nur")] == ["AB2CD", "AB2CD", "", "", ""]
    assert code_for("door", "a") == code_for("door", "a") == code_in(code_for("door", "a")) != code_for("door", "b")
    assert len(new_code()) == 5
    assert [shown_number(number) for number in (0, 1, 4, 5, 60)] == ["0", "fewer than 5", "fewer than 5", "5", "60"]
    monkeypatch.setattr(registrations, "new_code", lambda: "AAAAA")
    register(event, "a@example.org")
    with pytest.raises(RuntimeError, match="no code is free"):
        register(event, "b@example.org")


@pytest.mark.django_db(transaction=True)
def test_two_who_come_for_the_last_place_at_the_same_second_are_told_apart():
    with transaction.atomic():
        set_actor("system:maker")
        event = make.make_event(capacity=1)
        asked = [make.make_event_registration("asked", event=event) for _each in range(2)]
    together, found = Barrier(2), []

    def press(public_id):
        together.wait()
        found.append(registrations.confirm(public_id).stage)
        connections.close_all()

    threads = [Thread(target=press, args=(row.public_id,)) for row in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    event.refresh_from_db()
    assert (sorted(found), event.taken, event.waiting) == (["placed", "waiting"], 1, 1)


STEPS = st.lists(st.tuples(st.sampled_from(["confirm", "cancel", "room"]), st.integers(0, 4)), max_size=14)


@settings(max_examples=12, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, capacity=st.integers(1, 3))
def test_no_order_of_steps_gives_more_places_than_there_are_or_lets_one_stand_empty(steps, capacity):
    with transaction.atomic():
        set_actor("system:maker")
        event = make.make_event(capacity=capacity)
        officer = make.make_staff("officer", event.focus)
        asked = [make.make_event_registration("asked", event=event) for _each in range(5)]
        for step, number in steps:
            if step == "room":
                event.refresh_from_db()
                as_user(officer, events.edit_event, event, capacity=max(event.taken, number, 1))
            else:
                verb = registrations.confirm if step == "confirm" else registrations.cancel_own
                verb(asked[number].public_id)
            event.refresh_from_db()
            stages = [row.stage for row in rows()]
            assert (event.taken, event.waiting) == (stages.count("placed"), stages.count("waiting"))
            assert event.taken <= event.capacity
            assert event.taken == event.capacity or event.waiting == 0
        transaction.set_rollback(True)


def test_the_words_of_a_letter_are_known():
    assert [str(Letter(code).label) for code in ("confirm", "moved_up")] == [
        "confirm your registration", "a place became free",
    ]  # fmt: skip
