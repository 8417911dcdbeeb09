"""When no plan is possible: the fewest rules in words, and by how much each would have to give way."""

from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest

from ciconia.engine.allocation import (
    Cohort,
    Decision,
    Limit,
    Pair,
    Person,
    Place,
    Plan,
    Rules,
    allocate,
    cohort_of,
)
from ciconia.engine.allocation import clash as clash_module
from ciconia.engine.allocation.limits import limits_of, rules_in
from ciconia.engine.allocation.story import sentences
from tests.engine.allocation.relaxing import loosen

PLACES = [
    Place("a1", "SO", "water", "physical", 1, 7000, funder="NL"),
    Place("a2", "SO", "law", "physical", 1, 6000, funder="NL"),
    Place("b1", "IQ", "law", "virtual", 2, 500), Place("b0", "IQ", "law", "virtual", 0, 500),
]  # fmt: skip
PEOPLE = [Person("p1", "f", "g1"), Person("p2", "m", "g1"), Person("p3", "m", "g1"), Person("p4", "m", "g2")]
EVERY = [(person.id, place.id) for person in PEOPLE for place in PLACES]
PAIRS = [Pair(*ids, 0.5) for ids in EVERY if ids != ("p4", "a1")]


def cohort(**rules: Any) -> Cohort:
    return cohort_of(PLACES, PEOPLE, PAIRS, Rules(gap=0.0, **rules))


def named(plan: Plan) -> list[list[tuple[str, float]]]:
    return [[(one.rule.name, one.missing) for one in clash] for clash in plan.clashes]


@pytest.mark.parametrize(
    ("rules", "expected", "told"),
    [
        ({"country": {"SO": Limit(minimum=3)}}, [[("country.SO.min", 1.0)]],
         "This cannot be kept: at least 3 engagements in SO: lower this by 1."),
        ({"sector": {"law": Limit(maximum=0)}, "country": {"IQ": Limit(minimum=1)}},
         [[("country.IQ.min", 1.0), ("sector.law.max", 1.0)]],
         "These cannot be kept together; one has to give way: at least 1 engagement in IQ: lower this by 1; or at"
          " most 0"
         " engagements in law: raise this by 1."),
        ({"funder": {"NL": Limit(budget=6500)}, "country": {"SO": Limit(minimum=2)}},
         [[("country.SO.min", 1.0), ("funder.NL.budget", 6500.0)]],
         "These cannot be kept together; one has to give way: at least 2 engagements in SO: lower this by 1; or a"
          " budget"
         " of 6,500 for NL: raise this by 6,500."),
        ({"women_min": 0.75, "country": {"SO": Limit(minimum=2)}},
         [[("country.SO.min", 1.0), ("balance.women_min", 0.25)]],
         "These cannot be kept together; one has to give way: at least 2 engagements in SO: lower this by 1; or"
          " at least"
         " 75 % of the engagements in SO are of women: lower balance.women_min by 0.25."),
        ({"group_max": 0.5, "country": {"IQ": Limit(minimum=2)}, "forbids": (Decision("p4", "b1"),)},
         [[("country.IQ.min", 2.0), ("balance.group_max", 0.5), ("forbid.p4.b1", 1.0)]],
         "These cannot be kept together; one has to give way: at least 2 engagements in IQ: lower this by 2; or"
          " no group"
         " has more than 50 % of the engagements in IQ: raise balance.group_max by 0.5; or p4 is forbidden for b1: take"
         " this away."),
        ({"locks": (Decision("p1", "a1"), Decision("p2", "a1"))}, [[("lock.p1.a1", 1.0), ("lock.p2.a1", 1.0)]],
         "These cannot be kept together; one has to give way: p1 is locked to a1: take the lock away; or p2 is"
          " locked to"
         " a1: take the lock away."),
        ({"locks": (Decision("p1", "a1"), Decision("p1", "b1"))}, [[("lock.p1.a1", 1.0), ("lock.p1.b1", 1.0)]],
         "These cannot be kept together; one has to give way: p1 is locked to a1: take the lock away; or p1 is"
          " locked to"
         " b1: take the lock away."),
        ({"locks": (Decision("p1", "a1"),), "forbids": (Decision("p1", "a1"),)},
         [[("lock.p1.a1", 1.0), ("forbid.p1.a1", 1.0)]],
         "These cannot be kept together; one has to give way: p1 is locked to a1: take the lock away; or p1 is"
          " forbidden"
         " for a1: take this away."),
        ({"locks": (Decision("p4", "a1"),)}, [[("lock.p4.a1", 1.0)]],
         "This cannot be kept: p4 is locked to a1: the two are not in pairs.csv; take the lock away."),
        ({"locks": (Decision("p1", "b0"),)}, [[("lock.p1.b0", 1.0)]],
         "This cannot be kept: p1 is locked to b0: b0 has no room; take the lock away."),
        ({"country": {"SO": Limit(minimum=3), "IQ": Limit(minimum=3)}},
         [[("country.IQ.min", 1.0)], [("country.SO.min", 1.0)]],
         "This cannot be kept: at least 3 engagements in IQ: lower this by 1."),
    ],
)  # fmt: skip
def test_planted_clashes(rules, expected, told):
    plan = allocate(cohort(**rules))
    assert plan.status == "impossible"
    assert sorted(sorted(clash) for clash in named(plan)) == sorted(sorted(clash) for clash in expected)
    assert sentences(plan)[0] == told


def test_somebody_is_not_available():
    people = [Person("p", available_from=date(2021, 7, 1)), Person("q")]
    one = cohort_of(PLACES[:1], people, [Pair("p", "a1", 1.0)], Rules(locks=(Decision("p", "a1"),)))
    assert sentences(allocate(one)) == [
        "This cannot be kept: p is locked to a1: p is not available for the whole period; take the lock away."
    ]


def test_stability_and_a_lock():
    pairs = [Pair("p1", "a1", 0.9), Pair("p2", "a1", 0.5)]
    rules = Rules(locks=(Decision("p2", "a1"),), stable=True, gap=0.0)
    plan = allocate(cohort_of(PLACES[:1], PEOPLE, pairs, rules))
    assert named(plan) == [[("lock.p2.a1", 1.0), ("solve.stable", 1.0)]]
    assert sentences(plan)[0].endswith("or no two may rather have each other: take this away.")
    order = Rules(locks=(Decision("p2", "a1"),), host_rank="order", gap=0.0)
    plan = allocate(cohort_of(PLACES[:1], PEOPLE, pairs, order))
    assert named(plan) == [[("lock.p2.a1", 1.0), ("solve.host_rank", 1.0)]]
    assert sentences(plan)[0].endswith("or hosts take people in their own order: take this away.")


def test_entangled_clashes_give_way_together():
    """Two floors, one ceiling: relaxing the ceiling alone, or both floors, would do; no rule of a pair alone."""
    rules = {
        "country": {"SO": Limit(minimum=1, budget=0), "IQ": Limit(minimum=2, maximum=2)},
        "sector": {"law": Limit(maximum=0)},
        "locks": (Decision("p1", "b1"),),
    }  # fmt: skip
    one = cohort(**rules)
    plan = allocate(one)
    check(one, plan)


def test_a_rule_that_would_give_way_in_vain():
    """While a pair is locked and forbidden, no other rule makes a plan possible."""
    decision = (Decision("p1", "a1"),)
    one = cohort(country={"SO": Limit(maximum=1)}, locks=decision, forbids=decision)
    limits = limits_of(one)
    every = rules_in(one, limits)
    assert clash_module._short(clash_module.Search(one, limits), every, every[0]) is None


def check(one: Cohort, plan: Plan) -> None:
    """Any choice of one rule from each list makes a plan possible."""
    assert plan.status == "impossible" and plan.clashes and all(plan.clashes)
    for choice in product(*plan.clashes):
        text = as_text(one.rules)
        for breach in choice:
            loosen(text, breach.rule.name, breach.missing)
        assert allocate(cohort_of(PLACES, PEOPLE, PAIRS, from_text(text))).status != "impossible", choice


def as_text(rules: Rules) -> dict[str, Any]:
    """Rules as rules.toml holds them."""
    keys = {"minimum": "min", "maximum": "max", "budget": "budget"}
    found: dict[str, Any] = {
        table: {
            word: {key: getattr(limit, name) for name, key in keys.items() if getattr(limit, name) is not None}
            for word, limit in getattr(rules, table).items()
        }
        for table in ("country", "sector", "funder")
    }
    balance = {"women_min": rules.women_min, "group_max": rules.group_max, "group_slack": rules.group_slack}
    found["balance"] = {key: value for key, value in balance.items() if value is not None}
    found["lock"] = [{"person": lock.person, "place": lock.place} for lock in rules.locks]
    found["forbid"] = [{"person": one.person, "place": one.place} for one in rules.forbids]
    return found


def from_text(text: dict[str, Any]) -> Rules:
    """And back."""
    limits = {
        table: {
            word: Limit(
                None if "min" not in limit else int(limit["min"]), None if "max" not in limit else int(limit["max"]),
                limit.get("budget"),
            )
            for word, limit in text[table].items()
        }
        for table in ("country", "sector", "funder")
    }  # fmt: skip
    decided = {
        key: tuple(Decision(one["person"], one["place"]) for one in text[key[:-1]]) for key in ("locks", "forbids")
    }
    return Rules(**limits, **decided, **text["balance"], gap=0.0)


def planted(seed: int) -> Cohort:
    """Rules that clash: a floor that something else does not allow, under other rules that are harmless."""
    chance = np.random.default_rng(seed)
    kind = int(chance.integers(0, 6))
    country, other = ("SO", "IQ") if chance.random() < 0.5 else ("IQ", "SO")
    floor = int(chance.integers(1, 3))
    rules: dict[str, Any] = {"country": {other: Limit(maximum=int(chance.integers(0, 3)))}}
    here = [place for place in PLACES if place.country == country]
    rules["country"][country] = Limit(minimum=floor)
    if kind == 0:
        rules["country"][country] = Limit(minimum=3 + floor)
    elif kind == 1:
        rules["country"][country] = Limit(minimum=floor, budget=int(chance.integers(0, 5)) * 100)
    elif kind == 2:
        rules["sector"] = {name: Limit(maximum=0) for name in {place.sector for place in here}}
    elif kind == 3:
        rules["locks"] = (Decision("p1", "a2"), Decision("p1", "b1"))
    elif kind == 4:
        banned = {place.id for place in here}
        rules["forbids"] = tuple(Decision(pair.person, pair.place) for pair in PAIRS if pair.place in banned)
    else:
        rules |= {"women_min": 1.0, "country": {country: Limit(minimum=2)}}
    if chance.random() < 0.5:
        rules["funder"] = {"NL": Limit(budget=int(chance.integers(13, 20)) * 1000)}
    return cohort(**rules)


@pytest.mark.parametrize("seed", range(12))
def test_giving_way_makes_a_plan_possible(seed):
    one = planted(seed)
    check(one, allocate(one))


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(200))
def test_giving_way_makes_a_plan_possible_in_two_hundred(seed):
    one = planted(seed)
    check(one, allocate(one))


def test_a_clash_in_a_large_cohort(monkeypatch):
    """Where pairs are too many to look at all, those that the elastic program took in are enough."""
    monkeypatch.setattr(clash_module, "MANY_PAIRS", 5)
    for rules in (
        {"country": {"SO": Limit(minimum=3)}},
        {"women_min": 0.75, "country": {"SO": Limit(minimum=2)}},
        {"country": {"SO": Limit(minimum=1), "IQ": Limit(minimum=5)}, "locks": (Decision("p1", "b1"),)},
    ):
        one = cohort(**rules)
        check(one, allocate(one))
