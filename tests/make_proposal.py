"""An event that an affiliated organisation proposes and holds."""

from typing import Any

from ciconia.foundation.models import Role
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_proposal as proposals
from ciconia.gatherings.models import Event
from ciconia.programmes.models import Affiliation
from tests.make import _member, _staff, as_user, event_fields, make_affiliation, make_focus
from tests.remembered import remembered


@remembered
def make_proposal(state: str = "proposed", *, affiliation: Affiliation | None = None, **fields: Any) -> Event:
    """An event proposed by the contact of an affiliated organisation, as far as the officer answered it."""
    affiliation, focus = affiliation or make_affiliation(), make_focus()
    contact = _member(affiliation.organisation, Role.ORGANISATION_CONTACT)
    said = event_fields(focus, **fields)
    event: Event = as_user(contact, proposals.propose_event, affiliation.programme, affiliation.organisation, **said)
    officer = _staff("officer", focus)
    if state == "announced":
        as_user(officer, events.announce, event)
    if state == "returned":
        as_user(officer, proposals.send_back, event, reason="Say who speaks.")
    if state == "declined":
        as_user(officer, proposals.decline, event, reason="There is one that evening.")
    return event


def contact_of(event: Event) -> Any:
    """Whoever proposed it."""
    return event.proposed_by
