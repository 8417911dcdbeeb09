"""Who writes pages and who publishes them: a role in any programme of the site, today."""

from typing import Any

from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import Role, Scope

EDITORS, MODERATORS = "Editors", "Moderators"
WRITERS = (Role.COORDINATOR, Role.OFFICER, Role.EDITOR)


def groups_of(user: Any) -> frozenset[str]:
    """The groups of Wagtail an account belongs to today: editors write; moderators, who keep a programme, publish."""
    held = [item for item in memberships_of(user) if item.scope == Scope.PROGRAMME and item.role in WRITERS]
    if any(item.role == Role.COORDINATOR and not item.focus_ids for item in held):
        return frozenset({MODERATORS})
    return frozenset({EDITORS}) if held else frozenset()
