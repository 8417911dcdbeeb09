"""Journeys: what the programme's flyer promises in outreach and sharing, and no other journey walks.

Which line is walked where stands in docs/reference/activities.md.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from ciconia.doors.tasks import courses, registered, shown_in_stories
from ciconia.foundation import clock
from ciconia.foundation.models import Role
from ciconia.learning.models import Course
from tests import make, make_learning
from tests.journeys.test_sharing import two_in_a_space

MARCH = datetime(2021, 3, 8, 8, tzinfo=UTC)


def made(make_one, *args, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(*args, **fields)


@pytest.fixture(autouse=True)
def _march(transactional_db, live_server, settings):
    clock.start_at(MARCH)
    settings.SITE = live_server.url


def letter_to(address: str, job) -> str:
    """The newest letter to an address, after the job that hands letters over."""
    job.func(0)
    return next(one.body for one in reversed(mail.outbox) if one.to == [address])


def link_in(letter: str, kind: str) -> str:
    """The address of that kind in a letter, without the site."""
    found = re.search(rf"(/en/l/{kind}/\S+/)", letter)
    assert found is not None
    return found[1]


def test_a_vacancy_is_posted_and_it_stands_where_when_by_whom_and_who_came_by_it(walker):
    vacancy = made(make.make_opportunity)
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    officer.go(f"/en/desk/cd4d2/opportunities/{vacancy.public_id}/")
    officer.follow("Post kit")
    officer.sees("Its page is public. Feeds, calendars and search hold it without anybody posting it.")
    for channel, address in (("iDiaspora", "https://www.idiaspora.org/en/news/wells"), ("X", "https://x.com/iom/1")):
        code = channel.lower()
        assert officer.page.input_value(f"#text_{code}").endswith(f"?via={code}")
        officer.page.fill(f"#{code}_address", address)
        officer.press(re.compile("Note that it is posted"), within=officer.page.locator(f"#{code}"))
        officer.sees("Noted. It is found again when it has to be taken down.", "8 March 2021, Officer")
    officer.go("/en/desk/cd4d2/public/")
    officer.sees("iDiaspora", "X", "Page of this site")
    officer.follow(str(vacancy.title))
    officer.sees("Made public", "Officer", "8 March 2021", "The same elsewhere")
    reader = walker()
    reader.go(f"/en/p/cd4d2/opportunities/{vacancy.public_id}/?via=idiaspora")
    reader.sees(str(vacancy.title))


def test_somebody_of_an_affiliated_organisation_is_trained_and_has_a_paper(walker):
    organisation = made(make.make_affiliation, "active").organisation
    contact = walker(made(make.make_member, organisation, Role.ORGANISATION_CONTACT))
    made(make_learning.make_course, audience="organisations", tested=False)
    Course.objects.update(sessions_needed=1)
    member = made(make.make_user, "Deeqa Nur", email="deeqa@example.org")
    contact.go("/en/my/courses/")
    contact.follow("Name somebody")
    contact.fill({"Their e-mail address": member.email})
    contact.press("Send the letter")
    contact.sees("Whom you sent")
    asked = walker()
    asked.go(link_in(letter_to(member.email, courses), "course"))
    asked.sees("named you for this course", "What you can do afterwards")
    asked.fill({"Your name, as it should stand": "Deeqa Nur", "The organisation that named me may read": True})
    asked.press("Yes, I take part")
    asked.sees("You take part")
    clock.start_at(MARCH + timedelta(days=3, hours=2))
    officer = walker(made(make.make_staff, "officer"))
    officer.go("/en/desk/cd4d2/courses/")
    officer.follow("Preparatory training")
    officer.follow("Who was there")
    officer.press("Deeqa Nur")
    officer.sees("1 of 1 were there.")
    learner = walker(member)
    learner.go("/en/my/courses/")
    learner.follow("Preparatory training")
    learner.sees("Your certificate")
    contact.go("/en/my/courses/")
    contact.sees("Deeqa Nur", "Completed")


def test_those_who_take_part_meet_and_nobody_else_reads_of_it(walker):
    one, other, _seats = made(two_in_a_space)
    proposes = walker(one)
    proposes.go("/en/my/spaces/")
    proposes.follow("Water engineers")
    proposes.follow("Propose to meet")
    proposes.fill({
        "What do you propose?": "Tea in Utrecht", "What will happen": "We drink tea.", "Begins": "2021-03-21T15:00",
        "Town": "Utrecht", "Address": "Oudegracht 1", "In which languages it is held": ["English"],
    })  # fmt: skip
    proposes.press("Propose it")
    proposes.sees("waits for the programme to announce it")
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    officer.go("/en/desk/cd4d2/events/")
    officer.follow("Tea in Utrecht")
    officer.follow("Announce it")
    officer.press("Announce it")
    officer.sees("Announced.")
    comes = walker(other)
    comes.go("/en/my/spaces/")
    comes.follow("Water engineers")
    comes.press("I come")
    comes.sees("You come.")
    assert "Oudegracht 1" in letter_to(made(lambda: other.email), registered)
    reader = walker()
    reader.go("/en/p/cd4d2/events/")
    reader.sees_no("Tea in Utrecht")


def test_a_closing_conference_with_programme_speakers_and_registration(walker):
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    officer.go("/en/desk/cd4d2/events/new/")
    officer.fill({
        "Kind": "Conference", "Title": "What stays", "What will happen": "Three years, four countries.",
        "In which languages it is held": ["English", "French"], "How people meet": "In person", "Address": "Spui 70",
        "Town": "The Hague", "Country of the town": "Netherlands", "Begins": "2021-06-10T09:00",
        "Ends": "2021-06-10T17:00", "Places": "200",
    })  # fmt: skip
    officer.open(officer.page.locator("main form .btn-go"))
    officer.follow("Change the programme")
    for title, begins, name in (("What is in use", "2021-06-10T09:30", "Hodan Warsame"),
                                ("What comes next", "2021-06-10T14:00", "Bile Adan")):  # fmt: skip
        officer.fill({"What it is about": title, "Begins": begins, "Who speaks": name})
        officer.press("Add it")
    officer.page.locator("[name=how]").first.fill("By mail")
    officer.press(re.compile("^Name them"))
    officer.follow("Back to the event")
    officer.follow("Announce it")
    officer.press("Announce it")
    guest = walker()
    guest.go("/en/p/cd4d2/events/")
    guest.follow("What stays")
    guest.sees("Conference", "What is in use", "Hodan Warsame", "What comes next")
    guest.sees_no("Bile Adan")
    guest.follow(re.compile("^Register"))
    guest.fill({"Your name": "Ayaan", "E-mail address": "ayaan@example.org"})
    guest.press("Send me the link")
    guest.go(link_in(letter_to("ayaan@example.org", registered), "event"))
    guest.press("Confirm")
    guest.sees("You have a place", "Your code at the door:")


def test_a_video_is_told_of_with_the_yes_of_whom_it_shows(walker):
    officer = walker(made(make.make_staff, "officer"), at_desk=True)
    officer.go("/en/desk/cd4d2/stories/new/")
    officer.fill({
        "Kind": "Video", "Title": "Forty leaks", "In a sentence or two": "How they were found.",
        "Address of the video": "https://vimeo.com/1", "Minutes of the video": "3",
    })  # fmt: skip
    officer.press("Keep as a draft")
    officer.fill({"Or somebody else: the name": "Hodan Jama", "Their e-mail address": "hodan@example.org"})
    officer.press("Add them")
    officer.follow("To the story")
    officer.follow("Show it to those in it")
    officer.press("Show it to those in it")
    shown = walker()
    shown.go(link_in(letter_to("hodan@example.org", shown_in_stories), "story"))
    shown.press("Yes, you may publish this")
    officer.go("/en/desk/cd4d2/stories/")
    officer.follow("Forty leaks")
    officer.follow("Publish it")
    officer.press("Publish it")
    reader = walker()
    reader.go("/en/p/cd4d2/")
    reader.follow("Forty leaks")
    reader.sees("Video, 3 minutes", "Watch the video on vimeo.com", "The link leads to another site")
