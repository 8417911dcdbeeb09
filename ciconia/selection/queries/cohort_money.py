"""What the money of a round still allows: how many more engagements, which and where, and what the next would cost."""

from dataclasses import dataclass

from ciconia.engine import allocation as engine
from ciconia.selection.models import CohortDraft
from ciconia.selection.queries.cohort import plan_of

ALMOST_ALL = 60_000
"""Pairs up to which the question is asked for more money, too; above that only for what is left."""


@dataclass(frozen=True)
class MoneyLeft:
    """What could be added to a plan without moving anybody, and the cheapest next engagement by country and mode."""

    more: tuple[engine.More, ...]
    following: tuple[engine.Next, ...]


def money_left(draft: CohortDraft) -> MoneyLeft:
    """What the money left allows, what a little more would, and what one more costs; nothing where no plan stands."""
    data, plan = plan_of(draft)
    if plan.status == "impossible":
        return MoneyLeft((), ())
    large = len(data.applications) > ALMOST_ALL
    more = [engine.more(plan)] if large else engine.frontier(plan)
    return MoneyLeft(tuple(more), tuple(engine.one_more(plan)))
