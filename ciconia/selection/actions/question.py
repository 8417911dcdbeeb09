"""What whoever applies is asked: written while the text is, and with a reason after it is published."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.actions.perform import ReasonMissing, amend
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import terms
from ciconia.selection.models import Opportunity
from ciconia.selection.rules.opportunity import FLOW
from ciconia.selection.rules.question import Asked, unfit_questions

CAN_ASK = ("draft", "edits_requested", "published")


def ask_questions(
    opportunity: Opportunity, questions: Sequence[Asked], *, by: Any, reason: str = "", seen: int | None = None
) -> Opportunity:
    """Set the questions of an opportunity, as a new version of its terms.

    What was sent keeps the questions it answered; whoever is still writing is told which are new. Raises Unfit,
    Refused, Conflict, and ReasonMissing once it is published.
    """
    if problems := unfit_questions(questions):
        raise Unfit(problems)
    if opportunity.state == "published" and not reason.strip():
        raise ReasonMissing(_("Write the reason: people are answering these questions already."))
    with transaction.atomic():
        kept = {"questions": [dict(row) for row in questions]}
        amend(FLOW, opportunity, kept, by=by, roles=("officer",), states=CAN_ASK, seen=seen, reason=reason)
        terms.keep(opportunity)
    return opportunity
