"""The text made from a need: the host reads what applicants will read, and agrees."""

import pytest

from ciconia.foundation.text import translated
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import EditRequest
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, titles, visit
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")


@pytest.fixture
def in_review():
    return make.make_opportunity("in_review")


def test_the_host_reads_the_text_as_applicants_will(in_review):
    page = visit(make.make_member(in_review.organisation), "opportunity", in_review.public_id)
    assert titles(page, 3)[6:] == [
        "Why the institution asks",
        "What you do",
        "What you bring",
        "What is there afterwards",
        "What has changed at the end",
    ]
    assert "Help the utility see its wells" in text(page)
    assert buttons(page) == ["Agree to this text", "Ask for changes"]


def test_agreeing_is_one_press(in_review):
    host = make.make_member(in_review.organisation)
    answer = follow(host, "opportunity_move", in_review.public_id, "agree", seen=in_review.version)
    assert "Agreed. The programme publishes it next." in text(answer)
    assert send(host, "opportunity_move", in_review.public_id, "agree", seen=in_review.version).status_code == 409


def test_asking_for_changes_needs_words(in_review):
    host = make.make_member(in_review.organisation)
    empty = send(host, "opportunity_move", in_review.public_id, "request_edits")
    assert (empty.status_code, text(empty).count("Write what should change, in general or at a section.")) == (422, 2)
    answer = follow(host, "opportunity_move", in_review.public_id, "request_edits", reason="Six weeks, not eight.")
    assert "Six weeks, not eight. No answer yet." in text(answer)


def test_changes_are_asked_for_section_by_section(in_review):
    host = make.make_member(in_review.organisation)
    page = visit(host, "opportunity_move", in_review.public_id, "request_edits")
    assert titles(page)[:2] == ["Title", "Summary"]
    assert "Nothing is written here." in text(page)
    say = {"seen": in_review.version, "edit_tasks": "Say nights too", "edit_goals": "Six is too many"}
    answer = follow(host, "opportunity_move", in_review.public_id, "request_edits", **say)
    assert "Asked for, with your words." in text(answer)
    assert "What to do" in text(answer)
    assert "Say nights too No answer yet." in text(answer)
    late = send(host, "opportunity_move", in_review.public_id, "request_edits", **say)
    assert (late.status_code, "Somebody was here just before you" in text(late)) == (409, True)
    again = visit(host, "opportunity_move", in_review.public_id, "request_edits")
    assert "The text is not with you to read." in text(again)
    somebody = make.make_staff("officer")
    assert visit(somebody, "opportunity_move", in_review.public_id, "request_edits").status_code == 404


def test_the_host_reads_what_changed_since_it_last_read_and_what_was_answered(in_review):
    officer, host = make.make_staff("officer"), make.make_member(in_review.organisation)
    assert "What changed since" not in text(visit(host, "opportunity", in_review.public_id))
    as_user(host, opportunities.request_edits, in_review, reason="Nearly", edits={"tasks": "Say nights too"})
    assert "What changed since" not in text(visit(host, "opportunity", in_review.public_id))
    asked = EditRequest.objects.get(section="tasks")
    for tasks in ("Install at night", "Install at night\nTrain the night shift"):
        as_user(officer, opportunities.edit_opportunity, in_review, tasks=translated(tasks), answers={asked.pk: "Done"})
    as_user(officer, opportunities.send_to_review, in_review)
    page = text(visit(host, "opportunity", in_review.public_id))
    assert "What changed since you read version 2 on" in page
    assert "What to do Install [added: at night ] Train [added: the night shift ]" in page
    assert "Say nights too The programme answers: Done" in page
    assert "The text as a whole" in page
    as_user(host, opportunities.agree, in_review)
    as_user(officer, opportunities.publish, in_review)
    page = text(visit(host, "opportunity", in_review.public_id))
    assert ("What changed since" in page, "Say nights too" in page) == (False, False)


def test_a_text_that_changed_meanwhile_is_not_agreed_to(in_review):
    officer, host = make.make_staff("officer"), make.make_member(in_review.organisation)
    seen = in_review.version
    as_user(officer, opportunities.request_edits, in_review, reason="One more sentence")
    as_user(officer, opportunities.send_to_review, in_review)
    answer = send(host, "opportunity_move", in_review.public_id, "agree", seen=seen)
    assert (answer.status_code, "Somebody was here just before you" in text(answer)) == (409, True)


def test_a_draft_is_not_the_hosts_to_read_yet():
    draft = make.make_opportunity("draft")
    assert visit(make.make_member(draft.organisation), "opportunity", draft.public_id).status_code == 404


def test_opportunities_are_for_their_host(in_review):
    endorser = make.make_member(in_review.need.endorser, "endorser")
    colleague = make.make_member(in_review.organisation, "organisation contact")
    others = [make.make_member(make.make_organisation()), make.make_person().user, make.make_staff("officer")]
    for user in (*others, endorser, colleague):
        assert visit(user, "opportunity", in_review.public_id).status_code == 404
        assert send(user, "opportunity_move", in_review.public_id, "agree").status_code == 404


def test_what_is_for_staff_cannot_be_pressed_here():
    agreed = make.make_opportunity("agreed")
    host = make.make_member(agreed.organisation)
    assert send(host, "opportunity_move", agreed.public_id, "publish").status_code == 404


def test_once_it_is_open_the_candidates_are_one_press_away():
    opportunity = make.make_opportunity("published")
    page = visit(make.make_member(opportunity.organisation), "opportunity", opportunity.public_id)
    assert buttons(page) == ["See the candidates"]


def test_one_opportunity_costs_as_many_statements_as_three(in_review):
    host = make.make_member(in_review.organisation)
    one = statements(visit(host, "opportunities"))
    for _ in range(2):
        make.make_opportunity("agreed", need=make.make_need("validated", partnership=in_review.need.partnership))
    page = visit(host, "opportunities")
    assert (len(titles(page)), one, statements(page)) == (3, 6, 6)
