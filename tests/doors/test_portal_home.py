"""The start page says what waits for somebody, in every role they have, and nothing of anybody else."""

from datetime import timedelta

import pytest
from django.test import Client

from ciconia.foundation import clock
from ciconia.foundation.actions.account import give_role
from ciconia.foundation.models import Scope
from ciconia.selection.actions import partnership as partnerships
from tests import make
from tests.doors.portal import buttons, statements, text, titles, visit
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def test_a_stranger_is_asked_to_sign_in():
    answer = Client().get("/en/my/")
    assert (answer.status_code, answer.url) == (302, "/en/account/sign-in/?next=/en/my/")


def test_nothing_waits_for_somebody_new():
    page = visit(make.make_person().user, "home")
    assert titles(page, 1) == ["Nothing waits for you"]
    assert titles(page) == ["You have not applied for anything yet", "My profile"]


def test_a_draft_waits_for_its_applicant_until_the_last_day():
    application = make.make_application("draft")
    page = visit(application.person.user, "home")
    day = application.opportunity.deadline
    assert titles(page)[0] == f"Finish and send your application by {day.day} {day:%B %Y}"
    assert titles(page)[1:] == ["My applications", "My profile"]
    assert buttons(page) == ["Go on writing"]


def test_what_is_late_comes_first_and_says_so():
    application = make.make_application("offered")
    clock.start_at(clock.now() + timedelta(days=9))
    page = visit(application.person.user, "home")
    assert titles(page)[0] == "Accept or decline the offer, 2 days late"
    assert "Late The institution and the programme have both signed for you." in text(page)


def test_an_engagement_is_not_asked_for_twice():
    engagement = make.make_engagement("preparing")
    page = visit(engagement.person.user, "home")
    assert titles(page, 1) == ["7 things wait for you"]
    assert "Prepare your assignment" not in text(page)


def test_a_host_sees_needs_opportunities_and_people():
    application = make.make_application("shortlisted")
    page = visit(make.make_member(application.organisation), "home")
    assert titles(page)[0].startswith("Read the application of Hodan W., and sign if you want to by ")
    assert titles(page)[1:4] == ["Our needs", "Our opportunities", str(application.organisation)]
    assert buttons(page) == ["Read and decide", f"State a need: {application.organisation}"]


def test_a_host_reads_whose_turn_it_is_with_each_need_and_who_works_with_them():
    engagement = make.make_engagement("active")
    make.make_need("submitted", partnership=engagement.opportunity.need.partnership)
    page = visit(make.make_member(engagement.organisation), "home")
    assert [title for title in titles(page) if title.startswith("Our ")] == [
        "Our needs", "Our opportunities", "Our people",
    ]  # fmt: skip
    assert "The authority has the turn, by" in text(page)
    assert "The programme has the turn, by" in text(page)


def test_an_authority_sees_what_it_is_asked_about():
    need = make.make_need("submitted")
    page = visit(make.make_member(need.endorser, "endorser"), "home")
    assert titles(page)[0].startswith("Read a need, and say whether you stand behind it by ")
    assert titles(page)[1:] == ["Needs of your institutions"]


def test_somebody_in_two_roles_sees_both():
    application = make.make_application("draft")
    need = make.make_need("draft")
    give_role(
        application.person.user, "host contact", by=make.MAKER, scope=Scope.ORGANISATION, scope_id=need.organisation_id
    )
    page = visit(application.person.user, "home")
    assert titles(page, 1) == ["2 things wait for you"]
    assert titles(page)[2:4] == ["My applications", "Our needs"]


def test_what_waits_for_staff_is_on_the_desk():
    make.make_application("submitted")
    assert titles(visit(make.make_staff("assessor"), "home"), 1) == ["Nothing waits for you"]


def test_nobody_sees_what_waits_for_another():
    make.make_application("draft")
    assert titles(visit(make.make_person("Amina Yusuf").user, "home"), 1) == ["Nothing waits for you"]


def test_one_application_costs_as_many_statements_as_three():
    person = make.make_person()
    make.make_application("draft", person=person)
    one = statements(visit(person.user, "home"))
    for _ in range(2):
        make.make_application("draft", person=person)
    page = visit(person.user, "home")
    assert (titles(page, 1), one, statements(page)) == (["3 things wait for you"], 13, 13)


def test_one_need_costs_a_host_as_many_statements_as_three():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    one = statements(visit(host, "home"))
    for _ in range(2):
        make.make_need("draft", partnership=need.partnership)
    page = visit(host, "home")
    assert (titles(page, 1), one, statements(page)) == (["3 things wait for you"], 11, 11)


def test_no_more_than_five_of_each_stand_there():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    for _ in range(5):
        as_user(host, make.needs.state_need, need.partnership, **make.need_fields(need.focus))
    assert len(titles(visit(host, "home"), 3)) == 5


def test_an_institution_whose_partnership_has_ended_is_not_asked_for_needs():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    as_user(make.make_staff("coordinator"), partnerships.end, partnership, reason="Merged")
    assert "State a need" not in text(visit(host, "home"))
    assert "State a need" not in text(visit(host, "needs"))
