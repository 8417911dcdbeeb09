"""Engagements as the programme's staff read them."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.delivery.models import Engagement, Phase
from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.foundation.models import Membership, Role, Scope, User
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme

RUNNING = ("agreed", "preparing", "ready", "active", "paused")


def engagements_at_desk(programme: Programme, user: Any) -> QuerySet[Engagement]:
    """The engagements of a programme, for those of its staff who work with people."""
    rows = Engagement.objects.visible_to(user).filter(persons_q(user), programme=programme)
    return rows.select_related("programme", "focus", "organisation", "opportunity__sector", "person__identity")


def for_list(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """The columns a list shows and no others."""
    return rows.select_related(None).select_related("focus", "organisation", "person__identity").only(
        "public_id", "reference", "state", "turn_role", "due_at", "mode", "starts", "ends", "focus__country",
        "organisation__name", "person__short_name", "person__identity__full_name",
    )  # fmt: skip


def narrowed(rows: QuerySet[Engagement], *, state: str, focuses: list[int] | None) -> QuerySet[Engagement]:
    """Those in a state ("running", "all", or one by name), of the focuses given."""
    if state == "running":
        rows = rows.filter(state__in=RUNNING)
    elif state != "all":
        rows = rows.filter(state=state)
    return rows if focuses is None else rows.filter(focus__in=focuses)


def weeks_in_person(person_id: int) -> list[tuple[date, date]]:
    """The stretches in which somebody works in person, of engagements that did not end before their time."""
    rows = Phase.objects.filter(engagement__person_id=person_id, mode=Mode.PHYSICAL, replaced=False)
    rows = rows.exclude(engagement__state__in=["ended_early", "closed"])
    return list(rows.order_by("starts").values_list("starts", "ends"))


def host_contacts(engagement: Engagement) -> list[User]:
    """Who speaks for the host institution today."""
    today = clock.today(engagement.zone)
    held = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today), scope=Scope.ORGANISATION, role=Role.HOST_CONTACT,
        scope_id=engagement.organisation_id, starts__lte=today,
    )  # fmt: skip
    return [item.user for item in held.select_related("user").order_by("user__name", "id")]
