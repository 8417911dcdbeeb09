"""The whole story of a plan, put together once for every kind of report."""

from dataclasses import dataclass, field

import numpy as np

from ciconia.engine.allocation.costs import RuleCost, rule_costs
from ciconia.engine.allocation.frontier import More, Next, frontier, more, one_more
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.measure import Usage, usage
from ciconia.engine.allocation.plan import Plan
from ciconia.engine.allocation.reasons import Choices, Placed, Reasons, Unplaced
from ciconia.engine.allocation.words import clash_sentences, warning_sentences

MANY_PAIRS = 100_000


@dataclass(frozen=True)
class CountryLine:
    """One country in figures: engagements, of women, money spent and its limits (None: no limit)."""

    country: str
    engagements: int
    women: int
    spent: float
    maximum: float | None
    budget: float | None


@dataclass(frozen=True)
class Story:
    """Everything a report tells."""

    plan: Plan
    sentences: list[str]
    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    choices: Choices = field(default_factory=lambda: Choices({}, 0, 0))
    countries: list[CountryLine] = field(default_factory=list)
    costs: list[RuleCost] = field(default_factory=list)
    envied: list[tuple[str, str]] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    next: list[Next] = field(default_factory=list)


def sentences(plan: Plan) -> list[str]:
    """The clashes or the warnings of a plan in words."""
    return clash_sentences(plan.cohort, plan.clashes) + warning_sentences(plan.cohort, plan.warnings)


def story_of(plan: Plan) -> Story:
    """Looks at a plan from all sides. Of very large cohorts, only what the money left allows is asked."""
    if plan.status == "impossible":
        return Story(plan, sentences(plan))
    reasons = Reasons(plan, limits_of(plan.cohort))
    large = len(plan.cohort.pairs.fit) > MANY_PAIRS
    return Story(
        plan, sentences(plan), reasons.placed(), reasons.unplaced(), reasons.first_choices(),
        _countries(plan, usage(plan.cohort, plan.chosen)), rule_costs(plan), reasons.envied(),
        [more(plan)] if large else frontier(plan), one_more(plan),
    )  # fmt: skip


def _countries(plan: Plan, used: Usage) -> list[CountryLine]:
    limits = limits_of(plan.cohort)

    def known(value: float) -> float | None:
        return float(value) if np.isfinite(value) else None

    return [
        CountryLine(
            country, int(used.countries[at]), int(used.women[at]), float(used.spent[at]),
            known(limits.country_max[at]), known(limits.country_budget[at]),
        )
        for at, country in enumerate(plan.cohort.places.country.words)
    ]  # fmt: skip
