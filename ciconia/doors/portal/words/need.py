"""What the page of a need says, to the institution that has it and to the authority that is asked."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import day, due, words
from ciconia.foundation.queries.log import Told, told
from ciconia.selection.models import Need

TOLD = ("return", "refuse", "withdraw", "lapse")
ORDER = ("draft", "submitted", "endorsed", "validated", "served")
ENDED = ("refused", "withdrawn", "lapsed")


def reasons(need: Need) -> list[Told]:
    """Why it was sent back or ended; while the institution improves it, the newest stands alone."""
    found = told("need", need.pk, TOLD)
    return found if need.state in ("returned", *ENDED) else []


def route(need: Need, dates: dict[str, Any]) -> list[dict[str, Any]]:
    """Where a need is; `dates` gives when it reached each state, as far as the reader may know."""
    ministry = words(need.endorser.name) if need.endorser else _("the ministry")
    labels = {
        "draft": _("Written by the institution"),
        "submitted": _("Read by %(ministry)s") % {"ministry": ministry},
        "endorsed": _("Checked by the programme"),
        "validated": _("An expert is looked for"),
        "served": _("Served"),
    }
    at = ORDER.index(need.state) if need.state in ORDER else 0
    if need.state in ENDED:
        last = {"label": need.get_state_display(), "when": day(need.state_since), "state": "now"}
        return [{"label": labels["draft"], "when": "", "state": "done"}, last]
    stops = []
    for number, name in enumerate(ORDER):
        reached = dates.get(ORDER[number + 1]) if number + 1 < len(ORDER) else dates.get(name)
        state = "done" if number < at or need.state == "served" else "now" if number == at else ""
        when = due(need.due_at) if state == "now" else day(reached) if state == "done" and reached else ""
        stops.append({"label": labels[name], "when": when, "state": state})
    return stops


def dates_of(need: Need) -> dict[str, Any]:
    """When it reached its states: by the answers of the authorities, and since when it is where it is."""
    found = {row.answer: row.at for row in need.endorsements.order_by("at")}
    return found | {need.state: need.state_since}
