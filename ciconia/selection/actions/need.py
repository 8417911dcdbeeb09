"""Stating a need and carrying it through the authority chain."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.programmes.actions.focus import take_reference
from ciconia.selection.actions import endorsement as chain
from ciconia.selection.actions.focus import release
from ciconia.selection.models import Answer, Need, Partnership
from ciconia.selection.rules.need import FLOW, unfit
from ciconia.selection.rules.unfit import Unfit


def state_need(partnership: Partnership, *, by: Any, **fields: Any) -> Need:
    """A new draft; the institution's contact or the focal point writes it. Raises Refused or Unfit."""
    if partnership.state != "agreed":
        raise Refused(_("The partnership with this institution is not agreed, so it cannot state needs yet."))
    row = Need(
        programme=partnership.programme,
        focus=partnership.focus,
        organisation=partnership.organisation,
        partnership=partnership,
        **fields,
    )
    if not any(FLOW.holds(by, role, row) for role in ("host contact", "focal point")):
        raise Refused(_("Needs are stated by the institution or by the focal point of its country."))
    _must_fit(row)
    with transaction.atomic():
        row.reference = take_reference(partnership.focus)
        need: Need = begin(FLOW, row, by=by)
    return need


def edit_need(need: Need, *, by: Any, seen: int | None = None, **fields: Any) -> Need:
    """Change a draft, or a need that was sent back; raises Refused, Unfit, or Conflict if somebody was faster."""
    amend(
        FLOW, need, fields, by=by, roles=("host contact", "focal point"), states=("draft", "returned"), seen=seen,
        check=_must_fit,
    )  # fmt: skip
    return need


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
