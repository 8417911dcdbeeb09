"""What the desk says of those who apply together with somebody: who they are, the rules, why one stepped out."""

from typing import Any

from django.http import HttpRequest

from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared.moves import offers
from ciconia.foundation.queries.log import told
from ciconia.foundation.text import Translated
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.models import MEMBERS, Application, CheckOutcome, CoApplicant
from ciconia.selection.queries.application import card_from
from ciconia.selection.queries.co_applicant import of_application
from ciconia.selection.rules.application import FLOW as OF_APPLICATION
from ciconia.selection.rules.co_applicant import FLOW

ACTIONS = {"go_on": co_applicants.go_on}


def together(request: HttpRequest, application: Application) -> dict[str, Any]:
    """Everybody of an application beside the applicant, for its page; that somebody looked is kept."""
    rows = [row for row in of_application(application) if row.sent_at and row.person]
    for row in rows:
        look(row.person, by=request.user, at=LookedAt.APPLICATION, focus_id=row.focus_id)  # type: ignore[arg-type]
    left = any(row.state == "left" for row in rows)
    officer = left and OF_APPLICATION.holds(request.user, "officer", application)
    return {
        "together": [_shown(request, row) for row in rows],
        "people": 1 + sum(row.state in MEMBERS for row in rows),
        "offer_back": officer and application.state == "offered",
    }


def beside_rules(application: Application) -> list[list[dict[str, Any]]]:
    """The rules of those who apply with the applicant, without their names: each in words."""
    if application.opportunity.together == 1:
        return []
    return [_rules(row) for row in of_application(application) if row.state == "joined"]


def _rules(row: CoApplicant) -> list[dict[str, Any]]:
    labels = dict(CheckOutcome.choices)
    return [
        {"outcome": one["outcome"], "said": labels[one["outcome"]], "sentence": Translated(one["sentence"])}
        for one in row.checks
    ]


def _shown(request: HttpRequest, row: CoApplicant) -> dict[str, Any]:
    said = told("co_applicant", row.pk, ["step_out", "refuse"])
    return {
        "row": row, "name": row.person.identity.full_name if row.person else "",
        "card": card_from(row.snapshot, row.person) if row.snapshot and row.person else None,
        "checks": _rules(row),
        "reason": said[0].reason if said else "",
        "offers": offers(
            FLOW, row, request.user, ACTIONS, lambda name: desk_url(request, "co_applicant_move", row.public_id, name)
        ),
    }  # fmt: skip
