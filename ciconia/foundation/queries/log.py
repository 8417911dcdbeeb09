from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as


def history_of(noun: str, object_id: int) -> QuerySet[Log]:
    """What happened to one object, newest first; the wall decides which entries exist for the reader."""
    return Log.objects.filter(noun=noun, object_id=object_id).order_by("-id")


@dataclass(frozen=True)
class Told:
    """A reason somebody is owed: which move, when and why; not who made it."""

    move: str
    at: datetime
    reason: str


def told(noun: str, object_id: int, moves: Iterable[str]) -> list[Told]:
    """The reasons of some moves of one object, newest first, for whoever the object is about.

    Read past the wall, because entries about a person are for staff alone: the caller has been let see the object
    and names the moves whose words are meant for the reader.
    """
    with acting_as("system:jobs"):
        rows = Log.objects.filter(noun=noun, object_id=object_id, verb__in=[f"{noun}.{move}" for move in moves])
        found = list(rows.exclude(reason="").order_by("-id").values_list("verb", "at", "reason"))
    return [Told(verb.partition(".")[2], at, reason) for verb, at, reason in found]


def reasons_of(noun: str, object_ids: Iterable[int], move: str) -> dict[int, str]:
    """{object: the last reason of a move}, as `told` for many objects at once."""
    with acting_as("system:jobs"):
        rows = Log.objects.filter(noun=noun, object_id__in=list(object_ids), verb=f"{noun}.{move}").exclude(reason="")
        return dict(rows.order_by("id").values_list("object_id", "reason"))
