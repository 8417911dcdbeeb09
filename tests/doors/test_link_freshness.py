"""The letter that asks once a year, and the page its link opens: nothing changes before somebody presses."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from click.testing import CliRunner
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors.cli.letters import letters as command
from ciconia.doors.link.freshness import Round, ask_whether_still_true
from ciconia.doors.link.token import asking_of, still_true_token
from ciconia.doors.shared.letters import stop_token
from ciconia.foundation import clock
from ciconia.foundation.queries.letter import own
from ciconia.people.models import Erasure, Freshness
from tests import make
from tests.doors.portal import follow, send, text, titles, visit

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_person(
        headline="Hydrologist", concepts=["Finding leaks"], languages=[{"code": "so", "level": "C2"}],
        available_from=make.day("2021-05-01"), modes=["virtual"],
    )  # fmt: skip


def days_on(days: int) -> None:
    clock.start_at(START + timedelta(days=days))


def run(*days: int) -> Round:
    for day in days:
        days_on(day)
        done = ask_whether_still_true()
    make.set_actor("system:maker")
    return done


def address() -> str:
    """The way in the newest letter."""
    line = next(line for line in mail.outbox[-1].body.splitlines() if "/l/still-true/" in line)
    return line.partition("localhost:8000")[2]


def test_a_letter_has_one_link_that_answers_and_looking_changes_nothing(hodan):
    assert run(365) == Round(1, 0, 0)
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Is your profile still true?", [hodan.user.email])
    stop = f"<http://localhost:8000/en/l/no-letters/{stop_token('still_true', own(hodan.user))}/>"
    assert letter.extra_headers == {
        "Message-ID": f"<still-true-{hodan.public_id}-20220308-ask@localhost>", "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": stop, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }  # fmt: skip
    assert letter.body.splitlines()[2] == (
        "Once a year we ask whether your profile is still true. It was last said in March 2021."
    )
    client, where = Client(), address()
    page = client.get(where)
    said = text(page)
    assert "Hodan W., this is what your profile has said since March 2021." in said
    assert "Finding leaks" in said
    assert "Somali: C2, like a first language" in said
    assert "1 May 2021" in said
    assert hodan.user.email not in page.content.decode()
    make.set_actor("system:maker")
    assert Freshness.objects.get().oldest_on == START.date()
    assert titles(client.post(where), 1) == ["Thank you: all of it is true today"]
    assert titles(client.get(where), 1) == titles(client.post(where), 1) == ["Thank you, this was answered already"]
    make.set_actor("system:maker")
    assert Freshness.objects.get().oldest_on == clock.today()


def test_each_letter_says_what_comes_next(hodan):
    hodan.user.language = "nl"
    hodan.user.save()
    send(hodan.user, "agree", purpose="profile")
    run(365, 395, 425, 455)
    assert len(mail.outbox) == 4
    hodan.user.language = "en"
    hodan.user.save()
    mail.outbox.clear()
    Freshness.objects.update(asked_on=None, warned_on=None, warned_again_on=None, hidden_on=None)
    run(1000, 1030, 1060, 1090)
    assert [letter.subject for letter in mail.outbox] == [
        "Is your profile still true?", "Please answer: is your profile still true?",
        "Last question: is your profile still true?", "Nobody finds you any more",
    ]  # fmt: skip
    assert "before 2 March 2024: is your profile still true?" in mail.outbox[2].body
    assert "As you agreed, everything about you is erased after 2 March 2025" in mail.outbox[3].body
    page = text(Client().get(address()))
    assert "Until you answer nobody finds you. Without an answer everything is erased after 2 March 2025" in page
    assert run(1455) == Round(0, 0, 1)
    proof = Erasure.objects.get()
    assert (mail.outbox[-1].subject, proof.public_id in mail.outbox[-1].body) == ("You have been erased", True)
    assert Client().get(address_of(mail.outbox[-2])).status_code == 404


def address_of(letter) -> str:
    return next(line for line in letter.body.splitlines() if "/l/still-true/" in line).partition("localhost:8000")[2]


@pytest.mark.parametrize("token", ["x", "2222222222-20220308.x", still_true_token("2222222222", START.date())])
def test_a_token_of_somebody_else_opens_nothing(token):
    assert Client().get(reverse("link:still_true", args=[token])).status_code == 404
    assert Client().post(reverse("link:still_true", args=[token])).status_code == 404


def test_a_token_tells_whom_and_which_asking():
    assert asking_of(still_true_token("2222222222", START.date())) == ("2222222222", START.date())


def test_an_address_that_is_refused_is_counted_and_a_finding_of_the_command(hodan, monkeypatch):
    def refused(message):
        raise SMTPRecipientsRefused({message.to[0]: (550, b"no such box")})

    monkeypatch.setattr(mail.EmailMessage, "send", refused)
    days_on(365)
    done = CliRunner().invoke(command)
    assert (done.exit_code, done.output.splitlines()) == (
        1, ["0 handed over, 0 not taken by the mail server",
            "0 asked whether all is still true, 1 not taken, 0 erased"],
    )  # fmt: skip


def test_an_address_that_is_none_stops_nobody_elses_letter(hodan):
    make.register_person(by=make.MAKER, full_name="Yu Ming", email="yu@example.org, ming@example.org")
    assert run(365) == Round(1, 1, 0)
    assert [letter.to for letter in mail.outbox] == [[hodan.user.email]]


def test_who_is_asked_finds_the_question_on_their_own_pages(hodan):
    assert "Is your profile still true?" not in text(visit(hodan.user, "home"))
    data = text(visit(hodan.user, "data"))
    assert "On 8 March 2022 we ask you whether it is still true." in data
    run(365)
    for name in ("home", "profile"):
        assert "It was last said in March 2021. Without an answer we ask again on 7 April 2022." in text(
            visit(hodan.user, name)
        )
    assert "8 March 2022: We asked whether it is still true" in text(visit(hodan.user, "data"))
    assert "Thank you. We ask again in a year." in text(follow(hodan.user, "still_true"))
    assert "8 March 2022: You said that all is true" in text(visit(hodan.user, "data"))
    assert "Is your profile still true?" not in text(visit(hodan.user, "home"))


def test_who_is_hidden_is_told_how_to_come_back(hodan):
    run(365, 395, 425, 455)
    assert "Nobody finds you at present. One press brings you back." in text(visit(hodan.user, "data"))
    send(hodan.user, "agree", purpose="profile")
    assert "Without an answer everything is erased on 6 June 2023." in text(visit(hodan.user, "data"))


def test_before_it_was_looked_at_first_nothing_is_said(hodan):
    Freshness.objects.all().delete()
    assert "Is it still true?" not in text(visit(hodan.user, "data"))
    assert send(make.make_user(), "still_true").status_code == 404
