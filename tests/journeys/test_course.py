"""Journey: a participant reads on a telephone, fails a test and passes; the gate opens; a stranger checks the paper."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.tasks import course_completed
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions import course as courses
from ciconia.learning.models import Certificate, Enrolment
from tests import make, make_learning


@pytest.fixture
def prepared(transactional_db):
    """Somebody who prepares, and is enrolled in the course that their programme requires."""
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    with transaction.atomic():
        make.set_actor("system:maker")
        engagement, course = make.make_engagement("agreed"), make_learning.make_course()
        officer = make.make_staff("officer")
        read = {"title": translated("Before you go"), "text": translated("Ask first what was tried.")}
        make.as_user(officer, courses.put_material, course, **read)
        make.as_user(officer, engagements.prepare, engagement)
        return engagement.person.user, engagement.public_id


def test_from_reading_to_an_open_gate_and_a_paper_that_a_stranger_checks(walker, prepared):
    account, engagement = prepared
    learner = walker(account)
    learner.go("/en/my/courses/")
    learner.follow("Preparatory training")
    learner.sees("Ask first what was tried.", "The test is not passed yet.", "You have 2 tries left.")
    learner.follow("Take the test")
    learner.fill({"1. Who decides": "You"})
    learner.press("Hand it in")
    learner.sees("Some questions have no answer yet")
    learner.fill({"2. What do you leave behind": "Your own tools"})
    learner.press("Hand it in")
    learner.sees("Not passed yet: 0 percent were right, and 100 are needed.", "You have 1 try left.")
    learner.follow("Take the test")
    learner.fill({"1. Who decides": "Its head", "2. What do you leave behind": ["A plan", "People who can do it"]})
    learner.press("Hand it in")
    learner.sees("Passed: 100 percent were right.", "Your certificate")
    with acting_as("system:jobs"):
        row, made = Enrolment.objects.get(), Certificate.objects.get()
    course_completed(row.pk)
    learner.go(f"/en/my/engagements/{engagement}/")
    learner.sees("1 of")
    stranger = walker()
    stranger.go(f"/en/certificates/{made.number}/")
    stranger.fill({"Name on it": "hodan abdi warsame"})
    stranger.press("Check")
    stranger.sees("This certificate holds", "It stands in the name of Hodan Abdi Warsame.")
    stranger.sees_no("Preparatory training")
