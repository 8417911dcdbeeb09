"""The one way to change a state."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log, log_moves
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.flow import ON_HOLD, Flow, Move
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as

STEP_FIELDS = (
    "state", "state_before", "state_since", "mark", "version", "turn_role", "turn_person", "due_at",
)  # fmt: skip


# What rows that made the same move have in common, so that one statement writes them.
ALIKE = ("state", "state_before", "state_since", "mark", "turn_role", "turn_person_id", "due_at")


class Conflict(Exception):
    """The row is no longer where the person who pressed believed it to be."""

    def __init__(self, obj: Any, last: Log | None) -> None:
        super().__init__(str(obj))
        self.obj = obj
        self.last = last


class Refused(PermissionDenied):
    """The move is not allowed; the message says why, for people to read."""


class ReasonMissing(ValueError):
    """The move needs a written reason."""


def perform(
    flow: Flow, name: str, obj: Any, *, by: Any, reason: str = "", seen: int | None = None, data: Any = None,
    changes: dict[str, Any] | None = None,
) -> Log:  # fmt: skip
    """Make one move of a flow on a row: locked, checked, written and logged in one transaction.

    `seen` is the version the person saw on the page, where they came from one; `changes` are columns written with
    the move, before whose turn it is and the next date are computed. `obj` holds the new row after.
    Raises Conflict, Refused or ReasonMissing, and then nothing has changed.
    """
    # A consequence the product draws itself may touch rows that whoever set it off does not see.
    with acting_as("system:jobs") if isinstance(by, System) else transaction.atomic():
        obj.refresh_from_db(from_queryset=type(obj)._base_manager.select_for_update(of=("self",)))
        move = flow.find(name, obj.state)
        if move is None or (seen is not None and seen != obj.version):
            raise Conflict(obj, _last(flow, obj))
        verdict = flow.may(by, move, obj)
        if not verdict:
            raise Refused(str(verdict.why))
        if move.reason and not reason.strip():
            raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
        before = obj.state
        _step(flow, move, obj, changes or {})
        return log(
            f"{flow.noun}.{name}", obj, by=by, reason=reason.strip(), data=data, noun=flow.noun, from_state=before
        )


def amend(
    flow: Flow, obj: Any, fields: dict[str, Any], *, by: Any, roles: tuple[str, ...], states: tuple[str, ...],
    seen: int | None = None, check: Callable[[Any], None] = lambda obj: None,
    remember: Callable[[Any], Any] | None = None, quiet: bool = False, reason: str = "",
) -> list[str]:  # fmt: skip
    """Change what a row says without moving it: locked, by one of `roles`, in one of `states`, logged by name.

    `check` may raise on the row as it would be. `quiet` is for what is kept by itself while somebody writes: the log
    tells of it when they press. With `remember`, which makes a value JSON, the log also says the
    version and what stood there before. Raises Refused or Conflict, and then nothing has changed; gives the names of
    the columns that did.
    """
    with transaction.atomic():
        if quiet:
            _lock_lean(obj)
        else:
            obj.refresh_from_db(from_queryset=type(obj)._base_manager.select_for_update(of=("self",)))
        if not any(flow.holds(by, role, obj) for role in roles):
            raise Refused(flow.who_may(roles))
        if obj.state not in states or (seen is not None and seen != obj.version):
            raise Conflict(obj, _last(flow, obj))
        changed = sorted(name for name, value in fields.items() if getattr(obj, name) != value)
        data: dict[str, Any] = {"changed": changed}
        if remember is not None:
            was = {name: remember(getattr(obj, name)) for name in changed}
            data |= {"was": was, "version": obj.version + 1}
        for name in changed:
            setattr(obj, name, fields[name])
        check(obj)
        obj.version += 1
        obj.save(update_fields=["version", *changed] if quiet else None)
        if not quiet:
            log(f"{flow.noun}.edit", obj, by=by, reason=reason.strip(), noun=flow.noun, data=data)
    return changed


def arrange(
    flow: Flow, verb: str, obj: Any, changes: dict[str, Any], *, by: Any, roles: tuple[str, ...],
    states: tuple[str, ...], reason: str = "", seen: int | None = None, data: Any = None,
) -> Log:  # fmt: skip
    """Change whom a row waits for, or until when, without moving it: by one of `roles`, in one of `states`.

    Locked, logged as NOUN.`verb`, with whose turn it is and the next date computed anew. Of a row that lies still only
    the mark itself may be changed. Raises Conflict or Refused, and then nothing has changed.
    """
    with acting_as("system:jobs") if isinstance(by, System) else transaction.atomic():
        obj.refresh_from_db(from_queryset=type(obj)._base_manager.select_for_update(of=("self",)))
        if not any(flow.holds(by, role, obj) for role in roles):
            raise Refused(flow.who_may(roles))
        if obj.state not in states or (seen is not None and seen != obj.version):
            raise Conflict(obj, _last(flow, obj))
        if "mark" not in changes:
            must_not_lie_still(obj)
        for name, value in changes.items():
            setattr(obj, name, value)
        obj.version += 1
        obj.save(update_fields=["version", *changes])
        retime(flow, obj)
        return log(f"{flow.noun}.{verb}", obj, by=by, reason=reason.strip(), data=data, noun=flow.noun)


def must_not_lie_still(obj: Any) -> None:
    """Raises Refused for a row with a mark: nothing is added to it until somebody has decided."""
    if obj.mark:
        raise Refused(str(ON_HOLD))


def retime(flow: Flow, obj: Any) -> None:
    """Compute whose turn it is and the next date anew, where a date the flow depends on has moved."""
    turn = flow.turn(obj)
    obj.turn_role, obj.turn_person_id, obj.due_at = turn.role, turn.person_id, turn.due_at
    obj.save(update_fields=["turn_role", "turn_person", "due_at"])


def begin(flow: Flow, obj: Any, *, by: Any, reason: str = "", data: Any = None) -> Any:
    """Save a new row in its first state, with whose turn it is and a log entry; gives the row back."""
    with transaction.atomic():
        obj.state = next(iter(flow.states))
        obj.state_since = clock.now()
        obj.save()
        retime(flow, obj)
        log(f"{flow.noun}.begin", obj, by=by, reason=reason, data=data, noun=flow.noun)
    return obj


def perform_many(
    flow: Flow, name: str, rows: QuerySet[Any], *, by: Any, reason: str = "", changes: dict[str, Any] | None = None
) -> list[Any]:
    """Make the same move on many rows at once: locked, checked, written and logged with a handful of statements.

    Rows from which the move does not start stay as they are; gives those that moved. changes: columns written with
    the move, as values or as expressions of the database. Raises Refused or ReasonMissing, and then none has moved.
    """
    with acting_as("system:jobs") if isinstance(by, System) else transaction.atomic():
        moved: list[tuple[Any, str]] = []
        alike: dict[tuple[Any, ...], list[int]] = {}
        now = clock.now()
        for obj in rows.select_for_update(of=("self",)).order_by("pk"):
            move = flow.find(name, obj.state)
            if move is None:
                continue
            if not (verdict := flow.may(by, move, obj)):
                raise Refused(str(verdict.why))
            if move.reason and not reason.strip():
                raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
            moved.append((obj, obj.state))
            _place(flow, move, obj, {}, now)
            alike.setdefault(tuple(getattr(obj, column) for column in ALIKE), []).append(obj.pk)
        for values, keys in alike.items():
            same = dict(zip(ALIKE, values, strict=True)) | (changes or {})
            type(moved[0][0])._base_manager.filter(pk__in=keys).update(version=F("version") + 1, **same)
        log_moves(f"{flow.noun}.{name}", moved, by=by, reason=reason.strip(), noun=flow.noun)
    return [obj for obj, _before in moved]


def _step(flow: Flow, move: Move, obj: Any, changes: dict[str, Any]) -> None:
    changes = _place(flow, move, obj, changes, clock.now())
    obj.save(update_fields=[*STEP_FIELDS, *changes])


def _place(flow: Flow, move: Move, obj: Any, changes: dict[str, Any], at: datetime) -> dict[str, Any]:
    """Set the row where the move leads, without saving it; gives all columns that change beside those of the step."""
    before, target = obj.state, {"same": obj.state, "before": obj.state_before}.get(move.to, move.to)
    if target != before:
        obj.state_before, obj.state = obj.state, target
    if flow.pinned and (target != before or move.sets_mark or move.lifts_mark):  # a date set for what it leaves
        changes = {flow.pinned: None, **changes}
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.state_since = at
    if move.sets_mark:
        obj.mark = move.sets_mark
    if (move.lifts_mark and obj.mark == move.lifts_mark) or flow.states[target].is_end:
        obj.mark = ""
    obj.version += 1
    turn = flow.turn(obj)
    obj.turn_role, obj.turn_person_id, obj.due_at = turn.role, turn.person_id, turn.due_at
    return changes


_LOCKING: dict[Any, Kept] = {}


def _lock_lean(obj: Any) -> None:
    """Lock a row and read its columns anew; what stands around it, such as its person, is not asked for again."""
    model = type(obj)
    if model not in _LOCKING:
        _LOCKING[model] = Kept(lambda: model._base_manager.filter(pk=Asked("pk")).select_for_update(of=("self",)))
    (fresh,) = _LOCKING[model].rows(pk=obj.pk)
    obj.__dict__ |= {field.attname: fresh.__dict__[field.attname] for field in obj._meta.concrete_fields}


def _last(flow: Flow, obj: Any) -> Log | None:
    return Log.objects.filter(noun=flow.noun, object_id=obj.pk).order_by("-id").first()


__all__ = [
    "Conflict",
    "ReasonMissing",
    "Refused",
    "System",
    "amend",
    "arrange",
    "begin",
    "perform",
    "perform_many",
    "retime",
]
