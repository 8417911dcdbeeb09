"""The log in words: what the desk tells of an object, newest first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.foundation.flow import registry
from ciconia.foundation.models import Log

# Moves whose state, or whose button, would not read as something that happened.
HAPPENED = {
    "affiliation.begin": gettext_lazy("Proposed"),
    "affiliation.accept": gettext_lazy("Accepted"),
    "affiliation.review": gettext_lazy("Reviewed"),
    "affiliation.resume": gettext_lazy("Resumed"),
    "application.submit": gettext_lazy("Sent"),
    "application.sign": gettext_lazy("Signed"),
    "application.take_back": gettext_lazy("Taken back from an assessor"),
    "application.declare_conflict": gettext_lazy("Conflict of interest declared"),
    "application.assess_first": gettext_lazy("One assessor gave marks"),
    "application.mark_later": gettext_lazy("One more assessor gave marks"),
    "application.change_marks": gettext_lazy("Marks changed"),
    "application.answer_check": gettext_lazy("Rule answered"),
    "application.pass_formally": gettext_lazy("Passed formally"),
    "application.reopen_part": gettext_lazy("Asked for a part again"),
    "application.return_part": gettext_lazy("Sent the part again"),
    "publication.begin": gettext_lazy("Made public"),
    "publication.restore": gettext_lazy("Public again"),
    "opportunity.ask_to_sign": gettext_lazy("Institution asked again to sign"),
    "opportunity.keep_answers": gettext_lazy("Day on which answers are told set"),
    "checklist_item.reopen": gettext_lazy("Opened again"),
    "development_plan.review": gettext_lazy("Reviewed"),
    "development_plan.share": gettext_lazy("Sent to the programme"),
    "deliverable.submit": gettext_lazy("Handed over to the host"),
    "mentorship.begin": gettext_lazy("Asked for a mentor"),
    "mentorship.say_yes": gettext_lazy("One of the two said yes"),
    "mentorship.useful": gettext_lazy("Said whether it was of use"),
    "engagement.begin": gettext_lazy("Agreed: the offer was accepted"),
    "engagement.decide": gettext_lazy("Decided how to go on"),
}
INSIDE = re.compile(r"(?<!^)(?=[A-Z])")
# Beginnings that say nothing: they came with the object they belong to.
SILENT = ("application.give", "application.declare", "checklist_item.begin", "deliverable.begin", "outcome.begin")


@dataclass(frozen=True)
class Told:
    """One entry of a history, ready for the page."""

    at: datetime
    label: str
    actor_label: str
    reason: str
    state: str


def history(obj: Any, parts: Iterable[tuple[Any, str]] = ()) -> list[Told]:
    """The moves of an object and, each under its name, of its parts."""
    named = {(_noun(part), part.pk): (part, name) for part, name in parts}
    wanted = Q(noun=_noun(obj), object_id=obj.pk)
    for noun in {noun for noun, _pk in named}:
        wanted |= Q(noun=noun, object_id__in=[pk for other, pk in named if other == noun])
    found = []
    for entry in Log.objects.filter(wanted).order_by("-id"):
        part, name = named.get((entry.noun, entry.object_id), (obj, ""))
        label = _label(entry, part)
        if label:
            said = f"{name}: {label}" if name else label
            found.append(Told(entry.at, said, _who(entry), entry.reason, entry.to_state))
    return found


def _who(entry: Log) -> str:
    """Who did it; what did it by itself, in the reader's language."""
    return entry.actor_label if entry.actor_id or not entry.actor_label else _(entry.actor_label)


def _noun(obj: Any) -> str:
    return INSIDE.sub("_", type(obj).__name__).lower()


def _label(entry: Log, obj: Any) -> str:
    """What happened; where there are no own words for it, the state it led to. Nothing for what is no move."""
    if entry.verb in HAPPENED:
        return str(HAPPENED[entry.verb])
    if entry.verb in SILENT:
        return ""
    verb = entry.verb.partition(".")[2]
    if verb == "begin":
        return _("Begun")
    if entry.from_state and entry.to_state != entry.from_state:
        return str(obj.states(entry.to_state).label)
    moves = {move.name: move for move in registry[entry.noun].moves}
    return str(moves[verb].label) if verb in moves else ""
