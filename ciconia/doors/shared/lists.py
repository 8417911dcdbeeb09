"""What lists of people that leave are called, and their columns, in the reader's words."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.delivery.queries.export import engagement_columns
from ciconia.gatherings.queries.export import registration_columns
from ciconia.people.models import Export
from ciconia.people.queries.export import people_columns
from ciconia.selection.queries.export import application_columns

NAMES: dict[str, Any] = {
    "applications": _("Applications"), "engagements": _("Engagements"), "people": _("People"),
    "registrations": _("Who comes to an event"),
}  # fmt: skip


def name_of(export: Export) -> str:
    """What a list was a list of."""
    return str(NAMES.get(export.what, export.what))


def columns_of(export: Export) -> str:
    """The columns a list had."""
    known = _titles().get(export.what, {})
    return ", ".join(str(known.get(code, code)) for code in export.columns)


@cache
def _titles() -> dict[str, dict[str, Any]]:
    every = {"applications": application_columns(), "engagements": engagement_columns(), "people": people_columns()}
    every["registrations"] = registration_columns()
    return {what: {column.code: column.title for column in columns} for what, columns in every.items()}
