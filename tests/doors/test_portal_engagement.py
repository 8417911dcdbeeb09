"""An assignment as the participant and the host see it: preparing, starting, handing over, ending."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.actions import engagement as engagements
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")


@pytest.fixture
def preparing():
    return make.make_engagement("preparing")


@pytest.fixture
def handed():
    """An assignment under way, with its first deliverable handed over."""
    engagement = make.make_engagement("active")
    first = engagement.deliverables.first()
    as_user(engagement.person.user, deliverables.submit_deliverable, first, note="In the shared folder")
    return first


def test_the_participant_sees_the_way_and_the_list_before_the_start(preparing):
    page = visit(preparing.person.user, "engagement", preparing.public_id)
    assert titles(page, 3) == ["Offer accepted (done)", "Preparation (now) 0 of 7 done", "Assignment", "What changed"]
    assert "Medical check holds the start by " in text(page)
    assert "Security clearance waits for the programme, holds the start by " in text(page)


def test_the_host_learns_who_it_is_and_nothing_of_health_or_home(preparing):
    page = visit(make.make_member(preparing.organisation), "engagement", preparing.public_id)
    assert "Expert Hodan Abdi Warsame" in text(page)
    assert [word for word in ("Medical", "Security", "NLD", "Netherlands") if word in whole(page)] == []
    assert titles(page, 3) == ["Offer accepted (done)", "Preparation (now)", "Assignment", "What changed"]


def test_both_sides_see_whom_to_ask(preparing):
    officer = make.make_staff("officer", preparing.focus, only=True)
    for user in (preparing.person.user, make.make_member(preparing.organisation)):
        assert f"mailto:{officer.email}?subject={preparing.reference}" in whole(
            visit(user, "engagement", preparing.public_id)
        )


def test_an_assignment_is_for_its_two_sides(preparing):
    item, deliverable = preparing.checklist.first(), preparing.deliverables.first()
    endorser = make.make_member(preparing.opportunity.need.endorser, "endorser")
    for user in (make.make_member(make.make_organisation()), make.make_person("Amina Yusuf").user, endorser,
                 make.make_staff("officer")):  # fmt: skip
        assert visit(user, "engagement", preparing.public_id).status_code == 404
        assert visit(user, "checklist_item", item.public_id).status_code == 404
        assert visit(user, "deliverable", deliverable.public_id).status_code == 404
        assert send(user, "engagement_move", preparing.public_id, "end_early", reason="x").status_code == 404
    assert visit(make.make_member(preparing.organisation), "checklist_item", item.public_id).status_code == 404


def test_a_point_is_ticked_off_once_with_what_shows_it(preparing):
    user, item = preparing.person.user, preparing.checklist.get(code="medical")
    answer = follow(user, "checklist_item", item.public_id, evidence="Dr. Visser, 2 March", seen=item.version)
    assert "Ticked off." in text(answer)
    assert "Medical check Dr. Visser, 2 March" in text(answer)
    assert "1 of 7 done" in text(answer)
    assert send(user, "checklist_item", item.public_id, evidence="Again", seen=item.version).status_code == 409


def test_what_the_programme_does_is_not_the_participants_to_tick(preparing):
    user, item = preparing.person.user, preparing.checklist.get(code="security")
    page = visit(user, "checklist_item", item.public_id)
    assert ("The programme does this. You need do nothing." in text(page), buttons(page)) == (True, [])
    assert send(user, "checklist_item", item.public_id, evidence="Mine").status_code == 403


def test_evidence_that_is_too_long_is_said_and_kept(preparing):
    item = preparing.checklist.get(code="medical")
    answer = send(preparing.person.user, "checklist_item", item.public_id, evidence="x" * 201)
    assert answer.status_code == 422
    assert text(answer).count("Ensure this value has at most 200 characters") == 2
    assert "x" * 201 in whole(answer)


def test_a_point_that_was_opened_again_says_why(preparing):
    user, item = preparing.person.user, preparing.checklist.get(code="medical")
    as_user(user, checklist.do_item, item)
    as_user(make.make_staff("officer"), checklist.reopen_item, item, reason="The letter has no date.")
    assert "The letter has no date." in text(visit(user, "checklist_item", item.public_id))


def test_starting_is_one_press_when_nothing_holds_it():
    engagement = make.make_engagement("ready")
    user = engagement.person.user
    assert buttons(visit(user, "engagement", engagement.public_id))[0] == "We have started"
    answer = follow(user, "engagement_move", engagement.public_id, "start", seen=engagement.version)
    assert "Started. Good work." in text(answer)
    assert titles(answer, 1) == [f"Your assignment in {engagement.organisation.name} is under way"]
    assert send(user, "engagement_move", engagement.public_id, "start", seen=engagement.version).status_code == 409


def test_ending_early_is_a_page_of_its_own_with_a_reason(preparing):
    user = preparing.person.user
    page = visit(user, "engagement_move", preparing.public_id, "end_early")
    assert "Before the start, the place becomes free again." in text(page)
    assert send(user, "engagement_move", preparing.public_id, "end_early").status_code == 422
    follow(user, "engagement_move", preparing.public_id, "end_early", reason="My father is ill.")
    host = visit(make.make_member(preparing.organisation), "engagement", preparing.public_id)
    assert "What was decided My father is ill." in text(host)
    assert titles(host, 1) == ["The assignment of Hodan W. is over"]


def test_the_host_does_not_end_it(preparing):
    host = make.make_member(preparing.organisation)
    assert send(host, "engagement_move", preparing.public_id, "end_early", reason="x").status_code == 404


def test_something_is_handed_over_with_words():
    engagement = make.make_engagement("active")
    user, row = engagement.person.user, engagement.deliverables.first()
    empty = send(user, "deliverable", row.public_id, note="")
    assert (empty.status_code, text(empty).count("Say what it is and where it lies")) == (422, 2)
    answer = follow(user, "deliverable", row.public_id, note="In the shared folder", seen=row.version)
    assert "Handed over. The host looks at it next." in text(answer)
    assert send(user, "deliverable", row.public_id, note="Again", seen=row.version).status_code == 409


def test_files_go_with_it_and_both_sides_save_them(settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    engagement = make.make_engagement("active")
    user, row = engagement.person.user, engagement.deliverables.first()
    files = [SimpleUploadedFile("map.pdf", b"%PDF-1.7 wells"), SimpleUploadedFile("wells.jpg", make.PHOTO)]
    assert send(user, "deliverable", row.public_id, note="The map", files=files).status_code == 302
    for reader in (user, make.make_member(row.organisation)):
        page = visit(reader, "deliverable", row.public_id)
        assert [name for name in ("map.pdf", "wells.jpg") if f"{name}</a>" in whole(page)] == ["map.pdf", "wells.jpg"]


def test_a_file_that_is_not_taken_is_said_at_its_field_and_nothing_is_handed_over(settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    engagement = make.make_engagement("active")
    user, row = engagement.person.user, engagement.deliverables.first()
    answer = send(user, "deliverable", row.public_id, note="The map", files=SimpleUploadedFile("map.exe", b"MZ"))
    assert (answer.status_code, text(answer).count("This kind of file is not taken.")) == (422, 2)
    assert "The map</textarea>" in whole(answer)
    row.refresh_from_db()
    assert (row.state, row.attachments.count()) == ("due", 0)


def test_the_host_accepts_what_it_can_use(handed):
    host = make.make_member(handed.organisation)
    page = visit(host, "deliverable", handed.public_id)
    assert (buttons(page), "In the shared folder" in text(page)) == (["Accept", "Send back"], True)
    assert "Accepted." in text(follow(host, "deliverable_move", handed.public_id, "accept", seen=handed.version))
    assert send(host, "deliverable_move", handed.public_id, "accept", seen=handed.version).status_code == 409


def test_what_is_sent_back_says_what_is_missing(handed):
    host, user = make.make_member(handed.organisation), handed.person.user
    assert send(host, "deliverable_move", handed.public_id, "send_back").status_code == 422
    send(host, "deliverable_move", handed.public_id, "send_back", reason="The third page is missing.")
    page = visit(user, "deliverable", handed.public_id)
    assert "What is missing The third page is missing." in text(page)
    assert "In the shared folder</textarea>" in whole(page)
    assert buttons(page) == ["Hand over", "Not yet"]


def test_nobody_accepts_their_own_work(handed):
    user = handed.person.user
    assert buttons(visit(user, "deliverable", handed.public_id)) == []
    assert send(user, "deliverable_move", handed.public_id, "accept").status_code == 404
    assert send(make.make_member(handed.organisation), "deliverable", handed.public_id, note="x").status_code == 409


def test_a_break_is_explained_to_both_sides():
    engagement = make.make_engagement("active")
    as_user(make.make_staff("officer"), engagements.pause, engagement, reason="The road is closed.")
    for user in (engagement.person.user, make.make_member(engagement.organisation)):
        assert "What was decided The road is closed." in text(visit(user, "engagement", engagement.public_id))


def test_one_assignment_costs_a_host_as_many_statements_as_three():
    engagement = make.make_engagement()
    host = make.make_member(engagement.organisation)
    one = statements(visit(host, "engagements"))
    for name in ("Amina Yusuf", "Ali Nur"):
        opportunity = make.make_opportunity(
            need=make.make_need("validated", partnership=engagement.opportunity.need.partnership)
        )
        application = make.make_application("offered", opportunity=opportunity, person=make.make_person(name))
        make.make_engagement(application=application)
    page = visit(host, "engagements")
    assert (len(titles(page)), one, statements(page)) == (3, 6, 6)
