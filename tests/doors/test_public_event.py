"""Events for everybody: the list, the page, calendars, and registering without an account."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from ciconia.doors.link.token import event_registration_of, event_token
from ciconia.doors.tasks import registered
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import Event, EventRegistration
from tests import make
from tests.doors.public_help import statements, text
from tests.make import as_user

pytestmark = pytest.mark.django_db
SAID = {"name": "Ayaan Nur", "email": "ayaan@example.org", "language": "en"}


@pytest.fixture(autouse=True)
def _maker(db):
    cache.clear()
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def at(name, event=None, **more):
    return reverse(
        f"public:{name}", kwargs={"programme": "cd4d2"} | ({"public_id": event.public_id} if event else {}) | more
    )


def look(name, event=None, query="", **more):
    found = Client().get(at(name, event, **more) + query)
    make.set_actor("system:maker")
    return found


def send(event, **said):
    found = Client().post(at("event_register", event), SAID | said)
    make.set_actor("system:maker")
    return found


def press(row, act=None, page="event"):
    where = reverse(f"link:{page}", args=[event_token(row.public_id)])
    found = Client().post(where, {"act": act}) if act else Client().get(where)
    make.set_actor("system:maker")
    return found


def row():
    with acting_as("system:jobs"):
        return EventRegistration.objects.select_related("event").get()


def letters():
    mail.outbox.clear()
    registered.func(0)
    make.set_actor("system:maker")
    return [(letter.to, letter.subject) for letter in mail.outbox]


def past(event, hours=3):
    with acting_as("system:maker"):
        moment = clock.now() - timedelta(hours=hours)
        Event.objects.filter(pk=event.pk).update(starts_at=moment - timedelta(hours=2), ends_at=moment)


def test_the_list_shows_what_is_announced_and_what_took_place():
    make.make_programme()
    assert "No event is announced today" in text(look("events"))
    make.make_event("draft", title=translated("Still a draft"))
    make.make_event(title=translated("An evening"))
    make.make_event(title=translated("A full one"), capacity=1, mode="both", link="https://example.org/room")
    make.make_event("reported", title=translated("One that was"))
    page = text(look("events"))
    assert [name in page for name in ("Still a draft", "An evening", "A full one", "One that was")] == [
        False, True, True, True,
    ]  # fmt: skip
    assert ("40 of 40 places free" in page, "Spui 70, The Hague, Netherlands, and online" in page) == (True, True)


def test_the_page_says_facts_first_and_programs_read_them():
    event = make.make_event(for_whom=translated("Engineers"))
    officer = make.make_staff("officer")
    affiliation = make.make_affiliation("active")
    as_user(officer, events.edit_event, event, co_hosts=[affiliation.organisation])
    said = {"starts_at": event.starts_at, "title": translated("Wells"), "about": translated("All of them")}
    session = as_user(officer, events.put_session, event, **said)
    as_user(officer, events.put_speaker, session, name="Quiet Person")
    as_user(officer, events.put_session, event, **said)
    page = look("event", event, slug="any-words")
    words = text(page)
    assert ("Quiet Person" in words, "once they agree to be named" in words, "Engineers" in words) == (
        False,
        True,
        True,
    )
    as_user(officer, events.put_speaker, session, name="Ali Nur", function="Engineer", agreed_how="Mail")
    as_user(officer, events.put_speaker, session, name="Bile Nur", agreed_how="Mail")
    content = look("event", event).content.decode()
    assert "Ali Nur" in content
    block = json.loads(re.search(r'ld\+json">(.*?)</script>', content)[1])
    assert (block["@type"], block["location"][0]["address"]["addressCountry"], block["remainingAttendeeCapacity"]) == (
        "Event", "NL", 40,
    )  # fmt: skip
    assert [one["name"] for one in block["performer"]] == ["Ali Nur", "Bile Nur"]
    assert len(block["organizer"]) == 2
    assert '<meta property="og:title" content="Evening about work in Somalia">' in content
    assert look("event_card", event).content.startswith(b"\x89PNG")
    assert Client().get("/ar" + at("event_card", event)[3:]).status_code == 200


def test_an_event_online_keeps_its_link_for_those_with_a_place():
    event = make.make_event(
        mode="online", city="", country="", venue="", link="https://example.org/secret", capacity=None
    )
    content = look("event", event).content.decode()
    assert ("secret" in content, "VirtualLocation" in content, "Room for everybody" in content) == (False, True, True)
    assert "secret" not in look("event_calendar", event).content.decode()


def test_what_is_called_off_over_or_full_says_so_and_what_else_is_coming():
    other = make.make_event(title=translated("Another evening"))
    off = make.make_event()
    as_user(make.make_staff("officer"), events.cancel, off, reason="No hall")
    full = make.make_event(capacity=1)
    make.make_event_registration(event=full)
    over = make.make_event("reported")
    assert "This event is called off" in text(look("event", off))
    assert "Another evening" in text(look("event", off))
    assert "EventCancelled" in look("event", off).content.decode()
    page = text(look("event", full))
    assert ("Every place is taken" in page, "Full: there is a waiting list" in page) == (True, True)
    page = text(look("event", over))
    assert ("Two groups began to plan." in page, "23 people came." in page, "Register" in page) == (True, True, False)
    assert "Nobody can register any more" in text(look("event_register", off))
    assert send(over).status_code == 409
    assert "Every place is taken" in text(look("event_register", full))
    assert look("event", make.make_event("draft")).status_code == 404
    assert other.state == "announced"


def test_calendars_know_all_and_cancel_what_is_called_off():
    first, off = make.make_event(), make.make_event()
    as_user(make.make_staff("officer"), events.cancel, off, reason="No hall")
    answer = look("events_calendar")
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(entry["status"]) for entry in entries] == ["CONFIRMED", "CANCELLED"]
    assert entries[0].decoded("dtstart") == first.starts_at
    one = look("event_calendar", first)
    assert one["Content-Disposition"] == f'attachment; filename="{first.public_id}.ics"'
    assert str(Calendar.from_ical(one.content).walk("VEVENT")[0]["location"]) == "Spui 70, The Hague, Netherlands"
    with acting_as("system:maker"):
        Event.objects.update(announced_at=None, state="draft")
    assert Calendar.from_ical(look("events_calendar").content).walk("VEVENT") == []


def test_somebody_registers_confirms_comes_back_and_gives_the_place_away():
    event = make.make_event(capacity=1)
    assert "Send me the link" in text(look("event_register", event, "?via=newsletter"))
    answer = send(event, via="newsletter", counts="on", may_ask="on")
    assert (answer.status_code, answer.url) == (302, at("event_register", event) + "?sent")
    assert "Now look into your mail" in text(look("event_register", event, "?sent"))
    assert (row().stage, row().via, row().counts, "Only numbers" in row().words) == ("asked", "newsletter", True, True)
    assert (row().may_ask, "You may ask me by letter" in row().words) == (True, True)
    assert letters() == [(["ayaan@example.org"], "Please confirm: Evening about work in Somalia")]
    link = re.search(r"/en/l/event/(\S+)/$", mail.outbox[0].body, re.M)[1]
    assert event_registration_of(link) == row().public_id
    assert "Confirm" in text(press(row()))
    assert press(row(), page="event_code").status_code == 404
    assert (row().stage, press(row(), "other").status_code) == ("asked", 200)
    page = text(press(row(), "confirm"))
    assert ("You have a place" in page, row().code in page) == (True, True)
    assert letters() == [(["ayaan@example.org"], "You have a place: Evening about work in Somalia")]
    name, picture, kind = mail.outbox[0].attachments[0]
    assert (name, picture[:4], kind) == (f"{row().code}.png", b"\x89PNG", "image/png")
    assert row().code in mail.outbox[0].body
    assert press(row(), page="event_code").content == picture
    assert "You gave your place back" in text(press(row(), "cancel"))
    assert press(row(), page="event_code").status_code == 404
    assert letters() == []


def test_registering_twice_gives_the_same_sentence_and_another_letter():
    event = make.make_event()
    make.make_event_registration(event=event, email="ayaan@example.org")
    letters()
    first, second = send(event, email="new@example.org"), send(event, name="Somebody else")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert letters() == [
        (["ayaan@example.org"], "You are registered already: Evening about work in Somalia"),
        (["new@example.org"], "Please confirm: Evening about work in Somalia"),
    ]


def test_letters_speak_the_language_that_was_chosen_and_say_what_happened():
    event = make.make_event(capacity=1, mode="both", link="https://example.org/room")
    first = make.make_event_registration(event=event)
    waits = make.make_event_registration(event=event, email="waits@example.org")
    assert [subject for _to, subject in letters()] == [
        "You have a place: Evening about work in Somalia", "You are on the waiting list: Evening about work in Somalia",
    ]  # fmt: skip
    assert ["https://example.org/room" in letter.body for letter in mail.outbox] == [True, False]
    assert "You are on the waiting list" in text(press(waits))
    assert "Leave the waiting list" in text(press(waits))
    send(event, email="waits@example.org")
    assert letters() == [(["waits@example.org"], "You are registered already: Evening about work in Somalia")]
    assert "You are on its waiting list already." in mail.outbox[0].body
    press(first, "cancel")
    assert letters() == [(["waits@example.org"], "A place became free: Evening about work in Somalia")]
    assert "example.org/room" in text(press(waits)) or "example.org/room" in press(waits).content.decode()
    later = event.starts_at + timedelta(days=3)
    officer = make.make_staff("officer")
    as_user(officer, events.edit_event, event, starts_at=later, ends_at=later + timedelta(days=1))
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=waits.pk).update(language="so")  # a language we do not write
    assert letters() == [(["waits@example.org"], "Time or place has changed: Evening about work in Somalia")]
    as_user(officer, events.cancel, event, reason="The hall is closed.")
    assert letters() == [(["waits@example.org"], "Called off: Evening about work in Somalia")]
    assert "The hall is closed." in mail.outbox[0].body
    assert "This event is called off" in text(press(waits))


def test_a_reminder_goes_and_an_address_that_does_not_work_is_noted(monkeypatch):
    event = make.make_event()
    one = make.make_event_registration(event=event)
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=one.pk).update(letter="reminder", email="not an address")
    assert letters() == []
    assert row().bounced_at is not None
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=one.pk).update(letter="reminder", email="a@example.org")
    assert letters() == [(["a@example.org"], "Soon: Evening about work in Somalia")]


def test_too_late_is_told_and_whoever_came_is_welcome():
    event = make.make_event()
    asked, came = make.make_event_registration("asked", event=event), make.make_event_registration("came", event=event)
    assert "You are checked in" in text(press(came))
    assert press(came, "cancel").status_code == 409
    past(event)
    answer = press(asked, "confirm")
    assert (answer.status_code, "This event is over" in text(answer)) == (409, True)
    assert Client().get(reverse("link:event", args=["nobody.x"])).status_code == 404
    assert Client().get(reverse("link:event", args=[event_token("nobody")])).status_code == 404


def test_what_is_wrong_stands_at_the_field_and_is_kept():
    event = make.make_event()
    answer = send(event, name=" ", email="ayaan")
    assert (answer.status_code, "An example: name@example.org" in text(answer)) == (422, True)
    answer = send(event, name="\u200b")
    kept = "ayaan@example.org" in answer.content.decode()
    assert (answer.status_code, "Write the name you want" in text(answer), kept) == (422, True, True)
    for _each in range(5):
        send(event)
    assert send(event).status_code == 429


def test_whoever_is_signed_in_need_not_type():
    event, user = make.make_event(), make.make_user("Ayaan Nur", email="ayaan@example.org")
    client = Client()
    make.sign_in(client, user)
    assert 'value="ayaan@example.org"' in client.get(at("event_register", event)).content.decode()


def test_one_event_or_three_need_the_same_statements(django_assert_max_num_queries):
    event, client = make.make_event(), Client()
    client.get(at("event", event))  # what is drawn once is kept
    make.set_actor("system:maker")
    one = [statements(client, at("events"), django_assert_max_num_queries),
           statements(client, at("event", event), django_assert_max_num_queries)]  # fmt: skip
    make.set_actor("system:maker")
    for name in ("B", "C"):
        make.make_event(title=translated(name))
    three = [statements(client, at("events"), django_assert_max_num_queries),
             statements(client, at("event", event), django_assert_max_num_queries)]  # fmt: skip
    assert one == three
