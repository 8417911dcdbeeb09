"""Journey: an organisation proposes an evening, an officer confirms it, a speaker agrees by a link, a code lets in.

The speaker takes the yes back afterwards, and their name is off the page in that moment.
"""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import registered
from ciconia.foundation import clock
from ciconia.gatherings.models import Event
from tests import make


def made(make_one, *args, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(*args, **fields)


@pytest.fixture
def _march(transactional_db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.mark.usefixtures("_march")
def test_an_organisation_holds_an_evening_with_a_speaker_who_agrees_and_takes_it_back(walker, live_server, settings):
    settings.SITE = live_server.url
    organisation = made(make.make_affiliation).organisation
    contact = walker(made(make.make_member, organisation, "organisation contact"))
    event = proposed(contact)
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    confirmed(officer, event)
    guest = walker()
    link = letter_to("hodan@example.org", "speaker")
    page = f"/en/p/cd4d2/events/{event.public_id}/"
    guest.go(page)
    guest.sees_no("Hodan Warsame")
    guest.go(link)
    guest.sees("Hodan Warsame", "Engineer of wells", "Somali")
    guest.press("Yes, name me so")
    guest.sees("You agreed, and the page names you")
    guest.go(page)
    guest.sees("Hodan Warsame")
    code = registers(guest)
    contact.go(f"/en/my/events/{event.public_id}/check-in/?code={code}")
    contact.press("Check in")
    contact.sees(f"{code} is in", "1 of 1 are here.")
    contact.sees_no("Ayaan Nur")
    guest.go(link)
    guest.press("Take my yes back: take my name off")
    guest.sees("You took it back")
    guest.go(page)
    guest.sees_no("Hodan Warsame")


def proposed(contact) -> Event:
    """From the menu to the page on which it waits."""
    contact.go("/en/my/events/")
    contact.follow("Propose an event")
    contact.fill({
        "Title": "An evening about wells", "What will happen": "Two people tell.",
        "In which languages it is held": ["English"],
        "Begins": "2021-04-08T18:00", "Ends": "2021-04-08T20:00", "Address": "Spui 70", "Town": "The Hague",
    })  # fmt: skip
    contact.press("Send it in")
    contact.sees("Sent. The programme answers within two weeks.")
    return Event.objects.get()


def confirmed(officer, event) -> None:
    """The officer adds who speaks, who is asked by mail, and announces it."""
    officer.go(f"/en/desk/cd4d2/events/{event.public_id}/programme/")
    officer.fill({
        "What it is about": "Wells that last", "Begins": "2021-04-08T18:30", "Who speaks": "Hodan Warsame",
        "What they are": "Engineer of wells", "The language they speak in": "Somali",
        "Their e-mail address": "hodan@example.org",
    })  # fmt: skip
    officer.press("Add it")
    officer.sees("Not named in public until they agree.")
    officer.follow("Back to the event")
    officer.follow("Announce it")
    officer.press("Announce it")
    officer.sees("Announced. Everybody can read about it and register.")


def registers(guest) -> str:
    """Somebody without an account takes a place; gives the code of their letter."""
    guest.follow(re.compile("^Register"))
    guest.fill({"Your name": "Ayaan Nur", "E-mail address": "ayaan@example.org"})
    guest.press("Send me the link")
    guest.go(letter_to("ayaan@example.org", "event"))
    guest.press("Confirm")
    registered.func(0)
    return re.search(r"Your code at the door: (\w+)", mail.outbox[-1].body)[1]


def letter_to(address: str, what: str) -> str:
    """The link in the newest letter to an address."""
    registered.func(0)
    body = {letter.to[0]: letter.body for letter in mail.outbox}[address]
    return re.search(rf"(/en/l/{what}/\S+/)", body)[1]
