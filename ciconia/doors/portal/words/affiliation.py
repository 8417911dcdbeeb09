"""What the page of an affiliation says to the organisation: where it is, in plain words, and the reasons it is owed."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation.queries.log import Told, told
from ciconia.programmes.models import Affiliation

# The organisation reads decisions; what was weighed and how a review went stays with the staff.
OWED = {"declined": "decline", "suspended": "suspend", "ended": "end"}
ORDER = ("proposed", "weighed", "active")


def reasons(affiliation: Affiliation) -> list[Told]:
    """Why it stands where it stands, where somebody decided against going on: the newest reason."""
    move = OWED.get(affiliation.state)
    return told("affiliation", affiliation.pk, (move,))[:1] if move else []


def meaning(affiliation: Affiliation) -> str:
    """What its state means for the organisation, in a sentence or two."""
    return {
        "proposed": _(
            "The programme looks at what you would bring and at what could go wrong. You need not do anything."
        ),
        "weighed": _("One person of the programme has looked at it. Another one decides now."),
        "active": _("You work with the programme. It looks at this again on the day below."),
        "declined": _("The programme decided against it. The reason stands on this page; you may propose again."),
        "suspended": _("Nothing new is done together until the programme decides how to go on."),
        "ended": _("You no longer work with this programme. You may propose again."),
    }[affiliation.state]


def route(affiliation: Affiliation) -> list[dict[str, Any]]:
    """Where it is: what is behind it, and what is ahead."""
    labels = {"proposed": _("Proposed"), "weighed": _("Looked at by one person"), "active": _("Accepted by another")}
    since = day(affiliation.state_since)
    if affiliation.state not in ORDER:
        now = {"label": affiliation.get_state_display(), "when": since, "state": "now"}
        return [{"label": labels["proposed"], "when": "", "state": "done"}, now]
    at = ORDER.index(affiliation.state)
    stops = [{"label": labels[name], "when": "", "state": "done" if number < at else ""}
             for number, name in enumerate(ORDER)]  # fmt: skip
    stops[at] |= {"state": "done" if affiliation.state == "active" else "now", "when": since}
    return stops
