"""A second step that was lost: the keeper asks, three days pass, and its owner may say no until the end."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors import tasks
from ciconia.doors.cli.user import user as command
from ciconia.doors.link.second_step import remove_what_is_due
from ciconia.doors.link.token import stop_removal_token
from ciconia.foundation import clock
from ciconia.foundation.actions.second_step import remove_due, stop_removal
from ciconia.foundation.models import Log, StepRemoval
from ciconia.foundation.wall import acting_as, set_actor
from tests import make
from tests.doors.account import kinds, with_app
from tests.doors.portal import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    set_actor("system:maker")
    return with_app(make.make_staff("officer"))


def run(*arguments):
    done = CliRunner().invoke(command, ["lost-second-step", *arguments])
    set_actor("system:maker")
    return done.exit_code, done.output


def asks(officer):
    return run(officer.email.upper(), "--because", "Spoke to her on the telephone of the office")


def after(days: float) -> None:
    StepRemoval.objects.update(asked_at=clock.real_now() - timedelta(days=days))


def test_it_is_taken_away_after_three_days_and_a_letter_says_so_before_and_after(officer):
    code, said = asks(officer)
    assert (code, said.endswith("UTC on, unless it is stopped\n")) == (0, True)
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([officer.email], "Your second step will be taken away")
    after(2.99)
    tasks.second_steps(0)
    assert kinds(officer) == ["totp"]
    after(3)
    tasks.second_steps(0)
    assert kinds(officer) == []
    assert mail.outbox[-1].subject == "Your second step is gone"
    assert remove_what_is_due() == 0
    with acting_as("system:maker"):
        assert list(Log.objects.filter(verb__contains="step").order_by("id").values_list("verb", "reason")) == [
            ("user.ask_step_removal", "Spoke to her on the telephone of the office"), ("user.remove_second_step", ""),
        ]  # fmt: skip


def test_asking_twice_writes_once_and_the_wait_stays(officer):
    asks(officer)
    first = StepRemoval.objects.get()
    assert asks(officer)[0] == 0
    assert (StepRemoval.objects.get().asked_at, len(mail.outbox), str(first)) == (first.asked_at, 1, first.public_id)


def test_the_link_of_the_letter_stops_it_and_looking_does_not(officer):
    asks(officer)
    where = next(line for line in mail.outbox[0].body.splitlines() if "/l/second-step/" in line)
    where = where.partition("localhost:8000")[2]
    client = Client()
    assert titles(client.get(where), 1) == ["Keep your second step?"]
    assert titles(client.post(where), 1) == ["Your second step stays"]
    assert titles(client.post(where), 1) == ["There is nothing to stop"]
    set_actor("system:maker")
    after(4)
    assert remove_what_is_due() == 0
    assert Authenticator.objects.filter(user=officer).exists()


def test_the_keeper_stops_it_too(officer):
    asks(officer)
    assert run(officer.email, "--stop") == (0, f"{officer.email} keeps the second step\n")
    assert run(officer.email, "--stop") == (2, f"Error: Nothing waits for {officer.email}.\n")


def test_what_is_missing_is_said(officer):
    assert run("nobody@example.org") == (2, "Error: nobody@example.org has no account.\n")
    assert run(officer.email, "--because", " ") == (
        2, "Error: Say with --because how you made sure that it is they who ask.\n",
    )  # fmt: skip


@pytest.mark.parametrize("token", ["x", stop_removal_token("2222222222")])
def test_a_token_of_something_else_stops_nothing(token):
    answer = Client().post(reverse("link:keep_second_step", args=[token]))
    assert (answer.status_code, "stays" in str(answer.content)) == (404 if token == "x" else 200, False)
    assert stop_removal("2222222222", by=make.MAKER) is False


def test_it_is_ones_own_to_read_and_a_jobs_to_write(officer):
    asks(officer)
    for user, seen in ((officer, 1), (make.make_staff("coordinator"), 0)):
        set_actor(str(user.pk))
        assert (StepRemoval.objects.count(), StepRemoval.objects.visible_to(user).count()) == (seen, seen)
        assert StepRemoval.objects.update(because="…") == 0
    assert StepRemoval.objects.visible_to(AnonymousUser()).count() == 0


def test_somebody_was_faster(officer):
    other = with_app(make.make_staff("officer", email="other@example.org"))
    for one in (officer, other):
        run(one.email, "--because", "Spoke to them")
    after(3)

    def stops(removal):
        StepRemoval.objects.exclude(pk=removal.pk).update(stopped_at=clock.real_now())

    assert remove_due(by=make.MAKER, post=stops) == 1
