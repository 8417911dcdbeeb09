"""What changed, as each side answers for itself."""

import pytest

from ciconia.delivery.actions import deliverable as deliverables
from ciconia.results.actions import outcome as outcomes
from tests import make
from tests.doors.portal import follow, send, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def over():
    """A completed assignment: both sides are asked."""
    engagement = make.make_engagement("active")
    host = make.make_member(engagement.organisation)
    for row in engagement.deliverables.all():
        as_user(engagement.person.user, deliverables.submit_deliverable, row, note="In the shared folder")
        as_user(host, deliverables.accept_deliverable, row)
    as_user(make.make_staff("officer"), outcomes.complete_engagement, engagement)
    return engagement


def asked(engagement, respondent, wave="exit"):
    return engagement.outcomes.get(respondent=respondent, wave=wave)


def answer(engagement, **fields):
    """What somebody fills in."""
    first, second = engagement.deliverables.all()
    return {
        "transmission": "2", "creation": "1", "organisational": "unknown", "language": "so",
        "changed": "Kooxdu way cabbirtaa.", "hindered": "",
        f"use_{first.public_id}": "yes", f"whom_{first.public_id}": "Two technicians, daily",
        f"use_{second.public_id}": "unknown", f"whom_{second.public_id}": "",
    } | fields  # fmt: skip


def test_the_host_answers_with_levels_words_and_what_is_still_in_use(over):
    host, outcome = make.make_member(over.organisation), asked(over, "host")
    page = follow(host, "outcome", outcome.public_id, seen=outcome.version, **answer(over))
    outcome.refresh_from_db()
    assert (outcome.state, outcome.transmission, outcome.creation, outcome.organisational) == ("recorded", 2, 1, None)
    assert (outcome.changed, outcome.hindered, outcome.by_telephone) == (
        {"source": "so", "so": "Kooxdu way cabbirtaa."},
        {},
        False,
    )
    assert [(row.in_use, row.by_whom) for row in outcome.sightings.all()] == [("yes", "Two technicians, daily")]
    assert "Well map Still in use: Two technicians, daily" in text(page)
    assert "Part of the institution not answered" in text(page)


def test_nothing_is_assumed_that_was_not_chosen(over):
    page = visit(over.person.user, "outcome", asked(over, "participant").public_id)
    assert "checked" not in whole(page)


def test_what_is_missing_stands_at_the_field_and_on_top(over):
    outcome = asked(over, "participant")
    fields = answer(over, changed="", creation="", hindered="The road was closed.")
    page = send(over.person.user, "outcome", outcome.public_id, **fields)
    assert (page.status_code, titles(page)[0]) == (422, "2 things are not right yet")
    assert text(page).count("Write what is different now, in a sentence or two") == 2
    assert text(page).count("Choose one, or say that you cannot say") == 2
    assert "The road was closed.</textarea>" in whole(page)


def test_an_answer_is_given_once(over):
    outcome = asked(over, "participant")
    assert send(over.person.user, "outcome", outcome.public_id, seen=outcome.version, **answer(over)).status_code == 302
    again = send(over.person.user, "outcome", outcome.public_id, seen=outcome.version, **answer(over))
    assert (again.status_code, "Somebody was here just before you" in text(again)) == (409, True)


def test_neither_side_reads_the_other(over):
    host = make.make_member(over.organisation)
    assert visit(host, "outcome", asked(over, "participant").public_id).status_code == 404
    assert visit(over.person.user, "outcome", asked(over, "host").public_id).status_code == 404
    assert send(host, "outcome", asked(over, "participant").public_id, **answer(over)).status_code == 404


def test_questions_are_for_those_asked(over):
    endorser = make.make_member(over.opportunity.need.endorser, "endorser")
    for user in (make.make_person("Amina Yusuf").user, make.make_member(make.make_organisation()), endorser,
                 make.make_staff("results")):  # fmt: skip
        assert visit(user, "outcome", asked(over, "host").public_id).status_code == 404


def test_a_question_of_next_year_waits(over):
    outcome = asked(over, "host", "twelve_months")
    page = visit(make.make_member(over.organisation), "outcome", outcome.public_id)
    assert "Nothing is to be done before." in text(page)
    assert "<textarea" not in whole(page)


def test_the_page_of_the_assignment_lists_what_one_is_asked(over):
    page = text(visit(over.person.user, "engagement", over.public_id))
    assert page.count("At the end") == 1
    assert page.count("Twelve months later") == 1
