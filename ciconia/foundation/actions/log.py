"""Writing the log."""

from collections.abc import Iterable
from typing import Any

from ciconia.foundation.access import System
from ciconia.foundation.models import Log


def actor_label(by: Any) -> str:
    """How the log names an actor, as it was at that moment."""
    return str(by)


def log_many(
    verb: str, rows: Iterable[Any], *, by: Any, label: str = "", reason: str = "", data: Any = None, place: Any = None
) -> None:
    """Write down that `by` did the same to many rows of one noun, an entry for each, with one statement.

    place: what the rows belong to, where they do not say so themselves; label: how the actor was called then.
    """
    entries = [
        Log(
            actor=None if isinstance(by, System) else by, actor_label=label or actor_label(by), verb=verb,
            noun=row._meta.model_name, object_id=row.pk, reason=reason, data=data or {},
            programme_id=getattr(place, "programme_id", None), focus_id=getattr(place, "focus_id", None),
            organisation_id=getattr(row, "organisation_id", None),
            person_id=row.pk if row._meta.model_name == "person" else getattr(row, "person_id", None),
        )
        for row in rows
    ]  # fmt: skip
    Log.objects.bulk_create(entries)


def log_moves(
    verb: str, moved: Iterable[tuple[Any, str]], *, by: Any, reason: str = "", noun: str = "", data: Any = None
) -> None:
    """Write down that many rows of one noun made the same move, each with the state it came from; one statement."""
    entries = [_entry(verb, row, by, reason, data, noun, before) for row, before in moved]
    Log.objects.bulk_create(entries, batch_size=1000)


def log(
    verb: str, obj: Any, *, by: Any, reason: str = "", data: Any = None, noun: str = "", from_state: str = ""
) -> Log:
    """Write down that `by` did `verb` to `obj`, with the place the object belongs to."""
    entry = _entry(verb, obj, by, reason, data, noun, from_state)
    entry.save(force_insert=True)
    return entry


def _entry(verb: str, obj: Any, by: Any, reason: str, data: Any, noun: str, from_state: str) -> Log:
    return Log(
        actor=None if isinstance(by, System) else by,
        actor_label=actor_label(by),
        verb=verb,
        noun=noun or obj._meta.model_name,
        object_id=obj.pk,
        from_state=from_state,
        to_state=getattr(obj, "state", ""),
        reason=reason,
        data=data or {},
        programme_id=getattr(obj, "programme_id", None),
        focus_id=getattr(obj, "focus_id", None),
        organisation_id=getattr(obj, "organisation_id", None),
        person_id=getattr(obj, "person_id", None),
    )
