"""A place that is taken stays taken, also for a host who no longer sees who took it."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.selection.actions import application as applications
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def test_the_host_cannot_choose_a_second_person_for_one_place_the_week_after_the_first_accepted():
    opportunity = make.make_opportunity("published")
    first = make.make_application("offered", opportunity=opportunity)
    second = make.make_application("shortlisted", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    make.make_engagement(application=first)
    as_user(make.make_staff("officer", opportunity.focus), applications.sign, second)
    host = make.make_member(opportunity.organisation)
    clock.start_at(clock.now() + timedelta(days=7))
    with pytest.raises(Refused, match="Every place is taken"):
        as_user(host, applications.sign, second)
