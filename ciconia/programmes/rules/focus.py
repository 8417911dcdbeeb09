"""The flow of a focus: a programme in a country is open, suspended or closed."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State


def _next_review(focus: Any) -> date:
    day: date = focus.next_review
    return day


FLOW = Flow(
    floor="programmes",
    noun="focus",
    states={
        "open": State("coordinator", "next review"),
        "suspended": State("coordinator", "P30D"),
        "closed": State(),
    },
    moves=(
        Move("review", "open", "same", "coordinator", _("Review"), _("Reviewed"), reason=True, style="go"),
        Move("suspend", "open", "suspended", "coordinator", _("Suspend"), _("Suspended"), reason=True, style="no"),
        Move("resume", "suspended", "open", "coordinator", _("Resume"), _("Resumed"), reason=True, style="go"),
        Move("close", "open|suspended", "closed", "coordinator", _("Close"), _("Closed"), reason=True, style="no"),
    ),
    dates={"next review": _next_review},
).register()
