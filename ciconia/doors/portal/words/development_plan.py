"""What the page of a development plan says to the institution: where it is, what that means, and the reasons."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import day, due
from ciconia.foundation.queries.log import Told, told
from ciconia.selection.models import DevelopmentPlan

OWED = {"under_review": ("return", "revise"), "ended": ("end",)}
ORDER = ("draft", "shared", "agreed")


def reasons(plan: DevelopmentPlan) -> list[Told]:
    """Why it came back, was opened again or ended: the newest reason."""
    moves = OWED.get(plan.state)
    return told("development_plan", plan.pk, moves)[:1] if moves else []


def meaning(plan: DevelopmentPlan) -> str:
    """What its state means for whoever wrote it."""
    return {
        "draft": _("The programme does not answer to a draft. Send it when it says what you want."),
        "shared": _("The programme reads it and agrees to it, or says what is missing."),
        "agreed": _("The programme works towards it with you. Needs you state can name it."),
        "under_review": _("Change what has to change, and send it again."),
        "ended": _("This plan is over. What was written stays readable."),
    }[plan.state]


def route(plan: DevelopmentPlan) -> list[dict[str, Any]]:
    """Where it is: what is behind it, and what is ahead."""
    labels = {"draft": _("Written by the institution"), "shared": _("Read by the programme"), "agreed": _("Agreed")}
    first = {"label": labels["draft"], "when": "", "state": "done"}
    if plan.state not in ORDER:
        when = due(plan.due_at) if plan.due_at else day(plan.state_since)
        return [first, {"label": plan.get_state_display(), "when": when, "state": "now"}]
    at = ORDER.index(plan.state)
    stops = [
        {"label": labels[name], "when": "", "state": "done" if number < at else ""} for number, name in enumerate(ORDER)
    ]
    done = plan.state == "agreed"
    stops[at] |= {"state": "done" if done else "now", "when": day(plan.state_since) if done else due(plan.due_at)}
    return stops
