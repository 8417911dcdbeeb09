"""Journey: an officer writes a story, whoever it shows agrees by the link, it is published, and taken back.

The page is gone with a sentence, and the desk reads why.
"""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import shown_in_stories
from ciconia.foundation import clock
from ciconia.publishing.models import Story
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
def test_from_the_first_line_to_the_yes_taken_back(walker, live_server, settings, tmp_path):
    settings.SITE, settings.CICONIA_HOME = live_server.url, tmp_path
    focus = made(make.make_focus)
    (tmp_path / "pump.png").write_bytes(make.drawn_png())
    officer = walker(made(make.make_staff, "officer", focus), at_desk=True)
    written(officer, str(tmp_path / "pump.png"))
    hodan = walker()
    hodan.go(letter("May we publish this about you?"))
    hodan.sees("The night team", "At first nobody believed it.", "Without your yes it is not published")
    hodan.fill({"How we name you": "With my first name"})
    hodan.press("Yes, you may publish this")
    hodan.sees("You agreed")
    officer.go(f"/en/desk/cd4d2/stories/{only().public_id}/")
    officer.sees("Agreed", "Hodan")
    officer.follow("Publish it")
    officer.press("Publish it")
    officer.sees("Published. Everybody reads it.")
    reader = walker()
    reader.go("/en/p/cd4d2/")
    reader.follow("The night team")
    reader.sees("At first nobody believed it.", "Everybody who is shown has read this text and agreed to it.")
    hodan.go(letter("Published:"))
    hodan.press("Take my yes back: take the story off")
    hodan.sees("You took it back")
    reader.go(f"/en/p/cd4d2/stories/{only().public_id}/")
    reader.sees("This story is taken off")
    reader.go("/en/p/cd4d2/stories/")
    reader.sees("No story is published yet")
    officer.go(f"/en/desk/cd4d2/stories/{only().public_id}/")
    officer.sees("Somebody shown in it took back their yes.", "Took the yes back")


def written(officer, picture):
    """The officer writes it, says who is shown, and lets the letter go."""
    officer.go("/en/desk/cd4d2/stories/")
    officer.follow("New story")
    officer.fill({
        "Title": "The night team", "In a sentence or two": "How forty leaks were found.",
        "The story": "At first nobody believed it.", "What the picture shows": "Two engineers at a pump",
    })  # fmt: skip
    officer.page.locator("input[name=picture]").set_input_files(picture)
    officer.press("Keep as a draft")
    officer.sees("Kept as a draft. Say who is shown in it.")
    officer.fill({"Or somebody else: the name": "Hodan Jama", "Their e-mail address": "hodan@example.org"})
    officer.press("Add them")
    officer.follow("To the story")
    officer.follow("Show it to those in it")
    officer.press("Show it to those in it")
    officer.sees("Each of them gets a letter")


def letter(subject):
    """The link of the letter that begins like this."""
    shown_in_stories.func(0)
    found = next(one for one in reversed(mail.outbox) if one.subject.startswith(subject))
    return re.findall(r"/en/l/story/\S+", found.body)[-1]


def only():
    with transaction.atomic():
        make.set_actor("system:maker")
        return Story.objects.get()
