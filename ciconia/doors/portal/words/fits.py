"""What fits somebody, in their words: two or three reasons for each, and what is missing."""

from typing import Any

from django.urls import reverse

from ciconia.doors.shared.reasons import lines_of, why_not_read
from ciconia.selection.models import Fit
from ciconia.selection.queries.fit import Looked

MOST, MOST_MISSING = 3, 2


def cards(looked: Looked, number: int | None = None) -> list[dict[str, Any]]:
    """The nearest opportunities, each with its address, its reasons and what is missing."""
    return [_card(fit) for fit in looked.fits[:number]]


def _card(fit: Fit) -> dict[str, Any]:
    opportunity = fit.opportunity
    lines = lines_of(fit.criteria, fit.names, asked_in=opportunity.title.source, said_in=fit.language, yours=True)
    shown = sorted((one for one in lines if one.fit != "gap"), key=lambda one: one.fit != "yes")[:MOST]
    missing = [one for one in lines if one.fit == "gap" and one.part == "required"][:MOST_MISSING]
    return {
        "opportunity": opportunity, "reasons": [*shown, *missing],
        "url": reverse("public:opportunity", args=[opportunity.programme.code, opportunity.public_id]),
    }  # fmt: skip


def why_nothing(looked: Looked) -> str:
    """Why the profile could not be used, where it could not."""
    return why_not_read(looked.look.not_read, yours=True) if looked.look and looked.look.not_read else ""
