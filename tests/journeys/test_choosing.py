"""A host ranks on a telephone in Arabic, an officer plans the round, a second one approves, the offer goes out."""

import re
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.people.models import Person
from ciconia.selection.models import Marking, Need
from tests import make

WELLS = "http://example.org/wells"


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def cast():
    """Two people on a shortlist, their host, and two officers."""
    with transaction.atomic():
        make.set_actor("system:maker")
        opportunity = make.make_opportunity()
        people = [make.make_person(name) for name in ("Ifrah Samatar Cige", "Mahad Yare Gedi")]
        rows = [make.make_application("shortlisted", opportunity=opportunity, person=person) for person in people]
        Marking.objects.filter(review__application=rows[1]).update(marks={"skill": 2})
        Person.objects.update(confirmed=[WELLS])
        need = make.make_need("endorsed", partnership=opportunity.need.partnership, title=make.translated("Town pumps"))
        Need.objects.filter(pk=need.pk).update(concepts=[WELLS], languages=[])
        host = make.make_member(opportunity.organisation)
        host.language = "ar"
        host.save()
        return opportunity, rows, people[0].user, host, make.make_staff("officer"), make.make_staff("officer")


def test_a_host_on_a_telephone_and_two_officers_with_the_board(walker, cast):
    opportunity, rows, person, host, officer, other = cast
    with translation.override("ar"):
        the_host_ranks(walker(host, locale="ar"), opportunity, rows)
    planner, second = walker(officer, at_desk=True), walker(other, at_desk=True)
    a_plan_is_made(planner, opportunity)
    second.go(reverse("desk:cohorts", args=["cd4d2"]))
    second.follow("Spring 2021")
    second.press("Approve the plan")
    second.sees("Approved. The offers can go out.")
    the_offer_goes_out(planner)
    applicant = walker(person)
    applicant.go(reverse("portal:application", args=[rows[0].public_id]))
    applicant.sees("Offered to you")


def the_host_ranks(host, opportunity, rows) -> None:
    """Order, a word on each, and the signature; nothing is lost on the way."""
    host.go(reverse("portal:candidates", args=[opportunity.public_id]))
    host.press(re.compile(_("Up")), nth=1)
    host.press(re.compile(_("Up")), nth=1)
    for row in rows:
        host.page.locator(f"#c-{row.public_id} input[value=yes]").check()
    host.press(_("Send our ranking"))
    host.sees(_("Say first that nobody of you who decides is a relative or business partner of a candidate."))
    host.page.locator("input[name=no_conflict]").check()
    host.press(_("Send our ranking"))
    host.sees(_("Sent to the programme. You can change it until the day on this page."))


def a_plan_is_made(planner, opportunity) -> None:
    """A first draft, what another choice would cost, a lock and its undo, and the proposal."""
    planner.go(reverse("desk:cohorts", args=["cd4d2"]))
    planner.follow("Begin a round")
    planner.answer("What is the round called?", "Spring 2021")
    planner.page.locator(f"input[value='{opportunity.public_id}']").check()
    planner.answer("Propose the plan by", "2021-03-20")
    planner.press("Make a first draft")
    planner.sees("1 of 1 places filled", "Ifrah C.")
    planner.follow("Change this place: what each choice costs")
    planner.sees("Mahad G.", "Ifrah C. would have no place", "Leave empty")
    planner.press(re.compile("^Choose Mahad"))
    planner.sees("Mahad G. locked to “Groundwater monitoring”", "Ifrah C. has no place any more")
    planner.press("Undo")
    somebody_is_kept(planner)
    planner.follow("Propose the plan")
    planner.press("Propose the plan")
    planner.sees("Proposed. A second officer approves it.")


def somebody_is_kept(planner) -> None:
    """A need that waits for its opportunity suits both: whoever has no place today waits for it, and can be had."""
    planner.follow("Needs to come")
    planner.sees("The plan can leave somebody without a place today where waiting brings more.")
    planner.follow("Keep people for needs to come")
    planner.sees("Town pumps", "Too few to tell: 0 such needs so far, 20 are asked for.")
    planner.answer("Own chance, percent", "80")
    planner.press("Make the plan anew")
    planner.sees("Write why the chance is another than the one measured.")
    planner.answer("Why?", "The ministry has promised the pumps")
    planner.press("Make the plan anew")
    planner.sees("80%: as staff wrote", "1 person waits", "Mahad G.", "Waiting is worth")
    planner.follow("Who is not placed")
    planner.sees("kept for “Town pumps”")
    planner.follow(re.compile("^The plan"))
    planner.follow("Change this place: what each choice costs")
    planner.sees("Kept for “Town pumps”")


def the_offer_goes_out(planner) -> None:
    """One step that cannot be taken back, with the number typed."""
    planner.page.reload()
    planner.follow("Send the offers")
    planner.answer("Type the number of offers to confirm", "2")
    planner.press("Send 1 offer")
    planner.sees("Type the number of offers: 1.")
    planner.answer("Type the number of offers to confirm", "1")
    planner.press("Send 1 offer")
    planner.sees("1 offer sent.")
