"""Whom letters go to before an assignment begins, and where a country is suspended or open again."""

from collections.abc import Iterable

from ciconia.delivery.models import Engagement
from ciconia.delivery.rules.going_on import OPEN
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.audience import Addressee
from ciconia.selection.models import Application
from ciconia.selection.models.application import WAITING
from ciconia.selection.queries.audience import hosts

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


def at_work(programme: Programme) -> list[Addressee]:
    """Everybody whose assignment is under way, from the agreement on; each once in a country."""
    rows = Engagement.objects.filter(programme=programme, state__in=OPEN)
    return _once_each(
        Addressee(
            row.person.user_id, "engagement", row.pk, row.focus_id, row.opportunity.title,
            ("portal:engagement", row.public_id), where=row.organisation.name,
        )
        for row in rows.select_related("person", "opportunity", "organisation").order_by("pk")
    )  # fmt: skip


def applying(programme: Programme) -> list[Addressee]:
    """Everybody whose application is written or waits for an answer; each once in a country."""
    rows = Application.objects.filter(programme=programme, state__in=["draft", *WAITING])
    return _once_each(
        Addressee(
            row.person.user_id, "application", row.pk, row.focus_id, row.opportunity.title,
            ("portal:application", row.public_id), where=row.organisation.name,
        )
        for row in rows.select_related("person", "opportunity", "organisation").order_by("pk")
    )  # fmt: skip


def institutions(programme: Programme) -> list[Addressee]:
    """Every contact of every institution with an agreed partnership; each once in a country."""
    return _once_each(hosts(programme))


def _once_each(found: Iterable[Addressee]) -> list[Addressee]:
    return list({(one.focus_id, one.account_id): one for one in reversed(list(found))}.values())[::-1]
