"""Journey: a stranger at a telephone gets the newsletter: asked for, confirmed, sent, ended."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import newsletters, subscribed
from ciconia.foundation import clock
from tests import make


@pytest.fixture
def _march(transactional_db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.mark.usefixtures("_march")
def test_from_a_page_without_an_account_to_a_letter_that_ends_with_one_press(walker, live_server, settings):
    settings.SITE = live_server.url
    with transaction.atomic():
        make.set_actor("system:maker")
        make.make_story()
        officer_account = make.make_staff("officer")
    guest = walker()
    guest.go("/en/p/cd4d2/")
    guest.fill({"E-mail address": "ayaan"})
    guest.press("Send me the link")
    guest.sees("This is not a whole e-mail address.")
    guest.fill({"E-mail address": "ayaan@example.org"})
    guest.press("Send me the link")
    guest.sees("Now look into your mail")
    guest.go(link(subscribed, r"/en/l/newsletter/\S+"))
    guest.press("Yes, send it to me")
    guest.sees("You get the newsletter")
    sends(walker(officer_account, at_desk=True))
    guest.go(link(newsletters, r"/en/p/cd4d2/newsletter/\S+"))
    guest.sees("Spring in four countries", "The night the pump came back")
    guest.go(re.search(r"/en/l/no-newsletter/\S+", mail.outbox[-1].body)[0])
    guest.press("Send me no more of it")
    guest.sees("No more newsletters", "your address is deleted")


def link(task, pattern):
    """The address that looks like this in the newest letter."""
    task.func(0)
    return re.search(pattern, mail.outbox[-1].body)[0]


def sends(officer):
    """A number with a story and an own text, looked at and sent with the number typed."""
    officer.go("/en/desk/cd4d2/newsletters/")
    officer.follow("New number")
    officer.fill({"Title": "Spring in four countries", "Introduction": "A short letter about wells."})
    officer.press("Keep as a draft")
    officer.fill({"Something that is public": "Story: The night the pump came back"})
    officer.press("Put it in")
    officer.fill({"Heading": "A map of wells", "Text": "It is there to be copied."})
    officer.press("Keep this text")
    officer.follow("To the number")
    officer.follow("Look at the letter and send it")
    officer.sees("1 in English", "The night the pump came back")
    officer.fill({"How many people get it": "1"})
    officer.press("Send the letters")
    officer.sees("On its way.")
