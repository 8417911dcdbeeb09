"""Rankings: made by a job, kept as they were shown; what staff put elsewhere and what they call wrong."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from subprocess import SubprocessError
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Person
from ciconia.selection.models import (
    Application,
    Made,
    Opportunity,
    Ranked,
    Ranking,
    RankMove,
    RankReason,
    WrongLink,
)
from ciconia.selection.models.application import WAITING
from ciconia.selection.queries.ranking import (
    is_ranked,
    newest_ranking,
    other_texts,
    ranked_applications,
    texts_to_rank,
)
from ciconia.selection.queries.terms import newest
from ciconia.selection.rules.ranking import SHORTEST, lacks, may_order, year

JOB = "selection.rank"
SOON = 20  # seconds: ten who apply in the same minute make one ranking
LATER = -10  # letters and dates go before
Engine = Callable[..., dict[str, Any]]


def reconsider(opportunity: Opportunity, why: str, *, by: Any = None) -> None:
    """Let a job rank the applications for an opportunity, once for all that happens until it begins."""
    if not is_ranked(opportunity.programme):
        return
    lock = f"{JOB}.{opportunity.pk}"
    if ProcrastinateJob.objects.filter(queueing_lock=lock, status="todo").exists():
        return
    later = {"seconds": 0 if why == Made.ASKED else SOON}
    asked = {"opportunity_id": opportunity.pk, "why": str(why), "asked_by": getattr(by, "pk", None)}
    with suppress(AlreadyEnqueued), transaction.atomic():  # somebody was faster
        app.configure_task(JOB, queueing_lock=lock, priority=LATER, schedule_in=later).defer(**asked)


def person_changed(person: Person, what: str) -> None:
    """Where somebody waits for an answer they are ranked anew with the concepts they confirm now; words were sent."""
    if what != "concepts":
        return
    rows = Application.objects.filter(person=person, state__in=WAITING).exclude(submitted_at=None)
    for application in rows.select_related("opportunity__programme"):
        reconsider(application.opportunity, Made.CONFIRMED)


def ask(opportunity: Opportunity, *, by: Any) -> None:
    """An officer wants it ranked again."""
    if not may_order(by, opportunity.programme_id, opportunity.focus_id):
        raise Refused(_("Only an officer or the coordinator does this."))
    if not is_ranked(opportunity.programme):
        raise Refused(_("Ranking is off in this programme."))
    with transaction.atomic():
        reconsider(opportunity, Made.ASKED, by=by)
        log("opportunity.ask_ranking", opportunity, by=by)


def make_ranking(opportunity_id: int, *, why: str, asked_by: int | None, engine: Engine) -> Ranking | None:
    """Rank who applied, and keep it; nothing where ranking is off, nobody applied, or it would be the same again."""
    found = Opportunity.objects.select_related("programme", "focus").filter(pk=opportunity_id).first()
    applications = ranked_applications(found) if found else []
    if found is None or not applications or not is_ranked(found.programme):
        return None
    need, people = texts_to_rank(found, applications)
    others = Opportunity.objects.filter(programme=found.programme).exclude(pk=found.pk)
    asked: dict[str, Any] = {"among": other_texts(others), "year": year()}
    ranking = Ranking(
        opportunity=found, programme=found.programme, focus=found.focus, terms=newest(found), why=why,
        asked_by_id=asked_by,
    )  # fmt: skip
    try:
        answer = engine([need], people, **asked)
    except (SubprocessError, OSError):
        ranking.failed = True
        ranking.save()
        return ranking
    ranking.versions, ranking.names = answer["about"], answer["names"]
    ranking.notes = answer["needs"][need["id"]]["notes"]
    whole = json.dumps([need, people, asked, answer["about"]], sort_keys=True)
    ranking.digest = hashlib.sha256(whole.encode()).hexdigest()
    return _kept(ranking, {row.public_id: row for row in applications}, answer)


def _kept(ranking: Ranking, applications: dict[str, Application], answer: dict[str, Any]) -> Ranking | None:
    with transaction.atomic():
        Opportunity.objects.select_for_update().get(pk=ranking.opportunity_id)  # two workers
        before = newest_ranking(ranking.opportunity)
        if before is not None and before.digest == ranking.digest and ranking.why != Made.ASKED:
            return None
        ranking.save()
        places, reasons = [], []
        for row in answer["ranked"]:
            application = applications[row["person"]]
            places.append(
                Ranked(ranking=ranking, application=application, place=row["place"], score=row["score"],
                       parts=row["parts"] | {"read": row["read"]}, lacks=lacks(row["criteria"]))
            )  # fmt: skip
            reasons.append(
                RankReason(ranking=ranking, application=application, criteria=row["criteria"],
                           surroundings=row["context"], unused=row["unused"], language=row["read"]["language"])
            )  # fmt: skip
        for row in answer["unread"]:
            places.append(Ranked(ranking=ranking, application=applications[row["person"]], not_read=row["why"][:200]))
        Ranked.objects.bulk_create(places)
        RankReason.objects.bulk_create(reasons)
    return ranking


def put_at(application: Application, *, place: int | None, reason: str, by: Any) -> RankMove:
    """Put somebody at another place of the newest ranking, or back (None) to the engine's, with the reason.

    The engine's place stays beside it. Raises Refused or Unfit.
    """
    if not may_order(by, application.programme_id, application.focus_id) or application.person.user_id == by.pk:
        raise Refused(_("Only an officer or the coordinator does this."))
    if len(reason.strip()) < SHORTEST:
        raise Unfit({"reason": _("Write why. Whoever reads the list after you sees it beside the place.")})
    with transaction.atomic():
        Opportunity.objects.select_for_update().get(pk=application.opportunity_id)
        ranking = newest_ranking(application.opportunity)
        if ranking is None:
            raise Refused(_("There is no ranking yet."))
        rows = list(Ranked.objects.filter(ranking=ranking).values_list("application_id", "place"))
        if application.pk not in dict(rows):
            raise Refused(_("This application is not in the newest ranking. Rank again first."))
        if place is not None and not 1 <= place <= len(rows):
            raise Unfit({"place": _("Write a place from 1 to %(last)d.") % {"last": len(rows)}})
        move = RankMove.objects.create(
            application=application, ranking=ranking, place=place, engine_place=dict(rows)[application.pk],
            reason=reason.strip(), by=by,
        )  # fmt: skip
        said = {"place": place, "engine": move.engine_place, "ranking": ranking.public_id}
        log("application.put_at", application, by=by, reason=move.reason, data=said)
    return move


def call_wrong(reason: RankReason, *, number: int, of_person: bool, better: str, by: Any) -> WrongLink:
    """Say that words of a criterion (by its number) do not mean the concept they were linked to.

    of_person: the applicant's words, else those of the opportunity. The next ranking goes without that link.
    """
    application = reason.application
    if not may_order(by, application.programme_id, application.focus_id) or application.person.user_id == by.pk:
        raise Refused(_("Only an officer or the coordinator does this."))
    criterion = reason.criteria[number] if 0 <= number < len(reason.criteria) else None
    words = (criterion["evidence"] if of_person else criterion["clause"]) if criterion else ""
    if criterion is None or not criterion["concept"] or not words:
        raise Refused(_("No words are linked to a concept here."))
    opportunity = application.opportunity
    with transaction.atomic():
        link, new = WrongLink.objects.get_or_create(
            opportunity=opportunity, application=application if of_person else None, words=words,
            concept=criterion["concept"],
            defaults={
                "name": reason.ranking.names.get(criterion["concept"], {}).get("en", criterion["concept"])[:200],
                "language": reason.language if of_person else opportunity.title.source, "better": better.strip()[:200],
                "by": by,
            },
        )  # fmt: skip
        if new:
            said = {"concept": link.concept, "better": link.better, "link": link.public_id}
            log("application.call_wrong", application, by=by, data=said)
            reconsider(opportunity, Made.CORRECTED, by=by)
    return link


def settle_wrong(link: WrongLink, *, done: str, by: Any) -> WrongLink:
    """Say what was done about a link that was called wrong; rankings go without it either way."""
    opportunity = link.opportunity
    if not may_order(by, opportunity.programme_id, opportunity.focus_id):
        raise Refused(_("Only an officer or the coordinator does this."))
    if not done.strip():
        raise Unfit({"done": _("Write what was done, or why nothing was.")})
    with transaction.atomic():
        link = WrongLink.objects.select_for_update().get(pk=link.pk)
        link.seen_at, link.done = clock.now(), done.strip()
        link.save(update_fields=["seen_at", "done"])
        log("opportunity.settle_wrong", opportunity, by=by, reason=link.done, data={"link": link.public_id})
    return link
