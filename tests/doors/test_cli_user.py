"""`ciconia user add`: 0 done, 2 bad input."""

import pytest
from click.testing import CliRunner

from ciconia.doors.cli.user import user
from ciconia.foundation.models import Membership, User
from ciconia.foundation.wall import set_actor
from tests import make

pytestmark = pytest.mark.django_db

OFFICER = ("a@example.org", "--role", "officer", "--programme", "cd4d2")


def add(*arguments):
    """The code, and all that was said."""
    done = CliRunner().invoke(user, ["add", *arguments])
    return done.exit_code, done.output


def everybody():
    """{address: its roles}."""
    set_actor("system:maker")
    roles = {address: [] for address in User.objects.values_list("email", flat=True)}
    for address, role in Membership.objects.values_list("user__email", "role"):
        roles[address].append(role)
    return roles


@pytest.fixture(autouse=True)
def _programme():
    make.make_programme()


def test_an_account_is_opened_once():
    assert add("a@example.org") == (0, "a@example.org has an account\n")
    assert add("A@example.org") == (2, "Error: A@example.org has an account already.\n")
    assert everybody() == {"a@example.org": []}


def test_somebody_new_or_known_is_given_a_role_once():
    assert add("b@example.org", "--role", "officer", "--programme", "cd4d2") == (0, "b@example.org is officer\n")
    add("a@example.org")
    assert add(*OFFICER) == (0, "a@example.org is officer\n")
    assert add(*OFFICER) == (2, "Error: a@example.org is officer there already.\n")
    assert everybody() == {"a@example.org": ["officer"], "b@example.org": ["officer"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--role", "officer", "--programme", "xy"], "There is no programme xy."),
        (["--role", "endorser", "--programme", "cd4d2"], "Nobody is endorser of a programme."),
        (
            ["--role", "officer"],
            "A role goes with either --programme or --organisation, and neither goes without a role.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_there(arguments, said):
    assert add("b@example.org", *arguments) == (2, f"Error: {said}\n")
    assert everybody() == {}
