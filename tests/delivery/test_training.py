"""A course as a gate: whoever prepares is enrolled, and its completion does the point on the checklist."""

import pytest

from ciconia.delivery import tasks
from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.actions import training
from ciconia.delivery.queries.training import course_of, prepares_without
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions import certificate
from ciconia.learning.actions.attempt import hand_in
from ciconia.learning.models import Certificate, Course, Enrolment
from ciconia.programmes.models import RequiredCourse
from ciconia.programmes.packs import shipped
from ciconia.programmes.rules.pack import PackError, read_text
from tests import make, make_learning
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def item_of(engagement):
    with acting_as("system:jobs"):
        return engagement.checklist.select_related("engagement__opportunity", "person").get(code="training")


def passed(enrolment):
    row = Enrolment.objects.select_related("account", "course").get(pk=enrolment.pk)
    as_user(row.account, hand_in, row, number=1, version=1, answers=make_learning.right_in(row.course.tests.get()))
    return tasks.course_completed(row.pk)


def test_whoever_prepares_is_enrolled_and_passing_opens_the_gate():
    engagement = make.make_engagement("agreed")
    course = make_learning.make_course()
    as_user(make.make_staff("officer"), engagements.prepare, engagement)
    item, row = item_of(engagement), Enrolment.objects.get()
    assert (row.course, row.state, row.name, course_of(item)) == (course, "enrolled", "Hodan Abdi Warsame", row)
    with pytest.raises(Refused, match="done by completing the course"):
        as_user(engagement.person.user, checklist.do_item, item, evidence="I was there")
    passed(row)
    item, made = item_of(engagement), Certificate.objects.get()
    assert (item.state, item.evidence) == ("done", f"Certificate {made.number} of {clock.today().isoformat()}")
    assert training.course_completed(row.pk) == 0
    assert training.course_completed(0) == 0


def test_what_was_completed_before_counts_for_as_long_as_the_pack_says():
    engagement = make.make_engagement("agreed")
    make_learning.make_enrolment("completed", account=engagement.person.user)
    RequiredCourse.objects.update(valid_years=1)
    officer = make.make_staff("officer")
    as_user(officer, engagements.prepare, engagement)
    assert (item_of(engagement).state, Enrolment.objects.count()) == ("done", 1)
    other = make.make_engagement("agreed", application=make.make_application("offered", person=make.make_person("Ali")))
    made = Certificate.objects.select_related("enrolment__course").get()
    as_user(officer, certificate.withdraw, made, reason="Somebody else sat the test")
    as_user(officer, engagements.prepare, other)
    assert (item_of(other).state, Enrolment.objects.filter(state="enrolled").count()) == ("open", 1)


def test_without_an_open_run_the_point_is_ticked_off_as_any_other():
    engagement = make.make_engagement("preparing")
    as_user(engagement.person.user, checklist.do_item, item_of(engagement), evidence="Seen")
    assert (item_of(engagement).state, course_of(item_of(engagement))) == ("done", None)


def test_a_waived_gate_stays_waived_and_a_course_of_another_country_binds_nobody():
    engagement = make.make_engagement("agreed")
    make_learning.make_course(focus=make.make_focus("IRQ"))
    as_user(make.make_staff("officer"), engagements.prepare, engagement)
    assert (Enrolment.objects.count(), item_of(engagement).state) == (0, "open")
    as_user(make.make_staff("coordinator"), checklist.waive_item, item_of(engagement), reason="Trained us")
    row = make_learning.make_enrolment("completed", account=engagement.person.user)
    assert (training.course_completed(row.pk), item_of(engagement).state) == (0, "waived")


def test_a_full_run_is_passed_over_and_staff_enrol_whoever_is_left():
    officer = make.make_staff("officer")
    engagement = make.make_engagement("agreed")
    full, free = make_learning.make_course(places=1), make_learning.make_course("draft")
    make_learning.make_enrolment(course=full, account=make.make_user("Somebody Else"))
    as_user(officer, engagements.prepare, engagement)
    assert Enrolment.objects.filter(account=engagement.person.user).count() == 0
    assert as_user(officer, lambda *, by: list(prepares_without(free, by))) == [engagement]
    assert (
        as_user(officer, lambda *, by: list(prepares_without(make_learning.make_course("draft", code="other"), by)))
        == []
    )
    as_user(officer, make_learning.courses.open_course, free)
    waiting = as_user(officer, lambda *, by: prepares_without(free, by).get())
    row = as_user(officer, training.enrol_in_preparation, free, waiting)
    assert (row.name, as_user(officer, lambda *, by: prepares_without(free, by).count())) == ("Hodan Abdi Warsame", 0)
    with acting_as("system:maker"):
        Course.objects.filter(pk=free.pk).update(focus_id=None)
    everywhere = Course.objects.get(pk=free.pk)
    assert as_user(officer, lambda *, by: prepares_without(everywhere, by).count()) == 0
    person = engagement.person
    person.user = None
    person.save()
    with pytest.raises(Unfit):
        as_user(officer, training.enrol_in_preparation, free, waiting)


def test_a_pack_names_a_point_that_a_participant_has():
    text = shipped("cd4d2").read_text()
    for wrong in ("trainin", "travel"):
        with pytest.raises(PackError, match="expected a point of a participant"):
            read_text(text.replace('item = "training"', f'item = "{wrong}"'), "wrong")


def test_somebody_without_an_account_is_enrolled_by_nobody():
    officer, engagement = make.make_staff("officer"), make.make_engagement("agreed")
    make_learning.make_course()
    person = engagement.person
    person.user = None
    person.save()
    as_user(officer, engagements.prepare, engagement)
    assert Enrolment.objects.count() == 0
