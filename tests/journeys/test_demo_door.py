"""The demonstration's own pages in a browser, before there is a world to walk through."""

import re
from datetime import UTC, datetime

import pytest

from ciconia.demo.people import LOGINS
from ciconia.foundation import clock
from ciconia.foundation.actions.account import open_account
from ciconia.foundation.wall import acting_as
from tests import make
from tests.doors import demo_urls


@pytest.fixture(autouse=True)
def _demo(settings, tmp_path, transactional_db):
    del transactional_db
    settings.DEMO = True
    settings.ROOT_URLCONF = demo_urls.__name__
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    with acting_as("system:maker"):
        make.make_programme()
        for login in LOGINS:
            open_account(login.email, by=make.MAKER, name=login.name)


def test_a_newcomer_becomes_somebody_and_goes_from_seat_to_seat(walker):
    newcomer = walker()
    newcomer.go("/tour")
    newcomer.sees("Demonstration, 8 March 2021. Everything in it is invented.")
    newcomer.follow("Be somebody")
    newcomer.press("Sit down as Joost Hemelrijk")
    newcomer.go("/en/tour/")
    newcomer.sees_no("you are here")
    newcomer.press("Sit down as Said Mohamoud Farole")
    for scene in (2, 2, 2, 3, 3, 4, 4, 5, 5):
        newcomer.press(re.compile("^Next:"))
        newcomer.sees(f"Scene {scene} of 5")
    newcomer.go("/en/tour/")
    newcomer.press("Leave the tour")
    newcomer.sees_no("Scene 5 of 5")


def test_the_code_that_was_mailed_is_read_in_the_demonstration(walker):
    newcomer = walker()
    newcomer.go("/demo/mail")
    newcomer.follow("Ask for a code")
    newcomer.fill({"E-mail address": "hodan.abdi@example.net"})
    newcomer.press("Send me a code")
    newcomer.go("/demo/mail")
    newcomer.open(newcomer.page.locator("tbody a"))
    newcomer.sees("hodan.abdi@example.net")
