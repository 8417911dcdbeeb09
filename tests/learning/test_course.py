"""A course: made, opened, changed, called off and over; its sessions, what there is to read, and its test."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connections, transaction
from rules import has_perm

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.learning import tasks
from ciconia.learning.actions import course as courses
from ciconia.learning.actions import course_test as tests
from ciconia.learning.actions.attendance import note_came
from ciconia.learning.actions.enrolment_letter import write_letters
from ciconia.learning.models import Course, CourseMaterial, CourseTest, Enrolment
from ciconia.learning.queries import course as queries
from ciconia.learning.rules.course_test import (
    in_every_language,
    read_answers,
    score,
    typed_answers,
    unanswered,
)
from tests import make, make_learning
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def wrong_of(call):
    with pytest.raises(Unfit) as wrong:
        call()
    return {field: str(words) for field, words in wrong.value.problems.items()}


def test_a_course_says_all_it_has_to_before_it_is_kept(officer):
    focus = make.make_focus()
    said = make_learning.course_fields(
        focus, title=Translated(), aims=Translated(), languages=[], hours=0, places=0,
        ends_on=clock.today() - timedelta(days=1),
    )  # fmt: skip
    given = {"given_by": translated("CD4D2")}
    assert wrong_of(lambda: as_user(officer, courses.make_course, focus.programme_id, **given, **said)) == {
        "title": "Write a title.",
        "aims": "Write what people can do afterwards.",
        "languages": "Choose at least one language in which it is given.",
        "hours": "Write how many hours it takes, between 1 and 500.",
        "ends_on": "The last day cannot lie before the first.",
        "places": "Write how many places there are, or nothing where there is room for everybody.",
    }
    for role in ("assessor", "focal point"):
        with pytest.raises(Refused):
            as_user(
                make.make_staff(role), courses.make_course, focus.programme_id, **given, **make_learning.course_fields()
            )


def test_it_opens_once_there_is_something_in_it(officer):
    focus = make.make_focus()
    said = make_learning.course_fields(focus, sessions_needed=1)
    course = as_user(officer, courses.make_course, focus.programme_id, given_by=translated("CD4D2"), **said)
    with pytest.raises(Refused, match="more sessions than there are"):
        as_user(officer, courses.open_course, course)
    as_user(officer, courses.edit_course, course, sessions_needed=0)
    with pytest.raises(Refused, match="nothing in it yet"):
        as_user(officer, courses.open_course, course)
    assert wrong_of(lambda: as_user(officer, courses.put_material, course, title={}, text={})) == {
        "title": "Write a title.", "text": "Write a text, or give a link or a file.",
    }  # fmt: skip
    read = {"title": translated("A house"), "text": Translated()}
    odd = SimpleUploadedFile("a.exe", b"MZ")
    assert list(wrong_of(lambda: as_user(officer, courses.put_material, course, upload=odd, **read))) == ["upload"]
    kept = as_user(officer, courses.put_material, course, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7 a"), **read)
    assert (kept.name, kept.size, kept.media_type, str(kept)) == ("a.pdf", 10, "application/pdf", "A house")
    as_user(officer, courses.edit_course, course, starts_on=make.day("2020-01-01"), ends_on=make.day("2020-01-02"))
    with pytest.raises(Refused, match="last day has passed"):
        as_user(officer, courses.open_course, course)
    as_user(officer, courses.edit_course, course, ends_on=clock.today())
    as_user(officer, courses.open_course, course)
    assert (course.state, course.turn_role, str(course)) == ("open", "officer", "Preparatory training")
    as_user(officer, courses.drop_material, kept)
    assert course.materials.count() == 0


def test_a_session_lies_within_the_course_and_stays_once_somebody_was_there(officer):
    course = make_learning.make_course(sessions_needed=2)
    session, other = course.sessions.all()
    starts = clock.now() + timedelta(days=40)
    said = {"title": translated("Late"), "starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    outside = "The session lies outside the course, which lasts from its first day to its last."
    assert wrong_of(lambda: as_user(officer, courses.put_session, course, **said)) == {"starts_at": outside}
    turned = said | {"title": Translated(), "ends_at": starts - timedelta(hours=1)}
    assert wrong_of(lambda: as_user(officer, courses.put_session, course, **turned)) == {
        "title": "Write a title.", "ends_at": "It can only end after it begins.",
    }  # fmt: skip
    needed = {"sessions_needed": "There are not that many sessions."}
    assert wrong_of(lambda: as_user(officer, courses.drop_session, other)) == needed
    days = {"ends_on": course.starts_on + timedelta(days=1)}
    assert wrong_of(lambda: as_user(officer, courses.edit_course, course, **days)) == {
        "ends_on": "A session lies outside these days. Move or drop it first."
    }
    enrolment = make_learning.make_enrolment(course=course)
    assert (session.starts_local.hour, session.ends_local.hour, str(session)) == (10, 13, "Day 1")
    as_user(officer, note_came, enrolment, session)
    as_user(officer, courses.edit_course, course, sessions_needed=1)
    there = {"": "Somebody was noted as present at this session, so it stays."}
    assert wrong_of(lambda: as_user(officer, courses.drop_session, session)) == there
    as_user(officer, courses.drop_session, course.sessions.last())
    assert course.sessions.count() == 1


def test_called_off_everybody_is_written_to_and_over_nobody_is_left(officer):
    course = make_learning.make_course()
    rows = [make_learning.make_enrolment(state, course=course, account=make.make_user(state)) for state in
            ("asked", "enrolled", "completed")]  # fmt: skip
    as_user(officer, courses.cancel_course, course, reason="The trainer is ill.")
    states = [(row.state, row.letter) for row in Enrolment.objects.order_by("pk")]
    assert states == [("cancelled", "called_off"), ("cancelled", "called_off"), ("completed", "certificate")]
    assert queries.why_ended(rows[0]) == "The trainer is ill."
    with pytest.raises(Conflict):
        as_user(officer, courses.edit_course, course, hours=2)
    ended = make_learning.make_course()
    for state in ("asked", "enrolled"):
        make_learning.make_enrolment(state, course=ended, account=make.make_user(state))
    with acting_as("system:maker"):
        past = clock.today() - timedelta(days=3)
        Course.objects.filter(pk=ended.pk).update(starts_on=past, ends_on=past)
    tasks.pass_dates(0)
    tasks.forget(0)
    assert [row.state for row in Enrolment.objects.filter(course=ended).order_by("pk")] == [
        "cancelled",
        "not_completed",
    ]
    assert courses.end_past() == 0


def test_lists_for_everybody_and_for_organisations(officer):
    today = clock.today()
    course, over = make_learning.make_course(audience="organisations"), make_learning.make_course("over")
    make_learning.make_course("draft")
    programme = course.programme_id
    assert [list(queries.public_courses(programme, today, over=past)) for past in (False, True)] == [[course], [over]]
    assert queries.public_course(programme, course.public_id) == course
    assert list(queries.open_for_organisations([programme], today)) == [course]
    rows = queries.with_numbers(queries.courses_at_desk(programme, officer)).order_by("pk")
    make_learning.make_enrolment("completed", course=course)
    assert [(row.taking, row.done) for row in rows] == [(1, 1), (0, 0), (0, 0)]


def test_a_test_is_written_question_by_question_and_translated(officer):
    course = make_learning.make_course("draft", tested=False)

    def write(number, language, words, answers):
        return as_user(
            officer, tests.write_question, course, number, language=language, words=words, answers=answers
        )  # fmt: skip

    assert wrong_of(lambda: as_user(officer, tests.give_test, course)) == {"": "Write a question first."}
    assert wrong_of(lambda: write(0, "en", " ", "One")) == {
        "words": "Write the question.", "answers": "Write between two and eight answers, one a line.",
    }  # fmt: skip
    star = {"answers": "Put a star before each right answer; at least one is right and one is wrong."}
    assert wrong_of(lambda: write(0, "en", "Who?", "One\nTwo")) == star
    assert wrong_of(lambda: write(0, "en", "Who?", "* One\n* Two")) == star
    write(0, "en", "Who?", "One\n\n* Two")
    assert wrong_of(lambda: write(1, "nl", "Wie?", "Een")) == {
        "answers": "Write as many answers as the question has: 2, in the same order."
    }
    assert wrong_of(lambda: write(1, "nl", "", "Een\nTwee")) == {"words": "Write the question."}
    draft = write(1, "nl", "Wie?", "Een\n* Twee")
    assert (in_every_language(draft.questions), in_every_language([])) == (["en", "nl"], [])
    (question,) = draft.questions
    assert (typed_answers(question, "nl"), typed_answers(question, "fr")) == ("Een\n* Twee", "")
    assert read_answers("* Een \n Twee") == [("Een", True), ("Twee", False)]
    (question,) = write(1, "en", "Who is it?", "* One\nTwo").questions
    assert (question["words"]["nl"], [answer["right"] for answer in question["answers"]]) == ("Wie?", [True, False])
    (question,) = write(1, "en", "Who is it?", "* One\nTwo\nThree").questions
    assert "nl" not in question["words"]
    write(2, "en", "What?", "* This\nThat")
    as_user(officer, tests.drop_question, course, 9)
    as_user(officer, tests.drop_question, course, 1)
    assert [one["words"]["en"] for one in course.tests.get().questions] == ["What?"]
    for _each in range(29):
        write(0, "en", "More?", "* Yes\nNo")
    full = {"words": "A short test has thirty questions at the most."}
    assert wrong_of(lambda: write(0, "en", "More?", "* Yes\nNo")) == full


@pytest.mark.parametrize(
    ("pass_mark", "most_tries", "fields"),
    [(101, 3, ["pass_mark"]), (0, 0, ["pass_mark", "most_tries"]), (None, None, ["pass_mark", "most_tries"]),
     (80, 11, ["most_tries"])],
)  # fmt: skip
def test_a_pass_mark_is_a_percentage_and_tries_end(officer, pass_mark, most_tries, fields):
    course = make_learning.make_course("draft", tested=False)
    said = {"pass_mark": pass_mark, "most_tries": most_tries}
    assert list(wrong_of(lambda: as_user(officer, tests.set_conditions, course, **said))) == fields


def test_a_version_that_was_given_never_changes(officer):
    course = make_learning.make_course()
    make_learning.make_enrolment(course=course)
    first = queries.version_given(course)
    as_user(officer, tests.write_question, course, 1, language="en", words="Who decides now?", answers="* We\nYou")
    assert (queries.version_given(course), queries.version_written(course).number) == (first, 2)
    as_user(officer, tests.give_test, course)
    first.refresh_from_db()
    assert (first.questions[0]["words"]["en"], first.replaced_at is not None, str(first)) == (
        "Who decides at the institution?", True, f"test 1 of {course.pk}",
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        CourseTest.objects.filter(pk=first.pk).update(questions=[])


def test_every_right_answer_counts_and_no_wrong_one():
    questions = [
        {"answers": [{"right": True}, {"right": False}, {"right": True}]},
        {"answers": [{"right": False}, {"right": True}]},
        {"answers": [{"right": True}, {"right": False}]},
    ]
    answers = {((0, 2), (1,), (0,)): 100, ((0,), (1,), (0,)): 66, ((0, 1, 2), (0,), (0,)): 33}
    assert {given: score(questions, given) for given in answers} == answers
    assert list(unanswered(questions, [[0], [], [7]])) == ["q1", "q2"]
    assert list(unanswered(questions, [[0], [1]])) == ["q2"]


def test_what_there_is_to_read_is_for_those_who_take_it_and_staff(officer):
    row = make_learning.make_enrolment()
    read = {"title": translated("A page"), "text": translated("All of it")}
    kept = as_user(officer, courses.put_material, row.course, **read)
    shown = [CourseMaterial.objects.visible_to(user).count() for user in (row.account, officer, make.make_user())]
    assert (shown, kept.digest) == ([1, 1, 0], "")


def test_rule_and_list_agree_and_strangers_see_nobody(officer):
    row = make_learning.make_enrolment("not_completed")
    assert (row.state, [has_perm("learning.view_enrolment", user, row) for user in (officer, make.make_user())]) == (
        "not_completed", [True, False],
    )  # fmt: skip
    assert (has_perm("learning.view_course", officer, row.course), AnonymousUser().is_authenticated) == (True, False)
    assert (Enrolment.objects.visible_to(AnonymousUser()).count(), queries.enrolment_by_link("x")) == (0, None)
    assert as_user(officer, lambda *, by: list(queries.enrolments_of(row.course, by))) == [row]


@pytest.mark.django_db(transaction=True)
def test_what_somebody_else_is_at_is_left_for_the_next_run():
    with transaction.atomic():
        set_actor("system:maker")
        row = make_learning.make_enrolment("asked")
    written, seen = Event(), Event()

    def hold():
        try:
            with transaction.atomic():
                set_actor("system:jobs")
                Enrolment.objects.select_for_update().get(pk=row.pk)
                seen.set()
                written.wait(20)
        finally:
            connections.close_all()

    thread = Thread(target=hold)
    thread.start()
    seen.wait(20)
    assert write_letters(lambda row: None) == (0, 0)
    written.set()
    thread.join(20)
