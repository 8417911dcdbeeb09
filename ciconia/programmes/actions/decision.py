"""Recording what was decided with ministries and embassies."""

from typing import Any

from django.db import transaction

from ciconia.foundation.actions.log import log
from ciconia.foundation.files import FileRefused, keep
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.models import Decision, Focus, PackVersion, Participation
from ciconia.programmes.rules.decision import Deliberation


def record(
    focus: Focus, about: str, deliberation: Deliberation, *, by: Any, reason: str, made: PackVersion | None = None
) -> Decision:
    """Keep a decision, who took part and its minutes; raises Unfit for a file that is not taken.

    Whoever calls has asked who may, and whether the deliberation fits.
    """
    with transaction.atomic():
        decision = Decision.objects.create(
            programme=focus.programme, focus=focus, about=about, decided_on=deliberation.decided_on,
            reason=reason.strip(), without_ministry=deliberation.without_ministry.strip(), made=made, by=by,
            **_minutes(deliberation),
        )  # fmt: skip
        Participation.objects.bulk_create(
            Participation(decision=decision, organisation=part.organisation, function=part.function.strip())
            for part in deliberation.parts
        )
        log("decision.record", decision, by=by, reason=reason)
    return decision


def _minutes(deliberation: Deliberation) -> dict[str, str]:
    if deliberation.minutes is None:
        return {}
    name = str(deliberation.minutes.name)
    try:
        kept = keep(name, deliberation.minutes.chunks())
    except FileRefused as refused:
        raise Unfit({"minutes": str(refused)}) from refused
    return {"minutes_name": name[-200:], "minutes_digest": kept.digest, "minutes_type": kept.media_type}
