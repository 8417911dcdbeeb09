"""What an institution, a need or an opportunity may say, whichever door it comes through."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated, translated
from ciconia.people.models import Organisation
from ciconia.programmes.models import Sector
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Need, Partnership
from ciconia.selection.rules.unfit import Unfit
from tests import make
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def problems(by, action, *args, **kwargs):
    """The sentences an action answers with, by field."""
    with pytest.raises(Unfit) as wrong:
        as_user(by, action, *args, **kwargs)
    return {name: str(words) for name, words in wrong.value.problems.items()}


def test_an_opportunity_has_a_title_a_place_a_start_after_its_deadline_and_no_more_weeks_than_its_kind():
    opportunity, officer, today = make.make_opportunity("draft"), make.make_staff("officer"), clock.today()
    version = opportunity.version
    assert problems(
        officer, opportunities.edit_opportunity, opportunity, title=Translated(), places=0, weeks=14, mode="by post",
        deadline=today - timedelta(days=1), starts=today - timedelta(days=1),
    ) == {
        "title": "Give it a title.",
        "places": "At least one place.",
        "weeks": "Between 1 and 13 weeks: nobody may stay longer.",
        "mode": "Choose how the work is done.",
        "deadline": "This day has passed. Choose today or a later day.",
        "starts": "The work can only start after the last day to apply.",
    }  # fmt: skip
    opportunity.refresh_from_db()
    assert (str(opportunity.title), opportunity.places, opportunity.version) == ("Groundwater monitoring", 1, version)


@pytest.mark.parametrize(("weeks", "fits"), [(0, False), (1, True), (13, True), (14, False)])
def test_the_longest_stay_is_the_programme_s_where_the_kind_allows_more(weeks, fits):
    opportunity, officer = make.make_opportunity("draft"), make.make_staff("officer")
    if fits:
        assert as_user(officer, opportunities.edit_opportunity, opportunity, weeks=weeks, ends=None).weeks == weeks
    else:
        assert list(problems(officer, opportunities.edit_opportunity, opportunity, weeks=weeks)) == ["weeks"]


def test_a_deadline_may_be_today_and_the_work_start_tomorrow():
    opportunity, officer, today = make.make_opportunity("draft"), make.make_staff("officer"), clock.today()
    tomorrow = today + timedelta(days=1)
    as_user(officer, opportunities.edit_opportunity, opportunity, deadline=today, starts=tomorrow)
    assert (opportunity.deadline, opportunity.starts) == (today, tomorrow)


def test_a_need_fits_between_its_days_and_in_a_sector_of_its_country():
    partnership, today = make.make_partnership(), clock.today()
    host, focus = make.make_member(partnership.organisation), partnership.focus
    elsewhere = Sector.objects.exclude(pk__in=sectors_of(focus).values("pk")).first()
    say = make.need_fields(focus)
    wrong = {"sector": elsewhere, "starts": today, "ends": today - timedelta(days=1), "weeks": 0}
    assert problems(host, needs.state_need, partnership, **say | wrong) == {
        "sector": "This sector was not chosen with the country's ministries.",
        "ends": "The last day must come after the first.",
        "weeks": "Between 1 and 13 weeks: nobody may stay longer.",
    }
    assert Need.objects.count() == 0
    need = as_user(host, needs.state_need, partnership, **say)
    past = {"starts": today - timedelta(days=90), "ends": today - timedelta(days=1)}
    assert problems(host, needs.edit_need, need, **past) == {"ends": "This day has passed. Choose a later one."}
    short = {"starts": today, "ends": today + timedelta(days=40)}
    assert problems(host, needs.edit_need, need, **short, weeks=6) == {
        "weeks": "So many weeks do not fit between the two days."
    }
    assert as_user(host, needs.edit_need, need, starts=today, ends=today + timedelta(days=41), weeks=6).weeks == 6


def test_an_institution_is_listed_once_in_its_own_country():
    focus, staff = make.make_focus(), make.make_staff("focal point")
    listed = make.make_partnership("long_listed").organisation
    abroad, ours = make.make_organisation(country="IRQ"), make.make_organisation("diaspora")
    told = {
        organisation: problems(staff, partnerships.long_list, focus, organisation, why="Asked")["organisation"]
        for organisation in (listed, abroad, ours)
    }
    assert told == {
        listed: "This institution is on the list already.",
        abroad: "This institution is in another country.",
        ours: "Only host institutions and ministries can become partners.",
    }


def test_a_new_institution_is_registered_and_listed_in_one_go():
    focus, ministry = make.make_focus(), make.make_organisation("ministry")
    staff = make.make_staff("focal point", focus, only=True)
    say = {"kind": "host", "name": translated("Water Agency"), "city": "Garowe", "parent": ministry}
    partnership = as_user(staff, partnerships.long_list_new, focus, why="Asked by letter", **say)
    organisation = partnership.organisation
    assert (partnership.state, organisation.country, organisation.parent) == ("long_listed", "SOM", ministry)
    entry = Log.objects.get(noun="organisation", object_id=organisation.pk)
    assert (entry.verb, entry.actor) == ("organisation.register", staff)


@pytest.mark.parametrize("role", ["assessor", "finance", "results", "safeguarding", "editor", "viewer"])
def test_other_roles_list_nobody(role):
    focus, before = make.make_focus(), make.make_organisation()
    staff = make.make_staff(role, focus)
    with pytest.raises(Refused):
        as_user(staff, partnerships.long_list_new, focus, why="Why", kind="host", name=translated("New"))
    with pytest.raises(Refused):
        as_user(staff, partnerships.long_list, focus, before, why="Why")
    assert (Partnership.objects.count(), Organisation.objects.filter(kind="host").count()) == (0, 1)
