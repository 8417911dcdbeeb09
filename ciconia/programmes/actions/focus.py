"""Verbs on a focus. Suspending is not here: it concerns every row below, see delivery/actions/focus.py."""

from datetime import date
from typing import Any

from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import perform
from ciconia.programmes.models import Focus
from ciconia.programmes.rules.focus import FLOW


def review(focus: Focus, *, by: Any, reason: str, next_review: date, seen: int | None = None) -> Focus:
    """Note that the work in this country was looked at, and when to look again."""
    if next_review <= clock.today(focus.zone):
        raise ValueError(f"the next review must be after today, found {next_review}")
    with transaction.atomic():
        Focus.objects.filter(pk=focus.pk).update(next_review=next_review)
        perform(FLOW, "review", focus, by=by, reason=reason, seen=seen, data={"next_review": next_review.isoformat()})
    return focus


def resume(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """Open a suspended focus again."""
    perform(FLOW, "resume", focus, by=by, reason=reason, seen=seen)
    return focus


def close(focus: Focus, *, by: Any, reason: str, seen: int | None = None) -> Focus:
    """End the work of a programme in a country for good."""
    perform(FLOW, "close", focus, by=by, reason=reason, seen=seen)
    return focus


def take_reference(focus: Focus) -> str:
    """The next human reference of the focus, such as CD2-SOM-0152; two askers at once get two numbers.

    Regions with an authority of their own share the numbers of their country, so a reference names one row.
    """
    with transaction.atomic():
        holder = (
            Focus.objects.select_for_update(of=("self",))
            .select_related("programme")
            .filter(programme_id=focus.programme_id, country=focus.country)
            .order_by("id")[0]
        )
        number = holder.next_number
        holder.next_number = number + 1
        holder.save(update_fields=["next_number"])
    return f"{holder.programme.prefix}-{holder.country}-{number:04d}"
