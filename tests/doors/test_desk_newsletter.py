"""The newsletter on the desk: written, filled with what is public, looked at, sent with the number typed."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from ciconia.foundation import clock
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.actions import newsletter_letter as letters
from ciconia.publishing.actions import story as stories
from ciconia.publishing.actions import subscriber as subscribers
from ciconia.publishing.models import Newsletter, Subscriber
from tests import make, make_newsletter
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements
from tests.make import as_user

pytestmark = pytest.mark.django_db
SAID = {"language": "en", "title": "Spring", "introduction": "A letter about wells.", "seen": ""}
TEXT = {"language": "en", "title": "A map", "text": "To be copied.", "link": "https://example.org/map", "place": ""}


@pytest.fixture(autouse=True)
def _maker(db):
    cache.clear()
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def looked(page):
    """What the page of sending says was looked at."""
    return page.context["form"]["looked"].value()


def go(client, officer, row, number, page=None):
    page = page or ask(client, officer, "newsletter_send", row)
    row.refresh_from_db()
    said = {"number": number, "looked": looked(page), "seen": row.version}
    return send(client, officer, "newsletter_send", row, said)


def test_an_editor_writes_a_number_fills_it_looks_at_it_and_sends_it(client):
    editor, story = make.make_staff("editor"), make.make_story()
    make_newsletter.make_subscriber(language="ar")
    make_newsletter.make_subscriber("asked", email="late@example.org")
    page = main(enter(client, editor, "newsletters"))
    assert "1 address gets the next number. 1 asked for it and have not confirmed yet." in page
    assert send(client, editor, "newsletter_new", say=SAID | {"title": ""}).status_code == 422
    answer = send(client, editor, "newsletter_new", say=SAID)
    row = Newsletter.objects.get()
    assert answer.url == url("newsletter_pieces", row)
    assert "Put something into it first." in main(enter(client, editor, "newsletter", row))
    assert ask(client, editor, "newsletter_send", row).status_code == 302
    assert send(client, editor, "newsletter_pieces", row, {"source": ""}).status_code == 422
    said = {"source": f"story:{story.public_id}"}
    assert send(client, editor, "newsletter_pieces", row, said).status_code == 302
    assert send(client, editor, "newsletter_pieces", row, TEXT | {"link": "http"}).status_code == 422
    assert send(client, editor, "newsletter_pieces", row, TEXT).status_code == 302
    dutch = ask(client, editor, "newsletter_pieces", row, query="?piece=2&language=nl").content.decode()
    assert 'name="place" value="2"' in dutch
    changed = TEXT | {"language": "nl", "title": "Een kaart", "text": "Om te kopiëren.", "place": "2"}
    assert send(client, editor, "newsletter_pieces", row, changed).status_code == 302
    assert row.pieces.get(place=2).title == {"source": "en", "en": "A map", "nl": "Een kaart"}
    assert send(client, editor, "newsletter_pieces", row, {"up": "2"}).status_code == 302
    assert "A map" in main(enter(client, editor, "newsletter_pieces", row))
    assert "Look at the letter and send it" in buttons(enter(client, editor, "newsletter", row))

    page = ask(client, editor, "newsletter_send", row)
    assert "1 of them chose Arabic, and gets it in English: nobody has written it in Arabic." in main(page)
    assert "A letter about wells." in main(page)
    wrong = go(client, editor, row, 2, page)
    assert (wrong.status_code, "It goes to 1 address now." in main(wrong)) == (422, True)
    assert go(client, editor, row, "", page).status_code == 422
    assert go(client, editor, row, 1, page).status_code == 302
    letters.hand_over_all(lambda _letter: "sent")
    with make.acting_as("system:jobs"):
        subscribers.end(Subscriber.objects.get(language="ar").public_id, number=row.public_id)
    facts = main(enter(client, editor, "newsletter", row))
    assert "Letters 1 Handed over 1 Ended it from this letter 1" in facts
    assert "Sent" in facts
    assert "Spring" in main(enter(client, editor, "newsletters"))
    assert go(client, editor, row, 1, page).status_code == 409
    assert ask(client, editor, "newsletter_send", row).status_code == 302
    assert ask(client, editor, "newsletter_edit", row).status_code == 404


def test_what_is_withdrawn_between_the_look_and_the_press_is_said_and_looked_at_again(client):
    officer, row, story = make.make_staff("officer"), make_newsletter.make_newsletter(), make.make_story()
    as_user(officer, newsletters.put_piece, row, noun="story", source=story.public_id)
    page = ask(client, officer, "newsletter_send", row)
    as_user(officer, stories.withdraw, story, reason="A figure was wrong")
    again = go(client, officer, row, 0, page)
    assert again.status_code == 422
    assert "What stands in it has changed since you looked" in main(again)
    assert "1 piece is left out" in main(again)
    assert "pump" not in main(again)
    assert go(client, officer, row, 0, again).status_code == 302
    assert "It is not public any more, and is left out by itself." in main(enter(client, officer, "newsletter", row))


def test_a_number_of_which_nothing_is_public_any_more_is_not_sent(client):
    officer, row, story = make.make_staff("officer"), make_newsletter.make_newsletter(), make.make_story()
    as_user(officer, newsletters.put_piece, row, noun="story", source=story.public_id)
    as_user(officer, newsletters.drop_piece, row.pieces.get(noun=""))
    as_user(officer, stories.withdraw, story, reason="A figure was wrong")
    assert "Nothing in it is public any more." in main(go(client, officer, row, 0))


def test_the_texts_are_written_in_one_language_after_the_other(client):
    officer, row = make.make_staff("officer"), make_newsletter.make_newsletter()
    assert 'value="Spring' not in ask(client, officer, "newsletter_edit", row, query="?language=ar").content.decode()
    said = {"language": "ar", "title": "ربيع", "introduction": "رسالة قصيرة.", "seen": row.version}
    assert send(client, officer, "newsletter_edit", row, said | {"seen": "0"}).status_code == 409
    row.refresh_from_db()
    assert send(client, officer, "newsletter_edit", row, said | {"seen": row.version}).status_code == 302
    row.refresh_from_db()
    assert row.title == {"source": "en", "en": "Spring in four countries", "nl": "Lente in vier landen", "ar": "ربيع"}


def test_a_draft_is_put_away_and_a_number_that_went_is_withdrawn_with_a_reason(client):
    officer = make.make_staff("officer")
    draft, gone = make_newsletter.make_newsletter(), make_newsletter.make_newsletter("sent")
    assert "nobody gets it" in main(ask(client, officer, "newsletter_move", draft, move="put_away"))
    assert send(client, officer, "newsletter_move", draft, move="put_away").status_code == 302
    assert send(client, officer, "newsletter_move", gone, move="withdraw").status_code == 422
    said = {"reason": "A figure was wrong", "seen": gone.version}
    assert send(client, officer, "newsletter_move", gone, said, move="withdraw").status_code == 302
    assert "Withdrawn" in main(ask(client, officer, "newsletters", query="?state=withdrawn"))
    assert "No numbers here" in main(ask(client, officer, "newsletters", query="?state=draft"))


def test_a_number_that_was_sent_has_a_post_kit_and_its_place_in_the_ledger(client):
    officer, row = make.make_staff("officer"), make_newsletter.make_newsletter("sent")
    page = main(ask(client, officer, "newsletter_kit", row))
    assert "Read it, and get the next one:" in page
    assert "It is not public." in main(ask(client, officer, "newsletter_kit", make_newsletter.make_newsletter()))
    assert "Spring in four countries" in main(enter(client, officer, "publications"))


def test_who_does_not_write_it_reads_it_and_changes_nothing(client):
    row = make_newsletter.make_newsletter()
    page = main(enter(client, "viewer", "newsletter", row))
    assert "Look at the letter" not in page
    assert "New number" not in main(enter(client, "viewer", "newsletters"))
    for name in ("newsletter_edit", "newsletter_pieces", "newsletter_send"):
        assert ask(client, "viewer", name, row).status_code == 404
    assert ask(client, "viewer", "newsletter_new").status_code == 404
    assert send(client, "viewer", "newsletter_pieces", row, {"drop": "1"}).status_code == 404


def test_the_list_costs_the_same_however_many_numbers_there_are(client):
    officer = make.make_staff("officer")
    make_newsletter.make_newsletter("sent")
    one = statements(client, officer, "newsletters")
    for _each in range(2):
        make_newsletter.make_newsletter("sent")
    assert statements(client, officer, "newsletters") == one
