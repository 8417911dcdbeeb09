"""Speakers: the letter, the page behind its link, the public page, and the desk that reads what they answered."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.token import speaker_token
from ciconia.doors.tasks import registered
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import Speaker
from tests import make
from tests.doors.desk_line import buttons, main, send
from tests.make import as_user
from tests.make_speaker import make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def link(client, one, say=None):
    where = reverse("link:speaker", args=[speaker_token(one.public_id)])
    found = client.get(where) if say is None else client.post(where, say)
    make.set_actor("system:maker")
    return found


def fresh(one):
    with acting_as("system:jobs"):
        return Speaker.objects.select_related("session__event").get(pk=one.pk)


def public(client, one):
    event = one.session.event
    return main(client.get(reverse("public:event", args=["cd4d2", event.public_id])))


def test_the_letter_leads_to_a_page_that_changes_nothing_until_somebody_answers(client):
    one = make_speaker()
    registered.func(0)
    (letter,) = mail.outbox
    assert letter.to == ["hodan@example.org"]
    assert letter.subject == "May we name you as a speaker? Evening about work in Somalia"
    where = re.search(r"/en/l/speaker/\S+/", letter.body)[0]
    page = client.get(where)
    assert "Hodan Warsame" in main(page)
    assert "You speak in Somali" in main(page)
    assert buttons(page) == ["Yes, name me so", "Ask for these changes", "No"]
    make.set_actor("system:maker")
    assert (fresh(one).answered_at, "Hodan" in public(client, one)) == (None, False)
    assert link(client, one, {"act": "yes", "seen": one.line}).status_code == 302
    assert "You agreed, and the page names you" in main(link(client, one))
    assert "Hodan Warsame , Engineer (Somali)" in public(client, one)
    assert link(client, one, {"act": "back"}).status_code == 302
    assert "You took it back" in main(link(client, one))
    assert "Hodan" not in public(client, one)


def test_what_is_wrong_late_or_gone_is_said_in_a_sentence(client):
    one, officer = make_speaker(), make.make_staff("officer")
    assert client.get("/en/l/speaker/forged.token/").status_code == 404
    make.set_actor("system:maker")
    assert link(client, one, {"act": "changes", "seen": one.line}).status_code == 422
    assert link(client, one, {"act": "yes", "seen": "older"}).status_code == 409
    link(client, one, {"act": "no", "seen": one.line})
    assert "You said no" in main(link(client, one))
    link(client, one, {"act": "changes", "seen": one.line, "words": "Dr Warsame"})
    assert "You asked for changes" in main(link(client, one))
    as_user(officer, events.cancel, make.make_event("announced"), reason="No hall")
    off = make_speaker(email="off@example.org")
    as_user(officer, events.cancel, off.session.event, reason="The hall is closed.")
    assert "The event is called off. Its page does not name you." in main(link(client, off))
    as_user(officer, events.drop_speaker, one)
    gone = link(client, one)
    assert (gone.status_code, "You are not in the programme any more" in main(gone)) == (410, True)


def test_the_desk_asks_reads_the_answer_and_names_nobody_without_one(client):
    officer, event = make.make_staff("officer"), make.make_event()
    starts = f"{event.starts_local:%Y-%m-%dT%H:%M}"
    said = {"language": "en", "title": "Wells that last", "starts_at": starts, "name": "Hodan Warsame",
            "function": "Engineer", "speaks": "so", "email": "hodan@example.org"}  # fmt: skip
    both = send(client, officer, "event_programme", event, said | {"agreed_how": "By mail"})
    assert (both.status_code, "leave this empty" in main(both)) == (422, True)
    assert send(client, officer, "event_programme", event, said).status_code == 302
    with acting_as("system:jobs"):
        one = Speaker.objects.select_related("session__event").get()
    act = {"act": f"agreed:{one.public_id}", "how": "She said so"}
    refused = send(client, officer, "event_programme", event, act)
    assert "answer for themselves" in main(client.get(refused.url))
    for _press in range(2):
        asked = send(client, officer, "event_programme", event, {"act": f"ask:{one.public_id}"})
    assert "Asked by mail on" in main(client.get(asked.url))
    make.set_actor("system:maker")
    for says, words in (("changes", "They want it otherwise"), ("no", "They said no"), ("yes", "Named in public")):
        link(client, one, {"act": says, "seen": fresh(one).line, "words": "Dr Warsame"})
        make.sign_in(client, officer)
        assert words in main(client.get(asked.url))
        make.set_actor("system:maker")
