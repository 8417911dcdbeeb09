"""Who ranks the candidates for an opportunity, until when, and what a ranking has to say before it is submitted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import YES, Verdict
from ciconia.foundation.flow import Words
from ciconia.selection.models import Opportunity, Suits
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.choosing import sign_by

RANKED = ("assessed", "shortlisted", "reserve")
"""The states in which a candidate is ranked."""
CHOOSING = ("published", "closed")
LONGEST = 300


@dataclass(frozen=True)
class Line:
    """What is said of one candidate; the place is that in the list."""

    application_id: int
    suits: str = ""
    words: str = ""


def until(opportunity: Opportunity) -> date:
    """The last day on which a ranking that was submitted can still be changed."""
    return sign_by(opportunity)


def may_rank(user: Any, opportunity: Opportunity, *, submitted: bool) -> Verdict:
    """Whether somebody may rank here now, and why not. A first ranking counts late as well; a change does not."""
    if not FLOW.holds(user, "host contact", opportunity):
        return Verdict(False, _("The institution ranks, and nobody for it."))
    if opportunity.state not in CHOOSING:
        return Verdict(False, _("The choice for this opportunity is over."))
    if submitted and until(opportunity) < clock.today(opportunity.zone):
        return Verdict(
            False, _("The day to change your ranking has passed. Write to the programme if it has to change.")
        )
    return YES


def unsaid(lines: Sequence[Line]) -> dict[int, Words]:
    """What a ranking still has to say, by application, before it can be submitted."""
    found: dict[int, Words] = {}
    for line in lines:
        if not line.suits:
            found[line.application_id] = _("Say whether this person would suit you.")
        elif line.suits == Suits.NO and not line.words:
            found[line.application_id] = _("Say in a few words why not. The programme has to tell the person.")
    return found
