"""Rankings of institutions: what was submitted, what is being written, and who is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ciconia.selection.models import Application, HostRank, HostRanking, Opportunity, Suits
from ciconia.selection.rules.application import FLOW


@dataclass(frozen=True)
class Ranked:
    """What an institution said of one candidate in the ranking it submitted last."""

    opportunity_id: int
    application_id: int
    place: int
    suits: str
    words: str
    submitted_at: datetime | None


def newest(opportunity: Opportunity) -> HostRanking | None:
    """The ranking an institution reads and changes: its draft, else what it submitted last."""
    return HostRanking.objects.filter(opportunity=opportunity).select_related("by").order_by("-version").first()


def submitted(opportunity: Opportunity) -> HostRanking | None:
    """What an institution submitted last, if it has."""
    rows = HostRanking.objects.filter(opportunity=opportunity).exclude(submitted_at=None)
    return rows.select_related("by").order_by("-version").first()


def host_ranks(opportunities: Iterable[Opportunity]) -> dict[int, Ranked]:
    """{application: what its institution said of it}, for every opportunity with a submitted ranking.

    Somebody ranked `suits == "yes"` has the institution's signature; for whoever is missing here it has said nothing.
    """
    rows = HostRanking.objects.filter(opportunity__in=list(opportunities)).exclude(submitted_at=None)
    last = {ranking.opportunity_id: ranking for ranking in rows.order_by("version")}
    by_pk = {ranking.pk: ranking for ranking in last.values()}
    found = HostRank.objects.filter(ranking__in=by_pk).order_by("ranking", "place", "id")
    return {
        rank.application_id: Ranked(
            by_pk[rank.ranking_id].opportunity_id, rank.application_id, rank.place, rank.suits, rank.words,
            by_pk[rank.ranking_id].submitted_at,
        )
        for rank in found
    }  # fmt: skip


def ranked_suitable(application: Application) -> HostRanking | None:
    """The submitted ranking that says of a candidate that they would suit, while who submitted it still may sign."""
    ranking = submitted(application.opportunity)
    if ranking is None or not FLOW.holds(ranking.by, "host contact", application):
        return None
    return ranking if ranking.ranks.filter(application=application, suits=Suits.YES).exists() else None
