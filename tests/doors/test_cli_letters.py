"""`ciconia letters`: what the worker does every ten minutes, when somebody asks for it."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from click.testing import CliRunner
from django.core import mail

from ciconia.doors.cli.letters import letters as command
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import Message
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.queries.open_opportunity import Choice
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _something_fits(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    reader = make.make_user("Hodan")
    make.as_user(reader, searches.keep_search, make.make_programme(), Choice(), pace="at_once")
    clock.start_at(clock.now() + timedelta(minutes=5))
    make.make_opportunity()
    clock.start_at(clock.now() + timedelta(minutes=15))
    yield
    clock.start_at(None)


def test_it_writes_and_says_how_many():
    done = CliRunner().invoke(command)
    assert (done.exit_code, done.output) == (
        0,
        "1 handed over, 0 not taken by the mail server\n0 asked whether all is still true, 0 not taken, 0 erased\n",
    )
    assert len(mail.outbox) == 1


def test_an_address_that_is_refused_is_a_finding(monkeypatch):
    def refused(message):
        raise SMTPRecipientsRefused({message.to[0]: (550, b"no such box")})

    monkeypatch.setattr(Message, "send", refused)
    done = CliRunner().invoke(command)
    assert (done.exit_code, done.output) == (
        1,
        "0 handed over, 1 not taken by the mail server\n0 asked whether all is still true, 0 not taken, 0 erased\n",
    )


def test_a_mail_server_that_is_away_is_a_sentence(monkeypatch):
    def away(message):
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(Message, "send", away)
    done = CliRunner().invoke(command)
    assert (done.exit_code, done.output) == (
        4,
        "Error: The mail server does not take letters: [Errno 111] Connection refused. What was handed over before is "
        "noted.\n",
    )
