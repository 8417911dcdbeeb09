"""Ranking candidates for an institution. A submitted ranking is its signature for everybody it says would suit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused, retime
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.application import sign
from ciconia.selection.models import Application, HostRank, HostRanking, Opportunity, Side, Signature, Suits
from ciconia.selection.queries import host_ranking as rankings
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.host_ranking import LONGEST, RANKED, Line, may_rank, unsaid


@dataclass
class Signed:
    """What a submitted ranking did: who is signed for, whose signature was taken back, and where none was possible."""

    signed: list[Application] = field(default_factory=list)
    taken_back: list[Application] = field(default_factory=list)
    refused: list[tuple[Application, str]] = field(default_factory=list)


def save_ranking(
    opportunity: Opportunity, lines: Sequence[Line], *, by: Any, seen: int | None = None
) -> HostRanking:  # fmt: skip
    """Keep what an institution says so far, in this order; raises Refused, or Conflict where a colleague was faster.

    Whoever is not named in `lines` and can be ranked stands behind them. What was submitted stays until this is.
    """
    with transaction.atomic():
        _lock(opportunity)
        last = rankings.newest(opportunity)
        _may(opportunity, by, last, seen)
        draft = _draft(opportunity, last)
        draft.by, draft.at = by, clock.now()
        draft.version = last.version + 1 if last else 1
        draft.save()
        draft.ranks.all().delete()
        HostRank.objects.bulk_create(_ranks(draft, lines))
    return draft


def submit_ranking(opportunity: Opportunity, *, by: Any, seen: int | None = None) -> tuple[HostRanking, Signed]:
    """Give the programme the ranking as it was kept: the institution signs for whoever would suit, the first first.

    Raises Refused, Conflict, or Unfit with what it does not say yet, by application.
    """
    with transaction.atomic():
        _lock(opportunity)
        ranking = rankings.newest(opportunity)
        if ranking is None or ranking.submitted_at is not None:
            raise Conflict(ranking or opportunity, _last(opportunity))
        _may(opportunity, by, ranking, seen)
        ranks = list(ranking.ranks.select_related("application__opportunity", "application__programme"))
        if missing := unsaid([Line(rank.application_id, rank.suits, rank.words) for rank in ranks]):
            raise Unfit({str(pk): words for pk, words in missing.items()})
        ranking.submitted_at, ranking.by = clock.now(), by
        ranking.save(update_fields=["submitted_at", "by"])
        told = _signatures(ranks, by)
        said = {"yes": len(told.signed), "ranked": len(ranks), "version": ranking.version}
        log("host_ranking.submit", opportunity, by=by, noun="host_ranking", data=said)
    return ranking, told


def _signatures(ranks: Sequence[HostRank], by: Any) -> Signed:
    told = Signed()
    for rank in ranks:
        application = rank.application
        if application.state not in ("shortlisted", "reserve"):
            continue  # not shortlisted yet: what was said of them waits until they are
        ours = application.signatures.filter(side=Side.HOST)
        if rank.suits == Suits.YES and not ours.exists():
            try:
                sign(application, by=by)
                told.signed.append(application)
            except Refused as why:
                told.refused.append((application, str(why)))
        elif rank.suits != Suits.YES and ours.exists():
            take_back(application, by=by)
            told.taken_back.append(application)
    return told


def take_back(application: Application, *, by: Any) -> None:
    """The institution no longer signs for somebody who is not chosen yet."""
    with transaction.atomic():
        Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
        Signature.objects.filter(application=application, side=Side.HOST).delete()
        retime(FLOW, application)
        log("application.take_back_signature", application, by=by, noun="application", data={"side": Side.HOST})


def _lock(opportunity: Opportunity) -> None:
    opportunity.refresh_from_db(from_queryset=Opportunity._base_manager.select_for_update(of=("self",)))


def _may(opportunity: Opportunity, by: Any, last: HostRanking | None, seen: int | None) -> None:
    verdict = may_rank(by, opportunity, submitted=rankings.submitted(opportunity) is not None)
    if not verdict:
        raise Refused(str(verdict.why))
    if seen is not None and seen != (last.version if last else 0):
        raise Conflict(last or opportunity, _last(opportunity))


def _draft(opportunity: Opportunity, last: HostRanking | None) -> HostRanking:
    if last is not None and last.submitted_at is None:
        return last
    return HostRanking(
        opportunity=opportunity, programme_id=opportunity.programme_id, focus_id=opportunity.focus_id,
        organisation_id=opportunity.organisation_id,
    )  # fmt: skip


def _ranks(draft: HostRanking, lines: Sequence[Line]) -> list[HostRank]:
    said = {line.application_id: line for line in lines}
    rows = Application.objects.filter(opportunity_id=draft.opportunity_id, state__in=RANKED).order_by("id")
    able = {row.pk: row for row in rows}
    order = [pk for pk in said if pk in able] + [pk for pk in able if pk not in said]
    return [
        HostRank(
            ranking=draft, application=able[pk], place=place, suits=said[pk].suits if pk in said else "",
            words=said[pk].words.strip()[:LONGEST] if pk in said else "",
        )
        for place, pk in enumerate(order, 1)
    ]  # fmt: skip


def _last(opportunity: Opportunity) -> Log | None:
    return Log.objects.filter(noun="host_ranking", object_id=opportunity.pk).order_by("-id").first()
