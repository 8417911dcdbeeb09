"""Journey: a coordinator reads what suspending a country does, does it, decides about one assignment, and resumes.

Strangers find nothing of it meanwhile, whoever is on assignment reads one plain letter, and all of it is back after.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction

from ciconia.delivery.actions.focus import settle, suspend
from ciconia.doors.tasks import timetable_letters
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Focus, Mailing
from ciconia.publishing.models import Publication
from tests import make, make_learning

P = "/en/p/cd4d2/"


def made(make_one, *args, **fields):
    """What the maker makes, seen by everybody at once."""
    with transaction.atomic():
        make.set_actor("system:maker")
        return make_one(*args, **fields)


@pytest.fixture
def country(transactional_db):
    """A country with an assignment that goes on, something to apply for, an evening, a story, a course and a post."""
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    focus = made(make.make_focus)
    engagement = made(make.make_engagement, "active")
    opened = made(make.make_opportunity, need=engagement.opportunity.need)
    event, story = made(make.make_event, focus=focus), made(make.make_story, focus=focus)
    course = made(make_learning.make_course, focus=focus)
    made(make.make_publication, focus=focus, source=event.public_id)
    pages = [f"{P}opportunities/{opened.public_id}/", f"{P}events/{event.public_id}/",
             f"{P}stories/{story.public_id}/", f"{P}courses/{course.public_id}/"]  # fmt: skip
    return focus, (engagement.public_id, made(lambda: engagement.person.user)), pages


def test_a_country_stops_one_decision_is_made_and_it_goes_on(walker, country, live_server, settings):
    settings.SITE = live_server.url
    focus, engagement, pages = country
    reader, desk = walker(), walker(made(make.make_staff, "coordinator"), at_desk=True)
    before = read(reader, pages)
    assert [status for status, _text in before] == [200, 200, 200, 200]
    stopped(desk, focus)
    assert [status for status, _text in read(reader, pages)] == [404, 404, 410, 404]
    reader.go(f"{P}events/")
    reader.sees_no("Evening about work in Somalia")
    settle(focus.pk)
    desk.go(f"/en/desk/cd4d2/countries/{focus.public_id}/suspension/")
    desk.sees("Everything has stopped.", "To take down by hand", "https://www.linkedin.com/posts/")
    decided(desk)
    participant = walker(engagement[1])
    read_by_whom_it_concerns(participant, engagement)
    resumed(desk, focus)
    settle(focus.pk)
    assert [status for status, _text in read(reader, pages)] == [200, 200, 200, 200]
    reader.go(pages[2])
    reader.sees("The night the pump came back")
    participant.go("/en/my/letters/")
    participant.sees("Somalia")


def stopped(desk, focus) -> None:
    """From the country's page to the press, with what it does in numbers first and the name once more."""
    desk.go(f"/en/desk/cd4d2/countries/{focus.public_id}/")
    desk.follow("Suspend")
    desk.sees("What stops", "Public pages of opportunities, events, stories and courses", "wait for one decision each")
    desk.fill({"Why": "The airport is closed", "Name of the country": "Iraq"})
    desk.press("Suspend now")
    desk.sees("This is not the name of this country.")
    desk.fill({"Name of the country": "Somalia"})
    desk.press("Suspend now")
    desk.sees("Somalia is suspended", "The airport is closed", "People are out of sight and pages withdrawn already.")


def decided(desk) -> None:
    """The one assignment gets its one decision."""
    desk.follow("Decide", within=desk.page.locator("#waiting"))
    desk.answer("How it goes on", "Go on online")
    desk.fill({"Why": "The work can be done from home"})
    desk.press("Decide")
    desk.sees("Decided. Both sides read it, with your reason.", "Nothing waits for a decision.")


def read_by_whom_it_concerns(participant, engagement) -> None:
    """One letter, on paper and in the account, and the decision on the page of the assignment."""
    timetable_letters.func(0)
    letter = next(one for one in mail.outbox if one.to == [engagement[1].email])
    assert ("Somalia" in letter.subject + letter.body, "airport" in letter.body) == (True, False)
    participant.go("/en/my/letters/")
    participant.follow(letter.subject)
    participant.sees("Somalia")
    participant.go(f"/en/my/engagements/{engagement[0]}/")
    participant.sees("The work can be done from home")


def resumed(desk, focus) -> None:
    """The same page the other way, with the same numbers."""
    desk.go(f"/en/desk/cd4d2/countries/{focus.public_id}/suspension/")
    desk.follow("Open it again")
    desk.sees("What goes on")
    desk.fill({"Why": "The airport is open", "Name of the country": "Somalia"})
    desk.press("Open it again now")
    desk.sees("Somalia is open again")


def read(reader, pages):
    """Each address as a stranger finds it: its status and its words."""
    found = [reader.page.request.get(f"{reader.address}{path}") for path in pages]
    return [(answer.status, answer.text()) for answer in found]


def test_two_coordinators_press_at_the_same_moment(country):
    focus = country[0]
    accounts = [made(make.make_staff, "coordinator") for _each in range(2)]
    together = Barrier(2)

    def press(account):
        row = Focus.objects.get(pk=focus.pk)
        together.wait()
        try:
            with transaction.atomic():
                make.as_user(account, suspend, row, reason="Fighting", seen=row.version)
        except Conflict as problem:
            return str(problem.last.reason if problem.last else "")
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, accounts))
    assert answers == ["Fighting", "won"]  # whoever came second reads who was first, and why
    with acting_as("system:jobs"):
        assert Log.objects.filter(verb="focus.suspend").count() == 1
        withdrawn = Log.objects.filter(
            noun="publication", verb__in=["publication.withdraw", "publication.ask_to_take_down"]
        )
        assert withdrawn.count() == len(set(withdrawn.values_list("object_id", flat=True)))
        assert Publication.objects.filter(because__len__gt=1).count() == 0
        assert Mailing.objects.filter(focus=focus).count() == Mailing.objects.values("audience").distinct().count()
