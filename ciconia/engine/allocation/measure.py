"""By how much a plan misses each rule, measured on the plan itself."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.cohort import NONE, Cohort, Decision, Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import Limits, Rule, rules_in
from ciconia.engine.allocation.preferences import Wishes

CLOSE = 1e-9
TOLERATED = 2e-6  # what the solver may take for kept: of an engagement, a share, or the dearest engagement


@dataclass(frozen=True)
class Breach:
    """A rule and what is missing to keep it, in the unit of the rule."""

    rule: Rule
    missing: float


@dataclass(frozen=True)
class Usage:
    """What a plan uses: engagements, money, women per country, sector and funder, and people of a group per country."""

    countries: Floats
    spent: Floats
    women: Floats
    groups: Floats
    sectors: Floats
    funders: Floats


def usage(cohort: Cohort, chosen: Ints) -> Usage:
    """Counts a plan."""
    places, people, pairs = cohort.places, cohort.people, cohort.pairs
    place, person = pairs.place[chosen], pairs.person[chosen]
    country, sector, funder = places.country.codes[place], places.sector.codes[place], places.funder.codes[place]
    countries, groups = len(places.country.words), len(people.group.words) + 1
    cost = places.cost[place]
    grouped = np.bincount(country * groups + people.group.codes[person] + 1, minlength=countries * groups)
    return Usage(
        np.bincount(country, minlength=countries).astype(float),
        np.bincount(country, cost, minlength=countries).astype(float),
        np.bincount(country, people.woman[person], minlength=countries).astype(float),
        grouped.reshape(countries, groups)[:, 1:].astype(float),
        np.bincount(sector + 1, minlength=len(places.sector.words) + 1)[1:].astype(float),
        np.bincount(funder + 1, cost, minlength=len(places.funder.words) + 1)[1:].astype(float),
    )


def missing(limits: Limits, used: Usage, rule: Rule) -> float:
    """How much a plan misses a rule with a number by; 0 or less where it is kept."""
    at = rule.at
    bound = float(getattr(limits, rule.field)[at])
    if rule.is_share:
        engagements = used.countries[at]
        if not engagements:
            return 0.0
        if rule.field == "women_min":
            return float(bound - used.women[at] / engagements)
        return float((used.groups[at].max(initial=0.0) - limits.group_slack) / engagements - bound)
    of = {
        "country_min": used.countries, "country_max": used.countries, "country_budget": used.spent,
        "sector_min": used.sectors, "sector_max": used.sectors, "funder_budget": used.funders,
    }[rule.field]  # fmt: skip
    return float(bound - of[at]) if rule.is_floor else float(of[at] - bound)


def breaches(cohort: Cohort, limits: Limits, chosen: Ints, *, forbidden: Ints | None = None) -> list[Breach]:
    """The rules that a plan does not keep, each with what is missing; who is forbidden otherwise is nobody's rival."""
    eligible = limits if forbidden is None else replace(limits, forbidden=forbidden)
    used, taken = usage(cohort, chosen), set(chosen.tolist())
    largest = float(cohort.places.cost.max(initial=1.0))
    found = []
    for rule in rules_in(cohort, limits):
        if rule.field == "locked":
            short = float(rule.at not in taken)
        elif rule.field == "forbidden":
            short = float(rule.at in taken)
        elif rule.is_switch:
            short = float(len(Wishes(Frame(cohort, eligible)).envied(chosen, preferred=rule.field == "stable")))
        else:
            short = missing(limits, used, rule)
            size = largest if rule.field.endswith("budget") else 1.0
            short = short if short > TOLERATED * size else 0.0
        if short > 0:
            found.append(Breach(rule, short))
    return found


def lost_locks(cohort: Cohort, *, bind: bool) -> list[Decision]:
    """Locks of two who are not paired at all, which no plan can keep."""
    return [lock for lock in cohort.rules.locks if lock.bind == bind and cohort.find(lock.person, lock.place) == NONE]
