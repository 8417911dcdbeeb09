"""What an applicant reads beside an answer: what else is open, the register, the last day in reserve."""

from typing import Any

from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, ReservePlace
from ciconia.selection.queries.reason import in_register, what_else_is_open

OVER = ("not_chosen", "not_eligible", "expired", "declined")


def beside_answer(application: Application) -> dict[str, Any]:
    """Up to three opportunities that may fit, the register, and the last day in reserve; nothing while it is open."""
    if application.state == "reserve":
        with acting_as("system:jobs"):
            held = ReservePlace.objects.filter(application=application).first()
        return {"until": held.until if held else application.opportunity.need.ends}
    if application.state not in OVER or application.submitted_at is None:
        return {}
    return {
        "open": what_else_is_open(application),
        "register": not in_register(application),
        "offer_ran_out": application.state == "expired",
    }
