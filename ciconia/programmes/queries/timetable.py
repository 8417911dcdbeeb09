"""Reading a programme's timetable, and what it makes of the next date of a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.programmes.models import Focus, Milestone, Programme
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
    return found.select_related("programme", "focus").order_by("position", "id")


def milestone_in(programme: Programme, code: str, focus: Focus | None) -> Milestone:
    """The milestone of that code in one focus, or the common one where it has none of its own."""
    rows = timetable_of(programme).filter(code=code).filter(Q(focus=focus) | Q(focus=None))
    return sorted(rows, key=lambda row: row.focus_id is None)[0]


def standing_for(milestone: Milestone) -> Milestone:
    """What stands now in place of a milestone that an earlier version said."""
    return milestone if milestone.version_until is None else milestone_in(
        milestone.programme, milestone.code, milestone.focus
    )  # fmt: skip


def earlier(milestone: Milestone) -> QuerySet[Milestone]:
    """How a milestone stood in earlier versions, newest first."""
    rows = Milestone.objects.filter(programme=milestone.programme, code=milestone.code, focus=milestone.focus)
    return rows.exclude(version_until=None).order_by("-version_from")


def shown_on(rows: QuerySet[Milestone], day: date) -> QuerySet[Milestone]:
    """Only what could be known on a day."""
    return rows.filter(Q(known_from=None) | Q(known_from__lte=day))


def public_dates(programme: Programme, today: date, since: date, country: str = "") -> list[Milestone]:
    """The dates from a day on that everybody may know, to the day: everywhere, or as they are in one country."""
    rows = list(shown_on(timetable_of(programme), today).filter(public=True, precision="day", day__gte=since))
    if not country:
        return rows
    own = {row.code for row in rows if row.focus and row.focus.country == country}
    return [
        row
        for row in rows
        if (row.focus is None and row.code not in own) or (row.focus and row.focus.country == country)
    ]


def dates_ahead(programme: Programme, focus: Focus, today: date) -> list[Milestone]:
    """The dates that are still to come in one focus, the nearest first."""
    rows = shown_on(timetable_of(programme), today).filter(Q(focus=focus) | Q(focus=None))
    found = {row.code: row for row in sorted(rows, key=lambda row: row.focus_id is not None)}
    ahead = [(row.day, row) for row in found.values() if row.day and row.day >= today]
    return [row for _day, row in sorted(ahead, key=lambda pair: pair[0])]


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
    programme_id, held = getattr(obj, "programme_id", None), _in_hand.get() or {}
    if programme_id is None:  # it belongs to the whole installation
        return due_on
    entries = held[programme_id] if programme_id in held else binding(programme_id)
    if not entries:
        return due_on
    since = clock.day_of(obj.state_since, obj.zone)
    return next_date(entries, f"{noun}.{obj.state}", getattr(obj, "focus_id", None), since, due_on)
