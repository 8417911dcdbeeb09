"""The inbox, and the page on which somebody says which letters come; also by the link of a letter."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors.link.daily import write_daily_letters
from ciconia.doors.shared.letters import choose_token, stop_token
from ciconia.doors.tasks import daily as daily_job
from ciconia.foundation import clock
from ciconia.foundation.actions.letter import prefer
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.models import Letter, LetterWish
from ciconia.foundation.queries.letter import own, whose, wishes_of
from ciconia.foundation.tasks import forget_letters
from ciconia.people.actions.erasure import erase
from ciconia.people.queries.own_data import own_data
from tests import make
from tests.doors.portal import follow, send, statements, text, titles, visit, whole

pytestmark = pytest.mark.django_db
STEP = 6_000  # bytes of a step on a slow line, compressed
OUT = {"List-Unsubscribe": "<https://x.example/l/y/>"}
WHEN = {"hour": "7", "zone": "Europe/Amsterdam"}
PACES = {"work": "at_once", "search": "at_once", "asking": "at_once", "consultation": "at_once", "date": "at_once",
         "event_reminder": "at_once", "space": "at_once", "still_true": "at_once", "news": "at_once",
         "newsletter": "at_once"}  # fmt: skip


@pytest.fixture(autouse=True)
def _morning(db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_person(full_name="Hodan Abdi Warsame")


def write(account, subject, kind="own", **more):
    make.set_actor("system:maker")
    return hand_over(letter_to(account.email, subject, f"{subject}, in full", kind=kind, headers=OUT, **more))


def test_the_inbox_shows_what_was_written_by_kind_and_what_is_not_read(hodan, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    user, other = hodan.user, make.make_user("Aman")
    assert "My letters" in text(visit(user, "home"))
    assert "No letter stands here" in text(visit(user, "letters"))
    write(user, "Your talk")
    one = statements(visit(user, "letters"))
    write(user, "New: wells", "search")
    write(user, "Soon", "event_reminder")
    page = visit(user, "letters")
    assert (statements(page), one) == (one, 7)
    assert len(gzip.compress(page.content)) < STEP
    assert "3 letters you have not read here" in text(visit(user, "home"))
    said = text(page)
    assert [said.index(word) for word in ("Soon", "New: wells", "Your talk")] == sorted(
        said.index(word) for word in ("Soon", "New: wells", "Your talk")
    )
    only = text(visit(user, "letters", kind="search"))
    assert ("New: wells" in only, "Your talk" in only) == (True, False)
    make.set_actor("system:maker")
    letter = Letter.objects.get(subject="Your talk")
    opened = visit(user, "letter", letter.public_id)
    assert (titles(opened, 1), "Your talk, in full" in text(opened)) == (["Your talk"], True)
    assert len(gzip.compress(opened.content)) < STEP
    assert "2 letters you have not read here" in text(visit(user, "home"))
    assert visit(other, "letter", letter.public_id).status_code == 404


def test_a_long_inbox_of_one_kind_stays_of_that_kind(hodan):
    for number in range(26):
        write(hodan.user, f"Letter {number}", "search")
    assert "&kind=search" in whole(visit(hodan.user, "letters", kind="search"))


def test_a_letter_of_a_kind_that_is_no_more_is_still_read(hodan):
    write(hodan.user, "From before")
    Letter.objects.update(kind="telegram")
    assert "What is yours" in text(visit(hodan.user, "letters"))
    make.set_actor("system:maker")
    assert "From before, in full" in text(visit(hodan.user, "letter", Letter.objects.get().public_id))


def test_a_letter_that_came_back_or_waits_says_so(hodan):
    write(hodan.user, "Came back")
    Letter.objects.update(posted="bounced")
    prefer(own(hodan.user), "search", "daily", by=hodan.user)
    write(hodan.user, "Waits", "search")
    assert "Your mailbox did not take it" in text(visit(hodan.user, "letters"))
    make.set_actor("system:maker")
    back, waits = Letter.objects.order_by("pk")
    assert "The mail came back at once" in text(visit(hodan.user, "letter", back.public_id))
    assert "Comes with your daily letter" in text(visit(hodan.user, "letter", waits.public_id))


def test_each_kind_is_chosen_by_itself_and_the_daily_letter_comes_at_ones_hour(hodan):
    page = visit(hodan.user, "letters_choose")
    assert "Your account and your data" in text(page)
    assert "Europe/Amsterdam" in whole(page)
    assert len(gzip.compress(page.content)) < STEP
    chosen = PACES | {"search": "daily", "date": "never"}
    saved = follow(hodan.user, "letters_choose", **chosen, hour="6", zone="Africa/Mogadishu")
    assert "Saved. Letters come like this from now on." in text(saved)
    make.set_actor("system:maker")
    said = {kind: (row.pace, row.hour, row.zone) for kind, row in wishes_of(own(hodan.user)).items()}
    assert (said["search"], said["date"][0]) == (("daily", 6, "Africa/Mogadishu"), "never")
    assert "Africa/Mogadishu" in whole(visit(hodan.user, "letters_choose"))
    wrong = send(hodan.user, "letters_choose", **chosen, hour="6", zone="Mars")
    assert (wrong.status_code, "This zone is not known." in text(wrong)) == (422, True)
    assert send(hodan.user, "letters_choose", **(chosen | WHEN | {"date": "daily"})).status_code == 422


def test_the_daily_letter_says_in_short_what_came_and_how_to_end_it(hodan, settings):
    settings.SITE = "https://ciconia.example.org"
    prefer(own(hodan.user), "search", "daily", by=hodan.user)
    prefer(own(hodan.user), "work", "daily", by=hodan.user)
    write(hodan.user, "New: wells", "search", gist="* Wells\n  Apply by 28 March 2021.")
    write(hodan.user, "An application to read", "work")
    clock.start_at(clock.now() + timedelta(days=1))
    daily_job(0)
    assert write_daily_letters() == (0, 0)
    [letter] = mail.outbox
    page = reverse("portal:letter", args=[Letter.objects.get(kind="work").public_id])
    stop = f"https://ciconia.example.org/en/l/no-letters/{stop_token('daily', own(hodan.user))}/"
    assert (letter.subject, letter.to) == ("Your daily letter: 2 things", [hodan.user.email])
    assert letter.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert letter.body.startswith(
        "Hello Hodan Abdi Warsame,\n\nThis came since your last daily letter.\n\n"
        "== What waits for you in a role ==\n\nAn application to read\n"
        f"https://ciconia.example.org{page}\n\n"
        "== Your searches ==\n\nNew: wells\n* Wells\n  Apply by 28 March 2021.\n\n"
        "All of it as it was written:\nhttps://ciconia.example.org/en/my/letters/\n"
    )
    assert Client(enforce_csrf_checks=True).post(stop.removeprefix("https://ciconia.example.org")).status_code == 200
    make.set_actor("system:maker")
    assert {kind: row.pace for kind, row in wishes_of(own(hodan.user)).items()} == {
        "search": "never", "work": "at_once",
    }  # fmt: skip
    forget_letters(0)
    assert Letter.objects.count() == 2


def test_somebody_without_account_ends_a_kind_and_takes_it_back(client):
    amina = whose("amina@example.org")
    stop = reverse("link:no_letters", args=[stop_token("event_reminder", amina)])
    assert "No more of these letters? Reminders of events." in text(client.get(stop))
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    make.set_actor("system:maker")
    assert LetterWish.objects.get().pace == "never"
    page = reverse("link:letters", args=[choose_token(amina)])
    shown = client.get(page)
    assert ("Reminders of events" in text(shown), "Your searches" in text(shown), "amina" in whole(shown)) == (
        True, False, False,
    )  # fmt: skip
    paces = {
        "consultation": "at_once",
        "event_reminder": "at_once",
        "still_true": "at_once",
        "news": "at_once",
        "newsletter": "at_once",
    }
    chosen = {"asking": "never"} | paces
    assert "Letters come like this from now on." in text(client.post(page, chosen))
    assert client.post(page, {"asking": "daily"}).status_code == 422
    make.set_actor("system:maker")
    assert dict(LetterWish.objects.values_list("kind", "pace")) == {"event_reminder": "at_once", "asking": "never"}


def test_a_link_to_an_address_that_is_no_more_is_a_sentence_and_changes_nothing(hodan, client):
    links = [
        reverse("link:no_letters", args=[stop_token("search", own(hodan.user))]),
        reverse("link:letters", args=[choose_token(own(hodan.user))]),
    ]
    type(hodan.user).objects.filter(pk=hodan.user.pk).update(email="new@example.org")
    for link in links:
        answer = client.post(link)
        assert (answer.status_code, "Nothing was changed." in text(answer)) == (410, True)
    make.set_actor("system:maker")
    assert LetterWish.objects.count() == 0


def test_the_copy_holds_ones_letters_and_erasure_empties_the_inbox(hodan):
    write(hodan.user, "Your talk")
    prefer(own(hodan.user), "search", "never", by=hodan.user)
    prefer(whose("h@example.org"), "asking", "never", by=hodan.user)
    tables = {table["table"]: table["rows"] for table in own_data(hodan)["tables"]}
    assert [row["subject"] for row in tables["foundation_letter"]] == ["Your talk"]
    assert [row["pace"] for row in tables["foundation_letterwish"]] == ["never"]
    hodan.identity.email = "h@example.org"
    hodan.identity.save()
    erase(hodan)
    assert (Letter.objects.count(), LetterWish.objects.count()) == (0, 0)
