"""How an institution becomes a partner."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.access import can
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import partnership as partnerships
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def test_it_is_long_listed_looked_at_and_agreed():
    focus, organisation = make.make_focus(), make.make_organisation()
    focal_point, coordinator = make.make_staff("focal point"), make.make_staff("coordinator")
    partnership = make.as_user(focal_point, partnerships.long_list, focus, organisation, why="Wrote to us")
    assert (partnership.state, partnership.turn_role) == ("long_listed", "focal point")
    make.as_user(focal_point, partnerships.assess, partnership, capacity="Thirty staff", online_ready=False)
    assert (partnership.state, partnership.capacity, partnership.online_ready) == ("assessed", "Thirty staff", False)
    make.as_user(
        coordinator,
        partnerships.agree,
        partnership,
        reason="With the ministry of water",
        deliberation=make.deliberation(),
    )
    assert partnership.next_review == clock.today() + timedelta(days=182)
    decision = partnership.decision
    assert (decision.about, decision.decided_on, decision.reason) == (
        "partnership", clock.today(), "With the ministry of water",
    )  # fmt: skip
    assert [part.function for part in decision.parts.all()] == ["Director"]


def test_it_is_not_agreed_without_a_ministry_or_the_reason_why():
    partnership, coordinator = make.make_partnership("assessed"), make.make_staff("coordinator")
    nobody = make.deliberation(parts=())
    with pytest.raises(Unfit, match="No ministry took part"):
        make.as_user(coordinator, partnerships.agree, partnership, reason="Because", deliberation=nobody)
    partnership.refresh_from_db()
    assert (partnership.state, partnership.decision) == ("assessed", None)


def test_an_institution_and_its_ministry_are_registered_where_they_are_long_listed():
    partnership = make.as_user(
        make.make_staff("focal point"), partnerships.long_list_new, make.make_focus(), why="Wrote to us",
        ministry=translated("Ministry of Water"), kind="host", name=translated("Water office"), city="Burtinle",
    )  # fmt: skip
    office = partnership.organisation
    assert (str(office.name), office.city, office.country, partnership.state) == (
        "Water office", "Burtinle", "SOM", "long_listed",
    )  # fmt: skip
    assert (str(office.parent.name), office.parent.kind, office.parent.country) == (
        "Ministry of Water", "ministry", "SOM",
    )  # fmt: skip


def test_it_is_read_by_staff_of_its_country_and_by_its_institution():
    partnership = make.make_partnership()
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    readers = [make.make_staff("viewer"), make.make_member(partnership.organisation), elsewhere, make.make_user()]
    found = [bool(make.as_user(one, lambda by: can(by, "selection.view_partnership", partnership))) for one in readers]
    assert found == [True, True, False, False]


@pytest.mark.parametrize("role", ["assessor", "finance", "results", "editor", "viewer", "safeguarding"])
def test_other_roles_do_not_long_list(role):
    with pytest.raises(Refused):
        make.as_user(
            make.make_staff(role), partnerships.long_list, make.make_focus(), make.make_organisation(), why="Because"
        )


@pytest.mark.parametrize("state", ["long_listed", "assessed"])
def test_it_may_be_declined_with_a_reason(state):
    partnership = make.make_partnership(state)
    make.as_user(make.make_staff("coordinator"), partnerships.decline, partnership, reason="No counterpart")
    assert (partnership.state, partnership.turn_role, partnership.due_at) == ("declined", "", None)


def test_an_agreed_partnership_is_reviewed_and_ends():
    partnership = make.make_partnership()
    make.as_user(make.make_staff("officer"), partnerships.review, partnership, reason="Visited in June")
    assert (partnership.state, partnership.version) == ("agreed", 3)
    make.as_user(make.make_staff("coordinator"), partnerships.end, partnership, reason="Merged")
    assert partnership.state == "ended"
