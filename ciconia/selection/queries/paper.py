"""Pages filled in by hand, as they are read."""

from typing import Any

from django.db.models import Count, QuerySet

from ciconia.programmes.models import Programme
from ciconia.selection.models import Need, Paper


def papers_of(need: Need) -> QuerySet[Paper]:
    """What came for a need on paper, the newest first, with how many pages."""
    return need.papers.annotate(number=Count("pages")).prefetch_related("pages").order_by("-pk")


def papers_at_desk(programme: Programme, user: Any) -> QuerySet[Paper]:
    """The papers of a programme that an account may see."""
    rows = Paper.objects.visible_to(user).filter(programme=programme)
    return rows.select_related(
        "by", "organisation", "programme", "focus", "need__partnership__organisation", "need__focus", "need__sector",
        "need__plan",
    )  # fmt: skip
