"""What moves when dates of a timetable move: next dates of rows, and whatever floors above let follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from ciconia.foundation.actions.perform import retime
from ciconia.foundation.flow import Flow, registry
from ciconia.foundation.models import Stateful
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Milestone, Programme
from ciconia.programmes.queries.timetable import timetable_in_hand

Days = Mapping[tuple[str, int | None], date | None]  # by code and focus
Named = tuple[frozenset[str], Days]


@dataclass(frozen=True)
class Moved:
    """A row whose date moved with the timetable: which date of it ("due" for the next one), before and after."""

    noun: str
    pk: int
    what: str
    before: date | datetime | None
    after: date | datetime | None


Follower = Callable[[Programme, Days, Days], list[Moved]]
# Floors above put here what follows a milestone on their rows; each is given the days before and after.
followers: list[Follower] = []


def standing(programme: Programme) -> Named:
    """The states that milestones name, and the days they have, as they stand now."""
    rows = Milestone.objects.filter(programme=programme).current()
    states, days = set(), {}
    for code, focus, day, due, latest in rows.values_list("code", "focus", "day", "due", "latest"):
        states |= {*due, *latest}
        days[code, focus] = day
    return frozenset(states), days


def follow(programme: Programme, before: Named) -> list[Moved]:
    """Let everything follow the timetable as it stands now; `before` is how it stood. Gives the rows that moved.

    Part of loading a pack, inside its transaction. A consequence the product draws itself: it may touch rows that
    whoever moved a date does not see.
    """
    after = standing(programme)
    if after == before:
        return []
    with acting_as("system:jobs"), timetable_in_hand(programme.pk):
        moved = [row for follower in followers for row in follower(programme, before[1], after[1])]
        for state in sorted(before[0] | after[0]):
            moved += _retimed(programme, state)
    return moved


def retimed(flow: Flow, row: Any) -> Moved | None:
    """Compute the next date of a row anew; what moved, if it did."""
    held = row.due_at
    turn = flow.turn(row)
    if (row.turn_role, row.turn_person_id, held) == (turn.role, turn.person_id, turn.due_at):
        return None
    retime(flow, row)
    return Moved(flow.noun, row.pk, "due", held, row.due_at)


def _retimed(programme: Programme, state: str) -> list[Moved]:
    noun, _dot, name = state.partition(".")
    flow, model = registry[noun], _models().get(noun)
    if model is None:  # such rows belong to the whole installation
        return []
    rows = model._base_manager.filter(programme=programme, state=name).select_for_update(of=("self",)).order_by("pk")
    found = [retimed(flow, row) for row in rows.select_related("programme")]
    return [row for row in found if row]


def _models() -> dict[str, Any]:
    """The models with a flow whose rows belong to a programme, by noun."""
    found = {model._meta.model_name: model for model in apps.get_models() if issubclass(model, Stateful)}
    rows = {noun: found[noun.replace("_", "")] for noun in registry}
    return {noun: model for noun, model in rows.items() if hasattr(model, "programme")}
