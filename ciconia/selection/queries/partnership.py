"""Partnerships and institutions as the programme's staff read them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from ciconia.foundation.access import staff_q
from ciconia.people.models import Organisation
from ciconia.programmes.models import Focus, Programme
from ciconia.selection.models import Partnership
from ciconia.selection.rules.partnership import HOSTS

LISTED = (
    "public_id", "state", "turn_role", "due_at", "capacity", "focus__country",
    "organisation__name", "organisation__city", "organisation__country",
)  # fmt: skip


def partnerships_at_desk(programme: Programme, user: Any) -> QuerySet[Partnership]:
    """The partnerships of the focuses an account works in."""
    rows = Partnership.objects.visible_to(user).filter(staff_q(user), programme=programme)
    return rows.select_related("programme", "focus", "organisation__parent")


def for_a_list(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """The same with no more than a list shows, each with how many needs were stated."""
    return (
        rows.select_related(None).select_related("focus", "organisation").only(*LISTED).annotate(stated=Count("needs"))
    )


def institutions_to_list(focuses: Iterable[Focus], most: int = 500) -> list[Organisation]:
    """Institutions of the countries of these focuses that are on none of their lists yet, in order of country."""
    countries, ids = {focus.country for focus in focuses}, [focus.pk for focus in focuses]
    listed = Partnership.objects.filter(organisation=OuterRef("pk"), focus__in=ids)
    rows = Organisation.objects.filter(~Exists(listed), kind__in=HOSTS, country__in=countries)
    return list(rows.order_by("country", "kind", "id")[:most])


def ministries_in(focuses: Iterable[Focus], most: int = 500) -> list[Organisation]:
    """The ministries of the countries of these focuses."""
    countries = {focus.country for focus in focuses}
    return list(Organisation.objects.filter(kind="ministry", country__in=countries).order_by("country", "id")[:most])


def may_state_needs(organisation_ids: Iterable[int]) -> QuerySet[Organisation]:
    """Those of some institutions that are agreed partners somewhere, and so may state needs."""
    agreed = Partnership.objects.filter(organisation_id__in=organisation_ids, state="agreed")
    return Organisation.objects.filter(pk__in=agreed.values("organisation_id")).order_by("pk")
