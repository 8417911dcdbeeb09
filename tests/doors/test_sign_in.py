"""Signing in, against the real database as the application's role: nobody is told which addresses have an account."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as, current_actor, set_actor
from tests import make

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, CONFIRM = "/en/account/sign-in/", "/en/account/sign-in/code/", "/en/account/sign-in/code/confirm/"
PASSWORD, OUT = "/en/account/password/", "/en/account/sign-out/"
SECRET = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Each test begins with no tries counted."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db) -> User:
    """Somebody with a password; after this nobody in particular asks, as before any request."""
    set_actor("system:maker")
    made = make.make_person("Hodan Abdi Warsame").user
    made.set_password(SECRET)
    made.save()
    set_actor("")
    return made


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def text(response) -> str:
    """What a page says, without its marks and without the address somebody entered."""
    words = re.sub(r"<svg\b.*?</svg>|<input[^>]*csrf[^>]*>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", words)


def code_in_mail() -> str:
    """The code in the newest mail."""
    return re.search(r"^[A-Z0-9]{4}-?[A-Z0-9]{3,4}$", mail.outbox[-1].body, re.M)[0]


def test_password_and_address_sign_in_and_lead_to_the_start_page(client, user):
    response = client.post(SIGN_IN, {"login": user.email, "password": SECRET})
    assert (response.status_code, response.url) == (302, "/en/start/")
    assert signed_in(client)
    assert client.get("/en/start/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_signing_in_holds_from_one_transaction_to_the_next(client):
    with acting_as("system:maker"):
        user = make.open_account("hodan@example.org", by=make.MAKER, name="Hodan", password=SECRET)
    assert User.objects.count() == 0  # nobody asks, nobody is seen
    client.post(SIGN_IN, {"login": user.email, "password": SECRET})
    assert client.get("/en/start/").url == "/en/my/"
    with acting_as("system:maker"):
        assert User.objects.get(pk=user.pk).last_login is not None


def test_signing_in_leads_back_to_where_somebody_was_and_never_elsewhere(client, user):
    where = "/en/p/cd4d2/opportunities/abc/"
    page = client.get(f"{SIGN_IN}?next={where}").content.decode()
    assert f'<input type="hidden" name="next" value="{where}">' in page
    entered = {"login": user.email, "password": SECRET}
    assert client.post(SIGN_IN, entered | {"next": where}).url == where
    assert Client().post(SIGN_IN, entered | {"next": "https://elsewhere.example/"}).url == "/en/start/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, user):
    wrong = client.post(SIGN_IN, {"login": user.email, "password": "not this one"})
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": "not this one"})
    assert wrong.status_code == unknown.status_code == 422
    assert "Address and password do not fit together." in text(wrong)
    assert text(wrong) == text(unknown)
    assert f'value="{user.email}"' in wrong.content.decode()  # what was entered is kept
    assert "not this one" not in wrong.content.decode()
    assert not signed_in(client)


def test_what_is_missing_is_said_at_the_field_and_above(client, db):
    response = client.post(SIGN_IN, {"login": "hodan", "password": ""})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_login">This is not a whole e-mail address, such as name@example.org.</a>' in page
    assert '<a href="#id_password">Enter your password.</a>' in page
    assert "<title>Error: Sign in" in page
    assert "placeholder" not in page


def test_a_mailed_code_signs_in(client, user):
    response = client.post(CODE, {"email": user.email})
    assert (response.status_code, response.url) == (302, CONFIRM)
    assert mail.outbox[0].to == [user.email]
    assert mail.outbox[0].subject == "Your code to sign in"
    assert "It works once, for 15 minutes." in mail.outbox[0].body
    assert code_in_mail() not in client.get(CONFIRM).content.decode()
    response = client.post(CONFIRM, {"code": code_in_mail().lower()})
    assert (response.status_code, response.url) == (302, "/en/start/")
    assert signed_in(client)


def test_a_code_works_once(client, user):
    client.post(CODE, {"email": user.email})
    code = code_in_mail()
    client.post(CONFIRM, {"code": code})
    client.post(OUT)
    client.post(CODE, {"email": user.email})
    assert client.post(CONFIRM, {"code": code}).status_code == 422
    assert not signed_in(client)


def test_a_wrong_code_can_be_corrected_until_it_was_wrong_three_times(client, user):
    client.post(CODE, {"email": user.email})
    for _ in range(2):
        response = client.post(CONFIRM, {"code": "AAAA-AAAA"})
        assert response.status_code == 422
        assert "This is not the code of the newest e-mail." in text(response)
    response = client.post(CONFIRM, {"code": "AAAA-AAAA"})
    assert (response.status_code, response.url) == (302, CODE)
    assert "That was not right too many times." in text(client.get(CODE))
    assert client.post(CONFIRM, {"code": code_in_mail()}).url == CODE
    assert not signed_in(client)


def test_asking_for_a_code_tells_nobody_whether_there_is_an_account(user):
    known, unknown = Client(), Client()
    answers = []
    for client, address in ((known, user.email), (unknown, "nobody@example.org")):
        asked = client.post(CODE, {"email": address})
        page = client.get(CONFIRM)
        wrong = client.post(CONFIRM, {"code": "AAAA-AAAA"})
        said = [text(page).replace(address, "…"), text(wrong).replace(address, "…")]
        answers.append([asked.status_code, asked.url, page.status_code, wrong.status_code, *said])
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[user.email], ["nobody@example.org"]]
    assert mail.outbox[1].subject == "There is no account for this address"
    assert "http://testserver/en/account/new/" in mail.outbox[1].body


def test_another_code_can_be_sent_and_replaces_the_first(client, user):
    client.post(CODE, {"email": user.email})
    first = code_in_mail()
    assert client.post(CONFIRM, {"action": "resend"}).url == CONFIRM
    assert len(mail.outbox) == 2
    assert client.post(CONFIRM, {"code": first}).status_code == 422
    client.post(CONFIRM, {"code": code_in_mail()})
    assert signed_in(client)


def test_too_many_wrong_passwords_stop_even_the_right_one(client, user):
    for _ in range(5):
        client.post(SIGN_IN, {"login": user.email, "password": "not this one"})
    response = client.post(SIGN_IN, {"login": user.email, "password": SECRET})
    assert response.status_code == 422
    assert "Wait five minutes" in text(response)
    assert not signed_in(client)


def test_too_many_codes_for_one_address_are_not_sent(client, user):
    for _ in range(3):
        assert Client().post(CODE, {"email": user.email}).status_code == 302
    response = client.post(CODE, {"email": user.email})
    assert response.status_code == 422
    assert "Wait five minutes" in text(response)
    assert len(mail.outbox) == 3


def test_a_connection_that_asks_too_often_gets_a_page_that_says_so(client, user):
    for _ in range(3):
        assert client.post(PASSWORD, {"email": user.email}).status_code == 302
    response = client.post(PASSWORD, {"email": user.email})
    assert response.status_code == 429
    assert "Too often in a short time" in text(response)
    assert "Wait five minutes" in text(response)


def test_a_new_password_by_a_link_that_works_once(client, user):
    response = client.post(PASSWORD, {"email": user.email}, follow=True)
    assert "Look into your mail" in text(response)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    where = page.redirect_chain[-1][0]
    assert "Choose a new password" in text(page)
    short = client.post(where, {"password1": "short", "password2": "short"})
    assert short.status_code == 422
    assert "This password is too short" in text(short)
    chosen = "eighteen boreholes in Garowe"
    done = client.post(where, {"password1": chosen, "password2": chosen}, follow=True)
    assert "Your new password is saved" in text(done)
    assert "This link does not work any more" in text(Client().get(link, follow=True))
    assert client.post(SIGN_IN, {"login": user.email, "password": SECRET}).status_code == 422
    assert client.post(SIGN_IN, {"login": user.email, "password": chosen}).status_code == 302


def test_asking_for_a_new_password_tells_nobody_whether_there_is_an_account(client, user):
    known = client.post(PASSWORD, {"email": user.email}, follow=True)
    unknown = client.post(PASSWORD, {"email": "nobody@example.org"}, follow=True)
    assert text(known) == text(unknown)
    assert known.redirect_chain == unknown.redirect_chain
    assert [message.subject for message in mail.outbox] == [
        "A new password for your account",
        "There is no account for this address",
    ]


def test_mails_are_plain_text_to_one_person(client, user):
    client.post(CODE, {"email": user.email})
    client.post(PASSWORD, {"email": user.email})
    client.post(CODE, {"email": "nobody@example.org"})
    for message in mail.outbox:
        assert len(message.to) == 1
        assert (message.cc, message.bcc, message.alternatives) == ([], [], [])
        assert "<" not in message.body
        assert "&" not in message.body


def test_a_closed_account_is_told_so_only_with_its_password(client, user):
    set_actor("system:maker")
    User.objects.filter(pk=user.pk).update(is_active=False)
    set_actor("")
    right = client.post(SIGN_IN, {"login": user.email, "password": SECRET}, follow=True)
    assert "This account is closed for now" in text(right)
    assert "do not fit together" in text(client.post(SIGN_IN, {"login": user.email, "password": "x"}))
    assert not signed_in(client)


def test_signing_out_is_a_press_and_leads_to_the_first_page(client, user):
    client.post(SIGN_IN, {"login": user.email, "password": SECRET})
    assert "Sign out?" in text(client.get(OUT))
    assert signed_in(client)
    response = client.post(OUT, follow=True)
    assert response.redirect_chain == [("/en/", 302)]
    assert "You are signed out." in text(response)
    assert not signed_in(client)


def test_while_somebody_signs_in_only_accounts_can_be_looked_up(client, user):
    client.get(SIGN_IN)
    assert current_actor() == "system:sign_in"
    assert User.objects.filter(pk=user.pk).exists()
    assert make.Person.objects.count() == 0
    client.get("/en/")
    assert current_actor() == ""
    assert User.objects.count() == 0
