"""Journey: an officer makes a post kit, posts, notes where; somebody does not want to be public, and is not any more.

Our page is gone from page, list, calendar and map at once; the post waits in the list until somebody took it down.
"""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.publishing.models import Publication, Subject
from tests import make


def made(make_one, *args, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(*args, **fields)


@pytest.fixture
def _march(transactional_db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.mark.usefixtures("_march")
def test_from_a_post_kit_to_what_is_taken_down(walker, live_server, settings):
    settings.SITE = live_server.url
    event, person = made(make.make_event), made(make.make_person, "Hodan Abdi Warsame")
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    posted(officer, event)
    made(named_in, event, person)
    places = [f"/en/p/cd4d2/events/{event.public_id}/", "/en/p/cd4d2/events/", "/sitemap/cd4d2.xml",
              "/en/p/cd4d2/events/events.ics"]  # fmt: skip
    reader = walker()
    assert read(reader, places, event.public_id) == places
    own = walker(person.user)
    own.go("/en/my/data/")
    own.sees("Where I am public", "on this site", "LinkedIn")
    own.press("Take all of it down")
    own.sees("Gone from our pages at once: 1.", "The programme takes it down by")
    assert read(reader, places, event.public_id) == []
    officer.go("/en/desk/cd4d2/public/")
    officer.sees("To take down by hand")
    officer.follow(str(event.title))
    officer.sees("https://www.linkedin.com/posts/wells-1")
    officer.press("It is taken down")
    officer.sees("Noted: it is taken down.")
    officer.go("/en/desk/cd4d2/public/?state=to_take_down")
    officer.sees("Nothing stands in this state.")
    own.go("/en/my/data/")
    own.sees_no("Where I am public")


def named_in(event, person) -> None:
    """Somebody whom the evening and what was posted about it show, as a story would say."""
    for row in Publication.objects.filter(source=event.public_id):
        Subject.objects.create(publication=row, person=person, name=person.short_name)


def posted(officer, event) -> None:
    """From the page of the event to a post that is noted with its address."""
    officer.go(f"/en/desk/cd4d2/events/{event.public_id}/")
    officer.follow("Post kit")
    officer.sees("of 280 signs", "of 3000 signs")
    assert officer.page.input_value("#text_linkedin").endswith(f"/en/p/cd4d2/events/{event.public_id}/?via=linkedin")
    officer.page.fill("#linkedin_address", "https://www.linkedin.com/posts/wells-1")
    officer.open(officer.page.locator("#linkedin button"))
    officer.sees("Noted. It is found again when it has to be taken down.")


def read(reader, places, word: str) -> list[str]:
    """Those of the addresses at which a word stands."""
    found = []
    for path in places:
        answer = reader.page.request.get(f"{reader.address}{path}")
        found += [path] if answer.ok and word in answer.text() else []
    return found
