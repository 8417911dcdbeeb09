"""What holds of the steps of an authority chain: what was read, which letter comes next, how long it has taken."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, cast

from ciconia.foundation import clock
from ciconia.selection.models import Addressee, Endorsement, How, Need

DEFAULT_DAYS = 14
"""What an authority is given where the pack says nothing; a choice of this product."""
WAYS = (How.ACCOUNT, How.LINK, How.LETTER)
SUBSTANCE = (
    "title", "problem", "beneficiaries", "result", "host_provides", "carried_on", "not_local", "looked_for",
    "looked_result",
)  # fmt: skip
"""The texts an authority stands behind. Numbers, dates and names may change without asking it again."""

LETTERS = ("ask", "before", "due", "after")
SHORT = 7
"""A step of fewer days gets no letter before its date: the first one has hardly been read."""
BEFORE = timedelta(days=3)
AFTER = timedelta(days=7)
GIVEN_UP = timedelta(days=14)
"""So long after its date an authority that stays silent is for the programme to see to."""
LINK_FOR = timedelta(days=30)
AGAIN_AFTER = timedelta(hours=1)
"""A new link is sent once in this time, however often it is asked for."""
KEPT_FOR = timedelta(days=365)


def reading(need: Need) -> str:
    """The hash of what a need says, in the words of whoever wrote it: translations change nothing."""
    texts = [getattr(need, name) for name in SUBSTANCE]
    said = [text.get(text.source, "") if text else "" for text in texts]
    return hashlib.sha256(json.dumps([need.sector_id, *said], ensure_ascii=False).encode()).hexdigest()


def stands(step: Endorsement, read: str) -> bool:
    """Whether a step that was given needs no asking again: what it read says the same today."""
    return step.answer == "endorsed" and step.read == read


def days_used(step: Endorsement, today: date, zone: str) -> int:
    """How many days an authority has taken or took, without those for which the need was on hold."""
    if step.asked_at is None:
        return 0
    until = clock.day_of(step.answered_at, zone) if step.answered_at else today
    return max(0, (until - clock.day_of(step.asked_at, zone)).days - step.days_held)


def next_letter(person: Addressee, step: Endorsement, today: date) -> str:
    """The letter somebody should have by a day and has not: of those that are overdue the newest; "" for none."""
    due_on = _due(step)
    days = {"ask": date.min, "before": due_on - BEFORE, "due": due_on, "after": due_on + AFTER}
    if step.days < SHORT:
        del days["before"]
    come = [name for name in LETTERS if name in days and days[name] <= today]
    if not person.told:
        return "ask"
    newest = come[-1]
    return newest if LETTERS.index(newest) > LETTERS.index(person.told) else ""


def given_up_on(step: Endorsement) -> date:
    """The day from which the programme sees to an authority that has not answered."""
    return _due(step) + GIVEN_UP


def _due(step: Endorsement) -> date:
    return cast(date, step.due_on)  # of a step that was asked


def differs(rows: Iterable[Endorsement], steps: Iterable[Any]) -> bool:
    """Whether the chain a need was sent with is another than the one that holds now, in authorities or their order."""
    return [(row.code, row.organisation_id) for row in rows] != [(step.code, step.organisation.pk) for step in steps]
