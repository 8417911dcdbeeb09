"""What the pages of an opportunity say to the host."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import day, due
from ciconia.foundation.queries.log import Told, told
from ciconia.selection.models import Opportunity
from ciconia.selection.rules.application import places_taken

AT = {
    "draft": 0, "edits_requested": 0, "in_review": 1, "agreed": 2, "published": 3, "closed": 4, "suspended": 3,
    "filled": 5,
}  # fmt: skip
ENDED = ("withdrawn", "not_filled")


def sections(opportunity: Opportunity) -> list[dict[str, Any]]:
    """The text as applicants read it, section by section; empty ones are left out."""
    titles = {
        "background": _("Why the institution asks"),
        "tasks": _("What you do"),
        "required": _("What you bring"),
        "welcome": _("Welcome as well"),
        "deliverables": _("What is there afterwards"),
    }
    texts = [(title, getattr(opportunity, name), name != "background") for name, title in titles.items()]
    return [{"title": title, "text": text, "as_list": as_list} for title, text, as_list in texts if text]


def route(opportunity: Opportunity) -> list[dict[str, Any]]:
    """Where an opportunity is, from the text to the arrival."""
    waits, by = due(opportunity.due_at), opportunity.answer_by
    stops = [
        (_("The programme writes the text"), ""),
        (_("You read it and agree"), ""),
        (_("It is published"), ""),
        (_("People apply"), _("until %(day)s") % {"day": day(opportunity.deadline)}),
        (_("You and the programme choose"), _("until %(day)s") % {"day": day(by)} if by else ""),
        (_("The expert begins"), _("from %(day)s") % {"day": day(opportunity.starts)}),
    ]
    if opportunity.state in ENDED:
        last = {"label": opportunity.get_state_display(), "when": day(opportunity.state_since), "state": "now"}
        return [{"label": stops[0][0], "when": "", "state": "done"}, last]
    at = AT[opportunity.state]
    return [
        {
            "label": label,
            "when": waits if number == at and not when else when,
            "state": "done" if number < at else "now" if number == at else "",
        }
        for number, (label, when) in enumerate(stops)
    ]


def places(opportunity: Opportunity) -> str:
    """How many places there are, and how many of them somebody was chosen for."""
    numbers = {"taken": places_taken(opportunity), "all": opportunity.places}
    if numbers["taken"] >= numbers["all"]:
        return _("Every place is taken: %(taken)d of %(all)d.") % numbers
    return _("Places taken: %(taken)d of %(all)d.") % numbers


def reasons(opportunity: Opportunity) -> list[Told]:
    """Why it was sent back, withdrawn or ended."""
    if opportunity.state not in ("edits_requested", "suspended", *ENDED):
        return []
    return told("opportunity", opportunity.pk, ("request_edits", "withdraw", "give_up", "suspend"))
