"""The built world is what the actions would have made: its log, its turns, and who may see whom."""

import re
from collections import Counter
from datetime import date

import pytest

from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement
from ciconia.demo.files import rows
from ciconia.demo.people import LOGINS
from ciconia.doors.demo.scenes import places
from ciconia.doors.demo.thread import address_of
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event
from ciconia.people.models import Organisation, Person
from ciconia.results.models import Outcome
from ciconia.selection.models import Application, EligibilityCheck, Need, Opportunity, Signature
from tests.demo.moments import CHECKS, built

ALONE = Application.objects.filter(co_applicants=None)  # those that people wrote together stand in no file


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world of the 8th of March 2021, built once."""
    with built("running", django_db_blocker):
        yield


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_holds(world, check):
    assert check() == []


def test_it_holds_as_much_as_was_promised(world):
    hosts = Organisation.objects.filter(kind="host").count()
    counts = [model.objects.count() for model in (Person, Need, Opportunity, Engagement)]
    assert [hosts, *counts] == [25, 120, 41, 25, 40]
    assert (ALONE.count(), Application.objects.exclude(pk__in=ALONE).count()) == (150, 2)


def test_every_seat_finds_its_row_in_the_world(world):
    emails = {login.key: login.email for login in LOGINS}
    found = []
    for place in places():
        user = User.objects.get(email=emails[place.at.person])
        with acting_as(str(user.pk)):
            found.append((str(place), re.sub(r"/[0-9a-z]{10}/", "/*/", address_of(place.at, user))))
    assert found == [
        ("1-1", "/en/my/needs/*/"),
        ("2-1", "/en/my/needs/*/"),
        ("2-2", "/en/desk/cd4d2/opportunities/*/"),
        ("2-3", "/en/my/opportunities/*/"),
        ("3-1", "/en/my/applications/*/"),
        ("3-2", "/en/my/opportunities/*/candidates/"),
        ("4-1", "/en/my/engagements/*/"),
        ("4-2", "/en/desk/cd4d2/engagements/*/"),
        ("5-1", "/en/desk/cd4d2/outcomes/*/"),
        ("5-2", "/en/my/engagements/*/"),
    ]


def test_every_row_is_in_the_state_its_file_says(world):
    assert Counter(Need.objects.values_list("state", flat=True)) == said("need")
    assert Counter(Opportunity.objects.values_list("state", flat=True)) == said("opportunity")
    assert Counter(ALONE.values_list("state", flat=True)) == said("application")
    assert Counter(Engagement.objects.values_list("state", flat=True)) == said("engagement")
    assert Counter(Outcome.objects.values_list("state", flat=True)) == said("outcome")


def said(kind):
    return Counter(row["state"] for row in rows(kind))


def test_references_count_within_a_country_in_the_order_of_time(world):
    losses = Need.objects.get(title__en="Find and reduce the water that is lost in the town network")
    assert losses.reference == "CD2-SOM-0001"
    found = Need.objects.get(title__en="Keep track of the groundwater level in twelve wells")
    taken = [model.objects.filter(focus=found.focus).count() for model in (Need, Opportunity, Engagement)]
    assert found.focus.next_number == sum(taken) + 1


def test_the_wells_wait_for_two_signatures(world):
    opportunity = Opportunity.objects.get(title__en="Groundwater monitoring trainer")
    waiting = opportunity.applications.filter(state="shortlisted")
    names = sorted(waiting.values_list("person__short_name", flat=True))
    assert names == ["Deqa W.", "Ifrah S.", "Mahad Y.", "Yusuf A."]
    assert set(waiting.values_list("turn_role", flat=True)) == {"host contact|officer"}
    assert (opportunity.answer_by, Signature.objects.filter(application__in=waiting).count()) == (date(2021, 3, 12), 0)


def test_an_opportunity_that_was_opened_again_first_had_its_first_deadline(world):
    assert Opportunity.objects.get(title__en__startswith="Midwifery").deadline == date(2021, 3, 28)


def test_rules_are_those_of_the_day(world):
    asked = dict(
        EligibilityCheck.objects.filter(application__person__short_name__in=["Nuur H.", "Ifrah S."]).values_list(
            "application__person__short_name", "rule"
        )
    )
    assert asked == {"Nuur H.": "residence-with-uk", "Ifrah S.": "residence-eu"}


def test_a_file_ended_online_keeps_what_was_planned_first(world):
    engagement = Engagement.objects.get(person__short_name="Zaynab H.")
    assert list(engagement.phases.values_list("number", "version", "mode", "replaced")) == [
        (1, 1, "physical", True), (1, 2, "physical", False), (2, 1, "virtual", False),
    ]  # fmt: skip


def test_lists_below_an_engagement_are_there(world):
    assert Deliverable.objects.filter(engagement__person__short_name="Hodan A.").count() == 4
    states = ChecklistItem.objects.values_list("state", flat=True)
    assert set(states) == {"open", "done", "waived", "dropped"}


def test_accounts_have_no_password_and_a_verified_address(world):
    assert User.objects.filter(emailaddress__verified=True, emailaddress__primary=True).count() == 182
    assert [user.email for user in User.objects.all() if user.has_usable_password()] == []


def test_programmes_that_place_nobody_held_their_meetings_and_report_that_they_are_invented(world):
    held = Event.objects.exclude(programme__code="cd4d2").order_by("starts_at")
    assert list(held.values_list("programme__code", "kind", "languages", "state", "counted")) == [
        ("global-exchange", "virtual_exchange", ["en"], "reported", 52),
        ("global-exchange", "virtual_exchange", ["fr"], "reported", 37),
        ("global-exchange", "virtual_exchange", ["es"], "reported", 25),
        ("advisory-board", "board_meeting", ["fr", "nl"], "reported", 14),
        ("advisory-board", "meet_up", ["fr", "en"], "announced", None),
        ("advisory-board", "board_meeting", ["fr", "nl"], "announced", None),
    ]
    assert all("nvent" in str(event.outcome) for event in held if event.state == "reported")
    desks = User.objects.get(email="marit.de.vos@example.org").memberships.values_list("role", flat=True)
    assert sorted(desks) == ["coordinator"] * 3
