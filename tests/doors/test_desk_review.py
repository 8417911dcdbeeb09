"""Assessing on the desk: declared first, read without a name, marked, compared; the formal look; one part again."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import part as parts
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import AskedPart, Review
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary
from tests.make import as_user

pytestmark = pytest.mark.django_db

MARKS = {"mark_skill": "3", "mark_context": "0", "mark_transfer": "2"}
NO = {"conflict": "none"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def told():
    """An application of somebody whose every field would tell who it is."""
    person = make.make_person(
        "Hodan Abdi Warsame", headline="Hydrologist, Warsame Wells", residence_city="Utrecht",
        experience=translated("Nine years of pumps. My name is Hodan Abdi. I trained four teams in Utrecht."),
        own_words=translated("Hodan measures wells."), work_history=["2012 to today: Waterschap Vallei"],
        languages=[{"code": "so", "level": "C2"}], concepts=["leak detection"],
    )  # fmt: skip
    application = make.make_application("submitted", person=person)
    make.set_choosing(application.programme, assessors=2, blind=True)
    return application


def another():
    """The assessor by whose hand applications of tests go on."""
    return User.objects.get(email="assessor.of.cd4d2@example.org")


def declared(application, assessor):
    as_user(assessor, reviews.declare, application)


def test_nothing_is_read_before_a_conflict_is_ruled_out(client, told):
    assessor = make.make_staff("assessor")
    page = enter(client, assessor, "application", told)
    assert (page.status_code, page.headers["Location"]) == (302, url("application_assess", told))
    words = main(enter(client, assessor, "application_assess", told))
    assert ("Groundwater monitoring" in words, "pumps" in words, "Hydrologist" in words) == (True, False, False)
    page = send(client, assessor, "application_assess", told, {})
    assert (page.status_code, summary(page)) == (422, ["Say whether you have a conflict of interest."])
    page = send(client, assessor, "application_assess", told, {"conflict": "some"})
    assert (page.status_code, summary(page)) == (422, ["Write in a sentence what the conflict is."])
    page = send(client, assessor, "application_assess", told, NO)
    assert page.headers["Location"] == url("application_assess", told)
    assert "Nine years of pumps" in main(enter(client, assessor, "application_assess", told))


def test_the_first_stage_has_no_field_of_the_person_in_it(client, told):
    assessor, identity = make.make_staff("assessor"), told.person.identity
    declared(told, assessor)
    pages = [enter(client, assessor, name, told) for name in ("application_assess", "application_formal")]
    pages += [enter(client, assessor, name) for name in ("applications", "overview")]
    for page in pages:
        code = page.content.decode()
        tells = {"Hodan", "Abdi", "Warsame", "Utrecht", "Waterschap", "1984", told.person.short_name, identity.email}
        assert {word for word in tells if word in code} == set()
    words = main(pages[0])
    for kept in ("Nine years of pumps", "trained four teams", "measures wells", "Somali C2", "leak detection",
                 "I know these wells", f"Assess {told.public_id[:5].upper()}"):  # fmt: skip
        assert kept in words
    assert "Documents and references are shown after your marks" in words
    assert told.public_id[:5].upper() in main(pages[2])


def test_whoever_decides_reads_the_name_and_a_programme_may_read_with_names(client, told):
    assert "Hodan Abdi Warsame" in main(enter(client, "officer", "application", told))
    make.set_choosing(told.programme, blind=False)
    assessor = make.make_staff("assessor")
    assert "Before you read: Hodan W." in main(enter(client, assessor, "application_assess", told))
    declared(told, assessor)
    assert "Nine years of pumps. My name is Hodan Abdi." in main(enter(client, assessor, "application_assess", told))


def test_the_assessor_marks_in_the_words_of_the_scale(client, told):
    assessor = make.make_staff("assessor")
    make.set_choosing(told.programme, assessors=1)
    declared(told, assessor)
    page = enter(client, assessor, "application_assess", told)
    assert list(page.context["form"].fields) == ["mark_skill", "mark_context", "mark_transfer", "comment"]
    assert "Has trained or coached colleagues" in main(page)
    page = send(client, assessor, "application_assess", told, {"mark_skill": "2", "comment": "Led teams"})
    assert (page.status_code, summary(page)) == (422, ["Choose what fits best.", "Choose what fits best."])
    assert "Led teams</textarea>" in page.content.decode()
    page = send(client, assessor, "application_assess", told, MARKS | {"comment": "Led three teams"})
    assert (page.status_code, page.headers["Location"]) == (302, url("application", told))
    review = told.reviews.get()
    assert (review.marks, review.comment, review.standing) == (
        {"skill": 3, "context": 0, "transfer": 2}, "Led three teams", "marked",
    )  # fmt: skip
    words = main(enter(client, assessor, "application", told))
    assert "Fit with the local context Nothing shows it" in words
    words = main(enter(client, assessor, "application_assess", told))
    assert "This application stands at “Assessed”, where this is not done." in words


def test_two_assessors_read_apart_and_then_beside_each_other(client, told):
    first, second = make.make_staff("assessor"), make.make_staff("assessor")
    for one in (first, second):
        declared(told, one)
    send(client, first, "application_assess", told, MARKS | {"comment": "Led three teams"})
    told.refresh_from_db()
    assert told.state == "submitted"
    assert "It goes on when the others have given theirs" in main(enter(client, first, "application_assess", told))
    assert "Led three teams" not in main(enter(client, second, "application_assess", told))
    send(client, second, "application_assess", told, dict.fromkeys(MARKS, "3") | {"comment": "Knows the north"})
    told.refresh_from_db()
    assert told.state == "assessed"
    words = main(enter(client, "officer", "application", told))
    assert "They disagree Fit with the local context: 3 steps apart." in words
    assert "Taken together, their judgements lie far apart." in words
    change = MARKS | {"mark_context": "2", "comment": "Led three teams", "why": "We spoke: he was there in 2019"}
    page = send(client, first, "application_change", told, {**change, "why": ""})
    assert summary(page) == ["Write why you change your marks."]
    send(client, first, "application_change", told, change)
    words = main(enter(client, "officer", "application", told))
    assert "They disagree" not in words
    assert "What was given before 8 March 2021: Led three teams Changed because: We spoke: he was there" in words


def test_a_conflict_closes_it_and_the_coordinator_reads_which(client, told):
    assessor, other = make.make_staff("assessor"), another()
    say = {"conflict": "some", "words": "She is my cousin"}
    assert send(client, assessor, "application_assess", told, say).headers["Location"] == url("applications")
    assert Review.objects.get(application=told, assessor=other).standing == "given"
    assert "You declared a conflict of interest" in main(enter(client, assessor, "application_assess", told))
    assert enter(client, assessor, "application", told).status_code == 302
    assert "She is my cousin" in main(enter(client, "coordinator", "application_give", told))


def test_a_conflict_that_shows_while_reading_is_declared_then(client, told):
    assessor = make.make_staff("assessor")
    assert enter(client, assessor, "application_declare", told).status_code == 404
    declared(told, assessor)
    send(client, assessor, "application_declare", told, {"conflict": "some", "words": "I know the project"})
    assert told.reviews.get(assessor=assessor).conflict == "I know the project"


def test_the_officer_gives_takes_back_and_asks_one_more_with_a_reason(client, told):
    officer, first, second = make.make_staff("officer"), make.make_staff("assessor"), another()
    send(client, officer, "application_give", told, {"act": "give", "assessor": first.public_id})
    page = send(client, officer, "application_give", told, {"act": "back", "who": first.public_id, "reason": ""})
    assert page.status_code == 422
    send(client, officer, "application_give", told, {"act": "back", "who": first.public_id, "reason": "On leave"})
    assert "It was taken back from you" in main(enter(client, first, "application_assess", told))
    send(client, officer, "application_give", told, {"act": "give", "assessor": ""})
    send(client, officer, "application_give", told, {"act": "give", "assessor": ""})
    held = told.reviews.order_by("pk").values_list("assessor", "standing")
    assert list(held) == [(first.pk, "given"), (second.pk, "given")], held
    third = make.make_staff("assessor")
    page = send(client, officer, "application_give", told, {"act": "give", "assessor": ""})
    assert summary(page) == ["Write why one more is to read it."]
    say = {"act": "give", "assessor": "", "why": "The first two know the person's field from books only"}
    send(client, officer, "application_give", told, say)
    assert told.reviews.get(assessor=third).why.startswith("The first two")
    words = main(enter(client, officer, "application_give", told))
    assert "0 of 3 marks are in." in words


def test_marks_once_in_can_be_finished_where_a_third_cannot_give_them(client, told):
    first, second = make.make_staff("assessor"), make.make_staff("assessor")
    as_user(another(), reviews.declare, told, conflict="My neighbour")
    declared(told, first)
    declared(told, second)
    as_user(first, reviews.assess, told, marks={"skill": 2}, comment="Fine")
    as_user(second, reviews.declare, told, conflict="I know them after all")
    assert "Every mark is in: finish" in buttons(enter(client, first, "application_assess", told))
    send(client, first, "application_finish", told)
    told.refresh_from_db()
    assert told.state == "assessed"


def test_the_formal_look_answers_what_was_not_known_with_its_source(client):
    application = make.make_application("submitted", person=make.make_person(residence=""))
    assessor = make.make_staff("assessor")
    words = main(enter(client, assessor, "application_assess", application))
    assert "it is not known whether it is met. Look first" in words
    rule = application.checks.get().rule
    page = send(client, assessor, "application_formal", application, {"act": "answer", "rule": rule})
    assert summary(page) == ["Say whether the rule is met.", "Write where you saw it: a document, a letter, a call."]
    assert send(client, assessor, "application_formal", application, {"act": "answer", "rule": "x"}).status_code == 404
    say = {"act": "answer", "rule": rule, f"{rule}-outcome": "yes", f"{rule}-seen_in": "Extract of the register"}
    assert send(client, assessor, "application_formal", application, say).status_code == 302
    send(client, assessor, "application_formal", application, {"act": "pass"})
    words = main(enter(client, assessor, "application_formal", application))
    assert "Assessor passed it on 8 March 2021." in words
    assert "Assessor, 8 March 2021: Extract of the register" in words
    assert "Before you read" in main(enter(client, assessor, "application_assess", application))


def test_not_eligible_begins_with_the_rule_and_needs_words(client):
    application = make.make_application("submitted")
    with make.acting_as("system:maker"):
        application.checks.update(outcome="no")
    assessor = make.make_staff("assessor")
    page = enter(client, assessor, "application_formal", application)
    assert "You live in the Netherlands" in page.context["reject"].initial["reason"]
    page = send(client, assessor, "application_formal", application, {"act": "reject", "reason": ""})
    assert (page.status_code, summary(page)) == (422, ["Write the reason. Whoever is concerned will read it."])
    say = {"act": "reject", "reason": "You moved outside the Union.", "seen": str(application.version)}
    assert send(client, assessor, "application_formal", application, say).status_code == 302
    application.refresh_from_db()
    assert application.state == "not_eligible"
    assert enter(client, "finance", "application_formal", application).status_code == 404


def test_one_part_is_asked_for_again_and_both_versions_stay(client, told):
    assessor = make.make_staff("assessor")
    page = send(client, assessor, "application_part", told, {"part": "motivation", "reason": ""})
    assert page.status_code == 422
    send(client, assessor, "application_part", told, {"part": "motivation", "reason": "Which wells?"})
    told.refresh_from_db()
    assert (told.mark, told.open_part) == ("part_open", "motivation")
    asked = AskedPart.objects.get(application=told)
    assert (asked.reason, asked.before["en"]) == ("Which wells?", "I know these wells")
    assert "This is on hold" in main(enter(client, assessor, "application_part", told))


def test_both_versions_of_what_was_asked_for_again_are_read_beside_each_other(client):
    application = make.make_application("submitted")
    by, assessor, officer = application.person.user, make.make_staff("assessor"), make.make_staff("officer")
    forms = {row["form"]: f"answer:{row['code']}" for row in application.opportunity.questions}
    upload = SimpleUploadedFile("diploma.pdf", b"%PDF-1.7 diploma %%EOF")
    who = {"name": "Piet", "function": "Head", "email": "piet@example.org", "language": "nl"}
    free = {"available_from": make.day("2021-06-01"), "available_weeks": 8, "modes": ["virtual"]}
    for part, action, said in (
        ("motivation", parts.return_part, {"motivation": translated("Those of Garowe")}),
        (forms.get("long") or forms["short"], parts.return_part, {"answer": translated("Measure first")}),
        (forms["yes_no"], parts.return_part, {"answer": "no"}),
        ("availability", parts.return_part, {"available": free}),
        ("document", parts.return_document, {"kind": "certificate", "upload": upload}),
        ("reference", parts.return_referee, who),
    ):
        as_user(assessor, applications.reopen_part, application, reason=f"About {part}", part=part)
        as_user(by, action, application, **said)
    as_user(assessor, applications.reopen_part, application, reason="Once more")
    words = main(enter(client, officer, "application", application))
    for said in (
        "Why they apply here Assessor, 8 March 2021: About motivation Before I know these wells "
        "Sent on 8 March 2021 Those of Garowe",
        "Measure first", "Sent on 8 March 2021 No", "Free from 1 June 2021, 8 weeks, Online", "diploma.pdf",
        "Before 0 referees named Sent on 8 March 2021 1 referee named", "The applicant has not sent it yet.",
    ):  # fmt: skip
        assert said in words
    clock.start_at(datetime(2021, 3, 20, 9, tzinfo=UTC))
    parts.end_open_parts()
    assert "Nothing came in time. It goes on" in main(enter(client, officer, "application", application))


def test_no_more_statements_for_more_marks(client):
    officer, application = make.make_staff("officer"), make.make_application("assessed")
    one = statements(client, officer, "application", application)
    another = make.make_staff("assessor")
    as_user(officer, reviews.give, application, another, why="One more")
    as_user(another, reviews.declare, application)
    as_user(another, reviews.assess, application, marks={"skill": 1}, comment="Hm")
    assert (one, statements(client, officer, "application", application)) == (21, 21)
    assert ask(client, officer, "applications").status_code == 200
