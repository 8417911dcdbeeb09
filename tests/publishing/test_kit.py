"""Post kits: as long as the channel allows, in the language or not at all, and letters one by one."""

from datetime import timedelta

import pytest
from django.core import mail

from ciconia.doors.link.organisation import tell_organisation
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Membership
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.contact import note_contact
from ciconia.people.models import Contact
from ciconia.publishing.actions.kit import mail_organisations
from ciconia.publishing.actions.publication import withdraw
from ciconia.publishing.queries.kit import readers_of
from ciconia.publishing.rules.kit import SHAPES, Said, lacking, length_on_x, not_in, text_for
from tests import make

WORDS = "Wells that last need people who know how to look after them. " * 80
SAID = Said(
    "Wells that last", WORDS.strip(), ("8 March, 18:00", "The Hague", "English"), "Register:", "https://x.org/e/1/"
)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Wells", 5),
        ("https://example.org/a/very/long/address/that/goes/on and on", 30),
        ("آبار تدوم", 9),
        ("水", 2),
        ("cafe\u0301", 4),
        ("“Wells” last…", 14),
        ("🚰", 2),
    ],
)
def test_x_counts_in_its_own_way(text, counted):
    assert length_on_x(text) == counted


@pytest.mark.parametrize("channel", sorted(SHAPES))
def test_a_text_is_never_longer_than_its_channel_and_always_says_where_to_go(channel):
    for said in (SAID, Said("Wells " * 120, "", (), "Go:", SAID.address), Said("Wells", "", (), "Go:", SAID.address)):
        text = text_for(said, channel)
        assert text.counted <= text.most
        assert text.text.endswith(f"https://x.org/e/1/?via={channel}")
    assert text_for(said, channel).text.split()[0] in ("Wells", "*Wells*")


def test_a_long_text_is_cut_at_a_word_and_says_so():
    found = text_for(SAID, "x")
    assert found.text.splitlines()[0] == "Wells that last"
    assert found.text.splitlines()[1].endswith("…")
    assert found.text.splitlines()[2:] == ["8 March, 18:00", "Register: https://x.org/e/1/?via=x"]
    assert 230 < found.counted <= 280
    long = text_for(Said("Wells", "Water" * 400, ("x" * 290,), "Go:", SAID.address), "x")
    assert long.text == "Wells\nGo: https://x.org/e/1/?via=x"
    whole = text_for(Said("Wells", "Short.", ("A", "B"), "Go:", SAID.address), "whatsapp")
    assert whole.text == "*Wells*\n\nShort.\n\nA\nB\n\nGo: https://x.org/e/1/?via=whatsapp"


def test_no_other_language_is_shown_instead():
    texts = {"title": translated("Wells", nl="Putten"), "text": translated("They last"), "none": translated("")}
    assert [lacking(texts, code) for code in ("en", "nl", "fr")] == [[], ["text"], ["title", "text"]]
    assert str(not_in("French", ["title", "text"])) == (
        "There is no text in French: title, text. Write it first: a kit never shows another language instead."
    )


@pytest.mark.django_db
def test_a_letter_goes_to_each_who_speaks_for_an_organisation_and_to_nobody_after_it_was_withdrawn():
    make.set_actor("system:maker")
    event, focus, officer = make.make_event(), make.make_focus(), make.make_staff("officer")
    said = {"programme": focus.programme, "focus": focus, "title": event.title, "language": "en"}
    with pytest.raises(Unfit, match="anybody with an address"):
        make.as_user(officer, mail_organisations, "event", event.public_id, **said)
    organisation = make.make_affiliation("active").organisation
    with acting_as("system:maker"):
        Membership.objects.filter(scope="organisation", role="organisation contact").delete()
    account = make.make_member(organisation, "organisation contact")
    for email in ("hodan@example.org", "", account.email):
        make.as_user(officer, note_contact, organisation, name="Hodan", email=email, phone="+31 20 5550100")
    gone = make.as_user(officer, note_contact, organisation, name="Gone", email="gone@example.org")
    yesterday = clock.today() - timedelta(days=1)
    Contact.objects.filter(pk=gone.pk).update(starts=yesterday, ends=yesterday)
    readers = readers_of(focus.programme)
    assert sorted(one.email for one in readers) == sorted([account.email, "hodan@example.org"])
    with pytest.raises(Refused):
        make.as_user(make.make_staff("editor"), mail_organisations, "event", event.public_id, **said)
    sent = make.as_user(officer, mail_organisations, "event", event.public_id, **said)
    assert (sent.letters, sent.place, sent.channel, sent.state) == (2, "mail", "mail", "standing")
    with pytest.raises(Unfit, match="in this language already"):
        make.as_user(officer, mail_organisations, "event", event.public_id, **said)
    assert [tell_organisation(sent.pk, one.of, one.key) for one in readers] == [True, True]
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([account.email, "hodan@example.org"])
    assert f"/en/p/cd4d2/events/{event.public_id}/?via=mail" in mail.outbox[0].body
    assert (mail.outbox[0].subject, len(mail.outbox[0].to)) == (str(event.title), 1)
    assert tell_organisation(sent.pk, "contact", gone.pk) is False
    make.as_user(officer, withdraw, sent, reason="The hall is closed.")
    assert [tell_organisation(sent.pk, one.of, one.key) for one in readers] == [False, False]
