"""Development plans as institutions and staff read them, and how far they have come."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import staff_q
from ciconia.foundation.text import Translated
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme, Sector, SectorChoice
from ciconia.selection.models import DevelopmentPlan, Need, Partnership
from ciconia.selection.models.development_plan import KNOWN_BY


def plans_at_desk(programme: Programme, user: Any) -> QuerySet[DevelopmentPlan]:
    """The plans of institutions that the focuses an account works in are or were partners of."""
    with_it = Partnership.objects.filter(staff_q(user), programme=programme, state__in=KNOWN_BY)
    rows = DevelopmentPlan.objects.visible_to(user).filter(organisation__in=with_it.values("organisation"))
    return rows.select_related("organisation__parent")


def plans_of(organisation: Organisation, user: Any, chosen: int | None = None) -> QuerySet[DevelopmentPlan]:
    """The plans of one institution that are not at their end, and the one `chosen` already; the newest first."""
    rows = DevelopmentPlan.objects.visible_to(user).filter(organisation=organisation)
    return rows.filter(~Q(state="ended") | Q(pk=chosen)).order_by("-id")


def sectors_for(organisation: Organisation) -> list[Sector]:
    """The sectors of the countries that work with an institution, one for each code."""
    today = clock.today()
    chosen = SectorChoice.objects.filter(
        Q(ends=None) | Q(ends__gte=today), sector=OuterRef("pk"), version_until=None, starts__lte=today,
        focus__in=Partnership.objects.filter(organisation=organisation, state__in=KNOWN_BY).values("focus"),
    )  # fmt: skip
    rows = Sector.objects.filter(Exists(chosen)).order_by("pk")
    return list({sector.code: sector for sector in rows}.values())


def partnership_of(plan: DevelopmentPlan) -> Partnership | None:
    """The first partnership of its institution, whose programme heads the page of a plan."""
    rows = Partnership.objects.filter(organisation=plan.organisation_id, state__in=KNOWN_BY)
    return rows.select_related("programme", "focus").order_by("pk").first()


def sectors_named(codes: Iterable[str]) -> list[Translated]:
    """The names of sectors by their codes; a code that several programmes use is one sector."""
    rows = Sector.objects.filter(code__in=list(codes)).order_by("-pk").values_list("code", "name")
    return list(dict(rows).values())


def needs_of(plan: DevelopmentPlan, user: Any) -> QuerySet[Need]:
    """The needs that name a plan, as far as the reader may see them, the newest first."""
    rows = Need.objects.visible_to(user).filter(plan=plan)
    return rows.select_related("programme", "organisation", "sector", "focus").order_by("-id")
