"""What has to be done before somebody starts."""

from datetime import UTC, datetime

import pytest

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def test_a_point_is_ticked_off_by_its_owner_with_what_shows_it():
    engagement = make.make_engagement("preparing")
    item = engagement.checklist.get(code="medical")
    with pytest.raises(Refused, match="Only this role can do it here: owner"):
        as_user(make.make_staff("officer"), checklist.do_item, item, evidence="Seen")
    as_user(engagement.person.user, checklist.do_item, item, evidence="Letter of 2 March")
    assert (item.state, item.evidence, item.turn_role, item.due_at) == ("done", "Letter of 2 March", "", None)
    with pytest.raises(Conflict):
        as_user(engagement.person.user, checklist.do_item, item, evidence="Again")


def test_a_point_is_waived_on_the_coordinators_name_with_a_reason():
    item = make.make_engagement("preparing").checklist.get(code="training")
    coordinator = make.make_staff("coordinator")
    with pytest.raises(ReasonMissing):
        as_user(coordinator, checklist.waive_item, item, reason="")
    as_user(coordinator, checklist.waive_item, item, reason="Trained in 2020")
    entry = Log.objects.get(noun="checklist_item", object_id=item.pk, verb="checklist_item.waive")
    assert (item.state, entry.actor, entry.reason) == ("waived", coordinator, "Trained in 2020")


def test_a_gate_that_opens_again_takes_ready_back():
    engagement = make.make_engagement("ready")
    officer = make.make_staff("officer")
    item = engagement.checklist.get(code="security")
    as_user(officer, checklist.reopen_item, item, reason="The clearance ran out")
    engagement.refresh_from_db()
    assert (item.state, item.turn_role) == ("open", "officer")
    assert (engagement.state, engagement.turn_role, engagement.due_at) == ("preparing", "officer", item.due_at)


def test_a_point_that_is_no_gate_opens_again_and_ready_stays():
    engagement = make.make_engagement("ready")
    item = engagement.checklist.get(code="travel")
    as_user(make.make_staff("officer"), checklist.reopen_item, item, reason="The flight was cancelled")
    engagement.refresh_from_db()
    assert (item.state, engagement.state) == ("open", "ready")


def test_a_reopened_point_is_next_again():
    engagement = make.make_engagement("preparing")
    item = engagement.checklist.get(code="medical")
    as_user(engagement.person.user, checklist.do_item, item, evidence="Seen")
    engagement.refresh_from_db()
    assert engagement.due_at.date().isoformat() == "2021-05-23"
    as_user(make.make_staff("officer"), checklist.reopen_item, item, reason="The letter was about somebody else")
    engagement.refresh_from_db()
    assert engagement.due_at.date().isoformat() == "2021-05-16"


def test_a_point_that_was_dropped_is_nobodys_turn():
    engagement = make.make_engagement("preparing")
    as_user(make.make_staff("officer"), engagements.end_early, engagement, reason="The border closed")
    item = engagement.checklist.get(code="medical")
    assert (item.state, item.turn_role, item.due_at) == ("dropped", "", None)
    entry = Log.objects.get(noun="checklist_item", object_id=item.pk, verb="checklist_item.drop")
    assert (entry.actor, entry.actor_label) == (None, "Engagement ended")
