"""The text somebody applied to can be shown again as it was."""

from datetime import timedelta

import pytest

from ciconia.selection.actions import opportunity as opportunities
from tests import make
from tests.doors.portal import text, titles, visit
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def test_the_applicant_reads_the_text_as_it_was_whatever_became_of_it():
    application = make.make_application("submitted")
    opportunity, officer, week = application.opportunity, make.make_staff("officer"), timedelta(days=7)
    as_user(officer, opportunities.close, opportunity)
    days = {"deadline": opportunity.deadline + week, "starts": opportunity.starts + week}
    as_user(officer, opportunities.reopen, opportunity, reason="Only one", **days)
    as_user(officer, opportunities.withdraw, opportunity, reason="The building burnt down")
    applicant = application.person.user
    assert "The text you applied to" in text(visit(applicant, "application", application.public_id))
    page = visit(applicant, "application_terms", application.public_id)
    assert "Version 2, saved on" in text(page)
    assert titles(page) == [
        "Title", "Summary", "Background", "What to do", "What to bring", "What stays behind",
        "What has changed at the end", "Days",
    ]  # fmt: skip
    assert "Weeks: 6" in text(page)


def test_it_is_for_nobody_else_and_not_there_for_what_was_made_before_versions():
    application = make.make_application("submitted")
    host = make.make_member(application.organisation)
    assert visit(host, "application_terms", application.public_id).status_code == 404
    type(application).objects.filter(pk=application.pk).update(terms=None)
    assert visit(application.person.user, "application_terms", application.public_id).status_code == 404
