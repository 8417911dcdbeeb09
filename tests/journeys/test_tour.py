"""Journey B: a newcomer follows the tour through the demo world seat by seat; at night."""

import re

import pytest

from ciconia.demo.build import build
from ciconia.doors.cli.stages import STAGES
from ciconia.foundation import clock
from tests.doors import demo_urls

# Where each seat leads, and what has to stand there for its words to be true.
SEATS = [
    (1, "Said Mohamoud Farole", "/en/my/needs/*/", ["Keep track of the groundwater level", "A vehicle"]),
    (2, "Faduma Shire Jibril", "/en/my/needs/*/", ["A water quality laboratory", "Endorse this need"]),
    (2, "Joost Hemelrijk", "/en/desk/cd4d2/opportunities/*/", ["Groundwater monitoring trainer", "18 January 2021"]),
    (2, "Mustafe Robleh", "/en/my/opportunities/*/", ["Fish quality inspector", "Agree to this text"]),
    (3, "Ifrah Samatar", "/en/my/applications/*/", ["On the shortlist", "12 March 2021", "What the host sees"]),
    (3, "Said Mohamoud Farole", "/en/my/opportunities/*/candidates/", ["Ifrah S.", "Mahad Y.", "Deqa W.", "Yusuf A."]),
    (4, "Abdirahman Guled", "/en/my/engagements/*/", ["Bosaso", "One numbered receipt, printed"]),
    (4, "Joost Hemelrijk", "/en/desk/cd4d2/engagements/*/", ["Preparing", "holds the start"]),
    (5, "Lieke Brandsma", "/en/desk/cd4d2/outcomes/*/", ["Hodan Abdi", "Still in use", "No longer in use"]),
    (5, "Hodan Abdi", "/en/my/engagements/*/", ["Garowe", "What changed"]),
]
PUBLIC_ID = re.compile(r"/[0-9a-z]{10}/")


@pytest.fixture(autouse=True)
def _world(settings, transactional_db):
    del transactional_db
    settings.DEMO = True
    settings.ROOT_URLCONF = demo_urls.__name__
    clock.start_at(STAGES["running"])
    build("running")


def test_every_seat_of_the_tour_is_on_the_page_it_speaks_of(walker):
    newcomer = walker(scheme="dark", at_desk=True)
    newcomer.go("/tour")
    for number, (scene, name, page, words) in enumerate(SEATS):
        newcomer.press(f"Sit down as {name}" if number == 0 else re.compile(f"^Next: {name}"))
        assert PUBLIC_ID.sub("/*/", newcomer.page.url.removeprefix(newcomer.address)) == page
        newcomer.sees(f"Scene {scene} of 5", *words)
    newcomer.sees("That was the tour.")
    newcomer.follow("Look around as anybody")
    newcomer.sees("Be somebody")
