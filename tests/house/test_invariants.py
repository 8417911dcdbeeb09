"""The invariants of the domain, on rows that were moved by the people whose moves they are."""

import pytest
from django.db import transaction

from ciconia.foundation.flow import registry
from ciconia.foundation.wall import set_actor
from tests.house import invariants
from tests.house.world import build


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The small world, built once, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_actor("system:maker")
        yield build()
        transaction.set_rollback(True)


CHECKS = [
    invariants.without_a_turn,
    invariants.turns_that_differ,
    invariants.logs_that_do_not_lead_here,
    invariants.sights_that_differ,
    invariants.in_two_places,
    invariants.published_without_ground,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_holds(world, check):
    set_actor("system:jobs")
    assert check() == []


def test_each_check_bites(world):
    set_actor("system:jobs")
    models = invariants.stateful_models()
    with transaction.atomic():
        need = models["need"].objects.filter(state="validated").first()
        models["need"].objects.filter(pk=need.pk).update(state="endorsed", turn_role="")
        assert [row[:2] for row in invariants.without_a_turn()] == [("need", need.pk)]
        assert [row[:2] for row in invariants.turns_that_differ()] == [("need", need.pk)]
        assert invariants.logs_that_do_not_lead_here() == [("need", need.pk, "endorsed", "validated")]
        assert len(invariants.published_without_ground()) >= 1
        models["application"].objects.filter(state="offered").update(state="declined")
        assert len(invariants.sights_that_differ()) == 1
        transaction.set_rollback(True)


def test_every_noun_with_a_flow_has_a_model():
    assert set(registry) == {
        "affiliation", "focus", "partnership", "need", "opportunity", "application",
        "engagement", "checklist_item", "deliverable", "outcome", "paper",
        "development_plan", "cohort", "reference", "interview", "event", "publication", "story", "post", "mentorship",
        "course", "enrolment", "newsletter", "co_applicant", "statement", "board_seat", "board_theme", "consultation",
        "idea",
    }  # fmt: skip
    assert set(invariants.stateful_models()) == set(registry)
