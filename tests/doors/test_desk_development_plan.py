"""Development plans on the desk: read through a partnership, agreed, reviewed."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.portal import buttons, text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def partnership():
    return make.make_partnership()


def post(client, name, plan, **data):
    found = client.post(url(name, plan, **({"move": data.pop("move")} if "move" in data else {})), data, follow=True)
    make.set_actor("system:maker")
    plan.refresh_from_db()
    return found


def test_a_plan_is_reached_from_its_partnership_and_its_need(client, partnership):
    plan = make.make_development_plan("agreed", partnership=partnership)
    need = make.make_need(partnership=partnership, plan=plan)
    page = enter(client, "officer", "partnership", partnership)
    assert "Where it wants to go" in text(page)
    assert "Write a plan for it" not in text(page)
    assert url("development_plan", plan) in page.content.decode()
    assert url("development_plan", plan) in enter(client, "officer", "need", need).content.decode()
    page = enter(client, "focal point", "partnership", make.make_partnership())
    assert "It has no development plan yet." in text(page)
    assert "Write a plan for it" in text(page)


def test_the_page_says_what_leads_where_and_who_is_next(client, partnership):
    plan = make.make_development_plan("shared", partnership=partnership)
    page = enter(client, "officer", "development_plan", plan)
    assert titles(page) == [
        "Where this plan is", "What leads where", "How far it has come", "Needs made from it", "History", "Facts",
    ]  # fmt: skip
    assert buttons(page) == ["Agree the plan", "Ask for changes", "End the plan"]
    assert "6.1 Safe drinking water for everybody" in text(page)
    assert buttons(enter(client, "viewer", "development_plan", plan)) == []


def test_the_officer_agrees_and_reviews_with_a_day(client, partnership):
    plan = make.make_development_plan("shared", partnership=partnership)
    page = enter(client, "officer", "development_plan_agree", plan)
    assert page.context["form"].initial["next_review"] == clock.today() + timedelta(days=365)
    late = clock.today() + timedelta(days=500)
    found = post(client, "development_plan_agree", plan, next_review=late.isoformat(), seen=plan.version)
    assert (found.status_code, plan.state) == (422, "shared")
    assert "Choose a day within a year: no plan goes longer without being looked at." in text(found)
    day = clock.today() + timedelta(days=200)
    found = post(client, "development_plan_agree", plan, next_review=day.isoformat(), seen=plan.version)
    assert (plan.state, plan.next_review) == ("agreed", day)
    assert "Agreed. Needs can name it as where they lead." in text(found)
    found = post(client, "development_plan_review", plan, next_review=day.isoformat(), seen=plan.version)
    assert "Write how far it has come." in text(found)
    post(client, "development_plan_review", plan, next_review=day.isoformat(), seen=plan.version, reason="Half way")
    assert "Half way" in text(client.get(url("development_plan", plan)))
    assert client.get(url("development_plan_agree", plan)).status_code == 302


def test_it_is_sent_back_with_a_reason(client, partnership):
    plan = make.make_development_plan("shared", partnership=partnership)
    enter(client, "officer", "development_plan", plan)
    found = post(client, "development_plan_move", plan, move="return", reason="Say for whom", seen=plan.version)
    assert plan.state == "under_review"
    assert "Asked for. The institution reads your words." in text(found)
    assert client.get(url("development_plan_review", plan)).status_code == 302


def test_the_focal_point_changes_the_text_where_the_institution_does(client, partnership):
    plan = make.make_development_plan("draft", partnership=partnership)
    assert "Change the text" in buttons(enter(client, "focal point", "development_plan", plan))
    assert enter(client, "focal point", "development_plan_agree", plan).status_code == 404


def test_the_task_is_on_the_overview_of_whoever_works_there(client, partnership):
    make.make_development_plan("shared", partnership=partnership)
    words = "Read the institution's plan: agree it, or ask for changes."
    assert words in text(enter(client, make.make_staff("officer", only=True), "overview"))
    assert words not in text(enter(client, make.make_staff("officer", make.make_focus("IRQ"), only=True), "overview"))


def test_a_neighbour_finds_nothing(client, partnership):
    plan = make.make_development_plan("agreed", partnership=partnership)
    neighbour = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    assert enter(client, neighbour, "development_plan", plan).status_code == 404
