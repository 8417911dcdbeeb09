"""Decisions taken with others, and the sectors they were about, as staff of a country read them."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.models import Decision, Focus, Participation, Sector, SectorChoice, SectorListing, SectorVerdict

ANYWHERE = (OrganisationKind.EMBASSY, OrganisationKind.FUNDER, OrganisationKind.OFFICE)


def decisions_on(focus: Focus, user: Any, about: str) -> list[Decision]:
    """The decisions of a sort with who took part and what was said of each sector, the newest first."""
    rows = Decision.objects.visible_to(user).filter(focus=focus, about=about)
    parts = Prefetch("parts", Participation.objects.select_related("organisation"))
    verdicts = Prefetch("verdicts", SectorVerdict.objects.select_related("listing", "sector"))
    return list(rows.select_related("by", "made").prefetch_related(parts, verdicts))


def decision_with_parts(pk: int | None, user: Any) -> Decision | None:
    """One decision with who took part, where there is one and the reader sees it."""
    if pk is None:
        return None
    rows = Decision.objects.visible_to(user).filter(pk=pk).select_related("by")
    return rows.prefetch_related(Prefetch("parts", Participation.objects.select_related("organisation"))).first()


def may_take_part(focus: Focus, most: int = 500) -> list[Organisation]:
    """Ministries of the country, embassies, funders and offices."""
    rows = Organisation.objects.filter(Q(kind="ministry", country=focus.country) | Q(kind__in=ANYWHERE))
    return list(rows.order_by("kind", "id")[:most])


def long_list_of(focus: Focus, user: Any) -> QuerySet[SectorListing]:
    """The sectors that are thought of for a focus, each with what was decided so far."""
    verdicts = Prefetch("verdicts", SectorVerdict.objects.select_related("decision").order_by("-id"))
    rows = SectorListing.objects.visible_to(user).filter(focus=focus)
    return rows.select_related("focus", "programme", "listed_by", "checked_by").prefetch_related(verdicts)


def standing_choices(focus: Focus) -> list[SectorChoice]:
    """The sectors a focus works in or is to work in, in the order of the set-up."""
    return list(focus.sector_choices.current().select_related("sector").order_by("position", "id"))


def sectors_to_list(focus: Focus) -> list[Sector]:
    """Sectors of the programme that are not on the focus's long list."""
    listed = SectorListing.objects.filter(focus=focus).values("code")
    return list(Sector.objects.filter(programme=focus.programme).exclude(code__in=listed).order_by("id"))
