"""While a country is suspended, who takes its courses is read by whoever is there for a crisis, and by themselves."""

import pytest

from ciconia.foundation.access import forget_memberships
from ciconia.foundation.models import Role
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.learning.actions.attendance import note_came
from ciconia.learning.models import Attempt, Attendance, Certificate, Course, Enrolment
from ciconia.learning.queries import course as queries
from ciconia.programmes.models import Focus
from tests import make, make_learning
from tests.make import as_user

pytestmark = pytest.mark.django_db
PARTS = (Enrolment, Attendance, Attempt, Certificate)
CRISIS = {"coordinator", "safeguarding"}


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def seen(user, wall=2):
    """How many rows an account finds: through the application's wall, or with that one left out."""
    with acting_as(str(user.pk)):
        return tuple((model.objects.visible_to(user) if wall == 1 else model.objects.all()).count() for model in PARTS)


def fresh(user):
    """The account as at its next request: what it knows of memberships and suspended countries is read anew."""
    forget_memberships(user)
    return user


@pytest.fixture
def taken():
    """Somebody who completed a course of the country, and was there."""
    course = make_learning.make_course(focus=make.make_focus())
    row = make_learning.make_enrolment("completed", course=course)
    as_user(make.make_staff("officer"), note_came, row, course.sessions.first())
    return row


def test_both_walls_close_for_all_but_two_roles_and_open_again(taken):
    roles = {role: make.make_staff(role) for role in ("officer", "finance", "viewer", *CRISIS)}
    only = {f"{role} there": make.make_staff(role, make.make_focus(), only=True) for role in ("officer", "coordinator")}
    everybody = {**roles, **only, "themselves": taken.account}
    before = {name: seen(user) for name, user in everybody.items()}
    assert before == {**dict.fromkeys(everybody, (1, 1, 1, 1)), "viewer": (0, 0, 0, 0)}
    focus = make.suspend(make.make_focus())
    still = {*CRISIS, "coordinator there", "themselves"}
    for wall in (1, 2):
        found = {name: seen(fresh(user), wall) for name, user in everybody.items()}
        assert found == {name: before[name] if name in still else (0, 0, 0, 0) for name in everybody}
    make.resume(focus)
    assert {name: seen(fresh(user)) for name, user in everybody.items()} == before


def test_an_organisation_reads_of_whom_it_sent_again_when_the_country_is_open():
    organisation = make.make_affiliation("active").organisation
    contact = make.make_member(organisation, Role.ORGANISATION_CONTACT)
    focus, rows = make.make_focus(), []
    for place in (focus, None, make.make_focus("IRQ")):
        course = make_learning.make_course(focus=place or focus, audience="organisations")
        if place is None:
            Course.objects.filter(pk=course.pk).update(focus_id=None)
        with acting_as("system:maker"):
            rows.append(make_learning.make_enrolment("asked", course=course))
            Enrolment.objects.filter(pk=rows[-1].pk).update(organisation=organisation)
    assert [seen(contact, wall)[0] for wall in (1, 2)] == [3, 3]
    make.suspend(focus)
    contact = fresh(contact)
    assert [seen(contact, wall)[0] for wall in (1, 2)] == [2, 2]
    with acting_as(str(contact.pk)):
        assert {row.course.focus_id for row in queries.sent_by([organisation.pk], contact)} == {
            None, Focus.objects.get(country="IRQ").pk,
        }  # fmt: skip


def test_courses_of_the_country_are_off_the_public_pages_and_others_stay():
    focus = make.make_focus()
    course, everywhere = make_learning.make_course(focus=focus), make_learning.make_course(focus=focus)
    Course.objects.filter(pk=everywhere.pk).update(focus_id=None)
    coordinator = make.make_staff("coordinator")
    make.suspend(focus)
    with acting_as(str(coordinator.pk)):  # what is public is the same for everybody
        assert list(Course.objects.public()) == [everywhere]
    make.resume(focus)
    assert set(Course.objects.public()) == {course, everywhere}
