"""Opportunities on the desk: the text, the host's agreement, the world, and who applied."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def said(**more):
    """What an officer writes into the form, complete."""
    today = clock.today()
    return {
        "language": "en", "title": "Hydrologist", "summary": "Help the utility", "tasks": "Install\r\nTrain",
        "required": "Five years with wells", "deliverables": "Well map\r\nHandbook", "languages": ["so"],
        "mode": "physical", "places": "2", "deadline": (today + timedelta(days=20)).isoformat(),
        "starts": (today + timedelta(days=80)).isoformat(), "weeks": "6",
    } | more  # fmt: skip


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_them_and_the_officer_writes(client, role):
    opportunity = make.make_opportunity("draft", title=translated("Hydrologist"))
    assert "Hydrologist" in main(enter(client, role, "opportunities"))
    page = enter(client, role, "opportunity", opportunity)
    assert "Help the utility see its wells" in main(page)
    writes = ["Change the text", "Duplicate", "Send to the host", "Withdraw", "Change the questions"]
    assert buttons(page) == (writes if role == "officer" else [])
    assert enter(client, role, "opportunity_edit", opportunity).status_code == (200 if role == "officer" else 404)


def test_nobody_else_does(client):
    opportunity = make.make_opportunity("published")
    for user in (make.make_member(opportunity.organisation), make.make_person().user):
        for name, obj in (("opportunities", None), ("opportunity", opportunity), ("opportunity_edit", opportunity)):
            assert ask(client, user, name, obj).status_code == 404


def test_staff_of_one_country_see_that_one_even_where_the_world_sees_both(client):
    somali = make.make_opportunity("published", title=translated("Somali work"))
    iraq = make.make_focus("IRQ")
    need = make.make_need("validated", partnership=make.make_partnership(focus=iraq))
    make.make_opportunity("published", need=need, title=translated("Iraqi work"))
    officer = make.make_staff("officer", iraq, only=True)
    page = main(enter(client, officer, "opportunities"))
    assert ("Iraqi work" in page, "Somali work" in page) == (True, False)
    assert enter(client, officer, "opportunity", somali).status_code == 404


def test_no_more_statements_for_more_rows(client):
    officer, opportunity = make.make_staff("officer"), make.make_opportunity()
    make.make_application(opportunity=opportunity)
    one = statements(client, officer, "opportunities"), statements(client, officer, "opportunity", opportunity)
    for name in ("Ahmed Nur", "Sahra Ali"):
        make.make_application(opportunity=opportunity, person=make.make_person(name))
        make.make_opportunity("draft")
    three = statements(client, officer, "opportunities"), statements(client, officer, "opportunity", opportunity)
    assert (one, three) == ((7, 14), (7, 14))


def test_who_applied_is_shown_to_those_who_work_with_people_and_to_nobody_else(client):
    opportunity = make.make_opportunity()
    make.make_application(opportunity=opportunity)
    make.make_application("draft", opportunity=opportunity, person=make.make_person("Ahmed Nur"))
    shown = {role: enter(client, role, "opportunity", opportunity) for role in ("officer", "viewer", "editor")}
    assert {role: "Hodan Abdi Warsame" in text(page) for role, page in shown.items()} == {
        "officer": True,
        "viewer": False,
        "editor": False,
    }
    assert [role for role, page in shown.items() if "Ahmed" in text(page) or "Hodan W." in text(page)] == []
    assert "Applications" not in main(enter(client, "viewer", "opportunities"))
    assert "Applications" in main(enter(client, "officer", "opportunities"))


def test_whoever_is_furthest_stands_first_and_what_has_ended_last(client):
    opportunity = make.make_opportunity(places=3)
    for name, state in (("A", "offered"), ("B", "submitted"), ("C", "shortlisted"), ("D", "assessed")):
        make.make_application(state, opportunity=opportunity, person=make.make_person(f"Reader {name}"))
    gone = make.make_application(opportunity=opportunity, person=make.make_person("Reader E"))
    make.as_user(gone.person.user, applications.withdraw, gone, reason="A new job")
    page = enter(client, "officer", "opportunity", opportunity)
    assert [(str(row.person), row.state) for row in page.context["applications"]] == [
        ("Reader A.", "offered"), ("Reader C.", "shortlisted"), ("Reader D.", "assessed"), ("Reader B.", "submitted"),
        ("Reader E.", "withdrawn"),
    ]  # fmt: skip


def test_the_text_is_written_one_point_a_line(client):
    opportunity, officer = make.make_opportunity("draft"), make.make_staff("officer")
    page = send(client, officer, "opportunity_edit", opportunity, said(seen=opportunity.version))
    assert (page.status_code, page.headers["Location"]) == (302, url("opportunity", opportunity))
    opportunity.refresh_from_db()
    assert (opportunity.title, opportunity.tasks) == (translated("Hydrologist"), translated("Install\nTrain"))
    assert (opportunity.places, opportunity.weeks, opportunity.languages) == (2, 6, ["so"])
    assert "<li>Install</li><li>Train</li>" in ask(client, officer, "opportunity", opportunity).content.decode()


def test_the_form_says_what_is_wrong_at_the_field_and_on_top_and_keeps_what_was_written(client):
    opportunity, officer, today = make.make_opportunity("draft"), make.make_staff("officer"), clock.today()
    wrong = {"places": "0", "weeks": "14", "deadline": (today - timedelta(days=1)).isoformat()}
    say = said(seen=opportunity.version, starts=(today - timedelta(days=1)).isoformat(), **wrong)
    page = send(client, officer, "opportunity_edit", opportunity, say)
    assert page.status_code == 422
    assert summary(page) == [
        "At least one place.",
        "This day has passed. Choose today or a later day.",
        "The work can only start after the last day to apply.",
        "Between 1 and 13 weeks: nobody may stay longer.",
    ]
    assert page.content.decode().count("aria-invalid") == 4
    assert 'value="Hydrologist"' in page.content.decode()
    page = send(client, officer, "opportunity_edit", opportunity, said(title="", weeks="many"))
    assert summary(page) == ["Give it a title.", "Write a whole number."]
    opportunity.refresh_from_db()
    assert (str(opportunity.title), opportunity.places) == ("Groundwater monitoring", 1)


def test_two_officers_at_once_one_wins_and_the_other_reads_why(client):
    opportunity, first, second = make.make_opportunity("draft"), make.make_staff("officer"), make.make_staff("officer")
    say = said(seen=opportunity.version)
    assert send(client, first, "opportunity_edit", opportunity, say | {"title": "First"}).status_code == 302
    page = send(client, second, "opportunity_edit", opportunity, say | {"title": "Second"})
    opportunity.refresh_from_db()
    assert (page.status_code, str(opportunity.title)) == (409, "First")
    assert "Somebody was here just before you" in text(page)


def test_what_the_host_reads_or_the_world_sees_is_not_changed_behind_their_back(client):
    officer = make.make_staff("officer")
    for state in ("in_review", "agreed", "published"):
        opportunity = make.make_opportunity(state)
        assert enter(client, officer, "opportunity_edit", opportunity).status_code == 404
        say = said(seen=opportunity.version)
        assert send(client, officer, "opportunity_edit", opportunity, say).status_code == 409


def test_an_incomplete_text_does_not_go_to_the_host_and_the_page_says_why(client):
    opportunity = make.make_opportunity("draft", tasks=translated(""))
    page = enter(client, "officer", "opportunity", opportunity)
    assert "Send to the host: Still missing: What to do." in main(page)
    assert "Send to the host" not in buttons(page)


def test_the_officer_sends_publishes_and_closes(client):
    opportunity, officer = make.make_opportunity("agreed"), make.make_staff("officer")
    assert "As everybody reads it" not in buttons(enter(client, officer, "opportunity", opportunity))
    send(client, officer, "opportunity_move", opportunity, {"seen": opportunity.version}, move="publish")
    opportunity.refresh_from_db()
    assert opportunity.state == "published"
    assert "As everybody reads it" in buttons(enter(client, officer, "opportunity", opportunity))
    page = ask(client, officer, "opportunity_move", opportunity, move="close")
    assert "Nobody can apply any more. Drafts that were not sent expire." in main(page)
    send(client, officer, "opportunity_move", opportunity, {"seen": opportunity.version}, move="close")
    opportunity.refresh_from_db()
    assert opportunity.state == "closed"


def test_giving_up_asks_for_a_reason(client):
    opportunity, officer = make.make_opportunity("closed"), make.make_staff("officer")
    say = {"seen": opportunity.version}
    assert send(client, officer, "opportunity_move", opportunity, say, move="give_up").status_code == 422
    say["reason"] = "Nobody fitted"
    assert send(client, officer, "opportunity_move", opportunity, say, move="give_up").status_code == 302
    assert "Nobody fitted" in main(enter(client, "viewer", "opportunity", opportunity))


def test_moves_of_the_host_and_of_the_product_are_not_the_desk_s(client):
    opportunity = make.make_opportunity("in_review")
    for role, move in (("officer", "agree"), ("officer", "fill"), ("coordinator", "suspend"), ("viewer", "withdraw")):
        say = {"seen": opportunity.version, "reason": "Why"}
        assert send(client, role, "opportunity_move", opportunity, say, move=move).status_code == 404


def test_the_line_can_be_walked_both_ways(client):
    engagement = make.make_engagement("preparing")
    opportunity, officer = engagement.opportunity, make.make_staff("officer")
    page = ask(client, officer, "opportunity", opportunity).content.decode()
    ways = [
        url("need", opportunity.need),
        url("partnership", opportunity.need.partnership),
        url("application", engagement.application),
        url("engagement", engagement),
    ]
    assert [way for way in ways if f'href="{way}"' not in page] == []
    down = ask(client, officer, "partnership", opportunity.need.partnership).content.decode()
    assert [way for way in (ways[0], url("opportunity", opportunity)) if f'href="{way}"' not in down] == []


def test_it_is_opened_again_with_a_reason_and_a_later_day(client):
    opportunity = make.make_opportunity("closed")
    officer, today = make.make_staff("officer"), clock.today()
    days = {"deadline": (today + timedelta(days=9)).isoformat(), "starts": (today + timedelta(days=90)).isoformat()}
    wrong = send(client, officer, "opportunity_reopen", opportunity, {"reason": "", **days, "deadline": "2020-01-01"})
    assert (wrong.status_code, summary(wrong)) == (422, ["Write the reason. Whoever is concerned will read it."])
    late = send(client, officer, "opportunity_reopen", opportunity, {"reason": "One", **days, "deadline": "2020-01-01"})
    assert (late.status_code, summary(late)) == (422, ["This day has passed. Choose today or a later day."])
    assert (
        send(client, officer, "opportunity_reopen", opportunity, {"reason": "One applied", **days}).status_code == 302
    )
    opportunity.refresh_from_db()
    assert (opportunity.state, opportunity.deadline) == ("published", today + timedelta(days=9))
