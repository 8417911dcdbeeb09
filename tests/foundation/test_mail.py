"""One message, one person."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from ciconia.foundation.actions.mail import OnePersonOnly, hand_over, letter_to, mailbox


def test_a_letter_goes_to_one_address(mailoutbox):
    del mailoutbox
    hand_over(letter_to("hodan@example.org", "Subject", "Words", headers={"X-Of": "us"}))
    sent = mail.outbox[0]
    assert (sent.to, sent.cc, sent.bcc, sent.extra_headers) == (["hodan@example.org"], [], [], {"X-Of": "us"})


@pytest.mark.parametrize("address", ["", "hodan", "a@x.org,b@x.org", "a@x.org; b@x.org", "a@x.org\nBcc: b@x.org"])
def test_no_letter_goes_to_nobody_or_to_several(address):
    with pytest.raises(OnePersonOnly):
        letter_to(address, "Subject", "Words")


@pytest.mark.parametrize(
    "message",
    [
        EmailMessage("s", "b", to=["a@x.org", "b@x.org"]),
        EmailMessage("s", "b", to=["a@x.org"], cc=["b@x.org"]),
        EmailMessage("s", "b", to=["a@x.org"], bcc=["b@x.org"]),
        EmailMessage("s", "b", to=["a@x.org, b@x.org"]),
        EmailMessage("s", "b"),
    ],
)
def test_a_message_of_others_is_held_back_where_it_is_for_several(message, mailoutbox):
    with pytest.raises(OnePersonOnly):
        hand_over(message)
    assert mailoutbox == []


def test_several_letters_go_over_one_connection(mailoutbox):
    with mailbox() as box:
        for address in ("a@x.org", "b@x.org"):
            hand_over(letter_to(address, "s", "b"), over=box)
    assert [one.to for one in mailoutbox] == [["a@x.org"], ["b@x.org"]]
