"""Whose page it is: a session counts until it is over, and an account until it is closed."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from ciconia.foundation.wall import acting_as
from tests import make

pytestmark = pytest.mark.django_db
ASKED_TO_SIGN_IN = (302, "/en/account/sign-in/?next=/en/my/")


def own_page(client):
    page = client.get("/en/my/")
    return page.status_code, page.get("Location", "")


def test_somebody_signed_in_sees_their_page(client):
    make.sign_in(client, make.make_user())
    assert own_page(client) == (200, "")


def test_a_session_that_is_over_is_nobodys_and_a_new_one_has_another_key(client):
    make.sign_in(client, make.make_user())
    key = client.session.session_key
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert own_page(client) == ASKED_TO_SIGN_IN
    make.sign_in(client, make.make_user())
    assert client.session.session_key != key
    assert own_page(client) == (200, "")


def test_a_closed_account_is_nobody(client):
    user = make.make_user()
    make.sign_in(client, user)
    with acting_as("system:maker"):
        user.is_active = False
        user.save()
    assert own_page(client) == ASKED_TO_SIGN_IN


def test_an_account_that_is_gone_is_nobody(client):
    user = make.make_user()
    make.sign_in(client, user)
    session = client.session
    session["_auth_user_id"] = str(user.pk + 1)
    session.save()
    assert own_page(client) == ASKED_TO_SIGN_IN
