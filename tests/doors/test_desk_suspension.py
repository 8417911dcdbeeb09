"""Suspending a country from the desk: numbers first, the name once more, then one decision for each assignment."""

import re

import pytest

from ciconia.delivery.actions.focus import settle
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import MailingLetter
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, send, summary

pytestmark = pytest.mark.django_db
SAY = {"reason": "The airport is closed", "name": "Somalia"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def test_a_coordinator_reads_the_numbers_writes_the_name_and_stops_a_country(client):
    engagement = make.make_engagement("active")
    focus, coordinator = engagement.focus, make.make_staff("coordinator")
    asked = make.make_application("offered", person=make.make_person("Zaynab Hadi"))
    page = main(enter(client, coordinator, "focus_suspend", focus))
    for row in ("Applications under way 1 ", "Offers without an answer among them 1 ", "Assignments under way 1 "):
        assert row in page
    answer = send(client, coordinator, "focus_suspend", focus, {"seen": focus.version})
    assert (answer.status_code, summary(answer)) == (422, ["Write the reason.", "Write the name of the country."])
    answer = send(client, coordinator, "focus_suspend", focus, {**SAY, "name": "Iraq", "seen": focus.version})
    assert summary(answer) == ["This is not the name of this country. Write it as it stands above."]
    said = {**SAY, "name": " somalia ", "seen": focus.version}
    answer = send(client, coordinator, "focus_suspend", focus, said)
    assert answer.headers["Location"] == url("suspension", focus)
    assert "Written so far: 0 of" in main(enter(client, coordinator, "suspension", focus))
    assert send(client, coordinator, "focus_suspend", focus, said).status_code == 409
    settle(focus.pk)
    page = main(enter(client, coordinator, "suspension", focus))
    assert "Everything has stopped." in page
    assert "Participants 1 on its way" in page.replace("0 sent, ", "")
    assert "The airport is closed" in page
    assert str(engagement.person.identity.full_name) in page
    with acting_as("system:jobs"):
        written = set(MailingLetter.objects.values_list("account_id", "noun"))
    assert {(engagement.person.user_id, "engagement"), (asked.person.user_id, "application")} <= written
    _decide(client, coordinator, engagement)
    page = main(enter(client, coordinator, "suspension", focus))
    assert "Nothing waits for a decision." in page
    assert "Go on somewhere else , Nairobi. " in re.sub(r"\s+", " ", page.replace("else,", "else ,"))
    again = enter(client, coordinator, "focus_resume", focus)
    assert "Open Somalia again" in main(again)
    focus.refresh_from_db()
    answer = send(client, coordinator, "focus_resume", focus, {**SAY, "seen": focus.version})
    assert answer.headers["Location"] == url("suspension", focus)
    settle(focus.pk)
    assert "Everything goes on." in main(enter(client, coordinator, "suspension", focus))


def _decide(client, coordinator, engagement):
    engagement.refresh_from_db()
    page = enter(client, coordinator, "engagement_decide", engagement)
    assert "How does the assignment of" in main(page)
    say = {"seen": engagement.version}
    answer = send(client, coordinator, "engagement_decide", engagement, say)
    assert (answer.status_code, summary(answer)) == (422, ["Choose how it goes on.", "Write the reason."])
    say |= {"how": "relocate", "reason": "The border is open", "place": ""}
    answer = send(client, coordinator, "engagement_decide", engagement, say)
    assert (answer.status_code, summary(answer)) == (422, ["Write where it goes on."])
    answer = send(client, coordinator, "engagement_decide", engagement, {**say, "place": "Nairobi"})
    assert answer.headers["Location"] == url("suspension", engagement.focus)
    assert "This was decided already." in main(enter(client, coordinator, "engagement_decide", engagement))
    assert send(client, coordinator, "engagement_decide", engagement, {**say, "place": "Kampala"}).status_code == 409


def test_who_reaches_these_pages_and_what_others_read_of_the_country(client):
    engagement = make.make_engagement("active")
    focus = engagement.focus
    assert enter(client, "coordinator", "suspension", focus).status_code == 404  # nothing was ever suspended
    make.suspend(focus)
    reached = {
        role: tuple(
            enter(client, role, name, row).status_code == 200
            for name, row in (("suspension", focus), ("focus_resume", focus), ("engagement_decide", engagement))
        )
        for role in STAFF_ROLES
    }
    assert reached.pop("coordinator") == (True, True, True)
    assert reached.pop("safeguarding") == (True, False, False)
    assert set(reached.values()) == {(False, False, False)}
    assert "Everything here stands still" in main(enter(client, "officer", "focus", focus))
    assert "What has stopped" in main(enter(client, "safeguarding", "focus", focus))
    assert enter(client, "officer", "engagement", engagement).status_code == 404
    assert "Decide" in main(enter(client, "coordinator", "engagement", engagement))
    assert enter(client, "coordinator", "focus_suspend", focus).status_code == 404
