"""Stating a need and carrying it through the authority chain."""

from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.actions.focus import take_reference
from ciconia.selection.models import Answer, Endorsement, Need, Partnership
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
    """Send a need to the authority above the institution."""
    ministry = ministry_above(need.organisation)
    if ministry is None:
        raise Refused(_("No ministry is recorded above this institution. The focal point can add it."))
    perform(FLOW, "submit", need, by=by, seen=seen, changes={"endorser": ministry})
    return need


def return_(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """Send a need back to the institution to be improved."""
    with transaction.atomic():
        perform(FLOW, "return", need, by=by, reason=reason, seen=seen)
        if need.state_before == "submitted":
            _answer(need, Answer.RETURNED, by, reason)
    return need


def endorse(need: Need, *, by: Any, reason: str = "", seen: int | None = None) -> Need:
    """The last authority of the chain stands behind the need."""
    with transaction.atomic():
        perform(FLOW, "endorse", need, by=by, reason=reason, seen=seen)
        _answer(need, Answer.ENDORSED, by, reason)
    return need


def refuse(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """End a need that the authority or the programme cannot stand behind."""
    with transaction.atomic():
        perform(FLOW, "refuse", need, by=by, reason=reason, seen=seen)
        if need.state_before == "submitted":
            _answer(need, Answer.REFUSED, by, reason)
    return need


def validate(need: Need, *, by: Any, seen: int | None = None) -> Need:
    """The programme accepts an endorsed need as one it may serve."""
    perform(FLOW, "validate", need, by=by, seen=seen)
    return need


def serve(need: Need) -> Need:
    """An engagement for the need was completed."""
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


def ministry_above(organisation: Organisation) -> Organisation | None:
    """The nearest ministry above an institution in the tree; a ministry's own unit asks that ministry."""
    above: Organisation | None = organisation.parent
    while above is not None and above.kind != OrganisationKind.MINISTRY:
        above = above.parent
    return above


def _must_fit(need: Need) -> None:
    if problems := unfit(need):
        raise Unfit(problems)


def _answer(need: Need, answer: Answer, by: Any, reason: str) -> None:
    endorser = cast(Organisation, need.endorser)  # submit names it
    Endorsement.objects.create(need=need, organisation=endorser, answer=answer, by=by, reason=reason)
