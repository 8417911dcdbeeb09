"""Whom a row waits for is changed by whoever has the role, and by nobody else."""

import pytest

from ciconia.foundation.actions.perform import Refused, arrange
from ciconia.selection.rules.need import FLOW
from tests import make

pytestmark = pytest.mark.django_db


def test_whoever_has_another_role_changes_nothing():
    make.set_actor("system:maker")
    need, expert = make.make_need("submitted"), make.make_user("Expert")
    with pytest.raises(Refused) as refused:
        make.as_user(
            expert, lambda *, by: arrange(FLOW, "ask", need, {}, by=by, roles=("officer",), states=("submitted",))
        )
    assert str(refused.value) == "Only this role can do it here: officer."
