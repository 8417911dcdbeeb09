"""Who may change an organisation, and who speaks for it."""

from typing import Any

import rules

from ciconia.foundation.access import holds_for_organisation
from ciconia.people.models import Organisation
from ciconia.people.models.reach import DECIDERS, SPEAKERS, reach


@rules.predicate
def keeps(user: Any, organisation: Organisation) -> bool:
    """Staff who may write down what an organisation is, whom one reaches there and what it declares."""
    return reach(user).holds(organisation.country)


@rules.predicate
def decides(user: Any, organisation: Organisation) -> bool:
    """Staff who may give somebody a role for an organisation, and say that two are one."""
    return reach(user, DECIDERS).holds(organisation.country)


@rules.predicate
def speaks(user: Any, organisation: Organisation) -> bool:
    """Those who speak for the organisation itself."""
    return holds_for_organisation(user, SPEAKERS, organisation.pk)


rules.add_perm("people.edit_organisation", keeps)
rules.add_perm("people.merge_organisation", decides)
rules.add_perm("people.speak_for_organisation", speaks)
