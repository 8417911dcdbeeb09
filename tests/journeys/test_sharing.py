"""Journey: a question in a space is answered from the letter alone; a mentor is offered, asked, proposed; it ends."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import shared
from ciconia.foundation import clock
from tests import make


def made(make_one, *args, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(*args, **fields)


def letters() -> dict[str, str]:
    """The newest letter to each address."""
    shared.func(0)
    return {letter.to[0]: letter.body for letter in mail.outbox}


def link_in(letter: str, kind: str) -> str:
    """The address of that kind in a letter, without the site."""
    found = re.search(rf"(/en/l/{kind}/\S+/)", letter)
    assert found is not None
    return found[1]


def two_in_a_space():
    """One whose assignment goes on, one who prepares, and the space of both."""
    done = make.make_engagement("active")
    opportunity = make.make_opportunity(need=done.opportunity.need)
    other = make.make_application("offered", opportunity=opportunity, person=make.make_person("Yusuf Warsame"))
    begins = make.make_engagement("agreed", application=other)
    space = make.make_space(done.focus)
    seats = [make.make_seat(space, person=one.person) for one in (done, begins)]
    return done.person.user, begins.person.user, seats


@pytest.fixture
def _march(transactional_db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.mark.usefixtures("_march")
def test_a_question_an_answer_by_letter_and_a_pair_from_offer_to_end(walker, live_server, settings):
    settings.SITE = live_server.url
    mentor, mentee, _seats = made(two_in_a_space)
    officer = made(make.make_staff, "officer")
    asks = walker(mentee)
    asks.go("/en/my/spaces/")
    asks.follow("Water engineers")
    asks.follow("Ask a question")
    asks.press("Send")
    asks.sees("Write something first.")
    asks.fill({"Your words": "Who has a map of the old wells?"})
    asks.press("Send")
    asks.sees("Waits for an answer", "Who has a map of the old wells?")
    answers = walker()
    answers.go(link_in(letters()[mentor.email], "space"))
    answers.fill({"Your words": "I have one."})
    answers.press("Send")
    answers.sees("Your answer stands in the space")
    asks.follow(re.compile("^1 answer|^Answer it"))
    asks.sees("I have one.")
    asks.press("My question is answered")
    asks.sees("Answered")
    paired(walker, mentor, mentee, officer)


def paired(walker, mentor, mentee, officer) -> None:
    """Offered, asked, proposed with reasons, two yeses, and the end with its question."""
    offers = walker(mentor)
    offers.go("/en/my/mentors/")
    offers.follow(re.compile("^Offer to mentor somebody"))
    offers.fill({"What can you help with?": "How a first week goes.", "Hours a month": "4",
                 "Until when": (clock.today() + timedelta(days=300)).isoformat()})  # fmt: skip
    offers.press("Offer it")
    offers.sees("We write to you when somebody fits.")
    asks = walker(mentee)
    asks.go("/en/my/mentors/")
    asks.follow(re.compile("^Ask for a mentor"))
    asks.fill({"What do you want a mentor for?": "To plan my first month."})
    asks.press("Ask")
    asks.sees("The programme looks for somebody and writes to you.")
    desk = walker(officer, at_desk=True)
    desk.go("/en/desk/cd4d2/mentors/")
    desk.follow("Yusuf W.")
    desk.sees("Both work in the same sector.", "4 hours a month")
    desk.press(re.compile("^Propose them to each other"))
    desk.sees("Proposed. Both get a letter and say yes or no.")
    sent = letters()
    helper = walker()
    helper.go(link_in(sent[mentor.email], "mentor"))
    helper.sees_no(mentee.email)
    helper.press("Yes, gladly")
    helper.sees("Noted. Now the other.")
    asks.go("/en/my/")
    asks.follow("See who and why")
    asks.press("Yes, gladly")
    asks.sees("Here is how you reach each other.", mentor.email)
    asks.follow("End it")
    asks.fill({"Reason": "I know what I wanted to know."})
    asks.press("End it")
    helper.go(link_in(letters()[mentor.email], "mentor"))
    helper.fill({"Very useful": True})
    helper.press("Send")
    helper.sees("Thank you. Only staff read this.")
