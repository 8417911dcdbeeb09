"""Events in the portal: what one registered for, and those of one's organisation, with its door."""

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.proposal import tell_proposer
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.event_registration import link_people
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.programmes.models import Affiliation
from tests import make
from tests.doors.desk_line import ask, buttons, main, send
from tests.make_proposal import contact_of, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def page(client, user, name, *args, say=None, query=""):
    make.sign_in(client, user)
    where = reverse(f"portal:{name}", args=args) + query
    found = client.get(where) if say is None else client.post(where, say)
    make.set_actor("system:maker")
    return found


def written(affiliation, event=None, **fields):
    """An event as the form sends it."""
    said = {
        "affiliation": affiliation.public_id, "focus": "", "kind": "outreach", "language": "en", "title": "Water",
        "about": "We talk.", "languages": ["en"], "starts_at": "2031-05-01T18:00", "ends_at": "2031-05-01T20:00",
        "mode": "in_person", "venue": "Spui 70", "city": "The Hague", "country": "NLD", "capacity": "30",
    }  # fmt: skip
    return said | ({"seen": str(event.version)} if event else {}) | fields


def test_one_reads_what_one_registered_for_shows_the_code_and_gives_the_place_back(client):
    expert = make.make_person().user
    event = make.make_event(capacity=2)
    mine = make.make_event_registration(event=event, email=expert.email)
    make.make_event_registration(event=event, name="Bile")
    waiting = make.make_event_registration(event=event, name="Cali")
    link_people()
    found = page(client, expert, "events")
    assert "You have a place" in main(found)
    assert "Events of your organisation" not in main(found)
    shown = page(client, expert, "registration", mine.public_id)
    assert f"Your code at the door: {mine.code}" in main(shown)
    assert page(client, expert, "registration_code", mine.public_id)["Content-Type"] == "image/png"
    assert page(client, expert, "registration", waiting.public_id).status_code == 404
    assert page(client, expert, "registration", mine.public_id, say={}).status_code == 302
    with acting_as("system:jobs"):
        assert EventRegistration.objects.get(pk=waiting.pk).stage == "placed"
    assert "You are registered for no event" in main(page(client, expert, "events"))


def test_who_waits_reads_their_place_and_who_came_gives_nothing_back(client):
    expert = make.make_person().user
    event = make.make_event(capacity=1)
    make.make_event_registration(event=event, name="Bile")
    mine = make.make_event_registration(event=event, email=expert.email)
    assert "You are number 1 on the waiting list" in main(page(client, expert, "registration", mine.public_id))
    assert page(client, expert, "registration_code", mine.public_id).status_code == 404
    came = make.make_event_registration("came", event=make.make_event(focus=make.make_focus()), email=expert.email)
    answer = page(client, expert, "registration", came.public_id, say={})
    assert "there is nothing to give back" in answer.content.decode()


def test_a_contact_proposes_changes_what_was_sent_back_and_lets_people_in(client):
    affiliation = make.make_affiliation()
    contact = make.make_member(affiliation.organisation, "organisation contact")
    assert "Propose an event" in main(page(client, contact, "events"))
    bad = page(client, contact, "event_new", say=written(affiliation, title="", city=""))
    assert (bad.status_code, Event.objects.count()) == (422, 0)
    assert page(client, contact, "event_new", say=written(affiliation, city="")).status_code == 422
    assert page(client, contact, "event_new").status_code == 200
    made = page(client, contact, "event_new", say=written(affiliation))
    event = Event.objects.get()
    assert (made.url, event.state) == (reverse("portal:event", args=[event.public_id]), "proposed")
    assert page(client, contact, "event_edit", event.public_id).status_code == 302
    officer = make.make_staff("officer")
    assert {"Announce it", "Send it back", "Say no to it"} <= set(buttons(ask(client, officer, "event", event)))
    send(client, officer, "event_move", event, {"reason": "Say who speaks."}, move="send_back")
    assert "Say who speaks." in main(page(client, contact, "event", event.public_id))
    assert "Change your event and send it in again" in main(page(client, contact, "home"))
    event.refresh_from_db()
    assert "Water" in page(client, contact, "event_edit", event.public_id).content.decode()
    say = written(affiliation, event, about="Idil speaks.")
    assert page(client, contact, "event_edit", event.public_id, say=say).status_code == 302
    assert page(client, contact, "event_move", event.public_id, "propose", say={}).status_code == 302
    send(client, officer, "event_move", event, move="announce")
    found = page(client, contact, "event", event.public_id)
    assert "With a place 0" in main(found)
    guest = make.make_event_registration(event=event, name="Ayaan Nur")
    query = f"?code={guest.code}"
    assert f'value="{guest.code}"' in page(client, contact, "event_door", event.public_id, query=query).content.decode()
    for words in ("is in", "was in already"):
        answer = page(client, contact, "event_door", event.public_id, say={"q": guest.code})
        assert f"{guest.code} {words}" in main(answer)
        assert "Ayaan" not in answer.content.decode()
    assert "1 of 1 are here." in main(answer)
    assert "Nobody has this code" in main(page(client, contact, "event_door", event.public_id, say={"q": "zzzzz"}))


def test_without_an_active_affiliation_a_sentence_says_so(client):
    event = make_proposal("announced")
    contact, code = contact_of(event), make.make_event_registration(event=event).code
    with acting_as("system:maker"):
        Affiliation.objects.update(state="suspended")
    words = "its affiliation is not active"
    assert words in main(page(client, contact, "events"))
    assert words in main(page(client, contact, "event", event.public_id))
    assert words in main(page(client, contact, "event_door", event.public_id))
    late = page(client, contact, "event_door", event.public_id, say={"q": code})
    assert (late.status_code, words in main(late)) == (422, True)
    refused = page(client, contact, "event_new")
    assert (refused.status_code, "their affiliation is active" in refused.content.decode()) == (403, True)


def test_the_code_of_such_an_event_leads_staff_to_their_own_door_and_others_nowhere(client):
    event = make_proposal("announced")
    officer = make.make_staff("officer")
    desk = reverse("desk:event_check_in", args=["cd4d2", event.public_id])
    assert page(client, officer, "event_door", event.public_id, query="?code=abcde").url == f"{desk}?code=ABCDE"
    assert page(client, officer, "event_door", event.public_id).url == desk
    assert page(client, make.make_staff("assessor"), "event_door", event.public_id).status_code == 404
    assert page(client, make.make_person().user, "event_door", event.public_id).status_code == 404


def test_a_letter_tells_what_the_programme_answered_while_it_is_so():
    for state, at, words in (
        ("returned", "returned", "with these words: Say who speaks."),
        ("declined", "cancelled", "The reason: There is one that evening."),
        ("announced", "announced", "everybody reads about it"),
    ):
        event = make_proposal(state, affiliation=make.make_affiliation())
        mail.outbox.clear()
        assert (tell_proposer(event.pk, at), tell_proposer(event.pk, "held")) == (True, False)
        (letter,) = mail.outbox
        assert (letter.to, words in letter.body) == ([contact_of(event).email], True)
