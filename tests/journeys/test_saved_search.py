"""Journey D: somebody keeps what they look for, gets a letter when it opens, follows it, ends such letters, and reads
the letter again in the inbox."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.letters import write_about_searches
from ciconia.foundation import clock
from ciconia.selection.actions.saved_search import Written
from tests import make


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


def make_of(make_one, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(**fields)


@pytest.mark.parametrize("language", ["en", "nl", "fr", "ar"])
def test_from_the_list_to_a_letter_and_out_of_it(walker, live_server, settings, language: str):
    settings.SITE = live_server.url
    person = make_of(make.make_person, full_name="Ifrah Samatar Cige")
    person.user.language = language
    with transaction.atomic():
        make.set_actor("system:maker")
        person.user.save()
    make_of(make.make_opportunity, title=make.translated("Auditor of tariffs"))
    with translation.override(language):
        reader = walker(person.user, locale=language)
        reader.go(f"/{language}/p/cd4d2/opportunities/?country=SOM&mode=physical")
        reader.follow(_("Write to me when something new fits"))
        reader.sees(_("In person"), person.user.email)
        reader.press(_("Keep this search"))
        reader.sees(_("Kept. We write to you when something new fits."), _("Nothing new has fitted yet."))
        the_letter_names_what_opened(reader)
        reader.go(f"/{language}/my/searches/")
        reader.sees_no(_("Nothing new has fitted yet."))
        out_of_it(reader, walker(locale=language), language)


def the_letter_names_what_opened(reader) -> None:
    """Something opens that fits, and something that does not; the address in the letter leads to the first."""
    clock.start_at(clock.now() + timedelta(minutes=15))
    opened = make_of(make.make_opportunity, title=make.translated("Trainer for wells"))
    make_of(make.make_opportunity, title=make.translated("Court archivist"), mode="virtual")
    clock.start_at(clock.now() + timedelta(minutes=15))
    assert write_about_searches() == Written(1, 0)
    assert write_about_searches() == Written(0, 0)
    [letter] = mail.outbox
    assert "Court archivist" not in letter.body
    page = re.search(rf"http\S+/opportunities/{opened.public_id}/", letter.body)
    reader.page.goto(page[0])
    reader.look()
    reader.sees("Trainer for wells")


def out_of_it(reader, anybody, language: str) -> None:
    """Without being signed in: the page asks, one press ends the letters, and the search is still there."""
    way_out = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    anybody.page.goto(way_out)
    anybody.look()
    anybody.press(_("No more of these letters"))
    anybody.follow(_("Choose which letters come"))
    anybody.look()
    assert anybody.page.locator("select[name=search]").input_value() == "never"
    the_inbox_keeps_it(reader, language)
    reader.go(f"/{language}/my/searches/")
    reader.press(re.compile(re.escape(_("Delete this search"))))
    reader.sees(_("You keep no search yet"))


def the_inbox_keeps_it(reader, language: str) -> None:
    """The letter stands there as it was written, without the links that work without signing in."""
    reader.go(f"/{language}/my/letters/")
    reader.follow(mail.outbox[0].subject)
    reader.sees("Trainer for wells", "[…]")
    reader.follow(_("Choose how often such letters come"))
