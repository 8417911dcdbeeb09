"""Keeping who looked at somebody. It is no secret of staff: the person reads it under "My data"."""

from datetime import timedelta
from typing import Any

from ciconia.foundation import clock
from ciconia.people.models import Look, LookedAt, Person

KEPT = timedelta(days=730)


def look(person: Person, *, by: Any, at: LookedAt, focus_id: int | None = None, organisation_id: int = 0) -> None:
    """Note that somebody opened a page about a person, for staff of a focus or for an institution; once a day."""
    if person.user_id == by.pk:
        return
    row = Look(person=person, viewer=by, at=at, focus_id=focus_id, organisation_id=organisation_id or None)
    Look.objects.bulk_create([row], ignore_conflicts=True)


def forget_looks() -> int:
    """Delete what is older than two years; gives how many."""
    return int(Look.objects.filter(on__lt=clock.today() - KEPT).delete()[0])
