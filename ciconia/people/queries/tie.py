"""Declared funding and ties of an organisation."""

from typing import Any

from django.db.models import QuerySet

from ciconia.people.models import Organisation, Tie


def ties_of(organisation: Organisation, user: Any) -> QuerySet[Tie]:
    """What an organisation declared and what was noted about it, as an account may read it, the newest first.

    What was taken back is left out.
    """
    rows = Tie.objects.visible_to(user).filter(organisation=organisation, taken_back_at=None)
    return rows.select_related("by").order_by("-at", "-pk")
