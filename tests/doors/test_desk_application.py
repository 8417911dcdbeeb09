"""Applications on the desk: who sees them, what is weighed, and the way from assessing to the offer."""

from datetime import UTC, datetime, timedelta

import pytest

from ciconia.doors.desk import listing
from ciconia.foundation import clock
from ciconia.foundation.access import forget_memberships
from ciconia.foundation.models import PERSON_ROLES
from ciconia.foundation.text import Translated, translated
from ciconia.people.models import Counted
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Application
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements
from tests.make import as_user

pytestmark = pytest.mark.django_db

MARKS = {"mark_skill": "3", "mark_context": "0", "mark_transfer": "2"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def test_staff_who_work_with_people_read_them_and_each_role_has_its_own_buttons(client):
    application = make.make_application("submitted")
    found = {}
    for role in PERSON_ROLES:
        assert "Hodan Abdi Warsame" in main(enter(client, role, "applications"))
        found[role] = buttons(enter(client, role, "application", application))
    assert found == {
        "coordinator": ["Who assesses"], "finance": [], "focal point": [], "results": [], "safeguarding": [],
        "officer": ["Not chosen", "Who assesses", "Formal check"],
        "assessor": ["Assess", "Ask for a part again", "Not eligible", "Formal check"],
    }  # fmt: skip


def test_editors_viewers_hosts_and_strangers_find_no_people(client):
    application = make.make_application("assessed")
    nobody = [make.make_staff("editor"), make.make_staff("viewer"), make.make_user()]
    for user in [*nobody, make.make_member(application.organisation), application.person.user]:
        for name in ("application", "application_assess", "application_sign"):
            assert ask(client, user, name, application).status_code == 404
        assert ask(client, user, "applications").status_code == 404
        assert send(client, user, "application_move", application, {}, move="shortlist").status_code == 404
    application.refresh_from_db()
    assert application.state == "assessed"


def test_staff_of_one_country_see_that_one(client):
    application = make.make_application("submitted")
    officer = make.make_staff("focal point", make.make_focus("IRQ"), only=True)
    assert "Hodan" not in main(enter(client, officer, "applications"))
    assert "Somalia" not in main(enter(client, officer, "applications"))
    assert enter(client, officer, "application", application).status_code == 404
    assert send(client, officer, "application_move", application, {}, move="shortlist").status_code == 404


def test_nobody_finds_their_own_application_on_the_desk(client):
    application = make.make_application("assessed")
    own = application.person.user
    with make.acting_as("system:maker"):
        make.give_role(own, "officer", by=make.MAKER, scope="programme", scope_id=application.programme_id)
    forget_memberships(own)
    assert "Hodan" not in main(enter(client, own, "applications"))
    assert enter(client, own, "application", application).status_code == 404


def test_a_draft_is_not_there(client):
    draft = make.make_application("draft")
    assert enter(client, "officer", "application", draft).status_code == 404
    assert "No applications here" in main(enter(client, "officer", "applications"))


def names(page):
    """Whom a list shows, in its order."""
    return [row.person.identity.full_name for row in page.context["page"].rows]


def test_whoever_has_waited_longest_stands_first_and_those_who_have_an_answer_last_come_first(client):
    opportunity = make.make_opportunity(places=3)
    sent = {}
    for name, state, days in [
        ("Ayan Ali", "submitted", 2),
        ("Bile Omar", "assessed", 5),
        ("Caasha Nur", "submitted", 9),
    ]:
        sent[name] = make.make_application(state, opportunity=opportunity, person=make.make_person(name))
        with make.acting_as("system:maker"):
            Application.objects.filter(pk=sent[name].pk).update(submitted_at=clock.now() - timedelta(days=days))
    gone = make.make_application("submitted", opportunity=opportunity, person=make.make_person("Deqa Abdi"))
    as_user(gone.person.user, applications.withdraw, gone, reason="A new job")
    officer, assessor = make.make_staff("officer"), make.make_staff("assessor")
    assert names(enter(client, officer, "applications")) == ["Caasha Nur", "Bile Omar", "Ayan Ali"]
    assert names(enter(client, assessor, "applications")) == ["Caasha Nur", "Ayan Ali"]
    assert names(ask(client, assessor, "applications", query="?state=assessed")) == ["Bile Omar"]
    assert names(ask(client, officer, "applications", query="?state=all")) == [
        "Deqa Abdi", "Caasha Nur", "Bile Omar", "Ayan Ali",
    ]  # fmt: skip
    assert names(ask(client, officer, "applications", query="?state=none-such&country=XXX")) == [
        "Caasha Nur", "Bile Omar", "Ayan Ali",
    ]  # fmt: skip


def test_the_list_is_narrowed_by_country_and_opportunity_and_the_choice_stays(client):
    somali = make.make_application("submitted")
    iraq = make.make_partnership(focus=make.make_focus("IRQ"))
    iraqi = make.make_opportunity(need=make.make_need("validated", partnership=iraq))
    make.make_application("submitted", opportunity=iraqi, person=make.make_person("Ayan Ali"))
    officer = make.make_staff("officer")
    page = ask(client, officer, "applications", query="?country=IRQ")
    assert names(page) == ["Ayan Ali"]
    assert '<option value="IRQ" selected>Iraq</option>' in page.content.decode()
    page = ask(client, officer, "applications", query=f"?opportunity={somali.opportunity.public_id}")
    assert names(page) == ["Hodan Abdi Warsame"]
    assert f'<option value="{somali.opportunity.public_id}" selected>' in page.content.decode()
    page = ask(client, officer, "applications", query=f"?country=IRQ&opportunity={somali.opportunity.public_id}")
    assert names(page) == []


def test_long_lists_come_in_pages_by_key(client, monkeypatch):
    monkeypatch.setattr(listing, "SIZE", 2)
    opportunity = make.make_opportunity()
    for name in ("Ayan Ali", "Bile Omar", "Caasha Nur", "Deqa Abdi", "Elmi Farah"):
        make.make_application("submitted", opportunity=opportunity, person=make.make_person(name))
    officer, query, seen = make.make_staff("officer"), "", []
    for _ in range(3):
        page = ask(client, officer, "applications", query=query)
        seen.append(names(page))
        query = page.context["page"].next
    assert seen == [["Ayan Ali", "Bile Omar"], ["Caasha Nur", "Deqa Abdi"], ["Elmi Farah"]]
    assert (query, page.context["page"].first) == ("", "?")
    page = ask(client, officer, "applications", query="?state=all&after=unknown")
    assert (names(page), page.context["page"].first) == (["Elmi Farah", "Deqa Abdi"], "")
    page = ask(client, officer, "applications", query=page.context["page"].next)
    assert (names(page), page.context["page"].first) == (["Caasha Nur", "Bile Omar"], "?state=all")


def test_no_more_statements_for_more_rows(client):
    officer, opportunity = make.make_staff("officer"), make.make_opportunity()
    first = make.make_application("assessed", opportunity=opportunity)
    one = statements(client, officer, "applications"), statements(client, officer, "application", first)
    for name in ("Ayan Ali", "Bile Omar"):
        make.make_application("assessed", opportunity=opportunity, person=make.make_person(name))
    three = statements(client, officer, "applications"), statements(client, officer, "application", first)
    assert (one, three) == ((10, 21), (10, 21))


def test_the_page_says_what_staff_weigh_and_nothing_sensitive(client):
    person = make.make_person(
        headline="Hydrologist", experience=translated("Sagaal sano ayaan ceelal cabbirayay", "so"),
        own_words=Translated({"source": "nl", "nl": "Water is geduld", "en": "Water is patience"}),
        languages=[{"code": "so", "level": "C2"}, {"code": "nl", "level": "B2"}], available_weeks=7,
        available_from=make.day("2021-05-01"), residence_city="Utrecht", work_history=["2012 to today: Waterschap"],
    )  # fmt: skip
    Counted.objects.create(person=person, sex="f", birth_year=1984, ties=["DJI"])
    application = make.make_application("assessed", person=person)
    page = enter(client, "officer", "application", application)
    words, code = main(page), page.content.decode()
    for shown in (
        "Hydrologist", "Water is patience", "Water is geduld", "Somali C2, Dutch B2", "1 May 2021, 7 weeks",
        "I know these wells",
        "Answer promised 16 April 2021", "Utrecht, Netherlands", "2012 to today: Waterschap",
        "Met You live in the Netherlands or in another member state of the European Union.",
        "Skill More than is required is shown, by recent work", "Strong", "officer, by 13 March 2021",
    ):  # fmt: skip
        assert shown in words
    assert '<span lang="so" dir="ltr">Sagaal sano ayaan ceelal cabbirayay</span>' in code
    for name in ("application", "application_assess", "application_sign"):
        for role in ("assessor", "officer", "coordinator"):
            found = ask(client, role, name, application)
            assert ("1984" in found.content.decode(), "Djibouti" in found.content.decode()) == (False, False)


def test_rules_that_are_not_met_or_not_known_are_said_as_plainly(client):
    person = make.make_person(residence="")
    application = make.make_application("submitted", person=person)
    assert "Not known You live in" in main(enter(client, "officer", "application", application))
    with make.acting_as("system:maker"):
        application.checks.update(outcome="no")
    assert "Not met You live in" in main(enter(client, "officer", "application", application))
    with make.acting_as("system:maker"):
        application.checks.all().delete()
    assert "The programme had no rules on that day." in main(enter(client, "officer", "application", application))


def test_marks_are_for_those_who_assess_and_decide(client):
    application = make.make_application("assessed")
    reads = {role for role in PERSON_ROLES if "Strong" in main(enter(client, role, "application", application))}
    assert reads == {"assessor", "officer", "coordinator"}


def test_an_answer_that_is_late_is_said_to_be(client):
    application = make.make_application("submitted")
    late = "An answer was promised by 16 April 2021, and that day has passed."
    assert late not in main(enter(client, "officer", "application", application))
    clock.start_at(clock.now() + timedelta(days=40))
    assert late in main(enter(client, "officer", "application", application))


def test_a_part_that_was_asked_for_again_is_said_and_holds_the_rest(client):
    application = make.make_application("submitted")
    say = {"part": "motivation", "reason": "Which wells?"}
    page = send(client, "assessor", "application_part", application, say)
    assert page.status_code == 302
    words = main(enter(client, "assessor", "application", application))
    assert "The applicant was asked for a part again: by 13 March 2021." in words
    assert "This is on hold until somebody decides how to go on." in words


def test_only_assessors_assess_and_only_officers_sign_and_offer(client):
    application = make.make_application("chosen")
    found = {
        (role, name): ask(client, role, name, application).status_code
        for role in PERSON_ROLES
        for name in ("application_assess", "application_sign")
    }
    assert {key for key, status in found.items() if status == 200} == {
        ("assessor", "application_assess"), ("officer", "application_sign"),
    }  # fmt: skip
    for role in ("assessor", "coordinator", "focal point"):
        assert ask(client, role, "application_move", application, move="offer").status_code == 404
        assert send(client, role, "application_move", application, {}, move="offer").status_code == 404


def test_the_programme_signs_first_and_the_host_is_next(client):
    application = make.make_application("shortlisted")
    officer = make.make_staff("officer")
    page = enter(client, officer, "application", application)
    assert buttons(page) == ["Sign for this person", "Put in reserve", "Not chosen", "Who assesses", "Invite to a talk"]
    assert "Host institution signs next Programme signs next" in main(page)
    assert "Yours would be the first" in main(enter(client, officer, "application_sign", application))
    say = {"words": "Knows wells and people", "seen": str(application.version)}
    page = send(client, officer, "application_sign", application, say)
    assert (page.status_code, page.headers["Location"]) == (302, url("application", application))
    page = enter(client, officer, "application", application)
    assert buttons(page) == ["Put in reserve", "Not chosen", "Who assesses", "Invite to a talk"]
    assert "Your side has signed. The other side has to sign now." in main(page)
    assert "Knows wells and people" in main(page)
    words = main(enter(client, officer, "application_sign", application))
    assert "Your side has signed. The other side has to sign now." in words


def test_the_second_signature_chooses_and_shows_the_words_of_the_first(client):
    application = make.make_application("shortlisted")
    as_user(make.make_member(application.organisation), applications.sign, application, words="We want her")
    officer = make.make_staff("officer")
    words = main(enter(client, officer, "application_sign", application))
    assert "The host has signed Host contact signed on 8 March 2021." in words
    assert "We want her" in words
    assert send(client, officer, "application_sign", application).status_code == 302
    application.refresh_from_db()
    assert application.state == "chosen"


def test_no_signature_for_a_place_that_is_taken(client):
    opportunity = make.make_opportunity()
    make.make_application("offered", opportunity=opportunity)
    other = make.make_application("shortlisted", opportunity=opportunity, person=make.make_person("Ayan Ali"))
    as_user(make.make_member(opportunity.organisation), applications.sign, other)
    officer = make.make_staff("officer")
    assert "Every place is taken." in main(enter(client, officer, "application_sign", other))
    page = send(client, officer, "application_sign", other)
    assert (page.status_code, "Every place is taken." in page.content.decode()) == (403, True)


def test_the_offer_says_first_what_goes_out_to_whom(client):
    opportunity = make.make_opportunity()
    application = make.make_application("chosen", opportunity=opportunity)
    make.make_application("submitted", opportunity=opportunity, person=make.make_person("Ayan Ali"))
    officer = make.make_staff("officer")
    page = enter(client, officer, "application_move", application, move="offer")
    words = main(page)
    assert "Offer the place to Hodan W.?" in words
    assert (
        "In person, 6 weeks from 6 June 2021. The answer is due by 15 March 2021; without one the offer ends." in words
    )
    assert "1 other waits for an answer and hears nothing from this." in words
    application.refresh_from_db()
    assert (application.state, buttons(page)) == ("chosen", ["Send 1 offer", "Keep it for now"])
    page = send(client, officer, "application_move", application, {"seen": str(application.version)}, move="offer")
    application.refresh_from_db()
    assert (page.status_code, application.state) == (302, "offered")
    words = main(enter(client, officer, "application_move", application, move="offer"))
    assert "This application stands at “Offered”, where this is not done." in words


def test_an_offer_says_nothing_of_others_where_there_are_none(client):
    page = enter(client, "officer", "application_move", make.make_application("chosen"), move="offer")
    assert "Others who applied" not in main(page)


def test_an_offer_before_both_have_signed_is_refused(client):
    application = make.make_application("signed")
    page = send(client, "officer", "application_move", application, {}, move="offer")
    assert page.status_code == 409
    application.refresh_from_db()
    assert application.state == "shortlisted"


def test_a_no_is_sent_with_the_reason_it_rests_on(client):
    application = make.make_application("assessed")
    officer = make.make_staff("officer")
    page = send(client, officer, "application_move", application, {"reason": " "}, move="not_choose")
    assert (page.status_code, "Write the reason." in main(page)) == (422, True)
    page = send(client, officer, "application_move", application, {"reason": "No wells so far"}, move="not_choose")
    assert (page.status_code, page.headers["Location"]) == (302, url("application", application))
    page = enter(client, officer, "application", application)
    last = page.context["history"][0]
    assert (last.label, last.actor_label, last.reason) == ("Not chosen", "Officer", "No wells so far")
    assert ("No wells so far" in main(page), "Whose turn" in main(page)) == (True, False)


def test_the_history_tells_the_whole_way_newest_first(client):
    application = make.make_application("offered")
    page = enter(client, "coordinator", "application", application)
    assert [entry.label for entry in page.context["history"]] == [
        "Offered", "Chosen", "Signed", "Shortlisted", "Assessed", "Sent", "Begun",
    ]  # fmt: skip


def test_moves_the_flow_does_not_know_are_not_found(client):
    application = make.make_application("submitted")
    for move in ("accept", "none-such", "withdraw"):
        assert enter(client, "officer", "application_move", application, move=move).status_code == 404
    as_user(make.make_staff("officer"), opportunities.close, application.opportunity)
    assert enter(client, "officer", "application", application).status_code == 200
