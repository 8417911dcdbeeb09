"""One message, one person."""

import pytest
from django.core import mail

from ciconia.foundation.actions.mail import Message, NoWayOut, OnePersonOnly, hand_over, letter_to, mailbox


@pytest.mark.django_db
def test_a_letter_goes_to_one_address(mailoutbox):
    del mailoutbox
    hand_over(letter_to("hodan@example.org", "Subject", "Words", kind="own", headers={"X-Of": "us"}))
    sent = mail.outbox[0]
    assert (sent.to, sent.cc, sent.bcc, sent.extra_headers) == (["hodan@example.org"], [], [], {"X-Of": "us"})


@pytest.mark.parametrize("address", ["", "hodan", "a@x.org,b@x.org", "a@x.org; b@x.org", "a@x.org\nBcc: b@x.org"])
def test_no_letter_goes_to_nobody_or_to_several(address):
    with pytest.raises(OnePersonOnly):
        letter_to(address, "Subject", "Words", kind="own")


def test_a_letter_that_can_be_refused_says_how_or_is_none():
    with pytest.raises(NoWayOut):
        letter_to("hodan@example.org", "Subject", "Words", kind="search")


@pytest.mark.parametrize(
    "message",
    [
        Message("s", "b", to=["a@x.org", "b@x.org"]),
        Message("s", "b", to=["a@x.org"], cc=["b@x.org"]),
        Message("s", "b", to=["a@x.org"], bcc=["b@x.org"]),
        Message("s", "b", to=["a@x.org, b@x.org"]),
        Message("s", "b"),
    ],
)
def test_a_message_of_others_is_held_back_where_it_is_for_several(message, mailoutbox):
    with pytest.raises(OnePersonOnly):
        hand_over(message)
    assert mailoutbox == []


@pytest.mark.django_db
def test_several_letters_go_over_one_connection(mailoutbox):
    with mailbox() as box:
        for address in ("a@x.org", "b@x.org"):
            hand_over(letter_to(address, "s", "b", kind="own"), over=box)
    assert [one.to for one in mailoutbox] == [["a@x.org"], ["b@x.org"]]
