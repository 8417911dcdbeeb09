"""How an institution becomes a partner."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
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
    make.as_user(coordinator, partnerships.agree, partnership, reason="With the ministry of water")
    assert partnership.next_review == clock.today() + timedelta(days=182)


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
