"""The second step: who must have one, how it is set up and taken away, and what it protects."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from ciconia.foundation.wall import acting_as, set_actor
from tests import make
from tests.doors.account import AGAIN, SAFETY, app_code, kinds, mailed_code, signed_in, text, with_app

pytestmark = pytest.mark.django_db
DESK = "/en/desk/cd4d2/"
SIGN_IN, STEP = "/en/account/sign-in/", "/en/account/sign-in/second-step/"
APP, CODES, ADD = "/en/account/app/", "/en/account/codes/", "/en/account/passkeys/add/"
SECRET = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # what a password costs is not the matter here
    set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def test_the_desk_is_closed_without_a_second_step_and_leads_to_where_one_is_set_up(officer):
    client = signed_in(officer)
    for where in (DESK, "/en/my/", "/en/desk/cd4d2/applications/"):
        answer = client.get(where)
        assert (answer.status_code, answer.url) == (302, f"{AGAIN}?next={where.replace('/', '%2F')}&step=1")
    page = client.get(client.get(DESK).url, follow=True)
    assert page.redirect_chain == [(SAFETY, 302)]
    assert "Your role at the desk needs a second step. Add one here, then go on." in text(page)
    assert "A stolen password or mailbox must not be enough for that" in text(page)


def test_files_are_no_way_around_it(officer):
    assert signed_in(officer).get("/files/2222222222/").url.startswith(AGAIN)


def test_setting_up_an_app_opens_the_desk_and_shows_recovery_codes_once(officer):
    client = signed_in(officer)
    page = client.get(APP)
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page.content.decode())[1]
    assert '<svg viewBox="0 0 ' in page.content.decode()
    wrong = client.post(APP, {"code": "000000"})
    assert (wrong.status_code, "This code is not right" in text(wrong)) == (422, True)
    assert client.post(APP, {"code": app_code(secret=secret)}).url == CODES
    shown = client.get(CODES)
    assert len(re.findall(r"<code>\d{8}</code>", shown.content.decode())) == 10
    assert "They were shown once and are not shown again." in text(client.get(CODES))
    assert client.get(DESK).status_code == 200
    assert kinds(officer) == ["recovery_codes", "totp"]
    with acting_as("system:maker"):
        assert secret not in str(Authenticator.objects.get(type="totp").data)  # kept encrypted


def test_signing_in_then_asks_for_the_code_and_a_code_works_once(officer):
    set_actor("system:maker")
    officer.set_password(SECRET)
    officer.save()
    with_app(officer)
    set_actor("")
    client, code = Client(), app_code()
    assert client.post(SIGN_IN, {"login": officer.email, "password": SECRET}).url == STEP
    assert client.get(DESK).status_code == 302
    assert client.post(STEP, {"code": "000000"}).status_code == 422
    assert client.post(STEP, {"code": code}).url == "/en/start/"
    assert client.get(DESK).status_code == 200
    other = Client()
    other.post(SIGN_IN, {"login": officer.email, "password": SECRET})
    again = other.post(STEP, {"code": code})
    assert (again.status_code, "was used already" in text(again)) == (422, True)


def test_a_session_from_before_has_to_show_the_step(officer):
    client = signed_in(with_app(officer))
    asked = client.get(client.get(DESK).url)
    assert "Show that it is you" in text(asked)
    assert client.post(AGAIN, {"secret": "000000", "next": DESK}).status_code == 422
    assert client.post(AGAIN, {"secret": app_code(), "next": DESK}).url == DESK
    assert client.get(DESK).status_code == 200


def test_a_recovery_code_stands_in_for_the_app_and_works_once(officer):
    client = signed_in(officer)
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", client.get(APP).content.decode())[1]
    client.post(APP, {"code": app_code(secret=secret)})
    code = re.search(r"<code>(\d{8})</code>", client.get(CODES).content.decode())[1]
    later = signed_in(officer)
    assert later.post(AGAIN, {"secret": code, "next": DESK}).url == DESK
    assert signed_in(officer).post(AGAIN, {"secret": code, "next": DESK}).status_code == 422
    assert "9 left" in text(later.get(SAFETY))


def test_new_recovery_codes_replace_the_earlier_ones(officer):
    client = signed_in(with_app(officer), step="totp")
    assert "You get ten new ones" in text(client.get(CODES + "new/"))
    assert client.post(CODES + "new/").url == CODES
    assert kinds(officer) == ["recovery_codes", "totp"]
    assert client.get(CODES).status_code == 200


def test_without_a_second_step_there_are_no_recovery_codes(officer):
    answer = signed_in(officer).post(CODES + "new/")
    assert (answer.status_code, "Recovery codes come with a second step" in text(answer)) == (422, True)


def test_a_desk_role_keeps_its_last_step_and_others_may_take_it_away(officer):
    client = signed_in(with_app(officer), step="totp")
    kept = client.get(APP + "remove/")
    assert "Your role needs a second step. Add another before you take this one away." in text(kept)
    client.post(APP + "remove/")
    assert kinds(officer) == ["totp"]
    expert = make.make_person().user
    client = signed_in(with_app(expert), step="totp")
    assert "Its codes stop working at once." in text(client.get(APP + "remove/"))
    assert client.post(APP + "remove/").url == SAFETY
    assert kinds(expert) == []
    assert "no longer its second step" in mail.outbox[-1].body


def test_a_desk_role_keeps_its_last_passkey(officer):
    with acting_as("system:maker"):
        key = Authenticator.objects.create(user=officer, type="webauthn", data={"name": "Ring", "credential": {}})
    client = signed_in(officer, step="webauthn")
    answer = client.post(f"/en/account/passkeys/{key.pk}/remove/", follow=True)
    assert "Add another before you take this one away." in text(answer)
    with_app(officer)
    assert "Ring" in text(client.get(f"/en/account/passkeys/{key.pk}/remove/"))
    client.post(f"/en/account/passkeys/{key.pk}/remove/")
    assert kinds(officer) == ["totp"]
    assert client.get(f"/en/account/passkeys/{key.pk}/remove/").status_code == 404


def test_what_is_no_passkey_is_refused_with_a_sentence(officer):
    client = signed_in(with_app(officer))
    answer = client.post(AGAIN, {"credential": '{"id": "x"}', "next": DESK})
    assert "The passkey did not fit this account." in text(answer)
    stranger = Client()
    back = stranger.post("/en/account/sign-in/passkey/", {"credential": '{"id": "x"}'}, follow=True)
    assert back.redirect_chain == [(SIGN_IN, 302)]
    assert "This code is not right" in text(back)


def test_adding_a_passkey_needs_a_browser_that_answers(officer):
    client = signed_in(officer)
    page = client.get(ADD).content.decode()
    assert 'data-passkey="create"' in page
    assert "Passkeys need JavaScript" in page
    answer = client.post(ADD, {"credential": '{"id": "x"}', "name": "Ring"})
    assert (answer.status_code, "The passkey did not arrive whole." in text(answer)) == (422, True)


def test_a_host_is_offered_one_and_not_made_to(officer):
    set_actor("system:maker")
    host = make.make_member(make.make_organisation())
    host.set_password(SECRET)
    host.save()
    set_actor("")
    client = Client()
    page = client.post(SIGN_IN, {"login": host.email, "password": SECRET}, follow=True)
    assert page.redirect_chain[-1][0] == "/en/my/"
    assert "you can protect it with a second step" in text(page)
    assert "You do not have to." in text(client.get(SAFETY))


def test_the_one_click_of_the_demo_counts_only_in_a_demo(officer, settings):
    client = signed_in(officer, step="demo")
    assert client.get(DESK).status_code == 302
    settings.DEMO = True
    assert client.get(DESK).status_code == 200
    assert "No other installation does." in text(client.get(SAFETY))


def test_delicate_pages_ask_again_after_ten_minutes():
    person = make.make_person().user
    assert signed_in(person, ago=590).get(APP).status_code == 200
    client = signed_in(person, ago=610)
    assert client.get(APP).url == f"{AGAIN}?next=%2Fen%2Faccount%2Fapp%2F"
    page = client.get(client.get(APP).url)
    assert "We send a code to your address." in text(page)
    client.post(AGAIN, {"way": "mail", "send": "1", "next": APP})
    assert mail.outbox[-1].to == [person.email]
    code = mailed_code()
    wrong = client.post(AGAIN, {"way": "mail", "secret": "AAAA-AAAA", "next": APP})
    assert (wrong.status_code, "This is not the code of the newest e-mail" in text(wrong)) == (422, True)
    assert signed_in(make.make_person().user).post(AGAIN, {"secret": code}).status_code == 422
    assert client.post(AGAIN, {"way": "mail", "secret": code, "next": APP}).url == APP
    assert client.get(APP).status_code == 200
    assert client.post(AGAIN, {"way": "mail", "secret": code, "next": APP}).status_code == 422


def test_a_mailed_code_is_wrong_after_three_tries_and_after_a_quarter_of_an_hour(time_machine):
    person = make.make_person().user
    client = signed_in(person, ago=610)
    client.post(AGAIN, {"way": "mail", "send": "1"})
    for _ in range(3):
        client.post(AGAIN, {"secret": "AAAA-AAAA"})
    assert client.post(AGAIN, {"secret": mailed_code()}).status_code == 422
    client.post(AGAIN, {"way": "mail", "send": "1"})
    time_machine.move_to(time.time() + 16 * 60)
    assert client.post(AGAIN, {"secret": mailed_code()}).status_code == 422


def test_too_many_codes_and_too_many_tries_stop():
    person = make.make_person().user
    client = signed_in(person, ago=610)
    for _ in range(3):
        client.post(AGAIN, {"way": "mail", "send": "1"})
    assert len(mail.outbox) == 3
    assert "Wait five minutes" in text(client.post(AGAIN, {"way": "mail", "send": "1"}))
    assert len(mail.outbox) == 3
    for _ in range(6):
        client.post(AGAIN, {"secret": "AAAA-AAAA"})
    assert client.post(AGAIN, {"secret": mailed_code()}).status_code == 422


def test_a_password_is_asked_for_where_there_is_one_and_a_code_instead_on_wish():
    set_actor("system:maker")
    person = make.make_person().user
    person.set_password(SECRET)
    person.save()
    client = signed_in(person, ago=610)
    wrong = client.post(AGAIN, {"secret": "not this one", "next": APP})
    assert (wrong.status_code, "This is not your password" in text(wrong)) == (422, True)
    assert client.post(AGAIN, {"secret": SECRET, "next": "https://elsewhere.example/"}).url == "/en/start/"
    client = signed_in(person, ago=610)
    assert client.post(AGAIN, {"way": "mail", "send": "1", "next": APP}).status_code == 200
    assert client.post(AGAIN, {"way": "mail", "secret": mailed_code(), "next": APP}).url == APP


def test_secrets_of_others_do_not_exist_for_anybody(officer):
    with_app(officer)
    set_actor(str(make.make_user().pk))
    assert Authenticator.objects.count() == 0
    set_actor(str(officer.pk))
    assert Authenticator.objects.count() == 1
