"""Somebody has an idea on a telephone: from an empty form to what came of it, and the page that goes with the yes."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse

from ciconia.doors.link.idea import write_to_authors
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Idea
from tests import make


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def people():
    with transaction.atomic():
        make.set_actor("system:maker")
        return {
            "hodan": make.make_person().user, "firas": make.make_person("Firas Jabbar").user,
            "officer": make.make_staff("officer"), "other": make.make_staff("officer"),
        }  # fmt: skip


def test_an_idea_is_sent_published_supported_answered_and_followed_up(walker, people):
    hodan, desk = walker(people["hodan"]), walker(people["officer"], at_desk=True)
    code = it_is_written_and_sent(hodan)
    everybody_may_read_it(hodan)
    desk.go(reverse("desk:ideas", args=["cd4d2"]))
    desk.follow("Saturday school")
    desk.press("Publish it")
    desk.sees("Published. Everybody reads it.", "It stands there with this name: Hodan")
    firas = walker(people["firas"])
    firas.go(reverse("public:ideas", args=["cd4d2"]))
    firas.follow("Saturday school")
    firas.press("I support this idea")
    firas.sees("1 supports it", "You support this idea.")
    firas.press("No, not any more")
    firas.sees("0 support it")
    two_officers_answer_at_once(desk, walker(people["other"], at_desk=True), code)
    what_came_of_it(desk, code)
    public = reverse("public:idea", args=["cd4d2", code])
    stranger = walker()
    stranger.go(public)
    stranger.sees("Hodan", "We try it once.", "Twelve came.", "Sign in to support this idea")
    assert write_to_authors()[1] == 0
    hodan.go(reverse("portal:idea", args=[code]))
    hodan.sees("Twelve came.", "You agreed on 8 March 2021")
    hodan.press("No, not any more")
    hodan.sees("Taken back.", "May everybody read it?")
    stranger.go(reverse("public:ideas", args=["cd4d2"]))
    stranger.sees("No idea is public today")


def it_is_written_and_sent(hodan) -> str:
    """Nothing is lost of a form that is not complete, and what is not complete is not sent."""
    hodan.go(reverse("portal:ideas"))
    hodan.follow("Write an idea for")
    hodan.answer("What is it?", "Lessons on pumps")
    hodan.press("Keep as a draft")
    hodan.sees("Give your idea a name of a few words.")
    hodan.answer("What is your idea called?", "Saturday school")
    hodan.press("Keep as a draft")
    hodan.sees("Kept as a draft.", "What cannot be done now, and why")
    hodan.follow("Change your idea")
    hodan.answer("For whom is it?", "Young technicians")
    hodan.press("Keep as a draft")
    hodan.press("Send it")
    hodan.sees("Sent. You get an answer within three weeks, always with words.")
    with acting_as("system:maker"):
        return str(Idea.objects.get().public_id)


def everybody_may_read_it(hodan) -> None:
    """Under a name, or without; an officer decides after that."""
    hodan.answer("The name that stands beside it", "Hodan")
    hodan.press("Yes, everybody may read it")
    hodan.sees("An officer decides whether it goes on the page.", "It is not public: an officer decides that.")


def two_officers_answer_at_once(desk, other, code: str) -> None:
    """One wins; the other reads what was done, and by whom."""
    take_up = reverse("desk:idea_take_up", args=["cd4d2", code])
    desk.go(take_up)
    other.go(take_up)
    for one, words in ((desk, "We try it once."), (other, "No, thank you.")):
        one.answer("What does it become?", "A small project")
        one.answer("Your answer", words)
        one.answer("Who owns the next step", "The officer for Somalia")
        one.answer("Until when", "2021-04-01")
    desk.press("Take it up")
    desk.sees("Taken up.", "We try it once.")
    other.press("Take it up")
    other.sees("Somebody was here just before you", "this was changed by Officer")


def what_came_of_it(desk, code: str) -> None:
    """Words are asked for here too."""
    desk.go(reverse("desk:idea", args=["cd4d2", code]))
    desk.follow("Say what came of it")
    desk.press("Say what came of it")
    desk.sees("Write the answer in words: whoever had the idea reads it.")
    desk.answer("What came of it", "Twelve came.")
    desk.press("Say what came of it")
    desk.sees("Noted.", "Twelve came.")
