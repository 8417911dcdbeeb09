"""What somebody who applies reads beside what they write: the rules as they stand, and what else is open."""

from dataclasses import dataclass
from datetime import date

from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from ciconia.programmes.queries.programme import rules_on
from ciconia.programmes.rules.rule import examine
from ciconia.selection.models import Application
from ciconia.selection.queries.application import answers_for_rules


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
