"""A board: somebody is asked by letter and takes a seat, raises a theme, votes, meets, and reads what came of it."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from ciconia.doors.link.board import invite_member
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import BoardSeat, BoardTheme
from tests import make
from tests.make_board import make_board, make_board_seat


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def cast():
    with transaction.atomic():
        make.set_actor("system:maker")
        board = make_board(interest=2)
        other = make_board_seat(board=board, person=make.make_person("Yusuf Warsame"), organisation="Two Rivers")
        return {
            "member": make.make_person("Hodan Abdi").user, "other": other.person.user,
            "officer": make.make_staff("officer"),
        }  # fmt: skip


def test_from_an_invitation_to_what_came_of_a_theme(walker, cast):
    officer, member, other = walker(cast["officer"], at_desk=True), walker(cast["member"]), walker(cast["other"])
    somebody_is_asked(officer, cast["member"].email)
    they_take_the_seat(member)
    two_want_a_theme(member, other)
    it_is_put_to_the_vote(officer)
    both_vote(member, other)
    the_board_is_called_to_a_meeting(officer, member)
    it_is_concluded_and_followed_up(officer)
    everybody = walker()
    everybody.go(reverse("public:boards", args=["cd4d2"]))
    everybody.sees("2 members, 1 organisation", "Cheap transfers", "Yes 1, no 1, abstained 0", "Programme office",
                   "We asked three banks.", "One of them halved its price.")  # fmt: skip
    everybody.sees_no("Hodan", "Yusuf", "Two Rivers")


def somebody_is_asked(officer, email) -> None:
    """Nobody with such an address, an organisation with its seat: said at the field. Then a letter goes."""
    officer.go(reverse("desk:boards", args=["cd4d2"]))
    officer.follow("Advisory board")
    officer.follow("Ask somebody to sit on it")
    officer.fill({"E-mail address of their account": "nobody@example.org", "Organisation": "TWO RIVERS vzw"})
    officer.fill({"Last day": "2023-03-08"})
    officer.press("Ask them")
    officer.sees("Nobody has an account with this address. Ask them to open one first.")
    officer.answer("E-mail address of their account", email)
    officer.press("Ask them")
    officer.sees("This organisation has as many seats as one may have.")
    officer.answer("Organisation", "")
    officer.press("Ask them")
    officer.sees("Asked. A letter is on its way to them.", "Hodan Abdi")


def they_take_the_seat(member) -> None:
    """By the link of the letter; then interests are declared."""
    with acting_as("system:jobs"):
        seat = BoardSeat.objects.get(state="invited")
    invite_member(seat.pk)
    letter = mail.outbox[-1]
    assert letter.subject == "A seat for you: Advisory board"
    member.go(re.search(r"/en/my/boards/\w+/", letter.body)[0])
    member.sees("You are asked to sit on it", "Exchange and effective action.")
    member.press("Take the seat")
    member.sees("You have a seat on the board.", "Yusuf Warsame, Two Rivers")
    member.follow("Declare them")
    member.fill({"Your interests": "None."})
    member.press("Keep it")
    member.sees("Write it, or write that there is none.")
    member.fill({"Who pays": "Members' fees."})
    member.press("Keep it")
    member.sees("You declared your interests on 8 March 2021.")


def two_want_a_theme(member, other) -> None:
    """One raises it, another wants it too; then the programme has two weeks."""
    member.follow("Raise a theme")
    member.press("Raise it")
    member.sees("Write what you want to speak about.")
    member.fill({"What you want to speak about": "Cheap transfers", "Why": "We pay nine percent."})
    member.press("Raise it")
    member.sees("1 member wants it")
    other.next_thing()  # declare
    other.press(re.compile("I want it too"))
    other.sees("2 members want it, the programme answers by 22 March")


def it_is_put_to_the_vote(officer) -> None:
    """A vote needs a day that has not come."""
    officer.task("Cheap transfers")
    officer.follow("Put it to the vote")
    officer.fill({"Question": "Shall we ask banks?", "Last day to vote": "2021-03-01"})
    officer.press("Put it to the vote")
    officer.sees("Choose a day after today, and within sixty days.")
    officer.answer("Last day to vote", "2021-03-20")
    officer.press("Put it to the vote")
    officer.sees("Until then nobody reads how it stands.")


def both_vote(member, other) -> None:
    """With the last vote they are counted."""
    for walker, answer, said in ((member, "Yes", "Your vote is in."), (other, "No", "Yours was the last vote")):
        walker.go(walker.page.url.removeprefix(walker.address))
        walker.page.get_by_role("radio", name=answer, exact=True).check()
        walker.press("Vote")
        walker.sees(said)
    other.sees("Yes 1, no 1, abstained 0")


def the_board_is_called_to_a_meeting(officer, member) -> None:
    """Without a link nobody could come; then members say whether they do."""
    officer.go(reverse("desk:boards", args=["cd4d2"]))
    officer.follow("Advisory board")
    officer.follow("Call a meeting")
    officer.fill({"Title": "Spring meeting", "What will happen": "Transfers.", "In which languages": ["English"],
                  "How people meet": "Online", "Begins": "2021-04-01T18:00", "Ends": "2021-04-01T20:00"})  # fmt: skip
    officer.press("Call the meeting")
    officer.sees("Write the link of the meeting first")
    officer.answer("Link of the meeting", "https://meet.example.org/board")
    officer.press("Call the meeting")
    officer.sees("Called.", "Spring meeting")
    member.go(member.page.url.removeprefix(member.address))
    member.press("I come")
    member.sees("You come.", "Spring meeting\n1 April 2021")
    member.follow("What it speaks about")


def it_is_concluded_and_followed_up(officer) -> None:
    """Whoever does it, until when; and on that day what came of it."""
    officer.task("Cheap transfers")
    officer.follow("Write the conclusion")
    officer.press("Write the conclusion")
    officer.sees("Write which office or organisation does it.")
    officer.fill({"Conclusion": "We asked three banks.", "Who does it": "Programme office", "Until when": "2021-05-01"})
    officer.press("Write the conclusion")
    officer.follow("Say what came of it")
    officer.answer("What came of it", "One of them halved its price.")
    officer.press("Say what came of it")
    officer.sees("Followed up")
    assert BoardTheme.objects.get().state == "done"
