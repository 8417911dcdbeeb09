"""Post kits on the desk: made, posted, noted, counted; and what is said when there is nothing to post."""

import pytest

from ciconia.foundation.text import translated
from ciconia.publishing.models import Publication
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import as_account, ask, main, summary

pytestmark = pytest.mark.django_db
ADDRESS = "https://www.linkedin.com/posts/1"


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def press(client, who, name, row, query="", **said):
    found = as_account(client, who).post(url(name, row) + query, said)
    make.set_actor("system:maker")
    return found


def test_an_officer_makes_a_kit_posts_and_notes_where(client):
    officer = make.make_staff("officer")
    event = make.make_event(title=translated("Wells that last", nl="Putten die blijven"))
    assert "Post kit" in main(enter(client, officer, "event", event))
    page = ask(client, officer, "event_kit", event, "?language=en")
    shown = main(page)
    assert f"/en/p/cd4d2/events/{event.public_id}/?via=linkedin" in shown
    assert f"/en/p/cd4d2/events/{event.public_id}/card.png" in page.content.decode()
    assert "No organisation that works with the programme has anybody with an address." in shown
    wrong = press(client, officer, "event_kit", event, channel="linkedin", address="linkedin")
    assert (wrong.status_code, summary(wrong)) == (422, ["Write the whole address, beginning with https."])
    assert 'value="linkedin"' in wrong.content.decode()
    assert press(client, officer, "event_kit", event, channel="linkedin", address=ADDRESS).status_code == 302
    post = Publication.objects.get(place="post")
    assert (post.address, post.channel, post.language, post.by, post.source) == (
        ADDRESS, "linkedin", "en", officer, event.public_id,
    )  # fmt: skip
    dutch = "?language=nl"
    refused = ask(client, officer, "event_kit", event, dutch)
    assert "There is no text in Dutch: text. Write it first" in main(refused)
    assert press(client, officer, "event_kit", event, dutch, channel="linkedin", address=ADDRESS).status_code == 422
    for number in range(5):
        make.make_event_registration(event=event, via="linkedin", name=f"Guest {number}")
    make.make_event_registration(event=event, via="x")
    assert "LinkedIn 5 X fewer than 5" in main(ask(client, officer, "event_kit", event))
    make.make_affiliation("active")  # somebody speaks for it
    assert press(client, officer, "event_kit", event, act="mail").status_code == 302
    again = press(client, officer, "event_kit", event, act="mail")
    assert (again.status_code, Publication.objects.get(place="mail").letters) == (302, 1)
    assert ask(client, "viewer", "event_kit", event).status_code == 404


def test_the_kit_of_an_opportunity_and_of_what_is_not_public(client):
    officer, row = make.make_staff("officer"), make.make_opportunity()
    assert "Post kit" in main(enter(client, officer, "opportunity", row))
    shown = main(ask(client, officer, "opportunity_kit", row))
    assert f"/en/p/cd4d2/opportunities/{row.public_id}/?via=x" in shown
    assert "Applied by a link of this kit." in shown
    draft = make.make_opportunity("draft", need=row.need)
    assert "It is not public." in main(ask(client, officer, "opportunity_kit", draft))
    assert press(client, officer, "opportunity_kit", draft, channel="x", address=ADDRESS).status_code == 422
    editor = ask(client, "editor", "opportunity_kit", row)
    assert "Send these letters" not in main(editor)
    found = client.get(f"/en/p/cd4d2/opportunities/{row.public_id}/?via=x").content.decode()
    assert "via" in found
