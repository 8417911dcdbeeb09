"""Courses of the demo world: made, filled, opened and taken by the verbs, each on its day.

Whoever was at work or prepared by then takes the training of participants; members of organisations take theirs.
"""

from datetime import datetime, timedelta
from typing import Any

from ciconia.delivery.models import Engagement
from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import Translated
from ciconia.learning.actions import course as courses
from ciconia.learning.actions import course_test as tests
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.actions.attempt import hand_in
from ciconia.learning.actions.attendance import note_came
from ciconia.learning.models import Course, Enrolment
from ciconia.learning.rules.course_test import right_answers

MOST = 14  # participants in one run
FAILS = 4  # every fourth fails the first try
AT_IT = 4  # one in five has not tried yet


def make_courses(cast: Cast, until: datetime) -> None:
    """Every course as far as it had come by then, with whoever takes it."""
    with on_their_days() as go_to:
        for row in files.rows("course"):
            if go_to(row["made"]) < until:
                _course(cast, row, until, go_to)
    Enrolment.objects.exclude(letter="").update(letter="")


def _course(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    by = cast.users[row["by"]]
    said = {name: row[name] for name in ("code", "audience", "languages", "hours", "starts_on", "ends_on")}
    said |= {name: files.text(row[name]) for name in ("title", "aims", "about")}
    said |= {"sessions_needed": row["sessions_needed"], "places": row.get("places")}
    given_by = cast.programme.name
    course = courses.make_course(cast.programme.pk, by=by, given_by=given_by, focus_id=None, **said)
    for starts, hours, title, place, link, trainer in row["sessions"]:
        begins = starts.replace(tzinfo=ZONE)
        times = {"starts_at": begins, "ends_at": begins + timedelta(hours=hours)}
        where = {"place": place, "link": link, "trainer": trainer}
        courses.put_session(course, by=by, title=files.text(title), **times, **where)
    for title, text in row["materials"]:
        courses.put_material(course, by=by, title=files.text(title), text=files.text(text))
    if row["questions"]:
        _test(course, row["questions"], by)
    if go_to(row["opened"]) >= until:
        return
    courses.open_course(course, by=by)
    _participants(course, by, until, go_to) if row["questions"] else _members(cast, course, row, until, go_to)
    if datetime.combine(row["ends_on"], datetime.max.time(), ZONE) < until:
        go_to(row["ends_on"] + timedelta(days=1))
        courses.end_past()


def _test(course: Course, questions: list[Row], by: Any) -> None:
    """The questions in every language in which the file has them."""
    for number, question in enumerate(questions, 1):
        words = Translated(question["words"])
        for language in [words.source, *(code for code in words if code not in ("source", words.source))]:
            lines = [
                f"{'* ' if place in question['right'] else ''}{answer[language]}"
                for place, answer in enumerate(question["answers"])
            ]
            said = {"language": language, "words": words[language], "answers": "\n".join(lines)}
            tests.write_question(course, 0 if language == words.source else number, by=by, **said)
    tests.set_conditions(course, by=by, pass_mark=80, most_tries=3)
    tests.give_test(course, by=by)


def _participants(course: Course, by: Any, until: datetime, go_to: Any) -> None:
    """Who prepared or was at work: the first are done, the others are at it."""
    rows = Engagement.objects.filter(state__in=["preparing", "ready", "active"]).exclude(person__user=None)
    found = list(rows.select_related("person__user", "person__identity").order_by("pk")[:MOST])
    test = course.tests.get()
    right = [right_answers(question) for question in test.questions]
    for number, engagement in enumerate(found):
        if go_to(course.starts_on + timedelta(days=number % 3)) >= until:
            continue
        user = engagement.person.user
        enrolled = enrolments.enrol(course, user, by=by, name=engagement.person.identity.full_name)
        waits = engagement.checklist.filter(code="training", state="open").exists()
        if waits or number % 5 == AT_IT or go_to(course.starts_on + timedelta(days=6 + number)) >= until:
            continue
        tries = [[[0]] * len(right), right] if number % FAILS == 0 else [right]
        for which, answers in enumerate(tries, 1):
            hand_in(enrolled, by=user, number=which, version=test.number, answers=answers)


def _members(cast: Cast, course: Course, row: Row, until: datetime, go_to: Any) -> None:
    """Whom organisations named: asked, and by their own yes enrolled; who was at the first session."""
    by, session = cast.users[row["by"]], course.sessions.order_by("starts_at")[0]
    for number, (email, name, key, far, tells) in enumerate(row["members"]):
        if go_to(row["opened"] + timedelta(days=2 + number)) >= until:
            continue
        contact = cast.users[f"contact-{key}"]
        asked = enrolments.name_member(course, cast.organisations[key], by=contact, email=email, language="en")
        if far == "asked":
            continue
        enrolments.accept(asked.public_id, name=name, tells=tells, words="As the page said.")
        if number != 1 and go_to(session.ends_at) < until:
            note_came(Enrolment.objects.select_related("course").get(pk=asked.pk), session, by=by)
