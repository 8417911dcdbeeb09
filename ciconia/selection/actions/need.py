"""Stating a need and carrying it through the authority chain."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform
from ciconia.programmes.actions.focus import take_reference
from ciconia.selection.actions import endorsement as chain
from ciconia.selection.actions.focus import release
from ciconia.selection.actions.need_concept import reconsider
from ciconia.selection.actions.need_told import TOLD, WRITABLE, WRITERS, as_told, in_json
from ciconia.selection.models import Answer, Need, Partnership
from ciconia.selection.queries.need import as_it_stood, last_entry
from ciconia.selection.rules.need import FLOW, unfit
from ciconia.selection.rules.unfit import Unfit


def state_need(partnership: Partnership, *, by: Any, origin: Need | None = None, **fields: Any) -> Need:
    """A new draft; the institution's contact writes it, or the focal point as told. Raises Refused or Unfit.

    One answer is enough: what has to be said before it is sent stands in rules/need_form.py.
    """
    if partnership.state != "agreed":
        raise Refused(_("The partnership with this institution is not agreed, so it cannot state needs yet."))
    row = Need(
        programme=partnership.programme,
        focus=partnership.focus,
        organisation=partnership.organisation,
        partnership=partnership,
        origin=origin,
    )
    if not any(FLOW.holds(by, role, row) for role in WRITERS):
        raise Refused(_("Needs are stated by the institution or by the focal point of its country."))
    told = as_told(row, by, fields)
    fields = {name: value for name, value in fields.items() if name not in TOLD}
    for name, value in (fields | told).items():
        setattr(row, name, value)
    _must_fit(row)
    with transaction.atomic():
        row.reference = take_reference(partnership.focus)
        need: Need = begin(FLOW, row, by=by, data={"origin": origin.reference} if origin else None)
        reconsider(need, fields)
    return need


def edit_need(need: Need, *, by: Any, seen: int | None = None, **fields: Any) -> Need:
    """Change a draft, or a need that was sent back; raises Refused, Unfit or Conflict.

    What somebody else changed since version `seen` stays where this writer left it alone; only what both changed, and
    differently, is a Conflict.
    """
    with transaction.atomic():
        need.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))
        mine = _against(need, fields, seen)
        told = as_told(need, by, fields) if any(getattr(need, name) != value for name, value in mine.items()) else {}
        changed = amend(
            FLOW, need, mine | told, by=by, roles=WRITERS, states=WRITABLE, check=_must_fit, remember=in_json
        )
        reconsider(need, changed)
    return need


def _against(need: Need, fields: dict[str, Any], seen: int | None) -> dict[str, Any]:
    """What a writer who opened a need at a version changed themselves, of what is asked."""
    fields = {name: value for name, value in fields.items() if name not in TOLD}
    if seen is None or seen == need.version:
        return fields
    before = as_it_stood(need, seen)
    mine = {name: value for name, value in fields.items() if getattr(before, name) != value}
    if any(getattr(need, name) not in (getattr(before, name), value) for name, value in mine.items()):
        raise Conflict(need, last_entry(need))
    return mine


def submit(need: Need, *, by: Any, seen: int | None = None) -> Need:
    """Send a need along the chain of authorities above the institution."""
    return chain.send(need, by=by, seen=seen)


def return_(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """Send a need back to the institution to be improved."""
    chain.answer(need, Answer.RETURNED, by=by, reason=reason, seen=seen)
    return need


def endorse(need: Need, *, by: Any, reason: str = "", seen: int | None = None) -> Need:
    """The authority that has the need stands behind it; the next one is asked, or the programme has the turn."""
    chain.answer(need, Answer.ENDORSED, by=by, reason=reason, seen=seen)
    return need


def refuse(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """End a need that the authority or the programme cannot stand behind."""
    chain.answer(need, Answer.REFUSED, by=by, reason=reason, seen=seen)
    return need


def validate(need: Need, *, by: Any, seen: int | None = None) -> Need:
    """The programme accepts an endorsed need as one it may serve."""
    perform(FLOW, "validate", need, by=by, seen=seen)
    return need


def serve(need: Need) -> Need:
    """An engagement for the need was completed."""
    if need.mark == "held" and need.state == "validated":
        release(need, by=System(_("Completed engagement")))
    if need.state == "validated":
        perform(FLOW, "serve", need, by=System(_("Completed engagement")))
    return need


def withdraw(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """Take a need back."""
    perform(FLOW, "withdraw", need, by=by, reason=reason, seen=seen)
    return need


def lapse(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """Let a validated need end unserved."""
    perform(FLOW, "lapse", need, by=by, reason=reason, seen=seen)
    return need


def _must_fit(need: Need) -> None:
    if problems := unfit(need):
        raise Unfit(problems)
