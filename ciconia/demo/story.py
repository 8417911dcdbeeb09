"""What happened to a row, day by day: its steps, replayed through its flow, give its state and its log.

This is the bulk maker's one exception to "only perform() changes a state": thousands of locked moves take too long
for a start. So that nothing else comes about, every step is looked up in the flow itself, and whose turn it is and
the next date are the flow's own answers.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.flow import Flow, Move
from ciconia.foundation.models import Log

ZONE = ZoneInfo(clock.HOME_ZONE)
FIRST, LAST = 9, 17  # the hours in which people do things
BEGINNINGS = ("begin", "long_list")


@dataclass(frozen=True)
class Step:
    """One move of a row: when, which, the words that came with it, and the role where it is not the usual one."""

    at: datetime
    move: str
    words: str = ""
    role: str = ""

    @property
    def on(self) -> date:
        """The day."""
        return self.at.astimezone(ZONE).date()


class Story:
    """The steps of one row, up to the moment at which the demo stands."""

    def __init__(self, key: str, steps: list[list[Any]], until: datetime) -> None:
        self.whole = tuple(_steps(key, steps))
        self.steps = tuple(step for step in self.whole if step.at < until)

    def __bool__(self) -> bool:
        return bool(self.steps)

    @property
    def begun(self) -> Step:
        """The first step."""
        return self.steps[0]

    def find(self, *moves: str) -> Step | None:
        """The first step of one of these names, if it has happened."""
        return next((step for step in self.steps if step.move in moves), None)

    def last(self, *moves: str) -> Step | None:
        """The last step of one of these names, if it has happened."""
        return next((step for step in reversed(self.steps) if step.move in moves), None)

    def planned(self, move: str) -> Step | None:
        """The first step of that name, whether or not it has happened."""
        return next((step for step in self.whole if step.move == move), None)


def _steps(key: str, steps: list[list[Any]]) -> list[Step]:
    found: list[Step] = []
    for on, move, *words in steps:
        at = _moment(key, move, on)
        if found and at <= found[-1].at:
            at = found[-1].at + timedelta(minutes=7)
        found.append(Step(at, move, *words))
    return found


def _moment(key: str, move: str, on: date) -> datetime:
    """A time of day that is always the same for the same step."""
    seed = hashlib.sha256(f"{key} {move} {on}".encode()).digest()
    return datetime.combine(on, time(FIRST + seed[0] % (LAST - FIRST), seed[1] % 60), ZONE)


class Chronicle:
    """Collects rows and their logs, and settles whose turn it is when every row is saved."""

    def __init__(self) -> None:
        self.rows: list[tuple[Flow, Any]] = []
        self._entries: list[tuple[datetime, int, Any, dict[str, Any]]] = []

    def tell(self, flow: Flow, row: Any, story: Story, actors: Any) -> None:
        """Replay a story on a new row: its state columns, and one entry for each step."""
        row.state, row.version, row.state_before = next(iter(flow.states)), 0, ""
        row.state_since = story.begun.at
        self.note(row, story.begun, f"{flow.noun}.begin", flow.noun, actors.of(flow, None, row, story.begun))
        for step in story.steps[1:]:
            move = flow.find(step.move, row.state)
            if move is None:
                raise ValueError(f"{flow.noun} {row}: no move {step.move} from {row.state}")
            self._move(flow, move, row, step, actors)
        self.rows.append((flow, row))

    def _move(self, flow: Flow, move: Move, row: Any, step: Step, actors: Any) -> None:
        before = row.state
        by = actors.of(flow, move, row, step)
        target = {"same": row.state, "before": row.state_before}.get(move.to, move.to)
        if target != before:
            row.state_before, row.state = before, target
        row.state_since = step.at
        row.version += 1
        self.note(row, step, f"{flow.noun}.{move.name}", flow.noun, by, before)

    def note(
        self, row: Any, step: Step, verb: str, noun: str, by: Any, before: str = "", data: dict[str, Any] | None = None
    ) -> None:
        """Keep one entry of the log until the row has its id."""
        keeps_reason = verb.rpartition(".")[2] not in ("submit", "do") or noun not in ("deliverable", "checklist_item")
        entry = {
            "at": step.at, "actor": None if isinstance(by, System) else by, "actor_label": str(by), "verb": verb,
            "noun": noun, "from_state": before, "to_state": getattr(row, "state", ""), "data": data or {},
            "reason": step.words if keeps_reason else "",
        }  # fmt: skip
        self._entries.append((step.at, len(self._entries), row, entry))

    def write(self) -> int:
        """Save the log in the order of time; gives how many entries."""
        entries = [
            Log(
                **entry, object_id=row.pk, programme_id=row.programme_id, focus_id=row.focus_id,
                organisation_id=getattr(row, "organisation_id", None), person_id=getattr(row, "person_id", None),
            )
            for _at, _place, row, entry in sorted(self._entries, key=lambda item: item[:2])
        ]  # fmt: skip
        Log.objects.bulk_create(entries, batch_size=1000)
        return len(entries)

    def settle(self) -> None:
        """Ask each flow whose turn it is and by when, as `perform` does after a move, and save the answers."""
        changed: dict[type[Any], list[Any]] = {}
        for flow, row in self.rows:
            if flow.states[row.state].is_end:
                continue
            turn = flow.turn(row)
            row.turn_role, row.turn_person_id, row.due_at = turn.role, turn.person_id, turn.due_at
            changed.setdefault(type(row), []).append(row)
        for model, found in changed.items():
            model._base_manager.bulk_update(found, ["turn_role", "turn_person", "due_at"], batch_size=500)
