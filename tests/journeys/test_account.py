"""A person from sign-up to erasure: an account, a passkey, a profile, who may see it, and the end."""

import re

import pytest
from django.core import mail

from ciconia.foundation.wall import acting_as
from tests import make


@pytest.mark.django_db(transaction=True)
def test_a_person_from_sign_up_to_erasure(walker):
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
    ifrah.sees_no("That did not work")
    ifrah.press("Sign in with a passkey")
    ifrah.go("/en/account/")
    ifrah.sees("You sign in with ifrah@example.org.")
    ifrah.follow("Go on")
    ifrah.follow("Begin")
    ifrah.page.get_by_label("Your full name").fill("Ifrah Samatar Cige")
    ifrah.press("I agree: begin my profile")
    ifrah.page.get_by_label("What you do, in one line").fill("Hydrogeologist")
    ifrah.press("Save my profile")
    ifrah.follow("Who may see me, what I agreed to, a copy, erasing")
    ifrah.sees("Nobody. That changes when you apply for something.")
    ifrah.follow(re.compile("^Receipt"))
    ifrah.follow("Back to my data")
    ifrah.follow("Have everything about me erased")
    ifrah.page.get_by_label("I am sure").check()
    ifrah.press("Erase everything")
    ifrah.sees("You have been erased")
    ifrah.go("/en/account/")
    ifrah.sees("Sign in")
