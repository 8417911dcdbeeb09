"""Journey: two people apply together, from the question by mail to an assignment for each."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from ciconia.delivery.models import Engagement
from ciconia.doors.tasks import together
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import CoApplicant
from tests import make


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def people():
    """Somebody with a draft for work that two may do together, and a colleague with an account."""
    with transaction.atomic():
        make.set_actor("system:maker")
        opportunity = make.make_opportunity(places=2)
        draft = make.make_application("draft", opportunity=opportunity, person=make.make_person("Ifrah Samatar Cige"))
        officer, host = make.make_staff("officer", draft.focus), make.make_member(draft.organisation)
        colleague = make.make_person("Ilham Jama")
        assert all((draft.person.user, draft.opportunity, colleague.user))  # read before the wall closes
        return draft, colleague, officer, host


def the_link():
    """The path of the newest letter's link."""
    together(timestamp=0)
    link = next(line for line in mail.outbox[-1].body.splitlines() if "/together/" in line)
    return urlsplit(link).path


def test_from_a_question_by_mail_to_an_assignment_for_each(walker, people):
    draft, colleague, officer, host = people
    desk = walker(officer, at_desk=True)
    desk.go(reverse("desk:opportunity_together", args=["cd4d2", draft.opportunity.public_id]))
    words = "One measures, one repairs."
    desk.fill({"How many people may apply together, at most": "2", "Why, and who would fit": words})
    desk.press("Save")
    desk.sees("At most 2 people apply together")

    lead = walker(draft.person.user)
    lead.go(f"/en/my/applications/{draft.public_id}/write/4/")
    lead.follow("Ask somebody to apply with you")
    lead.fill({"Their name": "Ilham", "Their e-mail address": draft.person.user.email})
    lead.press("Ask them")
    lead.sees("This is your own address. Ask somebody else.")
    lead.fill({"Their e-mail address": colleague.user.email})
    lead.press("Ask them")
    lead.sees("Asked, no answer yet")
    lead.go(f"/en/my/applications/{draft.public_id}/write/5/")
    lead.press("Send my application")
    lead.sees("Ilham has not answered yet whether you apply together.")

    link = the_link()
    stranger = walker()
    stranger.go(link)
    stranger.sees("asks whether you apply together")
    with acting_as("system:maker"):
        assert CoApplicant.objects.get().state == "asked"
    along = walker(colleague.user)
    along.go(link)
    along.follow("Go on to say yes")
    along.sees("The programme keeps what my profile says today")
    along.press("Yes, I agree: we apply together")
    along.sees("You said yes")

    lead.go(f"/en/my/applications/{draft.public_id}/write/5/")
    lead.press("Send my application")
    lead.sees("Sent. You hear from us by the date on this page.")
    with transaction.atomic():
        make.set_actor("system:maker")
        draft.refresh_from_db(fields=["state", "version"])
        assessor = make.make_staff("assessor", draft.focus)
        marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
        make.as_user(assessor, make.applications.assess, draft, **marks)
        make.as_user(officer, make.applications.shortlist, draft)
    desk.go(reverse("desk:application", args=["cd4d2", draft.public_id]))
    desk.sees("Applies together with", "Application of 2 people", "Ilham Jama")
    at_host = walker(host)
    at_host.go(f"/en/my/candidates/{draft.public_id}/")
    at_host.sees("Application of 2 people", "Ilham J.")
    at_host.sees_no("Ilham Jama")
    with transaction.atomic():
        make.set_actor("system:maker")
        make.as_user(officer, make.applications.sign, draft)
        make.as_user(host, make.applications.sign, draft)
        make.as_user(officer, make.applications.offer, draft)

    along.go("/en/start/")
    along.follow("Read the offer")
    along.press("Accept the offer")
    along.sees("You accepted")
    lead.go(f"/en/my/applications/{draft.public_id}/")
    lead.press("Accept the offer")
    with acting_as("system:maker"):
        assert Engagement.objects.count() == 2
    along.go(f"/en/my/together/{its_id()}/")
    along.follow("See your assignment")


def its_id():
    """The public id of the colleague's part."""
    with acting_as("system:maker"):
        return CoApplicant.objects.get().public_id
