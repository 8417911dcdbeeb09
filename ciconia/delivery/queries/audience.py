"""Whom letters about dates go to before an assignment begins."""

from ciconia.delivery.models import Engagement
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.audience import Addressee

BEFORE = ("agreed", "preparing", "ready")


def participants_before_start(programme: Programme) -> list[Addressee]:
    """Everybody whose assignment was agreed and has not begun."""
    rows = Engagement.objects.filter(programme=programme, state__in=BEFORE)
    return [
        Addressee(
            row.person.user_id, "engagement", row.pk, row.focus_id, row.opportunity.title,
            ("portal:engagement", row.public_id), day=row.starts, where=row.organisation.name,
        )
        for row in rows.select_related("person", "opportunity", "organisation").order_by("pk")
    ]  # fmt: skip
