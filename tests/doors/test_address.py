"""Changing one's own address: the new one shows itself by a code, the old one is told, nobody learns whose is known."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from ciconia.doors.shared import address_views
from ciconia.foundation.actions.account import move_address
from ciconia.foundation.models import Log, User
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Identity
from tests import make
from tests.doors.account import AGAIN, SAFETY, forget_tries, mailed_code, signed_in, text

pytestmark = pytest.mark.django_db
CHANGE, CODE = "/en/account/address/change/", "/en/account/address/change/code/"


@pytest.fixture(autouse=True)
def _maker(db):
    forget_tries()
    make.set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person()


def asks(client, address):
    return client.post(CHANGE, {"email": address})


def test_the_new_address_counts_once_its_code_was_entered_and_the_old_one_is_told(hodan):
    before = hodan.user.email
    client, elsewhere = signed_in(hodan.user), signed_in(hodan.user)
    assert "Change your address" in text(client.get(SAFETY))
    assert asks(client, " Hodan@Example.NET ").url == CODE
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["hodan@example.net"], "Your code for a new address")
    assert "An e-mail is on its way to hodan@example.net." in text(client.get(CODE))
    with acting_as("system:maker"):
        assert User.objects.get(pk=hodan.user_id).email == before
    assert client.post(CODE, {"code": mailed_code()}).url == SAFETY
    with acting_as("system:maker"):
        assert User.objects.get(pk=hodan.user_id).email == "hodan@example.net"
        assert list(EmailAddress.objects.filter(user=hodan.user).values_list("email", "verified", "primary")) == [
            ("hodan@example.net", True, True)
        ]
        assert Identity.objects.get(person=hodan).email == "hodan@example.net"
        assert Log.objects.filter(verb="user.move_address").get().data == {}
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([before], "Your account has another address now")
    assert "You sign in with hodan@example.net." in text(client.get(SAFETY))
    assert client.get(CODE).url == CHANGE
    del elsewhere


def test_an_address_that_is_known_gets_the_same_page_and_another_mail(hodan):
    other = make.make_user("Zaynab", email="zaynab@example.net")
    client = signed_in(hodan.user)
    assert asks(client, "ZAYNAB@example.net").url == CODE
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (
        [other.email], "There is an account with this address already",
    )  # fmt: skip
    assert "An e-mail is on its way to zaynab@example.net." in text(client.get(CODE))
    for code in ("", "ABCD-EFGH"):
        answer = client.post(CODE, {"code": code})
        assert answer.status_code == 422
    assert "This is not the code of the newest e-mail" in text(answer)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("", "Enter your e-mail address."),
        ("nobody", "This is not a whole e-mail address, such as name@example.org."),
        ("h\u043edan@example.net", "comes from another alphabet and only looks like the one you mean"),
    ],
)
def test_what_is_no_address_is_said(hodan, address, error):
    answer = asks(signed_in(hodan.user), address)
    assert (answer.status_code, error in text(answer), len(mail.outbox)) == (422, True, 0)


def test_the_address_one_has_is_said(hodan):
    assert "This is the address you sign in with." in text(asks(signed_in(hodan.user), hodan.user.email.upper()))


def test_a_code_is_tried_three_times_and_holds_fifteen_minutes(hodan, monkeypatch):
    client = signed_in(hodan.user)
    asks(client, "hodan@example.net")
    code = mailed_code()
    for _ in range(3):
        client.post(CODE, {"code": "ABCD-EFGH"})
    assert client.post(CODE, {"code": code}).status_code == 422
    asks(client, "hodan@example.net")
    monkeypatch.setattr(address_views, "CODE_MINUTES", -1)
    assert client.post(CODE, {"code": mailed_code()}).status_code == 422


def test_too_many_codes_in_a_short_time_are_refused(hodan):
    client = signed_in(hodan.user)
    answers = [asks(client, f"hodan{number}@example.net").status_code for number in range(4)]
    assert answers == [302, 302, 302, 422]


def test_it_asks_once_more_whether_it_is_you(hodan):
    client = signed_in(hodan.user, ago=610)
    assert client.get(CHANGE).url.startswith(AGAIN)
    assert client.get(CODE).url.startswith(AGAIN)


def test_somebody_who_was_faster_keeps_the_address(hodan):
    make.make_user("Zaynab", email="zaynab@example.net")
    before = hodan.user.email
    with acting_as("system:sign_in"):
        assert move_address(hodan.user, "zaynab@example.net", by=hodan.user) is False
    assert hodan.user.email == before
    client = signed_in(hodan.user)
    asks(client, "liban@example.net")
    code = mailed_code()
    with acting_as("system:maker"):
        make.make_user("Liban", email="liban@example.net")
    assert client.post(CODE, {"code": code}).status_code == 422
