"""The newsletter for everybody: asked for on a page, taken and ended by links, read in the archive."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from ciconia.doors.shared.newsletter import subscriber_of, subscriber_token
from ciconia.doors.shared.newsletter_letter import text_in
from ciconia.doors.tasks import newsletters as hand_over
from ciconia.doors.tasks import subscribed
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.actions import story as stories
from ciconia.publishing.models import Newsletter, Subscriber
from ciconia.selection.models import Opportunity
from tests import make, make_newsletter
from tests.doors.public_help import statements, text
from tests.make import as_user

pytestmark = pytest.mark.django_db
SENT = "Now look into your mail"


@pytest.fixture(autouse=True)
def _maker(db):
    cache.clear()
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def at(name, row=None):
    return reverse(f"public:{name}", kwargs={"programme": "cd4d2"} | ({"public_id": row.public_id} if row else {}))


def look(where):
    found = Client().get(where)
    make.set_actor("system:maker")
    return found


def press(where, **said):
    found = Client(enforce_csrf_checks=True).post(where, said)
    make.set_actor("system:maker")
    return found


def asks(email, language="en"):
    return press(at("newsletters"), email=email, language=language)


def link(row, name="newsletter", number=""):
    return reverse(f"link:{name}", args=[subscriber_token(row.public_id, number)])


def handed(task):
    """The letters that a job hands over now."""
    mail.outbox.clear()
    task.func(0)
    make.set_actor("system:maker")
    return list(mail.outbox)


def only():
    with acting_as("system:jobs"):
        return Subscriber.objects.get()


def put(row, **what):
    make.set_actor("system:maker")
    return as_user(make.make_staff("officer"), newsletters.put_piece, row, **what)


def sent(row, number=0):
    return as_user(make.make_staff("officer"), newsletters.send, row, number=number)


def test_from_the_page_through_the_letter_to_the_newsletter_and_out_of_it():
    make.make_programme()
    home = look(at("programme"))
    assert at("newsletters") in home.content.decode()
    answer = asks("Ayaan@example.org", "nl")
    assert (answer.status_code, answer.url) == (302, at("newsletters") + "?sent")
    assert SENT in text(look(answer.url))
    [letter] = handed(subscribed)
    assert letter.to == ["ayaan@example.org"]
    where = re.search(r"/nl/l/newsletter/\S+", letter.body)[0].replace("/nl/", "/en/")
    assert "About twice a year" in text(look(where))
    assert only().confirmed_at is None  # a look changes nothing
    assert "You get the newsletter The next number" in text(press(where, act="confirm"))
    assert "This was confirmed before" in text(press(where, act="confirm"))
    assert "You get the newsletter" in text(look(where))
    assert only().confirmed_at is not None
    assert asks("ayaan@example.org").status_code == 302
    [again] = handed(subscribed)
    assert where.replace("/en/", "/nl/") in again.body
    assert "the address is deleted" in text(press(where, act="end"))
    assert "the address is deleted" in text(look(where))
    assert only().email == ""


@pytest.mark.parametrize("email", ["", "nobody", "ayaan@example", "\u0430@example.org"])
def test_an_address_that_is_none_is_asked_for_again_at_the_field(email):
    make.make_programme()
    answer = asks(email)
    assert answer.status_code == 422
    assert 'class="errs"' in answer.content.decode()
    assert "e-mail address" in text(answer) or "only looks like" in text(answer)


def test_whoever_asks_too_often_is_told_to_wait():
    make.make_programme()
    assert [asks("ayaan@example.org").status_code for _each in range(6)] == [302] * 5 + [429]


def test_a_programme_that_is_over_shows_its_archive_and_takes_nobody():
    make.make_programme()
    clock.start_at(clock.now() + timedelta(days=4000))
    assert "No newsletter comes any more" in text(look(at("newsletters")))
    assert asks("ayaan@example.org").status_code == 422
    assert "Send me the link" not in text(look(at("programme")))


def test_a_link_that_is_not_ours_that_expired_or_whose_row_is_gone_says_so():
    assert subscriber_of("nonsense") is None
    assert look("/en/l/newsletter/nonsense/").status_code == 404
    assert press("/en/l/no-newsletter/nonsense/").status_code == 404
    row = make_newsletter.make_subscriber("asked")
    with acting_as("system:maker"):
        Subscriber.objects.update(asked_at=clock.now() - timedelta(days=8))
    late = press(link(row), act="confirm")
    assert (late.status_code, "Nobody confirmed it within seven days" in text(late)) == (410, True)
    with acting_as("system:maker"):
        Subscriber.objects.all().delete()
    for answer in (look(link(row)), press(link(row), act="confirm"), press(link(row), act="end")):
        assert (answer.status_code, "does not open anything" in text(answer)) == (410, True)
    assert "It was ended before" in text(look(link(row, "no_newsletter")))


def test_a_letter_says_what_is_public_and_ends_with_one_press_without_a_cookie():
    row, reader = make_newsletter.make_newsletter(), make_newsletter.make_subscriber(language="nl")
    story = make.make_story(title=translated("The night the pump came back", nl="De nacht van de pomp"))
    put(row, noun="story", source=story.public_id)
    sent(row, 1)
    [letter] = handed(hand_over)
    assert (letter.to, letter.subject) == (["ayaan@example.org"], "Lente in vier landen")
    assert "Een korte brief over putten." in letter.body
    assert f"/nl/p/cd4d2/stories/{story.public_id}/?via=newsletter" in letter.body
    assert "De nacht van de pomp\n" in letter.body
    assert "A map of wells (" in letter.body  # written in another language: that is said
    assert "https://example.org/wells\n" in letter.body  # not ours: nothing is counted
    heads = letter.extra_headers
    stop = heads["List-Unsubscribe"].strip("<>")
    assert heads["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in letter.body
    assert "<" not in letter.body  # plain text, nothing to load
    path = re.search(r"/nl/l/no-newsletter/\S+", stop)[0].replace("/nl/", "/en/")
    assert "No more newsletters?" in text(look(path))
    assert only().ended_at is None
    done = press(path, **{"List-Unsubscribe": "One-Click"})
    assert (done.status_code, "your address is deleted" in text(done), only().email) == (200, True, "")
    assert "It is ended" in text(press(path))
    assert "It was ended before" in text(look(path))
    assert Newsletter.objects.get().ended == 1
    assert only().ended_by == row
    assert reader.pk == only().pk


def test_what_is_withdrawn_after_it_was_put_in_is_in_no_letter_and_gone_from_the_archive_at_once():
    row, story = make_newsletter.make_newsletter(), make.make_story()
    make_newsletter.make_subscriber()
    put(row, noun="story", source=story.public_id)
    sent(row, 1)
    page = text(look(at("newsletter", row)))
    assert "The night the pump came back" in page
    as_user(make.make_staff("officer"), stories.withdraw, story, reason="A figure was wrong")
    [letter] = handed(hand_over)
    assert "pump" not in letter.body
    page = text(look(at("newsletter", row)))
    assert "The night the pump came back" not in page
    assert "1 piece of this number is not public any more, and is left out." in page


def test_what_one_can_come_to_or_apply_for_stands_in_a_letter_while_one_can():
    row, event, opening = make_newsletter.make_newsletter(), make.make_event(), make.make_opportunity()
    put(row, noun="event", source=event.public_id)
    put(row, noun="opportunity", source=opening.public_id)
    body = text_in(row, "en").body
    assert "Register, without an account:" in body
    assert "Apply by" in body
    Event.objects.update(state="held")
    Opportunity.objects.update(state="closed")
    body = text_in(row, "so").body  # what the site does not speak is framed in English
    assert "What came of it:" in body
    assert "/opportunities/" not in body
    sent(row)
    page = text(look(at("newsletter", row)))
    assert "Nobody can apply any more. What it was about" in page
    Event.objects.update(state="cancelled")
    assert "It was called off" in text(look(at("newsletter", row)))
    assert "/events/" not in text_in(row, "en").body


def test_the_archive_is_a_list_pages_a_feed_and_on_the_map():
    row = make_newsletter.make_newsletter("sent")
    assert "Spring in four countries 8 March 2021, English, Dutch" in text(look(at("newsletters")))
    dutch = look(at("newsletter", row).replace("/en/", "/nl/"))
    assert "Een korte brief over putten." in text(dutch)
    assert at("newsletter", row) in look(reverse("sitemap_of", args=["cd4d2"])).content.decode()
    feed = look(at("newsletters_feed"))
    root = ElementTree.fromstring(feed.content)  # noqa: S314 - our own
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    assert [one.text for one in root.findall("a:entry/a:title", spaces)] == ["Spring in four countries"]
    assert Client().get(at("newsletters_feed"), HTTP_IF_NONE_MATCH=feed["ETag"]).status_code == 304
    make.set_actor("system:maker")
    as_user(make.make_staff("officer"), newsletters.withdraw, row, reason="A figure was wrong")
    gone = look(at("newsletter", row))
    assert (gone.status_code, "This number is withdrawn" in text(gone), "wells" in text(gone)) == (410, True, False)
    assert "No number has been sent yet." in text(look(at("newsletters")))
    assert "four countries" not in look(at("newsletters_feed")).content.decode()
    assert look(at("newsletter", make_newsletter.make_newsletter())).status_code == 404


def test_a_number_costs_the_same_however_many_pieces_it_has(django_assert_max_num_queries):
    few, many = make_newsletter.make_newsletter(), make_newsletter.make_newsletter()
    for row, stories_in_it in ((few, 1), (many, 3)):
        for _each in range(stories_in_it):
            put(row, noun="story", source=make.make_story().public_id)
        sent(row)
    look(at("newsletter", few))
    counted = [statements(Client(), at("newsletter", row), django_assert_max_num_queries) for row in (few, many)]
    assert counted[0] == counted[1]
