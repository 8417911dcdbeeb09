"""Whom letters about dates go to on the placement line: contacts of institutions, and whoever has begun to apply."""

from ciconia.foundation import clock
from ciconia.foundation.models import Role
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.audience import DONE, Addressee, member_ids
from ciconia.selection.models import Application, Need, Partnership

NOT_SENT = ("draft", "returned")


def hosts(programme: Programme) -> list[Addressee]:
    """Every contact of every institution with an agreed partnership; one without an account once, with none."""
    rows = Partnership.objects.filter(programme=programme, state="agreed").select_related("organisation")
    members = member_ids([row.organisation_id for row in rows], Role.HOST_CONTACT)
    return [
        Addressee(
            account, "partnership", row.pk, row.focus_id, row.organisation.name, ("portal:needs", ""),
            where=row.organisation.name,
        )
        for row in rows.order_by("pk")
        for account in members.get(row.organisation_id) or [None]
    ]  # fmt: skip


def hosts_with_draft(programme: Programme) -> list[Addressee]:
    """The contacts of institutions with a need that is not sent; whoever has sent all of theirs is done."""
    rows = Need.objects.filter(programme=programme).exclude(state__in=["withdrawn", "lapsed", "refused", "served"])
    needs = list(rows.select_related("organisation").order_by("pk"))
    members = member_ids({row.organisation_id for row in needs}, Role.HOST_CONTACT)
    return [
        Addressee(
            account, "need", row.pk, row.focus_id, row.title, ("portal:need", row.public_id),
            where=row.organisation.name, why_not="" if row.state in NOT_SENT else DONE,
        )
        for row in needs
        for account in members.get(row.organisation_id) or [None]
    ]  # fmt: skip


def applicants_with_draft(programme: Programme) -> list[Addressee]:
    """Whoever began an application to something that is open; whoever has sent theirs is done."""
    rows = Application.objects.filter(
        programme=programme, opportunity__state="published", opportunity__deadline__gte=clock.today(programme.zone)
    )
    rows = rows.exclude(state__in=["withdrawn", "expired"])
    return [
        Addressee(
            row.person.user_id, "application", row.pk, row.focus_id, row.opportunity.title,
            ("portal:application", row.public_id), day=row.opportunity.deadline, where=row.organisation.name,
            why_not="" if row.state == "draft" else DONE,
        )
        for row in rows.select_related("person", "opportunity", "organisation").order_by("pk")
    ]  # fmt: skip
