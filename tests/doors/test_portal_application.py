"""Applying in the portal: a draft that is the applicant's alone, what is sent, what is answered, and why."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.selection.actions import application as applications
from ciconia.selection.actions.interview import ask_others
from ciconia.selection.actions.part import end_open_parts
from ciconia.selection.models import Application
from tests import make
from tests.doors.portal import buttons, follow, send, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def draft():
    return make.make_application("draft")


def test_two_presses_on_apply_start_one_draft():
    opportunity, person = make.make_opportunity(), make.make_person()
    first = send(person.user, "apply", opportunity.public_id)
    second = send(person.user, "apply", opportunity.public_id)
    assert (first.status_code, first.url) == (302, second.url)
    assert [row.state for row in Application.objects.filter(person=person)] == ["draft"]


def test_whoever_had_to_sign_in_first_presses_once_more():
    opportunity = make.make_opportunity()
    page = visit(make.make_person().user, "apply", opportunity.public_id)
    assert buttons(page) == ["Start my application"]


def test_an_account_of_an_institution_does_not_apply():
    opportunity = make.make_opportunity()
    answer = send(make.make_member(opportunity.organisation), "apply", opportunity.public_id)
    assert answer.status_code == 403
    assert "To apply, sign in with an account of your own." in whole(answer)


def test_nobody_applies_after_the_last_day():
    opportunity, person = make.make_opportunity("closed"), make.make_person()
    assert "The last day to apply has passed." in text(visit(person.user, "apply", opportunity.public_id))
    assert send(person.user, "apply", opportunity.public_id).status_code == 403


def test_it_is_sent_with_a_promise(draft):
    answer = follow(draft.person.user, "application_screen", draft.public_id, 5, to="send", seen=draft.version)
    draft.refresh_from_db()
    assert (draft.state, draft.promised_on) == ("submitted", draft.opportunity.answer_by)
    assert "Sent. You hear from us by the date on this page." in text(answer)
    assert titles(answer, 3)[:5] == [
        "Sent by you (done)", "Read and assessed (now)", "Host and programme choose", "You get an answer", "Assignment",
    ]  # fmt: skip


def test_an_application_is_for_its_applicant_alone(draft):
    other, host = make.make_person("Amina Yusuf").user, make.make_member(draft.organisation)
    endorser = make.make_member(draft.opportunity.need.endorser, "endorser")
    for user in (other, host, endorser, make.make_staff("officer")):
        assert visit(user, "application", draft.public_id).status_code == 404
        assert visit(user, "application_write", draft.public_id).status_code == 404
        assert send(user, "application_screen", draft.public_id, 3, motivation="x").status_code == 404
        assert send(user, "application_take_out", draft.public_id, "documents", "x").status_code == 404
        assert send(user, "application_move", draft.public_id, "withdraw", reason="x").status_code == 404


def test_whoever_is_not_chosen_reads_the_reason():
    application = make.make_application("shortlisted")
    officer = make.make_staff("officer", application.focus)
    as_user(officer, applications.not_choose, application, reason="Another candidate has installed forty wells.")
    page = visit(application.person.user, "application", application.public_id)
    assert "What was written to you Another candidate has installed forty wells." in text(page)
    assert officer.name not in text(page)


def test_nothing_is_promised_while_two_people_sign():
    application = make.make_application("shortlisted")
    host = make.make_member(application.organisation)
    as_user(host, applications.sign, application, words="We want her.")
    as_user(make.make_staff("officer", application.focus), applications.sign, application)
    page = text(visit(application.person.user, "application", application.public_id))
    assert (application.state, "On the shortlist" in page, "We want her." in page) == ("chosen", True, False)


def test_the_offer_carries_the_words_of_those_who_signed():
    application = make.make_application("shortlisted")
    officer = make.make_staff("officer", application.focus)
    as_user(make.make_member(application.organisation), applications.sign, application, words="We want her.")
    as_user(officer, applications.sign, application)
    as_user(officer, applications.offer, application)
    page = visit(application.person.user, "application", application.public_id)
    assert "“We want her.” Host" in text(page)
    assert buttons(page)[:2] == ["Accept the offer", "Decline the offer"]


def test_accepting_begins_the_assignment_once():
    application = make.make_application("offered")
    user, seen = application.person.user, application.version
    answer = send(user, "application_move", application.public_id, "accept", seen=seen)
    application.refresh_from_db()
    assert (application.state, answer.url) == ("accepted", f"/en/my/engagements/{application.engagement.public_id}/")
    assert send(user, "application_move", application.public_id, "accept", seen=seen).status_code == 409


def test_declining_needs_a_reason():
    application = make.make_application("offered")
    user = application.person.user
    assert "The place goes to somebody else." in text(visit(user, "application_move", application.public_id, "decline"))
    answer = send(user, "application_move", application.public_id, "decline")
    assert (answer.status_code, text(answer).count("Write the reason. Whoever is concerned will read it.")) == (422, 2)
    send(user, "application_move", application.public_id, "decline", reason="My father is ill.")
    application.refresh_from_db()
    assert application.state == "declined"


def test_a_part_that_is_asked_for_is_sent_from_the_same_page():
    application = make.make_application("submitted")
    user = application.person.user
    as_user(make.make_staff("assessor"), applications.reopen_part, application, reason="Which wells?")
    page = visit(user, "application", application.public_id)
    assert "Asked of you: Which wells?" in text(page)
    empty = send(user, "application", application.public_id, act="part", motivation="", language="en")
    assert (empty.status_code, text(empty).count("Write the part that was asked for")) == (422, 2)
    send(user, "application", application.public_id, act="part", motivation="Those of Garowe.", language="en")
    application.refresh_from_db()
    assert (application.mark, str(application.motivation)) == ("", "Those of Garowe.")


@pytest.mark.parametrize(
    ("part", "label", "wrong", "right"),
    [
        ("availability", "Free from", {}, {"available_from": "2021-06-01", "available_weeks": "8", "modes": "virtual"}),
        ("document", "Document", {"kind": "cv"}, {"kind": "cv", "file": b"%PDF-1.7 wells %%EOF"}),
        ("document", "Document", {"kind": "cv", "file": b"%PDF-1.7 cut"}, {"kind": "cv", "file": b"%PDF-1.7 x %%EOF"}),
        ("reference", "Name of the referee", {"name": "Piet", "function": "Head", "email": "piet", "spoken": "nl"},
         {"name": "Piet", "function": "Head", "email": "piet@example.org", "spoken": "nl"}),
    ],
)  # fmt: skip
def test_only_the_part_that_is_asked_for_is_open(part, label, wrong, right):
    application = make.make_application("submitted")
    user = application.person.user
    as_user(make.make_staff("assessor"), applications.reopen_part, application, reason="Say more", part=part)
    page = visit(user, "application", application.public_id)
    assert (label in text(page), "Asked of you: Say more" in text(page)) == (True, True)
    assert "Your words, improved" not in text(page)
    answer = send(user, "application", application.public_id, part=part, act="part", **files(wrong))
    application.refresh_from_db()
    assert (answer.status_code, application.mark) == (422, "part_open")
    answer = send(user, "application", application.public_id, part=part, act="part", **files(right))
    application.refresh_from_db()
    assert (answer.status_code, application.mark, application.open_part) == (302, "", "")


def files(said):
    return {
        name: SimpleUploadedFile("cv.pdf", value) if isinstance(value, bytes) else value for name, value in said.items()
    }


def test_an_answer_that_is_asked_for_again_stands_there_as_it_was(draft):
    questions = draft.opportunity.questions
    long, chosen = (
        next(row for row in questions if row["form"] in kinds) for kinds in (("long", "short"), ("yes_no",))
    )
    application = make.make_application("submitted")
    user, assessor = application.person.user, make.make_staff("assessor")
    for row, said in ((long, "Measure first."), (chosen, "no")):
        part = f"answer:{row['code']}"
        as_user(assessor, applications.reopen_part, application, reason="Say more", part=part)
        page = visit(user, "application", application.public_id)
        assert words_of(row) in text(page)
        send(user, "application", application.public_id, part=part, answer=said, language="en")
        application.refresh_from_db()
        assert (application.mark, str(said) in str(application.answers[row["code"]])) == ("", True)


def words_of(row):
    return row["words"]["en"]


def test_what_was_typed_is_shown_again_where_the_part_is_closed_meanwhile():
    application = make.make_application("submitted")
    user = application.person.user
    say = {"act": "part", "part": "motivation", "motivation": "Those of Garowe.", "language": "en"}
    as_user(make.make_staff("assessor"), applications.reopen_part, application, reason="Which wells?")
    old = {"seen": "0", **say}
    answer = send(user, "application", application.public_id, **old)
    assert (answer.status_code, "Those of Garowe." in text(answer)) == (409, True)
    clock.start_at(clock.now() + timedelta(days=9))
    end_open_parts()
    answer = send(user, "application", application.public_id, **say)
    assert (answer.status_code, "This part is not open any more" in text(answer)) == (409, True)
    assert "Your words, improved Those of Garowe." in text(answer)


def test_a_talk_is_found_from_the_application():
    talk = make.make_interview("invited")
    application = talk.application
    user, page = application.person.user, f"/en/my/talks/{talk.public_id}/"
    found = visit(user, "application", application.public_id)
    assert ("Choose a time for a talk" in text(found), page in found.content.decode()) == (True, True)
    as_user(user, ask_others, talk, reason="Only on Saturdays")
    assert "You asked for other times for a talk." in text(visit(user, "application", application.public_id))
    fixed = make.make_interview(
        "fixed", application=make.make_application("assessed", person=make.make_person("Mahad Yare"))
    )
    found = text(visit(fixed.application.person.user, "application", fixed.application.public_id))
    assert ("(Africa/Nairobi)" in found, "(Europe/Amsterdam)" in found) == (True, True)


def test_a_promise_that_was_not_kept_is_said():
    application = make.make_application("submitted")
    clock.start_at(clock.now() + timedelta(days=90))
    assert "We promised you an answer by" in text(visit(application.person.user, "application", application.public_id))


def test_the_applicant_reads_what_the_host_sees_and_what_not(draft):
    page = text(visit(draft.person.user, "application_screen", draft.public_id, 5))
    assert "What the host sees Hodan W." in page
    assert "Not before you have accepted an offer: your full name, where you live, your employer, your age" in page
