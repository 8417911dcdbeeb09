"""Somebody at the pages of sign-in, for tests."""

import re
from html import unescape
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client

from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from tests import make

SAFETY, AGAIN, NEW, ADDRESS = "/en/account/", "/en/account/again/", "/en/account/new/", "/en/account/address/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def signed_in(user: User, *, ago: float = 0, step: str = "") -> Client:
    """A client whose session begins now, or was begun some seconds ago, with a second step or without."""
    client = Client()
    make.sign_in(client, user)
    session = client.session
    record = session["account_authentication_methods"][0]
    session["account_authentication_methods"] = [
        {"method": "mfa" if step else "code", "type": step or None, "at": record["at"] - ago}
    ]
    session.save()
    make.set_actor("")
    return client


def with_app(user: User) -> User:
    """The same account, protected by an app."""
    with acting_as("system:maker"):
        TOTP.activate(user, SECRET)
    return user


def app_code(user: User | None = None, secret: str = SECRET, *, shift: int = 0) -> str:
    """What the app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[1 + shift]))


def kinds(user: User) -> list[str]:
    """The second steps an account has."""
    with acting_as("system:maker"):
        return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def mailed_code() -> str:
    """The code in the newest mail."""
    return re.search(r"^[A-Z0-9]{4}-?[A-Z0-9]{3,4}$|^[A-Z]{3}-[A-Z]{3}$", mail.outbox[-1].body, re.M)[0]


def text(response: Any) -> str:
    """What a page says, without its tags."""
    body = re.sub(r"(?s)^.*?<main|<svg.*?</svg>", "<main", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def forget_tries() -> None:
    """No tries are counted."""
    cache.clear()
