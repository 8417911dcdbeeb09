"""An officer asks the guests of an event before the next one; one answers on a telephone; everybody reads what came."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from ciconia.doors.link.consultation import write_to_consulted
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Consultation, ConsultationAnswer
from tests import make
from tests.make_consultation import make_group

OPENED = datetime(2021, 3, 8, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(OPENED)


@pytest.fixture
def officer():
    with transaction.atomic():
        make.set_actor("system:maker")
        make.make_event(title=make.translated("Nobody comes"))
        make_group()
        return make.make_staff("officer")


def test_people_are_asked_before_it_is_decided_and_read_what_was_done(walker, officer):
    at_desk = walker(officer, at_desk=True)
    it_is_written(at_desk)
    one = Consultation.objects.get()
    nobody_is_asked_before_it_is_whole(at_desk, one)
    link = the_link_of_a_letter(one)
    guest = walker()
    somebody_answers(guest, link)
    it_closes_and_what_came_is_written(at_desk, one)
    guest.go(link)
    guest.sees("It is known what came of it")
    guest.follow("Read what was heard and what is done about it")
    guest.sees("1 of 5 answered", "We wrote to 5 people; 1 answered.", "Nobody wants it on a Friday.", "We move it.")
    guest.sees_no("On a Sunday, please.")


def it_is_written(at_desk) -> None:
    """A text that is not complete is told so."""
    at_desk.go(reverse("desk:consultations", args=["cd4d2"]))
    at_desk.sees("No consultation yet")
    at_desk.follow("New consultation")
    at_desk.press("Keep as a draft")
    at_desk.sees("Write a title.", "Write what will be decided with it.")
    at_desk.fill({"Title": "The day of the evenings", "What it is about": "Few came on a Friday.",
                  "What will be decided with it": "On which day we meet.", "Whom it asks":
                  "Guests of an event who may be asked", "Last day to answer": "2021-03-20"})  # fmt: skip
    at_desk.press("Keep as a draft")
    at_desk.sees("Choose the event.")
    at_desk.answer("Which event", "Nobody comes")
    at_desk.press("Keep as a draft")
    at_desk.sees("Kept as a draft. Now write the questions.")


def nobody_is_asked_before_it_is_whole(at_desk, one) -> None:
    """Without a question, and with nobody in the group, it cannot be opened; then everybody gets a letter."""
    at_desk.sees("Write at least one question first.")
    for question, choices in (("Which day?", "Friday\nSunday"), ("What else?", "")):
        at_desk.follow("New question")
        at_desk.fill({"Question": question, "Choices": choices})
        at_desk.press("Save")
    at_desk.sees("Fewer than five people would be asked: whoever answers would be known.")
    at_desk.follow("Change the texts")
    at_desk.answer("Which event", "Evening about work in Somalia")
    at_desk.press("Save")
    at_desk.follow("Ask them")
    at_desk.press("Ask them")
    at_desk.sees("Everybody in the group gets a letter with a link.", "Answers are read once it is closed")


def the_link_of_a_letter(one) -> str:
    """One letter for each, with a link of their own."""
    assert write_to_consulted() == (5, 0)
    links = [re.search(r"https?://[^/]+(/en/l/consultation/\S+)", letter.body)[1] for letter in mail.outbox]
    assert len(set(links)) == 5
    return links[0]


def somebody_answers(guest, link: str) -> None:
    """Nothing said is told so; two presses are one answer; it can be changed; and the day ends it."""
    guest.go(link)
    guest.press("Send my answer")
    guest.sees("Answer at least one question.")
    guest.answer("Which day?", "Friday")
    guest.answer("What else?", "On a Sunday, please.")
    with guest.page.expect_navigation(url=re.compile("kept"), wait_until="load"):
        guest.page.get_by_role("button", name="Send my answer").dblclick()
    guest.look()
    guest.sees("Your answer is kept")
    with acting_as("system:jobs"):
        assert (ConsultationAnswer.objects.count(), Consultation.objects.get().answered) == (2, 1)
    guest.answer("Which day?", "Sunday")
    guest.press("Change my answer")
    guest.sees("Your answer is kept")
    clock.start_at(OPENED + timedelta(days=14))
    guest.go(link)
    guest.sees("Nobody can answer any more")
    clock.start_at(OPENED)


def it_closes_and_what_came_is_written(at_desk, one) -> None:
    """Only then the answers are read; and it is not public before every question has what is done about it."""
    here = reverse("desk:consultation", args=["cd4d2", one.public_id])
    at_desk.go(here)
    at_desk.sees_no("On a Sunday, please.")
    at_desk.follow("Close it")
    at_desk.press("Close it")
    at_desk.sees("Closed. You can read the answers.", "1 Sunday", "On a Sunday, please.", "Write of every question")
    for place in range(2):
        at_desk.follow("Write what came of it", nth=place)
        if not place:
            at_desk.press("Save")
            at_desk.sees("Write what is done about it; if nothing, why.")
        at_desk.fill({"What we heard": "Nobody wants it on a Friday.", "What we do": "We move it.",
                      "Who sees to it": "The programme office", "Until when": "2021-06-01"})  # fmt: skip
        at_desk.press("Save")
    at_desk.follow("Publish what came of it")
    at_desk.press("Publish what came of it")
    at_desk.sees("Public. Everybody who was asked gets a letter.")
