"""What the page of a need says, to the institution that has it and to the authority that is asked."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.stations import stations
from ciconia.doors.shared.templatetags.ciconia import day, due
from ciconia.foundation.queries.log import Told, told
from ciconia.selection.models import How, Need, Verdict
from ciconia.selection.queries.endorsement import Stop

TOLD = ("return", "refuse", "withdraw", "lapse")
ORDER = ("draft", "submitted", "endorsed", "validated", "served")
ENDED = ("refused", "withdrawn", "lapsed")


def reasons(need: Need) -> list[Told]:
    """Why it was sent back or ended; while the institution improves it, the newest stands alone."""
    found = told("need", need.pk, TOLD)
    return found if need.state in ("returned", *ENDED) else []


def letters(stops: list[Stop], writes: bool) -> dict[str, Any]:
    """The step whose letter the institution may hand in, and the last one that was turned down."""
    now = next((stop for stop in stops if stop.state == "now"), None)
    if now is None or not writes or How.LETTER not in now.row.ways:
        return {}
    turned = [letter for letter in now.letters if letter.verdict == Verdict.TURNED_DOWN]
    return {"letter_to": now.row, "turned": turned[-1] if turned else None}


def route(need: Need, stops: list[Stop]) -> list[dict[str, Any]]:
    """Where a need is: written, read by each authority with the days it has taken, checked, looked for, served."""
    if need.state in ENDED:
        last = {"label": need.get_state_display(), "when": day(need.state_since), "state": "now"}
        return [_written("done"), *(stop for stop in stations(stops) if stop["state"]), last]
    at = ORDER.index(need.state) if need.state in ORDER else 0
    asked = stations(stops) or [{"label": _("Read by %(ministry)s") % {"ministry": _("the ministry")}, "state": ""}]
    if at == 0:  # it is written, or written anew: what was answered then stands where that is told
        asked = [stop | {"state": "", "when": "", "note": ""} for stop in asked]
    labels = {
        "endorsed": _("Checked by the programme"), "validated": _("An expert is looked for"), "served": _("Served"),
    }  # fmt: skip
    later = []
    for name, label in labels.items():
        number = ORDER.index(name)
        state = "done" if number < at or need.state == "served" else "now" if number == at else ""
        when = due(need.due_at) if state == "now" else ""
        later.append({"label": label, "when": when, "state": state})
    begun = _written("now" if at == 0 else "done", due(need.due_at) if at == 0 else "")
    return [begun, *asked, *later]


def _written(state: str, when: str = "") -> dict[str, Any]:
    return {"label": _("Written by the institution"), "when": when, "state": state}
