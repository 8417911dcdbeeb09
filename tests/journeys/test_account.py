"""Somebody opens an account, adds a passkey, signs out, and comes back with the passkey alone: in a real browser."""

import re

import pytest
from django.core import mail

from ciconia.foundation.wall import acting_as
from tests import make


@pytest.mark.parametrize("width", [390], ids=["phone"], indirect=True)
@pytest.mark.django_db(transaction=True)
def test_from_an_address_to_a_passkey(walker):
    with acting_as("system:maker"):
        make.make_programme()
    ifrah = walker()
    ifrah.go("/en/account/new/")
    ifrah.page.get_by_label("E-mail address").fill("Ifrah@example.org")
    ifrah.press("Send me a code")
    ifrah.page.get_by_label("Code").fill(re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.M)[0])
    ifrah.press("Confirm my address")
    keys = ifrah.page.context.new_cdp_session(ifrah.page)
    keys.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
              "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    ifrah.go("/en/account/")
    ifrah.follow("Add a passkey")
    ifrah.page.get_by_label("Name of the passkey").fill("My telephone")
    ifrah.press("Add a passkey")
    ifrah.sees("Recovery codes")
    ifrah.follow("I have kept them")
    ifrah.sees("My telephone")
    ifrah.page.context.clear_cookies()
    ifrah.go("/en/account/sign-in/")
    ifrah.press("Sign in with a passkey")
    ifrah.go("/en/account/")
    ifrah.sees("You sign in with ifrah@example.org.")
