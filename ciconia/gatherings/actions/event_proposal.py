"""An affiliated organisation proposes an event, changes what was sent back, and takes it back; an officer answers."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_organisation
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions.event import fit, tell_proposer
from ciconia.gatherings.models import CoHost, Event
from ciconia.gatherings.rules.event import FLOW, HOLDERS, not_together
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme


def propose_event(programme: Programme, organisation: Organisation, *, by: Any, **fields: Any) -> Event:
    """Propose an event that an organisation would hold with the programme. Raises Refused, or Unfit by field."""
    if not holds_for_organisation(by, HOLDERS, organisation.pk):
        raise Refused(FLOW.who_may(HOLDERS))
    event = Event(programme=programme, organisation=organisation, proposed_by=by, **fields)
    if why := not_together(event):
        raise Refused(str(why))
    _ahead(event)
    with transaction.atomic():
        begin(FLOW, event, by=by)
        CoHost.objects.create(event=event, organisation=organisation)
        perform(FLOW, "propose", event, by=by)
    return event


def revise_event(event: Event, *, by: Any, seen: int | None = None, **fields: Any) -> Event:
    """Change what was sent back. Raises Refused, Conflict, or Unfit by field."""
    amend(FLOW, event, fields, by=by, roles=HOLDERS, states=("returned",), seen=seen, check=_ahead)
    return event


def send_in(event: Event, *, by: Any, seen: int | None = None) -> Event:
    """Send an event in again that was sent back."""
    perform(FLOW, "propose", event, by=by, seen=seen)
    return event


def send_back(event: Event, *, by: Any, reason: str, seen: int | None = None) -> Event:
    """Let the organisation change what it proposed; it is written to in these words."""
    return _answer("send_back", event, by, reason, seen)


def decline(event: Event, *, by: Any, reason: str, seen: int | None = None) -> Event:
    """Say no to a proposed event; the organisation is written to with the reason."""
    return _answer("decline", event, by, reason, seen)


def take_back(event: Event, *, by: Any, seen: int | None = None) -> Event:
    """The organisation does not want to hold it any more; nobody was told of it yet."""
    perform(FLOW, "take_back", event, by=by, seen=seen)
    return event


def _answer(move: str, event: Event, by: Any, reason: str, seen: int | None) -> Event:
    with transaction.atomic():
        perform(FLOW, move, event, by=by, reason=reason, seen=seen)
        tell_proposer(event)
    return event


def _ahead(event: Event) -> None:
    """Raises Unfit where an event cannot be proposed as it is."""
    fit(event, None)
    if event.starts_at <= clock.now():
        raise Unfit({"starts_at": _("Its start has passed. Change the date first.")})
