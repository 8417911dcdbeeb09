"""Countries on the desk, and what the programme says of itself."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_the_countries_and_the_coordinator_reviews(client, role):
    focus = make.make_focus()
    assert "Somalia" in main(enter(client, role, "focuses"))
    page = enter(client, role, "focus", focus)
    assert "Water and infrastructure" in main(page)
    assert "Source: Flyer of CD4D2." in main(page)
    assert buttons(page) == (["Review", "Suspend"] if role == "coordinator" else [])


def test_staff_of_one_country_see_that_one(client):
    somalia, iraq = make.make_focus(), make.make_focus("IRQ")
    officer = make.make_staff("coordinator", iraq, only=True)
    assert "Somalia" not in text(enter(client, officer, "focuses"))
    assert enter(client, officer, "focus", somalia).status_code == 404
    assert send(client, officer, "focus_review", somalia, {}).status_code == 404


def test_a_review_says_what_was_found_and_when_to_look_again(client):
    focus, coordinator = make.make_focus(), make.make_staff("coordinator")
    assert enter(client, coordinator, "focus_review", focus).status_code == 200
    page = send(client, coordinator, "focus_review", focus, {"seen": focus.version})
    assert (page.status_code, summary(page)) == (422, ["Write what you found.", "Choose the day of the next review."])
    today = clock.today()
    say = {"reason": "Calm in Garowe", "next_review": today.isoformat(), "seen": focus.version}
    page = send(client, coordinator, "focus_review", focus, say)
    assert (page.status_code, summary(page)) == (422, ["Choose a day after today."])
    say["next_review"] = (today + timedelta(days=90)).isoformat()
    assert send(client, coordinator, "focus_review", focus, say).headers["Location"] == url("focus", focus)
    focus.refresh_from_db()
    assert (focus.next_review, focus.due_at.date()) == (today + timedelta(days=90), today + timedelta(days=90))
    assert "Calm in Garowe" in main(enter(client, "viewer", "focus", focus))
    assert send(client, coordinator, "focus_review", focus, say).status_code == 409


def test_no_page_closes_a_country_and_only_coordinators_suspend_one(client):
    focus, say = make.make_focus(), {"reason": "Why", "name": "Somalia", "seen": 0}
    assert send(client, "officer", "focus_suspend", focus, say).status_code == 404
    assert client.post(f"{url('focus', focus)}close/", say).status_code == 404


def test_the_programme_names_its_facts_their_sources_and_its_versions(client):
    page = main(enter(client, "viewer", "programme"))
    assert "Length of an assignment Three months at the most Flyer of CD4D2" in page
    assert "Rates of the daily allowance Not known" in page
    assert "You live in the Netherlands or in another member state of the European Union." in page
    assert "Versions of the set-up Version When Who Why 1" in page


def test_these_pages_are_for_staff(client):
    make.make_focus()
    stranger = make.make_user()
    assert [ask(client, stranger, name).status_code for name in ("focuses", "programme")] == [404, 404]
    officer = make.make_staff("officer")
    counts = {name: statements(client, officer, name) for name in ("focuses", "programme")}
    assert counts == {"focuses": 6, "programme": 9}
