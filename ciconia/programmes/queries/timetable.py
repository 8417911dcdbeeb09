"""Reading a programme's timetable, and what it makes of the next date of a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.programmes.models import Milestone, Programme
from ciconia.programmes.rules.timetable import Entry, next_date

Entries = list[Entry]

_BINDING = Kept(
    lambda: (
        Milestone.objects.current()
        .filter(~Q(due=[]) | ~Q(latest=[]), programme_id=Asked("programme"))
        .order_by("position", "id")
        .values_list("code", "focus_id", "day", "due", "latest")
    )
)
_in_hand: ContextVar[dict[int, Entries] | None] = ContextVar("timetable", default=None)


def timetable_of(programme: Programme) -> QuerySet[Milestone]:
    """The milestones that stand, in the order of the pack."""
    found: QuerySet[Milestone] = Milestone.objects.filter(programme=programme).current()
    return found.select_related("focus").order_by("position", "id")


def binding(programme_id: int) -> Entries:
    """The milestones that say when something is due."""
    return _BINDING.rows(programme=programme_id)


@contextmanager
def timetable_in_hand(programme_id: int) -> Iterator[None]:
    """Inside, the timetable is read once, however many rows are computed."""
    token = _in_hand.set({programme_id: binding(programme_id)})
    try:
        yield
    finally:
        _in_hand.reset(token)


def due_by_timetable(noun: str, obj: Any, due_on: date) -> date:
    """The next date of a row, where the timetable of its programme says another one than its flow."""
    held = _in_hand.get() or {}
    entries = held[obj.programme_id] if obj.programme_id in held else binding(obj.programme_id)
    if not entries:
        return due_on
    since = clock.day_of(obj.state_since, obj.zone)
    return next_date(entries, f"{noun}.{obj.state}", getattr(obj, "focus_id", None), since, due_on)
