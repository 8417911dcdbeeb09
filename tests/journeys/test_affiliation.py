"""An organisation from its own proposal to an active affiliation; and an officer who finds nothing of a neighbour's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.models import Role
from tests import make
from tests.journeys.walker import FORM_CAME_BACK

pytestmark = pytest.mark.django_db(transaction=True)
WHILE_IT_RUNS = datetime(2021, 3, 8, 9, tzinfo=UTC)
NOT_FOUND = "the server responded with a status of 404"


@pytest.fixture(autouse=True)
def _while_it_runs():
    """A programme that is over takes nobody in."""
    clock.start_at(WHILE_IT_RUNS)


def test_an_organisation_from_proposal_to_active_affiliation(walker):
    with transaction.atomic():
        make.set_actor("system:maker")
        focus = make.make_focus()
        bridge = make.make_organisation("diaspora", "NLD", name="Horn Engineers", city="Utrecht")
        contact = make.make_member(bridge, Role.ORGANISATION_CONTACT)
        officer, coordinator = make.make_staff("officer", focus), make.make_staff("coordinator", focus)
    hers = walker(contact)
    hers.go("/en/my/programmes/new/")
    hers.answer("What would you do?", ["Outreach", "Training"])
    hers.answer("What would you bring?", "Forty engineers who meet every month")
    hers.press("Send")
    hers.sees("The programme looks at it within two weeks.")
    his = walker(officer, at_desk=True)
    his.go("/en/desk/cd4d2/affiliations/")
    his.follow("Horn Engineers")
    his.follow("Weigh it")
    for name, said in (
        ("adds", "It reaches engineers whom nobody else does"), ("conclusion", "Accept it, for outreach first"),
        ("next_review", (clock.today() + timedelta(days=90)).isoformat()),
    ):  # fmt: skip
        his.page.locator(f"[name={name}]").fill(said)
    for likely in his.page.locator("select[name^=likely_]").all():
        likely.select_option(label="No sign of it")
    his.press("Weigh it")
    his.sees("Weighed. The coordinator decides next.")
    theirs = walker(coordinator, at_desk=True)
    theirs.go("/en/desk/cd4d2/affiliations/")
    theirs.follow("Horn Engineers")
    theirs.follow("Accept the affiliation")
    theirs.press("Accept the affiliation")
    theirs.sees("Accepted. The organisation works with the programme now.")
    hers.go("/en/my/programmes/")
    hers.sees("Active")


def test_an_officer_finds_nothing_of_a_neighbours_country(walker):
    """By list, by search, by address, by the list that may be taken out, and by the door for programs."""
    with transaction.atomic():
        make.set_actor("system:maker")
        here, there = make.make_focus("SOM"), make.make_focus("IRQ")
        officer = make.make_staff("officer", here, only=True)
        need = make.make_need("validated", partnership=make.make_partnership(focus=there))
        person = make.make_person("Zaynab Kadhim", headline=make.translated("Irrigation"))
        theirs = make.make_application("submitted", opportunity=make.make_opportunity(need=need), person=person)
        found = make.make_registered(there, person=make.make_person("Sabah Jalal"))
    officers = walker(officer, at_desk=True)
    for path in ("applications/?state=all", "people/", "people/?q=Sabah", "people/?country=IRQ", "lists/people/"):
        officers.page.goto(f"{officers.address}/en/desk/cd4d2/{path}")
        officers.sees_no("Zaynab", "Sabah")
    for path in (f"applications/{theirs.public_id}/", f"people/{found.public_id}/"):
        assert officers.page.goto(f"{officers.address}/en/desk/cd4d2/{path}").status == 404
        officers.sees_no("Zaynab", "Sabah")
    assert "Zaynab" not in officers.page.goto(f"{officers.address}/api/v1/opportunities").text()
    officers.wrong = [line for line in officers.wrong if NOT_FOUND not in line and FORM_CAME_BACK not in line]
