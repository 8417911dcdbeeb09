"""Courses for whoever takes them: letters, saying yes by link, reading, the test without script, the certificate."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.course import message_of
from ciconia.doors.link.token import course_token
from ciconia.doors.tasks import courses as write
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions import course as courses
from ciconia.learning.actions import course_test as tests
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.models import Certificate, Course, Enrolment
from tests import make, make_learning
from tests.doors.desk_line import main
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def page(client, user, name, row=None, say=None):
    """A page of the portal as that account opens or sends it."""
    make.sign_in(client, user)
    where = reverse(f"portal:{name}", args=[row.public_id] if row else [])
    found = client.get(where) if say is None else client.post(where, say)
    make.set_actor("system:maker")
    return found


def link(client, row, say=None):
    where = reverse("link:course", args=[course_token(row.public_id)])
    found = client.get(where) if say is None else client.post(where, say)
    make.set_actor("system:maker")
    return found


def test_a_contact_names_a_member_who_accepts_by_link_and_lets_them_read_it(client):
    course = make_learning.make_course(audience="organisations")
    affiliation = make.make_affiliation("active")
    contact = make.make_member(affiliation.organisation, "organisation contact")
    assert "Name somebody" in main(page(client, contact, "courses"))
    said = {"organisation_of": affiliation.organisation.public_id, "email": "idil@example.org", "language": "en"}
    assert page(client, contact, "course_name", course, said | {"email": "idil"}).status_code == 422
    assert page(client, contact, "course_name", course, said).status_code == 302
    assert "Has not answered yet" in main(page(client, contact, "courses"))
    assert page(client, contact, "course_name", make_learning.make_course()).status_code == 404
    write.func(0)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["idil@example.org"], "Will you take this course: Preparatory training")
    where = re.search(r"(/en/l/course/\S+/)", letter.body)[1]
    row = Enrolment.objects.get()
    assert "named you for this course" in client.get(where).content.decode()
    assert link(client, row, {"act": "accept", "name": ""}).status_code == 422
    assert "You take part" in link(client, row, {"act": "accept", "name": "Idil Farah", "tells": "1"}).content.decode()
    assert "You take part" in link(client, row, {"act": "decline"}).content.decode()
    home = page(client, contact, "courses")
    assert ("Idil Farah" in main(home), "Takes part" in main(home)) == (True, True)
    other = as_user(
        contact, enrolments.name_member, course, affiliation.organisation, email="b@example.org", language="en"
    )
    assert "You said no" in link(client, other, {"act": "decline"}).content.decode()
    gone = as_user(
        contact, enrolments.name_member, course, affiliation.organisation, email="c@example.org", language="en"
    )
    with acting_as("system:maker"):
        Course.objects.filter(pk=course.pk).update(starts_on=make.day("2020-01-01"), ends_on=make.day("2020-01-02"))
    assert link(client, gone, {"act": "accept", "name": "C"}).status_code == 409
    assert "Nobody can be enrolled any more" in link(client, gone, {"act": "other"}).content.decode()
    assert client.get(reverse("link:course", args=["x"])).status_code == 404


def test_one_reads_takes_the_test_fails_and_passes(client):
    row = make_learning.make_enrolment()
    account, test = row.account, row.course.tests.get()
    officer = make.make_staff("officer")
    read = {"title": make.translated("A page"), "text": make.translated("Words to read")}
    as_user(officer, courses.put_material, row.course, **read)
    shown = main(page(client, account, "course", row))
    assert ("Words to read" in shown, "You have 2 tries left." in shown) == (True, True)
    assert b"BEGIN:VEVENT" in page(client, account, "course_sessions", row).content
    assert page(client, account, "certificate", row).status_code == 404
    form = page(client, account, "course_test", row).content.decode()
    assert (form.count('type="radio"'), form.count('type="checkbox"'), "More than one is right." in form) == (
        3,
        3,
        True,
    )
    half = page(client, account, "course_test", row, {"number": "1", "version": "1", "q0": "0", "q1": "x"})
    assert (half.status_code, 'value="0" checked' in half.content.decode()) == (422, True)
    wrong = {"number": "1", "version": "1", "q0": "0", "q1": "2"}
    assert page(client, account, "course_test", row, wrong).status_code == 302
    assert page(client, account, "course_test", row, wrong).status_code == 302
    shown = main(page(client, account, "course", row))
    assert ("Try 1" in shown, "Right would be" in shown, "You have 1 try left." in shown) == (True, False, True)
    as_user(officer, tests.give_test, row.course)
    old = {"number": "2", "version": "1", "q0": "1", "q1": ["0", "1"]}
    changed = page(client, account, "course_test", row, old)
    assert (changed.status_code, "No try is lost" in main(changed)) == (409, True)
    assert page(client, account, "course_test", row, old | {"version": "2"}).status_code == 302
    shown = main(page(client, account, "course", row))
    made = Certificate.objects.get()
    assert (made.number in shown, "Right would be" in shown, "Passed: 100 percent" in shown) == (True, True, True)
    assert page(client, account, "course", row, {"shows": "1"}).status_code == 302
    made.refresh_from_db()
    assert made.shows is True
    assert page(client, account, "certificate", row).content[:5] == b"%PDF-"
    assert page(client, account, "course_test", row).status_code == 302
    write.func(0)
    assert [letter.subject for letter in mail.outbox] == ["Your certificate: Preparatory training"]
    assert test.questions == row.course.tests.get(number=1).questions


def test_after_the_course_was_called_off_a_test_is_not_counted(client):
    row = make_learning.make_enrolment()
    as_user(make.make_staff("officer"), courses.cancel_course, row.course, reason="The trainer is ill.")
    assert page(client, row.account, "course", row).status_code == 404
    ended = make_learning.make_enrolment("not_completed", account=make.make_user("Bile"))
    late = page(client, ended.account, "course_test", ended, {"number": "1", "version": "1", "q0": "0", "q1": "0"})
    assert late.status_code == 302
    assert "This was not counted" in main(page(client, ended.account, "course", ended))
    with acting_as("system:jobs"):
        said = message_of(Enrolment.objects.select_related("course", "organisation").get(pk=row.pk)).body
    assert "is called off. The reason: The trainer is ill." in said


def test_a_place_is_given_back_with_a_reason_and_tries_run_out(client):
    row = make_learning.make_enrolment()
    for number in ("1", "2"):
        page(client, row.account, "course_test", row, {"number": number, "version": "1", "q0": "0", "q1": "2"})
    assert "Your tries are used up" in main(page(client, row.account, "course", row))
    make.sign_in(client, row.account)
    where = reverse("portal:enrolment_move", args=[row.public_id, "cancel"])
    assert client.post(where, {"reason": "No time"}).status_code == 302
    make.set_actor("system:maker")
    row.refresh_from_db()
    assert row.state == "cancelled"
    assert "You take no course" in main(page(client, row.account, "courses"))
