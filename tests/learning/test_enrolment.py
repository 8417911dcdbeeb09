"""Taking a course: named and asked by link, or enrolled; sessions, tries, completing it, and what others may read."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connections, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions import attendance, certificate
from ciconia.learning.actions import course as courses
from ciconia.learning.actions import course_test as tests
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.actions import enrolment_letter as letters
from ciconia.learning.actions.attempt import AnotherTest, hand_in
from ciconia.learning.models import Attempt, Attendance, Certificate, Course, Enrolment
from ciconia.learning.queries import course as queries
from ciconia.learning.queries.certificate import check
from ciconia.learning.rules.certificate import counts, first_day, new_number, number_in, same_name
from ciconia.learning.rules.enrolment import tries_left
from ciconia.people.actions.erasure import erase
from tests import make, make_learning
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db
WRONG = [[0], [2]]


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def rows():
    with acting_as("system:jobs"):
        return list(Enrolment.objects.order_by("pk"))


def wrong_of(call):
    with pytest.raises(Unfit) as wrong:
        call()
    return {field: str(words) for field, words in wrong.value.problems.items()}


def seen_by(user, model=Enrolment):
    """What the database lets exist for an account, and what the application shows."""
    return as_user(user, lambda *, by: (model.objects.count(), model.objects.visible_to(by).count()))


def test_an_organisation_names_somebody_who_decides_what_it_reads(officer):
    course, union = make_learning.make_course(audience="organisations"), make.make_organisation("diaspora", "NLD")
    contact = make.make_member(union, "organisation contact")
    said = {"email": "Idil@Example.org", "language": "nl"}
    row = as_user(contact, enrolments.name_member, course, union, **said)
    assert (row.state, row.turn_role, row.letter, row.email, str(row)) == (
        "asked", "organisation contact", "asked", "idil@example.org", "idil@example.org",
    )  # fmt: skip
    for _each in range(4):
        as_user(contact, enrolments.name_member, course, union, **said)
    assert [(one.letters, one.letter) for one in rows()] == [(3, "asked")]
    assert seen_by(contact) == (1, 1)
    assert wrong_of(lambda: enrolments.accept(row.public_id, name=" ", tells=True, words="")) == {
        "name": "Write your name as it should stand on the certificate."
    }
    taken = enrolments.accept(row.public_id, name="Idil Farah", tells=False, words="As read")
    account = User.objects.get(email="idil@example.org")
    assert (taken.state, taken.turn_role, taken.turn_person_id, account.name, account.language) == (
        "enrolled", "learner", account.pk, "Idil Farah", "nl",
    )  # fmt: skip
    assert enrolments.accept(row.public_id, name="Other", tells=True, words="").name == "Idil Farah"
    assert (seen_by(contact), seen_by(account)) == ((0, 0), (1, 1))
    assert list(as_user(account, lambda *, by: queries.own_enrolments(by))) == [taken]
    second = as_user(contact, enrolments.name_member, course, union, email="bile@example.org", language="en")
    enrolments.accept(second.public_id, name="Bile", tells=True, words="As read")
    sent = as_user(contact, lambda *, by: list(queries.sent_by([union.pk], by)))
    assert [one.name for one in sent] == ["Bile"]


def test_who_may_name_and_what_a_name_needs(officer):
    course, union = (
        make_learning.make_course(audience="organisations", places=1),
        make.make_organisation("diaspora", "NLD"),
    )
    contact, somebody = make.make_member(union, "organisation contact"), make.make_user()
    with pytest.raises(Refused):
        as_user(somebody, enrolments.name_member, course, union, email="a@example.org", language="en")
    with pytest.raises(Refused, match="prepare for an assignment"):
        as_user(
            contact, enrolments.name_member, make_learning.make_course(), union, email="a@example.org", language="en"
        )
    with pytest.raises(Refused):
        as_user(contact, enrolments.ask_somebody, course, email="a@example.org", language="en")
    assert wrong_of(lambda: as_user(officer, enrolments.ask_somebody, course, email="a", language="en")) == {
        "email": "Write an e-mail address: the link goes there."
    }
    odd = wrong_of(lambda: as_user(officer, enrolments.ask_somebody, course, email="\u0430@example.org", language="en"))
    assert odd == {"email": "“\u0430” only looks like a letter of an address. Type the address by hand."}
    as_user(officer, enrolments.ask_somebody, course, email="a@example.org", language="en")
    assert wrong_of(
        lambda: as_user(officer, enrolments.ask_somebody, course, email="b@example.org", language="en")
    ) == {"email": "Every place of this course is taken."}
    with pytest.raises(enrolments.TooLate):
        as_user(officer, enrolments.enrol, make_learning.make_course("draft"), somebody)


def test_saying_no_frees_the_place_and_a_course_that_is_over_is_too_late():
    row = make_learning.make_enrolment("asked")
    assert (enrolments.decline(row.public_id).state, enrolments.decline(row.public_id).state) == ("cancelled",) * 2
    again = make_learning.make_enrolment("asked", course=row.course, account=User.objects.get(email=row.email))
    with acting_as("system:maker"):
        past = clock.today() - timedelta(days=3)
        Course.objects.update(starts_on=past, ends_on=past)
    for call in (lambda: enrolments.accept(again.public_id, name="A", tells=False, words=""),
                 lambda: enrolments.decline("nobody")):  # fmt: skip
        with pytest.raises(enrolments.TooLate):
            call()


def test_somebody_with_an_account_keeps_it_when_they_accept(officer):
    account = make.make_user("Idil Farah", email="idil@example.org")
    row = make_learning.make_enrolment("asked", account=account)
    assert enrolments.accept(row.public_id, name="Idil Farah Nur", tells=True, words="x").account_id == account.pk
    assert (rows()[0].tells_organisation, rows()[0].name) == (False, "Idil Farah Nur")
    course = make_learning.make_course()
    first = as_user(officer, enrolments.enrol, course, account, name="Idil F.")
    assert (as_user(officer, enrolments.enrol, course, account).pk, first.name, first.letter) == (
        first.pk, "Idil F.", "enrolled",
    )  # fmt: skip
    as_user(account, enrolments.cancel, first, reason="No time")
    assert (first.state, queries.why_ended(first)) == ("cancelled", "No time")


def test_failing_once_then_passing_completes_it_and_twice_is_once():
    row = make_learning.make_enrolment()
    account, test = row.account, row.course.tests.get()

    def send(number, answers, version=1):
        return as_user(account, hand_in, row, number=number, version=version, answers=answers)

    assert wrong_of(lambda: send(1, [[0], []])) == {"q1": "Choose an answer."}
    with pytest.raises(AnotherTest):
        send(1, WRONG, version=2)
    with pytest.raises(Refused):
        as_user(make.make_user(), hand_in, row, number=1, version=1, answers=WRONG)
    first = send(1, WRONG)
    assert (first.score, first.passed, row.tries, row.state) == (0, False, 1, "enrolled")
    assert send(1, make_learning.right_in(test)).pk == first.pk
    second = send(2, make_learning.right_in(test))
    assert (second.score, second.passed, row.state, row.letter) == (100, True, "completed", "certificate")
    assert (send(2, WRONG).pk, str(second)) == (second.pk, f"attempt 2 of {row.pk}")
    with pytest.raises(enrolments.TooLate):
        send(3, WRONG)
    made = Certificate.objects.get()
    assert (made.name, str(made.title), made.hours, str(made), tries_left(row, test)) == (
        "Idil Farah", "Preparatory training", 12, made.number, 0,
    )  # fmt: skip
    assert queries.certificate_of(row, account) == made
    assert [(one.given, one.right) for one in queries.answered(test, make.make_staff("officer"))] == [(1, 0), (1, 0)]
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Attempt.objects.update(score=100)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Certificate.objects.update(name="Somebody Else")


def test_who_used_up_their_tries_waits_for_staff_who_may_give_one_more(officer):
    row = make_learning.make_enrolment()
    for number in (1, 2):
        as_user(row.account, hand_in, row, number=number, version=1, answers=WRONG)
    assert (row.state, row.turn_role) == ("enrolled", "officer")
    with pytest.raises(enrolments.TooLate):
        as_user(row.account, hand_in, row, number=3, version=1, answers=WRONG)
    reason = {"reason": "Write the reason. Whoever is concerned will read it."}
    assert wrong_of(lambda: as_user(officer, enrolments.allow_again, row, reason=" ")) == reason
    as_user(officer, enrolments.allow_again, row, reason="The line broke.")
    assert (row.turn_role, row.more_tries) == ("learner", 1)
    can = {"reason": "They can still try, or need not any more."}
    assert wrong_of(lambda: as_user(officer, enrolments.allow_again, row, reason="Again")) == can
    as_user(row.account, hand_in, row, number=3, version=1, answers=make_learning.right_in(row.course.tests.get()))
    assert row.state == "completed"


def test_sessions_count_and_are_noted_once(officer):
    course = make_learning.make_course(sessions_needed=1)
    row, session = make_learning.make_enrolment(course=course), course.sessions.first()
    with pytest.raises(Refused, match="Sessions still to come to: 1"):
        as_user(officer, enrolments.complete, row)
    as_user(row.account, hand_in, row, number=1, version=1, answers=make_learning.right_in(course.tests.get()))
    assert (row.state, row.turn_role) == ("enrolled", "learner")
    focal = make.make_staff("focal point")
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), attendance.note_came, row, session)
    other = {"": "This session belongs to another course."}
    elsewhere = make_learning.make_course().sessions.first()
    assert wrong_of(lambda: as_user(focal, attendance.note_came, row, elsewhere)) == other
    assert (as_user(focal, attendance.note_came, row, session), row.state) == (True, "completed")
    assert as_user(focal, attendance.note_came, row, session) is False
    assert queries.present_at(session, focal) == {row.pk}
    stays = {"": "They completed the course with it, and their certificate says so. Withdraw that."}
    assert wrong_of(lambda: as_user(focal, attendance.take_back, row, session)) == stays
    assert str(Attendance.objects.get()) == f"{row.pk} at {session.pk}"
    second = make_learning.make_enrolment(course=course, account=make.make_user("Bile"))
    as_user(focal, attendance.note_came, second, session)
    as_user(focal, attendance.take_back, second, session)
    as_user(focal, attendance.take_back, second, session)
    assert Attendance.objects.count() == 1
    as_user(officer, enrolments.cancel, second, reason="Moved")
    gone = {"": "They do not take part in this course any more."}
    assert wrong_of(lambda: as_user(focal, attendance.note_came, second, session)) == gone


def test_where_a_course_asks_for_nothing_staff_say_it_is_completed(officer):
    row = make_learning.make_enrolment(course=make_learning.make_course(tested=False))
    assert row.turn_role == "officer"
    as_user(officer, enrolments.complete, row)
    assert (row.state, Certificate.objects.count()) == ("completed", 1)


def test_fewer_sessions_and_a_new_test_change_who_is_done(officer):
    course = make_learning.make_course(tested=False, sessions_needed=1)
    row = make_learning.make_enrolment(course=course)
    assert row.turn_role == "learner"
    as_user(make.make_staff("focal point"), attendance.note_came, row, course.sessions.first())
    assert row.state == "completed"
    other = make_learning.make_enrolment(course=make_learning.make_course())
    as_user(officer, tests.give_test, other.course)
    with pytest.raises(AnotherTest):
        as_user(other.account, hand_in, other, number=1, version=1, answers=WRONG)
    as_user(officer, courses.edit_course, other.course, ends_on=clock.today() + timedelta(days=20))
    other.refresh_from_db()
    assert clock.day_of(other.due_at) == other.course.ends_on


def test_a_certificate_says_no_more_than_its_owner_lets_it():
    row = make_learning.make_enrolment("completed", account=make.make_user("Íñigo Ruíz-Díaz"))
    made = Certificate.objects.get()
    typed = f" {made.number.lower().replace('-', ' ')} "
    assert (check("nothing"), check(new_number()).standing) == (check(""), "unknown")
    made = Certificate.objects.select_related("enrolment__course").get()
    hidden = check(typed, "inigo ruiz diaz")
    assert (hidden.standing, hidden.title, hidden.issued_on, hidden.named, hidden.name) == (
        "valid", None, None, True, "Íñigo Ruíz-Díaz",
    )  # fmt: skip
    with pytest.raises(Refused):
        as_user(make.make_user(), certificate.let_show, made, shows=True)
    as_user(row.account, certificate.let_show, made, shows=True)
    shown = check(made.number, "Inigo Ruis")
    assert (str(shown.title), shown.issued_on, shown.named, shown.name) == (
        "Preparatory training", clock.today(), False, "",
    )  # fmt: skip
    officer = make.make_staff("officer")
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), certificate.withdraw, made, reason="Wrong person")
    assert list(wrong_of(lambda: as_user(officer, certificate.withdraw, made, reason=""))) == ["reason"]
    for reason in ("Somebody else sat the test", "Again"):
        as_user(officer, certificate.withdraw, made, reason=reason)
    assert (check(made.number).standing, made.withdrawn_why) == ("withdrawn", "Somebody else sat the test")
    assert counts(row.account_id, "preparation", None, clock.today()) is None


def test_for_how_long_a_certificate_counts():
    row = make_learning.make_enrolment("completed")
    today, made = clock.today(), Certificate.objects.get()
    found = [counts(row.account_id, "preparation", years, day) for years, day in
             [(None, today), (1, today + timedelta(days=300)), (1, today + timedelta(days=400))]]  # fmt: skip
    assert (found, counts(None, "preparation", None, today)) == ([made, made, None], None)
    assert first_day(1, make.day("2024-02-29")) == make.day("2023-02-28")
    assert (number_in("ABCD EFGH-JKMN"), number_in("ABCD"), same_name("", "")) == ("ABCD-EFGH-JKMN", "", False)


def test_letters_go_once_and_what_was_kept_long_enough_is_forgotten(officer):
    row = make_learning.make_enrolment("asked")
    wrote = []
    assert (letters.write_letters(wrote.append), letters.write_letters(wrote.append)) == ((1, 0), (0, 0))
    assert [one.email for one in wrote] == [row.email]
    make_learning.make_enrolment(account=make.make_user("Bile"))

    def refuse(row):
        raise NotSent

    assert letters.write_letters(refuse) == (0, 1)
    assert rows()[1].bounced_at is not None
    enrolments.decline(row.public_id)
    assert letters.forget() == 0
    with acting_as("system:maker"):
        Enrolment.objects.filter(pk=row.pk).update(asked_at=clock.now() - timedelta(days=61))
        done = make_learning.make_enrolment("completed", account=make.make_user("Done"))
        past = clock.today() - timedelta(days=800)
        Course.objects.update(starts_on=past, ends_on=past)
    assert (letters.forget(), [one.pk for one in rows()]) == (2, [done.pk])


def test_whoever_is_erased_leaves_no_certificate():
    person = make.make_person()
    make_learning.make_enrolment("completed", account=person.user)
    with acting_as("system:jobs"):
        number = Certificate.objects.get().number
    erase(person)
    assert (rows(), check(number).standing) == ([], "unknown")


def test_what_somebody_answered_is_read_by_staff_who_work_with_people_there(officer):
    row = make_learning.make_enrolment("completed")
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    for model in (Enrolment, Attempt, Certificate):
        counted = [seen_by(user, model) for user in (row.account, officer, elsewhere, make.make_staff("viewer"))]
        assert counted == [(1, 1), (1, 1), (0, 0), (0, 0)], model
    everywhere = make_learning.make_course()
    with acting_as("system:maker"):
        Course.objects.filter(pk=everywhere.pk).update(focus_id=None)
    make_learning.make_enrolment(course=everywhere, account=make.make_user("Everywhere"))
    assert (seen_by(elsewhere), seen_by(make.make_user())) == ((1, 1), (0, 0))
    as_user(row.account, lambda *, by: Enrolment.objects.update(passed_at=None))
    assert rows()[0].passed_at is not None


@pytest.mark.django_db(transaction=True)
def test_two_presses_of_the_same_try_are_one():
    with transaction.atomic():
        set_actor("system:maker")
        row = make_learning.make_enrolment()
    barrier, found = Barrier(2), []

    def press():
        try:
            barrier.wait(5)
            with transaction.atomic():
                set_actor(str(row.account_id))
                mine = Enrolment.objects.get(pk=row.pk)
                found.append(hand_in(mine, by=mine.account, number=1, version=1, answers=WRONG).pk)
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    with transaction.atomic():
        set_actor("system:jobs")
        assert (len(found), len(set(found)), Enrolment.objects.get(pk=row.pk).tries) == (2, 1, 1)


def test_the_product_may_enrol_where_a_course_is_required():
    row = enrolments.enrol(make_learning.make_course(), make.make_user("Idil"), by=System("Preparation"))
    assert row.state == "enrolled"
