"""Whoever is given a role reads in one letter who gave it, what it opens and where that is."""

import pytest
from click.testing import CliRunner
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.doors.cli.user import user as command
from ciconia.doors.link.role import tell_of_role
from ciconia.doors.tasks import role_given
from ciconia.foundation.actions.account import end_role
from ciconia.foundation.models import Membership
from ciconia.people.actions.contact import give_organisation_role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    make.make_programme()


def waiting():
    jobs = ProcrastinateJob.objects.filter(task_name="people.tell_of_role").order_by("id")
    return [job.args for job in jobs]


def test_a_contact_is_told_once_who_gave_the_role_and_what_it_opens():
    institute, sahra = make.make_organisation(name="Water Institute"), make.make_user("Sahra Ali")
    given = {"email": sahra.email, "role": "host contact"}
    held = make.as_user(make.make_staff("officer"), give_organisation_role, institute, **given)
    assert waiting() == [{"membership_id": held.pk, "by": "Officer"}]
    role_given(**waiting()[0])
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("You are now host contact of Water Institute", [sahra.email])
    lines = letter.body.splitlines()
    assert lines[2] == "Officer made you host contact of Water Institute."
    assert lines[4].startswith("You state what your institution needs, agree to the texts of what it offers")
    assert lines[7] == "http://localhost:8000/en/my/"


def test_a_desk_is_named_and_its_second_step():
    somebody = make.make_user("Ilse")
    said = ["add", somebody.email, "--role", "officer", "--programme", "cd4d2"]
    assert CliRunner().invoke(command, said).exit_code == 0
    role_given(**waiting()[0])
    body = mail.outbox[0].body
    assert "The keeper of this installation made you officer of Connecting Diaspora for Development 2." in body
    assert "The desk asks for a second step when you sign in." in body
    assert "http://localhost:8000/en/desk/cd4d2/" in body.splitlines()


def test_nobody_is_told_of_a_role_that_ended_before():
    institute = make.make_organisation()
    contact = make.make_member(institute)
    held = Membership.objects.get(user=contact)
    end_role(held, by=make.MAKER, last_day=make.day("2000-01-01"))
    assert tell_of_role(held.pk, "Officer") is False
    assert mail.outbox == []
