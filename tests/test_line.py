"""The whole placement line, from an institution that is looked at to what is still in use a year later."""

from datetime import timedelta

import pytest

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.results.actions import outcome as outcomes
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def test_a_need_becomes_something_still_in_use_a_year_later():
    engagement = make.make_engagement("preparing")
    officer, coordinator = make.make_staff("officer"), make.make_staff("coordinator")
    participant, host = engagement.person.user, make.make_member(engagement.organisation)
    results = make.make_staff("results")
    assert engagement.opportunity.state == "published"
    for item in engagement.checklist.filter(gate=True):
        if item.owner == "participant":
            as_user(participant, checklist.do_item, item, evidence="seen")
        else:
            as_user(coordinator, checklist.waive_item, item, reason="Cleared by telephone")
    as_user(officer, engagements.release, engagement)
    as_user(participant, engagements.start, engagement)
    handed = list(engagement.deliverables.all())
    assert [str(d) for d in handed] == ["Well map", "Handbook"]
    for deliverable in handed:
        as_user(participant, deliverables.submit_deliverable, deliverable, note="In the shared folder")
        as_user(host, deliverables.accept_deliverable, deliverable)
    as_user(officer, outcomes.complete_engagement, engagement)
    engagement.refresh_from_db()
    engagement.opportunity.need.refresh_from_db()
    assert engagement.opportunity.need.state == "served"
    waves = {(o.wave, o.respondent): o for o in engagement.outcomes.all()}
    assert {key: o.state for key, o in waves.items()} == {
        ("exit", "participant"): "asked",
        ("exit", "host"): "asked",
        ("twelve_months", "participant"): "planned",
        ("twelve_months", "host"): "planned",
    }
    assert engagement.turn_role == "results"
    assert engagement.next_wave_on == engagement.ended_on
    as_user(participant, outcomes.answer, waves["exit", "participant"], transmission=2, changed=translated("Learned"))
    as_user(host, outcomes.answer, waves["exit", "host"], transmission=3)
    engagement.refresh_from_db()
    assert engagement.next_wave_on == engagement.ended_on + timedelta(days=365)
    last = waves["twelve_months", "host"]
    as_user(results, outcomes.ask, last)
    as_user(host, outcomes.answer, last, organisational=2, sightings={handed[0].pk: ("yes", "Two technicians")})
    as_user(results, outcomes.give_up, waves["twelve_months", "participant"], reason="Moved, no address")
    engagement.refresh_from_db()
    as_user(results, engagements.close, engagement)
    assert [(s.deliverable_id, s.in_use, s.by_whom) for s in last.sightings.all()] == [
        (handed[0].pk, "yes", "Two technicians")
    ]
    first = Log.objects.filter(noun="engagement", object_id=engagement.pk).earliest("id")
    assert first.verb == "engagement.begin"
    assert engagement.state == "closed"
