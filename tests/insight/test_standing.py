"""What nobody works on, what nobody applied for, what waits longer than it should."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.insight.queries.standing import (
    counts,
    needs_without_opportunity,
    opportunities_without_applicants,
    waiting_too_long,
)
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Need, Opportunity
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def as_seen(query, user, *within):
    """What a view gives to an account."""
    with acting_as(str(user.pk)):
        return list(query(make.make_focus().programme, user, *within))


def test_a_need_is_unserved_until_something_is_made_from_it_and_again_when_that_is_given_up():
    officer, need = make.make_staff("officer"), make.make_need("validated")
    make.make_need("endorsed")
    assert as_seen(needs_without_opportunity, officer) == [need]
    draft = make.make_opportunity("draft", need=need)
    assert as_seen(needs_without_opportunity, officer) == []
    as_user(officer, opportunities.withdraw, draft, reason="Another way was found")
    assert as_seen(needs_without_opportunity, officer) == [need]
    iraq = make.make_focus("IRQ")
    elsewhere, here = make.make_staff("officer", iraq, only=True), make.make_staff("officer", only=True)
    assert as_seen(needs_without_opportunity, elsewhere) == []
    numbers = [
        as_seen(counts, by, *within) for by, *within in [(elsewhere,), (here,), (officer, [iraq.pk]), (officer,)]
    ]
    assert numbers == [[0, 0], [1, 0], [0, 0], [1, 0]]
    assert as_seen(needs_without_opportunity, officer, [make.make_focus("IRQ").pk]) == []


@pytest.mark.parametrize(
    ("open_for", "closes_in", "quiet"), [(13, 20, False), (14, 20, True), (1, 8, False), (1, 7, True)]
)
def test_an_opportunity_is_quiet_after_two_weeks_or_a_week_before_its_last_day(open_for, closes_in, quiet):
    opportunity = make.make_opportunity()
    Opportunity.objects.filter(pk=opportunity.pk).update(
        published_at=clock.now() - timedelta(days=open_for), deadline=clock.today() + timedelta(days=closes_in)
    )
    officer = make.make_staff("officer")
    assert (as_seen(opportunities_without_applicants, officer) == [opportunity]) is quiet


def test_a_draft_is_no_applicant_and_who_sees_no_people_is_told_nothing():
    opportunity = make.make_opportunity()
    Opportunity.objects.filter(pk=opportunity.pk).update(published_at=clock.now() - timedelta(days=20))
    make.make_application("draft", opportunity=opportunity)
    officer, viewer = make.make_staff("officer"), make.make_staff("viewer")
    make.make_need("validated")
    assert as_seen(opportunities_without_applicants, officer) == [opportunity]
    assert (as_seen(counts, officer), as_seen(counts, viewer)) == ([1, 1], [1, 0])
    make.make_application("submitted", opportunity=opportunity, person=make.make_person("Sahra Ali"))
    assert (as_seen(opportunities_without_applicants, officer), as_seen(counts, officer)) == ([], [1, 0])


def test_what_is_late_says_who_and_since_when_and_people_only_to_who_sees_them():
    application = make.make_application("submitted")
    need = make.make_need("endorsed")
    late = clock.now() - timedelta(days=3)
    for row in (application, need):
        type(row).objects.filter(pk=row.pk).update(due_at=late)
    officer, viewer = make.make_staff("officer"), make.make_staff("viewer")
    found = [(row.noun, row.public_id, row.turn_role, row.person) for row in as_seen(waiting_too_long, officer)]
    assert found == [
        ("application", application.public_id, "assessor", "Hodan W."), ("need", need.public_id, "officer", ""),
    ]  # fmt: skip
    first = as_seen(waiting_too_long, viewer)
    assert [(row.noun, row.due_at, row.reference, str(row.title), row.country) for row in first] == [
        ("need", late, need.reference, "Groundwater monitoring", "SOM")
    ]
    only = make.make_staff("officer", only=True)
    iraq = make.make_focus("IRQ").pk
    assert [len(as_seen(waiting_too_long, by, within)) for by, within in
            [(officer, [iraq]), (only, [need.focus_id]), (only, [iraq])]] == [0, 2, 0]  # fmt: skip
    assert Need.objects.filter(due_at__lt=clock.now()).count() == 1
