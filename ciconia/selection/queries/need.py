"""Needs as the programme's staff read them."""

from typing import Any

from django.db.models import QuerySet

from ciconia.foundation.access import staff_q
from ciconia.programmes.models import Programme
from ciconia.selection.models import Need

LISTED = (
    "public_id", "reference", "title", "state", "turn_role", "due_at", "focus__country",
    "organisation__name", "organisation__city", "organisation__country",
)  # fmt: skip


def needs_at_desk(programme: Programme, user: Any) -> QuerySet[Need]:
    """The needs of the focuses an account works in."""
    rows = Need.objects.visible_to(user).filter(staff_q(user), programme=programme)
    return rows.select_related(
        "programme", "focus", "organisation__parent", "partnership", "sector", "endorser", "plan"
    )


def for_a_list(rows: QuerySet[Need]) -> QuerySet[Need]:
    """The same with no more than a list shows."""
    return rows.select_related(None).select_related("focus", "organisation").only(*LISTED)
