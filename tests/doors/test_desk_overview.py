"""The start page of every staff role: what waits for you first, then how the programme stands."""

import re
from datetime import timedelta

import pytest

from ciconia.doors.desk.words import ASKED
from ciconia.foundation import clock
from ciconia.foundation.flow import registry
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.text import translated
from ciconia.insight.actions.figures import refresh_figures
from ciconia.selection.models import Need, Opportunity
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, main, statements, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def tasks_on(page):
    """The names of the tasks that can be done now, in the order of the page."""
    now = page.content.decode().partition("Later, each on its day")[0]
    return re.findall(r'<th scope="row"><a href="[^"]*">(.*?)</a>', now)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_every_staff_role_starts_with_its_tasks(client, role):
    page = enter(client, role, "overview")
    assert page.status_code == 200
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page.content.decode().partition("<main")[2])
    assert headings[:3] == ["Overview", "Your turn", "The line in numbers"]


@pytest.mark.parametrize(
    ("role", "name"),
    [("officer", "Endorsed"), ("coordinator", "Looked at"), ("focal point", "Listed"), ("assessor", "Applied")],
)
def test_what_waits_for_a_role_is_on_its_page_and_on_no_other(client, role, name):
    make.make_need("endorsed", title=translated("Endorsed"))
    for state, called in (("assessed", "Looked at"), ("long_listed", "Listed")):
        make.make_partnership(state, organisation=make.make_organisation(name=called))
    opportunity = make.make_opportunity(title=translated("Applied"))
    make.make_application("submitted", opportunity=opportunity)
    found = {task.partition(", ")[2] or task for task in tasks_on(enter(client, role, "overview"))}
    names = {"Endorsed", "Looked at", "Listed", "Applied"}
    assert found & names == {name}


def test_what_is_late_stands_on_top_and_is_counted(client):
    for name, days in (("Soon", 3), ("Late", -4), ("Later", 8)):
        need = make.make_need("endorsed", title=translated(name))
        Need.objects.filter(pk=need.pk).update(due_at=clock.now() + timedelta(days=days))
    page = enter(client, "officer", "overview")
    assert tasks_on(page) == ["Late", "Soon", "Later"]
    assert "3 things wait for you, 1 is late" in main(page)
    assert "4 days late" in main(page)


def test_what_only_waits_for_its_day_comes_to_the_front_a_week_before(client):
    make.make_opportunity(title=translated("Open for weeks"))
    near = make.make_opportunity(title=translated("Closes soon"))
    Opportunity.objects.filter(pk=near.pk).update(due_at=clock.now() + timedelta(days=3))
    officer = make.make_staff("officer")
    assert tasks_on(ask(client, officer, "overview")) == ["Closes soon"]
    # Two partnerships to review in half a year, two needs that have their opportunity, and one opportunity.
    assert "Show all 1, and 5 that wait for their day" in main(ask(client, officer, "overview"))
    page = ask(client, officer, "overview", query="?tasks=all")
    assert "Open for weeks" in main(page).partition("Later, each on its day")[2]
    Opportunity.objects.filter(pk=near.pk).update(due_at=clock.now() + timedelta(days=30))
    words = "Nothing waits for you at the moment. Show 6 that wait for their day"
    assert words in main(ask(client, officer, "overview"))


def test_a_long_list_shows_ten_and_the_rest_when_asked(client):
    partnership, officer = make.make_partnership(), make.make_staff("officer")
    for _ in range(12):
        make.make_need("endorsed", partnership=partnership)
    assert len(tasks_on(ask(client, officer, "overview"))) == 10
    assert "Show all 12" in main(ask(client, officer, "overview"))
    assert len(tasks_on(ask(client, officer, "overview", query="?tasks=all"))) == 12


def test_the_line_in_numbers_leads_to_its_lists(client):
    opportunity = make.make_opportunity()
    make.make_application("submitted", opportunity=opportunity)
    make.make_application("shortlisted", opportunity=opportunity, person=make.make_person("Ahmed Nur"))
    make.make_engagement("preparing")
    page = enter(client, "coordinator", "overview")
    steps = re.findall(r'<li><b>(\d+)</b><a href="([^"]+)">([^<]+)</a>', page.content.decode())
    desk = "/en/desk/cd4d2/"
    assert [(int(count), link.replace("&amp;", "&"), label) for count, link, label in steps] == [
        (2, f"{desk}needs/?state=open", "Needs"),
        (2, f"{desk}opportunities/?state=published", "Open to apply"),
        (1, f"{desk}applications/?state=submitted", "To assess"),
        (1, f"{desk}applications/?state=shortlisted", "Shortlisted"),
        (1, f"{desk}engagements/?state=preparing", "Preparing"),
        (0, f"{desk}engagements/?state=active", "On assignment"),
        (0, f"{desk}standing/?view=needs", "Needs without an opportunity"),
        (0, f"{desk}standing/?view=opportunities", "Opportunities without applicants"),
        (0, f"{desk}standing/?view=late", "Waiting too long"),
    ]


def test_countries_stand_against_their_targets(client):
    make.make_engagement("active")
    page = main(enter(client, "officer", "overview"))
    assert "1 begun of about 200" in page
    assert "Somalia 1 of 50 4 sectors" in page
    assert "Iraq 0 of 50 1 sector" in page


def test_the_next_two_weeks(client):
    make.make_opportunity(title=translated("Far away"))
    near = make.make_opportunity(title=translated("Hydrologist"))
    Opportunity.objects.filter(pk=near.pk).update(deadline=clock.today() + timedelta(days=2))
    page = main(enter(client, "officer", "overview"))
    assert f"Last day to apply: Hydrologist, {near.organisation}" in page
    assert "Last day to apply: Far away" not in page


def test_a_country_can_be_chosen_and_nonsense_is_ignored(client):
    make.make_need("endorsed", title=translated("In Somalia"))
    iraq = make.make_partnership(focus=make.make_focus("IRQ"))
    make.make_need("endorsed", partnership=iraq, title=translated("In Iraq"))
    officer = make.make_staff("officer")
    assert set(tasks_on(ask(client, officer, "overview", query="?country=IRQ"))) == {"In Iraq"}
    assert set(tasks_on(ask(client, officer, "overview", query="?country=XYZ"))) == {"In Somalia", "In Iraq"}
    assert "Somalia" not in main(ask(client, officer, "overview", query="?country=IRQ")).partition("Your turn")[2]


def test_an_officer_of_one_country_sees_only_that_one(client):
    make.make_need("endorsed", title=translated("In Somalia"))
    iraq = make.make_focus("IRQ")
    make.make_need("endorsed", partnership=make.make_partnership(focus=iraq), title=translated("In Iraq"))
    page = enter(client, make.make_staff("officer", iraq, only=True), "overview")
    assert tasks_on(page) == ["In Iraq"]
    assert "Somalia" not in text(page)
    assert re.findall(r"<li><b>(\d+)</b><a[^>]*>Needs</a>", page.content.decode()) == ["1"]


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_who_sees_no_people_reads_figures_and_no_names(client, role):
    engagement = make.make_engagement("active")
    refresh_figures(engagement.programme)
    page = enter(client, role, "overview")
    assert "Hodan" not in text(page)
    assert "Somalia 1 of 50" in main(page)
    assert not {"Applications", "Engagements", "Follow-up", "On assignment"} & set(
        re.findall(r"[A-Z][a-z-]+", text(page))
    )


def test_the_desk_is_for_staff_of_the_programme(client):
    need = make.make_need("submitted")
    address = url("overview")
    assert client.get(address).headers["Location"].startswith("/en/account/sign-in/")
    strangers = [make.make_user(), make.make_member(need.organisation), make.make_member(need.endorser, "endorser")]
    strangers.append(make.make_person().user)
    assert [ask(client, user, "overview").status_code for user in strangers] == [404, 404, 404, 404]
    assert ask(client, make.make_staff("officer"), "overview", programme="none").status_code == 404


def test_no_more_statements_for_more_rows(client):
    officer, opportunity = make.make_staff("officer"), make.make_opportunity()
    make.make_application("assessed", opportunity=opportunity)
    one = statements(client, officer, "overview")
    for name in ("Ahmed Nur", "Sahra Ali"):
        make.make_application("assessed", opportunity=opportunity, person=make.make_person(name))
        make.make_need("endorsed")
    assert (one, statements(client, officer, "overview")) == (12, 12)


def test_every_turn_of_staff_has_words():
    flows = registry.values()
    turns = [
        (flow.noun, name, state.turn) for flow in flows for name, state in [*flow.states.items(), *flow.marks.items()]
    ]
    others = {"", "applicant", "participant", "host contact", "endorser", "referee", "mentee", "co-applicant"}
    others |= {"whoever answers", "member", "author"}
    missing = [(noun, name) for noun, name, turn in turns if turn not in others and (noun, name) not in ASKED]
    assert missing == []
