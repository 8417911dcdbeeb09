"""Being somebody of the demonstration is one click, and exists only there."""

from types import SimpleNamespace

import pytest
from allauth.account.authentication import get_authentication_records
from django.contrib.auth import SESSION_KEY
from django.urls import NoReverseMatch, reverse

from ciconia.demo.people import LOGINS
from ciconia.foundation.actions.account import open_account
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from tests.doors import demo_urls
from tests.make import MAKER

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = demo_urls.__name__


@pytest.fixture
def said(demo):
    del demo
    login = next(login for login in LOGINS if login.key == "host-garowe-water")
    with acting_as("system:maker"):
        return open_account(login.email, by=MAKER, name=login.name)


def test_outside_the_demonstration_there_is_no_such_door(client):
    assert [client.post("/demo/log-in").status_code, client.get("/demo/mail").status_code] == [404, 404]
    assert client.get("/en/tour/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo_log_in")


def test_every_role_has_a_card_with_a_name_and_a_sentence(client, demo):
    del demo
    page = client.get("/en/tour/people/").content.decode()
    assert [login.key for login in LOGINS if f'value="{login.key}"' not in page] == []
    assert [login.key for login in LOGINS if not (login.name and login.role and login.sentence)] == []


def test_one_click_signs_in_with_a_second_factor_and_goes_on(client, said):
    answer = client.post("/demo/log-in", {"person": "host-garowe-water", "next": "/en/my/"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/my/")
    assert client.session[SESSION_KEY] == str(said.pk)
    assert [record["method"] for record in records(client, said)] == ["mfa"]


def test_without_a_way_on_it_begins_at_the_start(client, said):
    del said
    assert client.post("/demo/log-in", {"person": "host-garowe-water"})["Location"] == "/en/start/"


def test_it_never_leads_away_from_the_site(client, said):
    del said
    answer = client.post("/demo/log-in", {"person": "host-garowe-water", "next": "https://example.org/"})
    assert answer["Location"] == "/en/start/"


def test_nobody_else_can_be_become(client, demo):
    del demo
    assert client.post("/demo/log-in", {"person": "somebody"}).status_code == 404
    assert client.post("/demo/log-in", {"person": "host-garowe-water"}).status_code == 404  # no such account here
    assert client.get("/demo/log-in").status_code == 405


def test_becoming_somebody_else_leaves_nothing_of_the_first(client, said):
    with acting_as("system:maker"):
        login = next(login for login in LOGINS if login.key == "joost")
        joost = open_account(login.email, by=MAKER, name=login.name)
    client.post("/demo/log-in", {"person": "host-garowe-water", "scene": "1-1"})
    first = client.session.session_key
    client.post("/demo/log-in", {"person": "joost"})
    assert client.session[SESSION_KEY] == str(joost.pk)
    assert "tour" not in client.session
    assert not client.session.exists(first)


def records(client, user: User) -> list[dict]:
    """What the session says of how somebody signed in."""
    return get_authentication_records(SimpleNamespace(session=client.session), user)
