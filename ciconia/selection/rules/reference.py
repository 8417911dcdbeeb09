"""How a reference comes: named by the applicant, asked by a letter with a link, given, declined or late."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State
from ciconia.programmes.rules.pack_selection import MOST_REFEREES
from ciconia.selection.models import Reference

DAYS = 21
"""What a referee is given; a choice of this product."""
LETTERS = ("ask", "before", "due")
BEFORE = timedelta(days=5)
AGAIN_AFTER = timedelta(hours=1)
"""A new link is sent once in this time, however often it is asked for."""
KEPT_FOR = timedelta(days=365)
OPEN = ("named", "asked")

FLOW = Flow(
    floor="selection",
    noun="reference",
    states={
        "named": State("applicant", "deadline"),
        "asked": State("referee", f"P{DAYS}D"),
        "received": State(),
        "declined": State(),
        "lapsed": State(),
        "dropped": State(),
    },
    moves=(
        Move("ask", "named", "asked", "applicant", label=_("Ask")),
        Move("give", "asked|lapsed", "received", "system", label=_("Give the reference")),
        Move("refuse", "asked|lapsed", "declined", "system", label=_("Not give it")),
        Move("lapse", "asked", "lapsed", "system", label=_("Did not arrive")),
        Move("ask_again", "lapsed|declined", "asked", "officer", label=_("Ask once more"),
             done=_("Asked once more, with three weeks.")),
        Move("drop", "named|asked", "dropped", "system", label=_("Not needed any more")),
    ),
    people={"applicant": lambda reference: reference.application.person.user_id},
    dates={"deadline": lambda reference: reference.application.opportunity.deadline},
    pinned="due_on",
).register()  # fmt: skip


def next_letter(reference: Reference, today: date) -> str:
    """The letter a referee should have by a day and has not: of those that are overdue the newest; "" for none."""
    due_on = clock.day_of(reference.due_at, reference.zone) if reference.due_at else today
    days = {"ask": date.min, "before": due_on - BEFORE, "due": due_on}
    newest = [name for name in LETTERS if days[name] <= today][-1]
    if not reference.told:
        return "ask"
    return newest if LETTERS.index(newest) > LETTERS.index(reference.told) else ""


__all__ = ["AGAIN_AFTER", "BEFORE", "DAYS", "FLOW", "KEPT_FOR", "LETTERS", "MOST_REFEREES", "OPEN", "next_letter"]
