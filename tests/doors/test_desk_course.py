"""Courses on the desk: made, filled, tested, opened; people enrolled, noted as present, and their certificates."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation import clock
from ciconia.foundation.files import path_of
from ciconia.learning.actions.attempt import hand_in
from ciconia.learning.models import Certificate, Course, Enrolment
from ciconia.learning.rules.enrolment import door_code
from tests import make, make_learning
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, main, send, statements, summary
from tests.make import as_user

pytestmark = pytest.mark.django_db
WRONG = [[0], [2]]


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def written(**fields):
    """A course as the form sends it."""
    today = clock.today()
    said = {
        "focus": "", "audience": "organisations", "code": "project-design", "language": "en",
        "title": "Designing a project", "aims": "Write a plan\nCount what it costs", "languages": ["en", "nl"],
        "hours": "8", "starts_on": today.isoformat(), "ends_on": (today + timedelta(days=9)).isoformat(),
        "time_zone": "Europe/Amsterdam", "sessions_needed": "1", "places": "12",
    }  # fmt: skip
    return said | fields


def test_an_officer_makes_one_fills_it_and_opens_it(client):
    officer = make.make_staff("officer")
    assert "The whole programme" in main(enter(client, officer, "course_new"))
    wrong = send(client, officer, "course_new", say=written(hours="0", title="", places="0"))
    assert (wrong.status_code, summary(wrong)) == (422, ["Write a title."])
    assert send(client, officer, "course_new", say=written(hours="0")).status_code == 422
    answer = send(client, officer, "course_new", say=written())
    course = Course.objects.get()
    assert (answer.status_code, answer.url, course.focus_id) == (302, url("course", course), None)
    starts = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    session = {"act": "session", "language": "en", "title": "Day 1", "starts_at": starts,
               "ends_at": starts.replace("10:00", "12:00"), "trainer": "Trainer of a firm"}  # fmt: skip
    late = session | {"starts_at": "2031-01-01T10:00", "ends_at": "2031-01-01T12:00"}
    outside = send(client, officer, "course_parts", course, late)
    assert "The session lies outside the course" in main(outside)
    assert send(client, officer, "course_parts", course, session).status_code == 302
    page = {"act": "material", "language": "en", "title": "A leaflet", "text": "",
            "upload": SimpleUploadedFile("leaflet.pdf", b"%PDF-1.7 x")}  # fmt: skip
    assert send(client, officer, "course_parts", course, page).status_code == 302
    assert send(client, officer, "course_parts", course, page | {"upload": "", "text": ""}).status_code == 422
    assert "leaflet.pdf" in main(enter(client, officer, "course_parts", course))
    material, row = course.materials.get(), course.sessions.get()
    saved = client.get(f"/files/courses/{material.public_id}/")
    assert b"".join(saved.streaming_content) == b"%PDF-1.7 x"
    path_of(material.digest).unlink()
    assert client.get(f"/files/courses/{material.public_id}/").status_code == 404
    assert send(client, officer, "course_move", course, move="open").status_code == 302
    needed = send(client, officer, "course_parts", course, {"act": f"drop:{row.public_id}"})
    assert (needed.status_code, "There are not that many sessions." in main(needed)) == (422, True)
    assert send(client, officer, "course_parts", course, {"act": f"remove:{material.public_id}"}).status_code == 302
    assert send(client, officer, "course_parts", course, {"act": "other:x"}).status_code == 302
    course.refresh_from_db()
    changed = written(title="Designing a project well", seen=str(course.version))
    assert send(client, officer, "course_edit", course, changed).status_code == 302
    assert "Designing a project well" in main(ask(client, officer, "courses", query="?state=open"))
    assert send(client, officer, "course_move", course, {"reason": "Nobody came"}, move="cancel").status_code == 302
    assert "Cancelled" in main(ask(client, officer, "courses", query="?state=all"))
    assert ask(client, officer, "course_edit", course).status_code == 302
    assert "Nobody came" in main(enter(client, officer, "course", course))
    for name in ("course_new", "courses"):
        assert ask(client, "viewer", name).status_code == (404 if name == "course_new" else 200)
    assert ask(client, "viewer", "course", course).status_code == 200
    for name in ("course_edit", "course_parts", "course_test", "course_enrol"):
        assert ask(client, "viewer", name, course).status_code == 404


def test_a_test_is_written_translated_and_given(client):
    officer, course = make.make_staff("officer"), make_learning.make_course("draft", tested=False)
    assert "No test yet" in main(enter(client, officer, "course_test", course))
    assert send(client, officer, "course_test", course, {"act": "give"}).status_code == 422
    over = send(client, officer, "course_test", course, {"act": "conditions", "pass_mark": "101", "most_tries": "3"})
    assert (over.status_code, summary(over)) == (422, ["Write the pass mark in percent, from 1 to 100."])
    said = {"act": "conditions", "pass_mark": "60", "most_tries": "3"}
    assert send(client, officer, "course_test", course, said).status_code == 302
    assert "New question" in main(ask(client, officer, "course_question", course, number="0"))
    question = {"language": "en", "words": "Who decides?", "answers": "You\n* The head"}
    assert send(client, officer, "course_question", course, question, number="0").status_code == 302
    bad = send(client, officer, "course_question", course, question | {"answers": "You"}, number="0")
    assert (bad.status_code, summary(bad)) == (422, ["Write between two and eight answers, one a line."])
    dutch = {"language": "nl", "words": "Wie beslist?", "answers": "U\nHet hoofd"}
    assert send(client, officer, "course_question", course, dutch, number="1").status_code == 302
    again = ask(client, officer, "course_question", course, query="?language=nl", number="1")
    assert "U\n* Het hoofd" in again.content.decode()
    assert "Who decides?" in ask(client, officer, "course_question", course, number="1").content.decode()
    assert ask(client, officer, "course_question", course, number="2").status_code == 404
    assert "Complete in: English, Dutch" in main(enter(client, officer, "course_test", course))
    assert send(client, officer, "course_test", course, {"act": "give"}).status_code == 302
    assert "given to people since" in main(enter(client, officer, "course_test", course))
    for act in ("drop:1", "drop:x", "other"):
        assert send(client, officer, "course_test", course, {"act": act}).status_code == 302
    assert course.tests.order_by("-number").first().questions == []


def test_people_are_enrolled_noted_and_completed(client):
    officer, course = make.make_staff("officer"), make_learning.make_course("draft", sessions_needed=1)
    engagement = make.make_engagement("agreed")
    as_user(officer, engagements.prepare, engagement)
    assert "The course is not open" in main(enter(client, officer, "course_enrol", course))
    send(client, officer, "course_move", course, move="open")
    assert "Hodan Abdi Warsame" in main(enter(client, officer, "course_enrol", course))
    nobody = send(client, officer, "course_enrol", course, {"act": "enrol"})
    assert (nobody.status_code, "Tick at least one person." in main(nobody)) == (422, True)
    tick = {"act": "enrol", "who": engagement.public_id}
    assert send(client, officer, "course_enrol", course, tick).status_code == 302
    assert (
        send(client, officer, "course_enrol", course, {"act": "ask", "email": "x", "language": "en"}).status_code == 422
    )
    letter = {"act": "ask", "email": "idil@example.org", "language": "fr"}
    assert send(client, officer, "course_enrol", course, letter).status_code == 302
    row, asked = Enrolment.objects.order_by("pk")
    session = course.sessions.first()
    focal = make.make_staff("focal point")
    assert "0 of 1 were there." in main(enter(client, focal, "course_present", session))
    assert "1 of 1 were there." in main(
        send(client, focal, "course_present", session, {"act": f"came:{row.public_id}"})
    )
    assert "0 of 1 were there." in main(
        send(client, focal, "course_present", session, {"act": f"back:{row.public_id}"})
    )
    send(client, focal, "course_present", session, {"act": f"came:{row.public_id}"})
    as_user(row.account, hand_in, row, number=1, version=1, answers=make_learning.right_in(course.tests.get()))
    late = send(client, focal, "course_present", session, {"act": f"back:{row.public_id}"})
    assert (late.status_code, "Withdraw that." in main(late)) == (422, True)
    assert ask(client, "assessor", "course_present", session).status_code == 404
    page = main(enter(client, officer, "course", course))
    assert ("Hodan Abdi Warsame" in page, "1/1" in page, "idil@example.org" in page) == (True, True, True)
    assert statements(client, officer, "course", course) <= 45
    assert ask(client, officer, "certificate_paper", row).content[:5] == b"%PDF-"
    assert ask(client, officer, "certificate_paper", asked).status_code == 404
    send(client, officer, "course_move", course, {"reason": "Ill"}, move="cancel")
    for late in (letter, tick):
        assert send(client, officer, "course_enrol", course, late).status_code == 422


def test_one_more_try_ending_without_and_a_certificate_withdrawn(client):
    officer = make.make_staff("officer")
    row = make_learning.make_enrolment()
    for number in (1, 2):
        as_user(row.account, hand_in, row, number=number, version=1, answers=WRONG)
    assert "The tries are used up" in main(enter(client, officer, "enrolment", row))
    assert send(client, officer, "enrolment", row, {"act": "again", "reason": ""}).status_code == 422
    assert send(client, officer, "enrolment", row, {"act": "again", "reason": "The line broke"}).status_code == 302
    assert "The line broke" in main(enter(client, officer, "enrolment", row))
    said = {"reason": "Left the programme"}
    assert send(client, officer, "enrolment_move", row, said, move="end_without").status_code == 302
    done = make_learning.make_enrolment("completed", account=make.make_user("Idil Farah"))
    made = Certificate.objects.get()
    assert made.number in main(enter(client, officer, "enrolment", done))
    assert send(client, officer, "enrolment", done, {"act": "withdraw", "reason": ""}).status_code == 422
    assert send(client, officer, "enrolment", done, {"act": "withdraw", "reason": "Wrong person"}).status_code == 302
    assert "Wrong person" in main(enter(client, officer, "enrolment", done))
    assert send(client, officer, "enrolment", done, {"act": "other"}).status_code == 302
    assert ask(client, "viewer", "enrolment", done).status_code == 404


def test_at_a_session_people_are_noted_by_the_code_on_their_telephone(client):
    row = make_learning.make_enrolment()
    session, focal, code = row.course.sessions.first(), make.make_staff("focal point"), door_code(row)
    make.sign_in(client, row.account)
    assert code not in client.get(reverse("portal:course", args=[row.public_id])).content.decode()
    picture = reverse("portal:course_code", args=[row.public_id])
    assert client.get(picture).status_code == 404
    make.set_actor("system:maker")
    row.course.sessions.update(place="Spui 70")
    make.sign_in(client, row.account)
    assert f"Your code at the door: {code}" in main(client.get(reverse("portal:course", args=[row.public_id])))
    assert client.get(picture)["Content-Type"] == "image/png"
    make.set_actor("system:maker")
    assert f'value="{code}"' in ask(client, focal, "course_present", session, query=f"?code={code}").content.decode()
    for words in ("is noted", "was noted already"):
        page = main(send(client, focal, "course_present", session, {"q": code.lower()}))
        assert (f"Idil Farah {words}" in page, "1 of 1 were there." in page) == (True, True)
    assert "Nobody has this code" in main(send(client, focal, "course_present", session, {"q": "ZZZZZ"}))
    assert "Nobody has this code" not in main(send(client, focal, "course_present", session, {"q": ""}))
    assert send(client, focal, "course_present", session, {"act": "came:nobody"}).status_code == 404
