"""Journey: a stranger at a telephone registers for an evening, confirms by the letter, is let in by code, and applies.

Staff announce it before, check people in at the door, say what came of it, and read what it led to.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import registered
from ciconia.foundation import clock
from ciconia.gatherings import tasks
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
def test_from_a_page_without_an_account_to_what_the_evening_led_to(walker, live_server, settings):
    settings.SITE = live_server.url
    event = made(make.make_event, "draft", capacity=1)
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    announced(officer, event)
    guest = walker()
    link = registers(guest, "Ayaan Nur", "ayaan@example.org", live_server.url)
    guest.go(link)
    guest.press("Confirm")
    guest.sees("You have a place", "Your code at the door:")
    late = registers(walker(), "Bile Adan", "bile@example.org", live_server.url)
    guest.go(late)
    guest.press("Confirm")
    guest.sees("You are on the waiting list")
    clock.start_at(datetime.combine(event.starts_at.date(), event.starts_at.timetz()) - timedelta(minutes=10))
    checked_in(walker(made(make.make_staff, "focal point")), event, letters()["ayaan@example.org"])
    clock.start_at(clock.now() + timedelta(hours=4))
    tasks.pass_dates.func(0)
    reported(officer, event)
    guest.go(f"/en/p/cd4d2/events/{event.public_id}/")
    guest.sees("This event is over", "What came of it", "Two groups plan a project.", "31 people came.")


def announced(officer, event) -> None:
    """The programme of the evening, with a speaker nobody asked yet, and then everybody reads it."""
    officer.go(f"/en/desk/cd4d2/events/{event.public_id}/programme/")
    officer.fill({"What it is about": "Wells that last", "Who speaks": "Hodan Warsame"})
    officer.press("Add it")
    officer.sees("Not named in public")
    officer.follow("Back to the event")
    officer.follow("Announce it")
    officer.press("Announce it")
    officer.sees("Announced. Everybody can read about it and register.")


def registers(guest, name: str, address: str, site: str) -> str:
    """From the list of events to the letter; gives the address in it."""
    guest.go("/en/p/cd4d2/events/")
    guest.follow("Evening about work in Somalia")
    guest.sees("Wells that last", "Who speaks is said here once they agree to be named.")
    guest.sees_no("Hodan")
    guest.follow(re.compile("^Register"))
    guest.press("Send me the link")
    guest.sees("Write the name you want to be greeted by.")
    guest.fill({"Your name": name, "E-mail address": address, "You may count": True})
    guest.press("Send me the link")
    guest.sees("Now look into your mail")
    return re.search(r"(/en/l/event/\S+/)", letters()[address])[1]


def letters() -> dict[str, str]:
    """The newest letter to each address."""
    registered.func(0)
    return {letter.to[0]: letter.body for letter in mail.outbox}


def checked_in(helper, event, letter: str) -> None:
    """By the code of the letter, twice; and somebody who just came."""
    code = re.search(r"Your code at the door: (\w+)", letter)[1]
    helper.go(f"/en/desk/cd4d2/events/{event.public_id}/check-in/?code={code}")
    helper.press("Check in")
    helper.sees("Ayaan Nur is in", "1 of 1 are here.")
    helper.fill({"Code or name": "ayaan"})
    helper.press("Check in")
    helper.press("Ayaan Nur")
    helper.sees("Ayaan Nur was in already")
    helper.fill({"Code or name": "Zahra"})
    helper.press("Check in")
    helper.press("Let in as a guest")
    helper.sees("Zahra is in", "2 of 2 are here.")


def reported(officer, event) -> None:
    """How many came and what came of it; what it led to stands beside."""
    assert Event.objects.get(pk=event.pk).state == "held"
    officer.go(f"/en/desk/cd4d2/events/{event.public_id}/")
    officer.follow("Report it")
    officer.fill({"How many people came": "31", "What came of it": "Two groups plan a project."})
    officer.press("Publish the report")
    officer.sees("Reported. Everybody reads what came of it.", "What it led to", "Let us count what follows")
