"""Opening an account: an address, a code, nothing else; and no word about whose addresses are known."""

import time

import pytest
from django.core import mail
from django.test import Client

from ciconia.foundation.actions.account import forget_unconfirmed
from ciconia.foundation.models import User
from ciconia.foundation.tasks import forget_unconfirmed as nightly
from ciconia.foundation.wall import acting_as, set_actor
from tests import make
from tests.doors.account import ADDRESS, NEW, mailed_code, text

pytestmark = pytest.mark.django_db
CODE = "/en/account/sign-in/code/"


def accounts(**about) -> list[User]:
    with acting_as("system:maker"):
        return list(User.objects.filter(**about))


def opened(client: Client, address: str) -> None:
    assert client.post(NEW, {"email": address}).url == ADDRESS


def test_an_address_and_a_code_open_an_account_in_the_language_of_the_page(client):
    client.post("/nl/account/new/", {"email": "Ifrah@Example.org"})
    assert [message.to for message in mail.outbox] == [["ifrah@example.org"]]
    answer = client.post("/nl/account/address/", {"code": mailed_code().lower()})
    assert (answer.status_code, answer.url) == (302, "/nl/start/")
    (user,) = accounts(email="ifrah@example.org")
    assert (user.language, user.has_usable_password(), user.last_login is not None) == ("nl", False, True)


def test_before_the_code_nobody_is_signed_in(client):
    opened(client, "ifrah@example.org")
    assert client.get("/en/my/").status_code == 302
    assert client.post(ADDRESS, {"code": "AAA-AAA"}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_code_of_somebody_else_and_a_code_that_was_used_open_nothing():
    one, other = Client(), Client()
    opened(one, "one@example.org")
    code = mailed_code()
    opened(other, "other@example.org")
    assert other.post(ADDRESS, {"code": code}).status_code == 422
    one.post(ADDRESS, {"code": code})
    one.post("/en/account/sign-out/")
    assert one.post(ADDRESS, {"code": code}).url == "/en/account/sign-in/"


def test_an_address_that_is_known_gets_the_same_page_and_one_mail_as_well():
    set_actor("system:maker")
    known = make.make_user(email="known@example.org").email
    set_actor("")
    answers, slow = [], []
    for address in (known, "unknown@example.org"):
        client, begun = Client(), time.process_time()
        asked = client.post(NEW, {"email": address})
        slow.append(time.process_time() - begun)
        page, wrong = client.get(ADDRESS), client.post(ADDRESS, {"code": "AAA-AAA"})
        said = [text(answer).replace(address, "…") for answer in (page, wrong)]
        answers.append([asked.status_code, asked.url, page.status_code, wrong.status_code, *said])
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[known], ["unknown@example.org"]]
    assert [message.subject for message in mail.outbox] == [
        "You have an account already",
        "Your code to open an account",
    ]
    assert "http://testserver/en/account/sign-in/code/" in mail.outbox[0].body
    assert max(slow) < 0.25  # neither works out a password, which alone takes longer


@pytest.mark.parametrize("typed", ["KNOWN@Example.ORG", "known@example.org", "kno\u200bwn@example.org"])
def test_the_same_address_written_otherwise_is_the_same_account(client, typed):
    set_actor("system:maker")
    make.make_user(email="known@example.org")
    set_actor("")
    opened(client, typed)
    assert mail.outbox[0].subject == "You have an account already"
    assert len(accounts(email__iexact="known@example.org")) == 1


@pytest.mark.parametrize("where", [NEW, CODE, "/en/account/password/"])
def test_a_letter_that_only_looks_right_is_named(client, where):
    answer = client.post(where, {"email": "kn\u043ewn@example.org"})
    assert answer.status_code == 422
    assert "The letter \u043e in this address comes from another alphabet" in text(answer)
    assert mail.outbox == []


def test_the_database_knows_no_address_twice():
    set_actor("system:maker")
    make.make_user(email="known@example.org")
    with pytest.raises(Exception, match="user_address_once"):
        User.objects.create(email="KNOWN@example.org")


def test_whoever_is_signed_in_is_led_on(client):
    set_actor("system:maker")
    make.sign_in(client, make.make_user())
    assert client.get(NEW).url == "/en/start/"


def test_an_address_nobody_confirms_for_a_week_is_free_again(client, time_machine):
    time_machine.move_to("2030-05-01T10:00Z")
    opened(client, "late@example.org")
    make.set_actor("system:maker")
    kept = make.make_user(email="kept@example.org")
    time_machine.move_to("2030-05-07T10:00Z")
    assert forget_unconfirmed() == 0
    time_machine.move_to("2030-05-08T10:01Z")
    nightly(0)
    set_actor("system:maker")
    assert forget_unconfirmed() == 0
    assert (accounts(email="late@example.org"), accounts(pk=kept.pk)) == ([], [kept])
