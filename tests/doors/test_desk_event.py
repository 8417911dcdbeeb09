"""Events on the desk: made, announced, people checked in on a telephone, reported, and what they led to."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.insight.queries.event import led_to, source_of
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def written(focus=None, **fields):
    """An event as the form sends it."""
    starts = (clock.now() + timedelta(days=30)).strftime("%Y-%m-%d")
    said = {
        "kind": "training", "focus": focus.public_id if focus else "", "language": "en", "title": "Writing a project",
        "about": "One day.", "languages": ["en", "so"], "mode": "in_person", "venue": "Spui 70", "city": "The Hague",
        "country": "NLD", "time_zone": "Africa/Mogadishu", "starts_at": f"{starts}T10:00", "ends_at": f"{starts}T16:30",
        "capacity": "20",
    }  # fmt: skip
    return said | fields


def test_an_officer_makes_one_announces_it_and_calls_it_off(client):
    officer, focus = make.make_staff("officer"), make.make_focus()
    hosts = [make.make_affiliation("active").organisation.public_id]
    assert "Held together with" in main(enter(client, officer, "event_new"))
    answer = send(client, officer, "event_new", say=written(focus, co_hosts=hosts))
    event = Event.objects.get()
    assert (answer.status_code, answer.url) == (302, url("event", event))
    assert (event.kind, str(event.title), event.starts_local.hour, event.co_hosts.count()) == (
        "training", "Writing a project", 10, 1,
    )  # fmt: skip
    page = enter(client, officer, "event", event)
    assert "Kept as a draft" in main(page)
    assert [words for words in buttons(page) if words != "Change"] == ["Announce it", "Call it off"]
    assert "register from now on" in main(ask(client, officer, "event_move", event, move="announce"))
    assert send(client, officer, "event_move", event, move="announce").status_code == 302
    changed = written(focus, title="Writing a project well", seen=str(event.version + 1))
    assert send(client, officer, "event_edit", event, changed).status_code == 302
    event.refresh_from_db()
    assert (event.state, str(event.title), event.co_hosts.count()) == ("announced", "Writing a project well", 0)
    late = send(client, officer, "event_edit", event, changed)
    assert late.status_code == 409
    assert send(client, officer, "event_move", event, {"reason": ""}, move="cancel").status_code == 422
    assert send(client, officer, "event_move", event, {"reason": "No hall"}, move="cancel").status_code == 302
    assert "Cancelled" in main(ask(client, officer, "events", query="?state=cancelled"))
    assert ask(client, officer, "event_edit", event).status_code == 302
    assert "No hall" in main(enter(client, officer, "event", event))


def test_what_is_wrong_stands_at_the_field_and_nothing_typed_is_lost(client):
    said = written(make.make_focus(), ends_at="2021-03-01T10:00", city="", title="")
    page = send(client, "officer", "event_new", say=said)
    assert (page.status_code, Event.objects.count()) == (422, 0)
    assert summary(page) == ["Write a title."]
    said["title"] = "Writing"
    page = send(client, "officer", "event_new", say=said)
    assert summary(page) == ["It can only end after it begins.", "Write the town in which people meet."] or summary(
        page
    ) == ["Write the town in which people meet.", "It can only end after it begins."]
    assert "Spui 70" in page.content.decode()


def test_a_programme_with_a_speaker_who_agrees_later_and_takes_it_back(client):
    officer, event = make.make_staff("officer"), make.make_event()
    starts = f"{event.starts_local:%Y-%m-%dT%H:%M}"
    said = {"language": "en", "title": "Wells that last", "starts_at": starts, "name": "Hodan Warsame",
            "function": "Engineer"}  # fmt: skip
    assert send(client, officer, "event_programme", event, said | {"title": ""}).status_code == 422
    assert send(client, officer, "event_programme", event, said | {"starts_at": "2031-01-01T10:00"}).status_code == 422
    assert send(client, officer, "event_programme", event, said).status_code == 302
    assert send(client, officer, "event_programme", event, said | {"name": ""}).status_code == 302
    session = event.sessions.first()
    speaker = session.speakers.get()
    page = enter(client, officer, "event_programme", event)
    assert "Not named in public" in main(page)
    for how in ("Mail of 3 March", ""):
        send(client, officer, "event_programme", event, {"act": f"agreed:{speaker.public_id}", "how": how})
        speaker.refresh_from_db()
        assert (speaker.agreed_on is not None, speaker.agreed_how) == (bool(how), how)
    assert "(not named in public)" in main(enter(client, officer, "event", event))
    send(client, officer, "event_programme", event, {"act": f"other:{speaker.public_id}"})
    send(client, officer, "event_programme", event, {"act": f"remove:{speaker.public_id}"})
    send(client, officer, "event_programme", event, {"act": f"drop:{session.public_id}"})
    assert [one.title["en"] for one in event.sessions.all()] == ["Wells that last"]
    assert ask(client, "assessor", "event_programme", event).status_code == 404


def test_people_are_checked_in_by_code_or_name_and_twice_is_once(client):
    focal, event = make.make_staff("focal point"), make.make_event()
    rows = [make.make_event_registration(event=event, name=name) for name in ("Ayaan Nur", "Bile Nur", "Cali Adan")]
    waits = make.make_event_registration("cancelled", event=event, name="Deqa")
    page = ask(client, focal, "event_check_in", event, query=f"?code={rows[0].code}")
    assert f'value="{rows[0].code}"' in page.content.decode()
    assert "0 of 3 are here." in main(page)
    assert "Ayaan Nur is in 1 of 3" not in main(page)
    typed = f"{rows[0].code[:2]}-{rows[0].code[2:].lower()}"
    assert "Ayaan Nur is in" in main(send(client, focal, "event_check_in", event, {"q": typed}))
    again = main(send(client, focal, "event_check_in", event, {"q": typed}))
    assert ("Ayaan Nur was in already" in again, "1 of 3 are here." in again) == (True, True)
    named = send(client, focal, "event_check_in", event, {"q": "nur"})
    assert buttons(named) == ["Check in", "Let in as a guest", "Bile Nur", "Ayaan Nur", "Take back Ayaan Nur"]
    press = {"act": f"in:{rows[1].public_id}"}
    assert "Bile Nur is in" in main(send(client, focal, "event_check_in", event, press))
    back = {"act": f"undo:{rows[1].public_id}"}
    assert "Bile Nur is out again" in main(send(client, focal, "event_check_in", event, back))
    assert "Nobody found" in main(send(client, focal, "event_check_in", event, {"q": "Zahra"}))
    assert "Nobody found" in main(send(client, focal, "event_check_in", event, {"q": " "}))
    assert "Zahra is in" in main(send(client, focal, "event_check_in", event, {"q": "Zahra", "act": "guest:"}))
    wrong = send(client, focal, "event_check_in", event, {"act": f"in:{waits.public_id}"})
    assert (wrong.status_code, "This registration was cancelled" in main(wrong)) == (422, True)
    assert ask(client, "assessor", "event_check_in", event).status_code == 404
    assert ask(client, focal, "event_check_in", make.make_event("draft")).status_code == 404


def test_what_is_over_is_reported_with_numbers_and_words(client):
    officer, event = make.make_staff("officer"), make.make_event("held")
    assert buttons(enter(client, officer, "event", event))[-1] == "Report it"
    assert send(client, officer, "event_report", event, {"language": "en", "counted": ""}).status_code == 422
    said = {"language": "en", "counted": "31", "outcome": "Two groups plan a project.", "lessons": "Start later"}
    assert send(client, officer, "event_report", event, said).status_code == 302
    page = main(enter(client, "viewer", "event", event))
    assert ("Two groups plan a project." in page, "31" in page, "Start later" in page) == (True, True, True)
    assert ask(client, officer, "event_report", event).status_code == 302
    assert ask(client, "coordinator", "event_report", event).status_code == 404


def test_what_it_led_to_is_counted_and_small_numbers_are_hidden(client):
    event, officer = make.make_event(), make.make_staff("officer")
    application = make.make_application("submitted")
    make.make_event_registration(event=event, email=application.person.user.email, counts=True, via="newsletter")
    make.make_event_registration(event=event)
    other = make.make_application("draft", opportunity=application.opportunity, person=make.make_person("Amina Yusuf"))
    assert led_to(event).applied == 0
    with acting_as("system:maker"):
        past = clock.now() - timedelta(days=2)
        Event.objects.filter(pk=event.pk).update(starts_at=past)
        type(other).objects.filter(pk=other.pk).update(source=source_of(event))
    event.refresh_from_db()
    found = led_to(event)
    assert (found.asked, found.signed_up, found.applied, found.engaged) == (1, 0, 1, 0)
    page = main(enter(client, officer, "event", event))
    assert "Applied fewer than 5" in page
    assert "newsletter: fewer than 5" in page
    assert "Who comes" not in main(enter(client, "viewer", "event", event))


def test_a_list_and_a_page_need_the_same_statements_for_one_row_and_for_three(client):
    officer, event = make.make_staff("officer"), make.make_event()
    make.make_event_registration(event=event)
    one = [statements(client, officer, "events"), statements(client, officer, "event", event),
           statements(client, officer, "event_check_in", event)]  # fmt: skip
    for name in ("B", "C"):
        make.make_event()
        make.make_event_registration(event=event, name=name)
    three = [statements(client, officer, "events"), statements(client, officer, "event", event),
             statements(client, officer, "event_check_in", event)]  # fmt: skip
    assert one == three


def test_nobody_makes_one_who_may_not_and_a_letter_that_came_back_is_shown(client):
    event = make.make_event()
    row = make.make_event_registration(event=event)
    assert ask(client, "assessor", "event_new").status_code == 404
    assert ask(client, "viewer", "event_edit", event).status_code == 404
    with acting_as("system:jobs"):
        EventRegistration.objects.filter(pk=row.pk).update(bounced_at=clock.now())
    assert "the address does not work" in main(enter(client, "officer", "event", event))
    empty = ask(client, "officer", "events", query="?state=reported")
    assert "No events here" in main(empty)
    limited = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    assert ask(client, limited, "event", event).status_code == 404
    everywhere = make.as_user(make.make_staff("officer"), events.make_event, event.programme, **make.event_fields(None))
    assert ask(client, limited, "event", everywhere).status_code == 200


def test_the_list_of_who_comes_leaves_by_the_one_way_out(client):
    event = make.make_event()
    known = make.make_person()
    for name, more in (("Ayaan Nur", {}), ("Bile Adan", {}), ("Hodan Warsame", {"email": known.user.email})):
        make.make_event_registration(event=event, name=name, **more)
    officer = make.make_staff("officer")
    assert "Take this list out" in main(enter(client, officer, "event", event))
    where = url("take_out", what="registrations") + f"?event={event.public_id}"
    make.sign_in(client, officer)
    assert "Take 3 people out of here" in main(client.get(where))
    said = {
        "columns": ["name", "place", "came", "language", "code"],
        "reason": "Name badges",
        "kind": "csv",
        "number": "3",
    }
    answer = client.post(where, said)
    make.set_actor("system:maker")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert (lines[0], len(lines), lines[1].startswith("Ayaan Nur")) == ("Name,Language,Code,Place,Came", 4, True)
    assert ask(client, "viewer", "take_out", what="registrations", query="?event=x").status_code == 404
