"""The board of those who assess, and one move for many applications of the list."""

from datetime import UTC, datetime

import pytest

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import Application, Review
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, send, summary
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def three():
    """Three applications to assess, and two assessors for each."""
    opportunity = make.make_opportunity(places=3)
    names = ("Ayan Ali", "Bile Omar", "Caasha Nur")
    found = [make.make_application(opportunity=opportunity, person=make.make_person(name)) for name in names]
    User.objects.filter(email="assessor.of.cd4d2@example.org").update(name="Anouk")
    other = make.make_staff("assessor")
    User.objects.filter(pk=other.pk).update(name="Desmond")
    make.set_choosing(opportunity.programme, assessors=2)
    return found, other


def test_an_even_share_is_shown_and_then_given(client, three):
    officer = make.make_staff("officer")
    words = main(enter(client, officer, "assessing"))
    assert "2 assessors read each application" in words
    assert "3 applications wait to be given." in words
    words = main(send(client, officer, "assessing", say={"act": "look"}))
    assert ("Ayan Ali , Groundwater monitoring: Anouk, Desmond" in words, "Give 6 applications" in words) == (
        True,
        True,
    )
    assert Review.objects.count() == 0
    assert send(client, officer, "assessing", say={"act": "spread"}).headers["Location"] == url("assessing")
    words = main(enter(client, officer, "assessing"))
    assert "Anouk 3 0 0 0 Somalia 3 English 3" in words
    assert "Everything that is to be assessed has its assessors." in words
    assert enter(client, "assessor", "assessing").status_code == 404


def test_what_one_has_goes_to_others_after_a_look(client, three):
    (first, *_rest), desmond = three
    officer = make.make_staff("officer")
    as_user(officer, reviews.give, first, desmond)
    page = send(client, officer, "assessing", say={"act": "reassign"})
    assert summary(page) == [
        "Choose whose applications go to somebody else.",
        "Write the reason. Whoever is concerned will read it.",
    ]
    say = {"act": "reassign", "of": desmond.public_id, "to": "", "reason": "On leave"}
    assert "Ayan Ali , Groundwater monitoring: Anouk" in main(send(client, officer, "assessing", say=say))
    assert Review.objects.get().assessor == desmond
    send(client, officer, "assessing", say=say | {"sure": "yes"})
    assert sorted(Review.objects.values_list("assessor__name", "standing")) == [
        ("Anouk", "given"), ("Desmond", "taken_back"),
    ]  # fmt: skip
    say |= {"of": User.objects.get(name="Anouk").public_id, "to": User.objects.get(name="Anouk").public_id}
    page = send(client, officer, "assessing", say=say | {"sure": "yes"})
    assert (page.status_code, summary(page)) == (422, ["Choose somebody else."])


def test_the_coordinator_reads_the_conflicts_and_the_officer_their_number(client, three):
    (first, *_rest), desmond = three
    as_user(desmond, reviews.declare, first, conflict="My cousin")
    assert "My cousin" in main(enter(client, "coordinator", "assessing"))
    assert "My cousin" not in main(enter(client, "officer", "assessing"))


def test_a_move_for_many_is_looked_at_counted_and_done_row_by_row(client, three):
    found, desmond = three
    make.set_choosing(found[0].programme, assessors=1)
    for one in found[:2]:
        as_user(desmond, reviews.assess, one, marks={"skill": 2}, comment="Good")
    officer = make.make_staff("officer")
    code = enter(client, officer, "applications").content.decode()
    assert f'value="{found[0].public_id}.{found[0].version}"' in code
    tick = [f"{one.public_id}.{one.version}" for one in found]
    assert send(client, officer, "applications_many", say={"move": "shortlist"}).headers["Location"] == url(
        "applications"
    )
    words = main(send(client, officer, "applications_many", say={"move": "shortlist", "row": tick}))
    assert "Stays Caasha Nur , Groundwater monitoring: It has changed meanwhile and stands at “To assess”." in words
    assert ("Will be moved Ayan Ali" in words, "Write 2 to say" in words) == (True, True)
    page = send(client, officer, "applications_many", say={"move": "shortlist", "row": tick, "number": "3"})
    assert page.status_code == 422
    assert "Write the number of applications, 2, to say that you have looked." in main(page)
    words = main(send(client, officer, "applications_many", say={"move": "shortlist", "row": tick, "number": "2"}))
    assert ("Done Ayan Ali" in words, "Not moved Caasha Nur" in words) == (True, True)
    states = Application.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["shortlisted", "shortlisted", "submitted"]


def test_everybody_not_chosen_has_a_reason_of_their_own(client, three):
    found, _desmond = three
    officer = make.make_staff("officer")
    say = {"move": "not_choose", "row": [f"{one.public_id}.{one.version}" for one in found[:2]]}
    page = send(client, officer, "applications_many", say={**say, "number": "2"})
    assert "Write a reason for each of them: everybody reads their own." in main(page)
    reasons = {
        f"reason-{one.public_id}": f"Five years with wells are asked for; we read of {number}."
        for number, one in enumerate(found)
    }
    send(client, officer, "applications_many", say={**say, **reasons, "number": "2"})
    assert Application.objects.filter(state="not_chosen").count() == 2
    assert send(client, "finance", "applications_many", say=say).status_code == 404


def test_whoever_only_assesses_without_names_moves_nobody_in_bulk(client, three):
    found, desmond = three
    assert 'name="row"' in enter(client, desmond, "applications").content.decode()
    make.set_choosing(found[0].programme, blind=True)
    assert 'name="row"' not in enter(client, desmond, "applications").content.decode()
    assert send(client, desmond, "applications_many", say={"move": "reject_formally"}).status_code == 404
