"""Where one is signed in, and ending it; links for a new password; counters that hold over processes."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from ciconia.foundation.actions.account import note_sign_in
from ciconia.foundation.models import SignIn
from ciconia.foundation.queries.sign_in import sign_ins_of
from ciconia.foundation.wall import acting_as, set_actor
from tests import make
from tests.doors.account import SAFETY, text

pytestmark = pytest.mark.django_db
SIGN_IN, END = "/en/account/sign-in/", "/en/account/devices/end/"
SECRET = "correct horse battery staple"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)


@pytest.fixture
def user(db, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # what a password costs is not the matter here
    set_actor("system:maker")
    made = make.make_person("Hodan Abdi Warsame").user
    made.set_password(SECRET)
    made.save()
    set_actor("")
    return made


def enter(user, agent: str = "") -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post(SIGN_IN, {"login": user.email, "password": SECRET}).status_code == 302
    return client


def test_devices_are_listed_and_one_can_be_signed_out(user):
    telephone, here = enter(user, ANDROID), enter(user)
    page = here.get(SAFETY)
    assert "Chrome, Android" in text(page)
    assert "A device that does not say what it is" in text(page)
    device = re.search(r'name="device" value="(\w{10})"', page.content.decode())[1]
    assert "Signed out there." in text(here.post(END, {"device": device}, follow=True))
    assert telephone.get("/en/my/").status_code == 302
    assert here.get("/en/my/").status_code == 200
    assert "Nobody was signed in there any more." in text(here.post(END, {"device": device}, follow=True))


def test_all_others_at_once_and_never_those_of_somebody_else(user):
    set_actor("system:maker")
    another = make.make_person().user
    another.set_password(SECRET)
    another.save()
    theirs, clients = enter(another), [enter(user) for _ in range(3)]
    with acting_as("system:maker"):
        device = SignIn.objects.get(user=another).public_id
    clients[0].post(END, {"device": device})
    clients[0].post(END)
    assert [client.get("/en/my/").status_code for client in (*clients, theirs)] == [200, 302, 302, 200]


def test_devices_whose_session_is_over_are_forgotten(user):
    enter(user)
    Session.objects.all().delete()
    with acting_as("system:maker"):
        assert sign_ins_of(user).count() == 0
        note_sign_in(user, "k" * 32, device="", how="code")
        assert SignIn.objects.filter(user=user).count() == 1


def test_signing_in_as_somebody_else_makes_a_session_of_its_own(user):
    set_actor("system:maker")
    another = make.make_person().user
    another.set_password(SECRET)
    another.save()
    client = enter(user)
    client.post("/en/account/sign-out/")
    client.post(SIGN_IN, {"login": another.email, "password": SECRET})
    with acting_as("system:maker"):
        assert SignIn.objects.get(user=another).session_key == client.session.session_key


def test_nobody_sees_the_devices_of_others(user):
    enter(user)
    set_actor(str(make.make_user().pk))
    assert SignIn.objects.count() == 0


def test_a_link_for_a_new_password_says_when_it_is_somebody_elses(user):
    set_actor("system:maker")
    another = make.make_person().user
    Client().post("/en/account/password/", {"email": another.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
    page = enter(user).get(link)
    assert page.status_code == 403
    assert "You are signed in as Hodan Abdi Warsame. The link in the e-mail was sent to somebody else" in text(page)
    assert "Choose a new password" in text(Client().get(link, follow=True))
    assert enter(user).get("/en/account/password/zzzzzzzzzzzzzzzz-abc/").status_code in (200, 403)


def test_tries_are_counted_in_the_database(user):
    cache.clear()
    Client().post(SIGN_IN, {"login": user.email, "password": "not this one"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ciconia_cache WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'ciconia_cache'")
        assert cursor.fetchone() == ("u",)
    assert cache.get("nothing") is None
