"""What somebody who applies reads beside what they write: the rules as they stand, and what else is open."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.text import Translated
from ciconia.programmes.queries.programme import rules_on
from ciconia.programmes.rules.rule import examine
from ciconia.selection.models import Application
from ciconia.selection.queries.application import answers_for_rules

LONG = ("summary", "background", "tasks", "required", "welcome", "deliverables", "sections")
_DRAFT = Kept(
    lambda: (
        Application.objects.filter(person__user=Asked("user"), public_id=Asked("public_id"))
        .select_related("opportunity", "programme", "person")
        .defer(*(f"opportunity__{name}" for name in LONG))
    )
)


def draft_of(user: Any, public_id: str) -> Application | None:
    """One's own application without what only a page needs: a draft that keeps itself does so often."""
    found = _DRAFT.rows(user=user.pk, public_id=public_id)
    return found[0] if found else None


@dataclass(frozen=True)
class RuleNow:
    """One rule of the programme for one applicant. what: what it asks about; until: the last day it holds, if any."""

    code: str
    what: str
    outcome: str
    sentence: Translated
    until: date | None


def rules_for(application: Application) -> list[RuleNow]:
    """Every rule of today, met, not met or not known by what the applicant has said so far, also on this draft."""
    rows = list(rules_on(application.programme, clock.today(application.zone)))
    found = examine(rows, answers_for_rules(application))
    return [
        RuleNow(row.code, row.what, one.outcome, one.sentence, row.valid_until)
        for row, one in zip(rows, found, strict=True)
    ]
