"""Points of preparation; each has an owner, and a gate may be waived only by a named role with a reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import ChecklistItem
from ciconia.foundation.flow import Flow, Move, State, Words

ENDED = ("completed", "ended_early", "closed")


def _still_runs(item: ChecklistItem, by: Any) -> Words | None:
    ended = item.engagement.state in ENDED
    return _("The engagement has ended, so this stays as it is.") if ended else None


FLOW = Flow(
    floor="delivery",
    noun="checklist_item",
    states={"open": State("its owner", "its date"), "done": State(), "waived": State(), "dropped": State()},
    moves=(
        Move("do", "open", "done", "owner", style="go", label=_("Done"), done=_("Ticked off.")),
        Move("reopen", "done", "open", "officer", reason=True, label=_("Open again"), done=_("Open again."),
             conditions=(_still_runs,)),
        Move("waive", "open", "waived", "coordinator", reason=True, label=_("Waive"),
             done=_("Waived, with your reason."),
             consequence=_("The start no longer waits for this. Your name and reason stay in the file.")),
        Move("drop", "open", "dropped", "system", label=_("Dropped")),
    ),
    people={"participant": lambda item: item.person.user_id},
    turns={"its owner": lambda item: item.owner, "owner": lambda item: item.owner},
    dates={"its date": lambda item: item.due_on},
).register()  # fmt: skip
