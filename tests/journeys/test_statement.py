"""An officer opens a joint statement, an organisation signs on a telephone by form and letter, it is handed over."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from ciconia.doors.link.statement import write_to_signers
from ciconia.foundation import clock
from ciconia.gatherings.models import Statement
from tests import make
from tests.make_statement import make_statement


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def officer():
    with transaction.atomic():
        make.set_actor("system:maker")
        make_statement("draft")  # of a programme that has such
        return make.make_staff("officer")


def test_a_statement_is_opened_signed_by_letter_closed_and_answered(walker, officer):
    at_desk = walker(officer, at_desk=True)
    it_is_written_and_opened(at_desk)
    one = Statement.objects.get(title__en="Keep transfers cheap")
    signing = reverse("public:statement_sign", args=["cd4d2", one.public_id])
    union = walker()
    an_organisation_signs(union, one)
    another = walker()
    another.go(signing)
    it_is_filled_in(another, "ASBL Nugaal  UNION")
    another.sees("This organisation has signed already. Its name stands in the list.")
    it_is_handed_over_and_answered(at_desk, one)
    union.go(reverse("public:statement", args=["cd4d2", one.public_id]))
    union.sees("1 organisation signed", "Nugaal Union", "They will look at it.")


def it_is_written_and_opened(at_desk) -> None:
    """A text that is not complete is told so; then everybody reads it."""
    at_desk.go(reverse("desk:statements", args=["cd4d2"]))
    at_desk.follow("New statement")
    at_desk.answer("Title", "Keep transfers cheap")
    at_desk.answer("To whom", "Ministers of finance")
    at_desk.answer("Last day to sign", "2021-04-01")
    at_desk.press("Keep as a draft")
    at_desk.sees("Write the text.")
    at_desk.answer("Text", "Three percent is enough.")
    at_desk.press("Keep as a draft")
    at_desk.follow("Open it for signature")
    at_desk.press("Open it for signature")
    at_desk.sees("Open. Organisations can sign it, and its words stand as they are.")


def an_organisation_signs(union, one) -> None:
    """The form, the letter, and the link that counts."""
    union.go(reverse("public:statement", args=["cd4d2", one.public_id]))
    union.sees("Nobody yet: yours can be the first.")
    union.follow("Sign for your organisation")
    union.press("Send me the link")
    union.sees("Write the name of the organisation.", "Only somebody who may sign for an organisation signs.")
    it_is_filled_in(union, "Nugaal Union")
    union.sees("Now look into your mail")
    write_to_signers()
    link = re.search(r"https?://[^/]+(/en/l/statement/\S+)", mail.outbox[-1].body)
    assert link is not None
    union.go(link[1])
    union.press("Confirm the signature")
    union.sees("Your organisation has signed")


def it_is_filled_in(somebody, name: str) -> None:
    """The form for an organisation."""
    somebody.answer("Name of the organisation", name)
    somebody.answer("Your name", "Hodan Warsame")
    somebody.answer("E-mail address", "hodan@example.org")
    somebody.page.locator("input[name=may]").check()
    somebody.press("Send me the link")


def it_is_handed_over_and_answered(at_desk, one) -> None:
    """Closed by hand, then to whom and what they said."""
    at_desk.go(reverse("desk:statement", args=["cd4d2", one.public_id]))
    at_desk.sees("Nugaal Union", "Hodan Warsame")
    at_desk.follow("Close it")
    at_desk.press("Close it")
    at_desk.sees("Closed. Nobody can sign any more.")
    at_desk.follow("Handed over")
    at_desk.answer("To whom, and how", "The ministry, by mail")
    at_desk.press("Handed over")
    at_desk.follow("An answer came")
    at_desk.answer("The answer", "They will look at it.")
    at_desk.press("An answer came")
    at_desk.sees("Noted. Everybody reads the answer.")
