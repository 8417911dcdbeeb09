"""What pages of an application say of who applies with the applicant."""

from typing import Any

from ciconia.doors.portal.words.application import card_in
from ciconia.selection.models import MEMBERS, Application
from ciconia.selection.queries.co_applicant import of_application
from ciconia.selection.rules.co_applicant import still_to_apply


def together_of(application: Application) -> dict[str, Any]:
    """For the applicant: whom they asked, how many may apply together, and whether one more can be asked."""
    rows = of_application(application)
    most = application.opportunity.together
    waiting = sum(row.state in ("asked", "joined") for row in rows)
    closed = still_to_apply(application) is not None
    return {"together": rows, "most": most, "others": most - 1, "may_ask": not closed and waiting + 1 < most}


def others_of(application: Application) -> dict[str, Any]:
    """The same on pages of the application itself: nothing where one person applies."""
    return together_of(application) if application.opportunity.together > 1 else {}


def cards_of(application: Application) -> list[dict[str, Any]]:
    """For the institution: the cards of those who apply with the applicant, as each agreed to them."""
    if application.opportunity.together == 1:
        return []
    rows = [row for row in application.co_applicants.all() if row.state in MEMBERS]
    return [card_in(row.snapshot) for row in sorted(rows, key=lambda row: row.pk)]
