"""What is kept for needs to come: over all outcomes of small random cases, and in cases worked out by hand."""

from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciconia.engine.allocation import (
    Decision,
    Limit,
    Need,
    Pair,
    Person,
    Place,
    Reserve,
    Rules,
    allocate,
    allocate_with_reserve,
    cohort_of,
    paying,
    reserve_prices,
)
from ciconia.engine.allocation.cohort import Cohort
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.sifting import relax
from docs.why.reserve import parted
from tests.engine.allocation.test_properties import USUAL

Case = tuple[Cohort, list[Need]]


def case(
    today: dict[tuple[str, str], float], needs: list[Need], *, room: int = 1, cost: float = 0.0, **rules: Any
) -> Case:
    people = sorted({person for person, _ in today} | {person for need in needs for person in need.fit})
    places = sorted({place for _, place in today})
    return cohort_of(
        [Place(place, "SO", "water", "physical", room, cost, funder="NL") for place in places],
        [Person(person) for person in people],
        [Pair(*pair, fit) for pair, fit in sorted(today.items())],
        Rules(**rules),
    ), needs


@st.composite
def cases(draw: Any, chances: tuple[float, ...] = (0.0, 0.25, 0.5, 1.0)) -> Case:
    """Two places, three people, two needs. Fits differ by powers of two, so that no two plans are worth the same."""
    people, places, needs = ["p0", "p1", "p2"], ["a0", "a1"], ["n0", "n1"]
    edges = draw(st.lists(st.sampled_from(list(product(people, places + needs))), unique=True, min_size=1, max_size=9))
    fit = {edge: draw(st.integers(1, 9)) / 10 + 2**at / 10_000 for at, edge in enumerate(edges)}
    coming = [
        Need(need, draw(st.sampled_from(chances)), draw(st.integers(1, 2)), {
            person: value for (person, where), value in fit.items() if where == need
        })
        for need in needs
    ]  # fmt: skip
    today = {edge: value for edge, value in fit.items() if edge[1] in places}
    return case(today or {("p0", "a0"): 0.5}, coming)


def plans(pairs: list[tuple[str, str, float]], room: dict[str, int]) -> list[list[tuple[str, str, float]]]:
    """All plans in which everybody is in one place at most and no place is too full."""
    found: list[list[tuple[str, str, float]]] = [[]]
    for pair in pairs:
        found += [
            [*plan, pair]
            for plan in found
            if all(one[0] != pair[0] for one in plan) and sum(one[1] == pair[1] for one in plan) < room[pair[1]]
        ]
    return found


def on_average(cohort: Cohort, needs: list[Need], chosen: list[tuple[str, str]]) -> float:
    """What a plan for today is worth with the best that can follow it, over every outcome there is."""
    fit = {cohort.ids(at): float(value) for at, value in enumerate(cohort.pairs.fit)}
    gone, total = {person for person, _ in chosen}, sum(fit[pair] for pair in chosen)
    for outcome in product((False, True), repeat=len(needs)):
        chance = np.prod(
            [need.chance if comes else 1 - need.chance for need, comes in zip(needs, outcome, strict=True)]
        )
        come = [need for need, comes in zip(needs, outcome, strict=True) if comes]
        pairs = [(who, need.id, value) for need in come for who, value in need.fit.items() if who not in gone]
        room = {need.id: need.places for need in come}
        total += float(chance) * max(sum(pair[2] for pair in plan) for plan in plans(pairs, room))
    return total


def of_today(cohort: Cohort) -> list[list[tuple[str, str]]]:
    pairs = [(*cohort.ids(at), float(value)) for at, value in enumerate(cohort.pairs.fit)]
    return [[pair[:2] for pair in plan] for plan in plans(pairs, dict.fromkeys(cohort.places.ids, 1))]


def waiting(needs: list[Need], prices: Reserve) -> float:
    """What keeping everybody, and all that is priced to come, is worth."""
    return float(prices.person.sum()) + sum(prices.need.get(need.id, 0.0) * need.chance * need.places for need in needs)


def bound_of(cohort: Cohort, needs: list[Need], prices: Reserve) -> float:
    """What today after paying, everybody waiting, and money to the last unit come to: more than any plan is worth."""
    limits = limits_of(cohort)
    lines = np.concatenate((limits.country_budget, limits.funder_budget))
    kept = np.isfinite(lines)
    money = float(lines[kept] @ np.concatenate((prices.country, prices.funder))[kept])
    return relax(Frame(paying(cohort, prices), limits))[1].bound + waiting(needs, prices) + money


@USUAL
@given(cases())
def test_no_plan_is_worth_more_on_average_than_its_prices_say(given):
    cohort, needs = given
    prices = reserve_prices(cohort, needs)
    if not prices.need:
        return
    worth = dict(
        zip(map(cohort.ids, range(len(cohort.pairs.fit))), cohort.pairs.fit - prices.charge(cohort), strict=True)
    )
    bound, kept = bound_of(cohort, needs, prices), waiting(needs, prices)
    for plan in of_today(cohort):
        average = on_average(cohort, needs, plan)
        assert average <= kept + sum(worth[pair] for pair in plan) + 1e-4
        assert average <= bound + 1e-4


@USUAL
@given(cases(chances=(1.0,)))
def test_what_is_sure_to_come_is_planned_as_well_as_if_it_were_there(given):
    cohort, needs = given
    plan, _ = allocate_with_reserve(cohort, needs)
    best = max(on_average(cohort, needs, one) for one in of_today(cohort))
    assert on_average(cohort, needs, plan.pairs) == pytest.approx(best, abs=1e-6)


@USUAL
@given(cases(chances=(0.0,)))
def test_nobody_is_kept_for_what_cannot_come(given):
    cohort, needs = given
    for none in (needs, []):
        plan, prices = allocate_with_reserve(cohort, none)
        assert plan.chosen.tolist() == allocate(cohort).chosen.tolist()
        assert (plan.objective, plan.bound) == (allocate(cohort).objective, allocate(cohort).bound)
        assert not prices.charge(cohort).any()


def test_whoever_is_worth_more_later_is_kept_and_somebody_else_goes():
    cohort, needs = case({("ada", "well"): 0.6, ("ben", "well"): 0.5}, [Need("dam", 0.8, 1, {"ada": 0.9, "ben": 0.1})])
    plan, prices = allocate_with_reserve(cohort, needs)
    assert allocate(cohort).pairs == [("ada", "well")]
    assert plan.pairs == [("ben", "well")]
    assert plan.objective == 0.5
    assert prices.person[0] > 0.1


def test_a_small_chance_keeps_nobody_back():
    cohort, needs = case({("ada", "well"): 0.6}, [Need("dam", 0.1, 1, {"ada": 0.9})])
    assert allocate_with_reserve(cohort, needs)[0].pairs == [("ada", "well")]


def test_a_lock_holds_whatever_it_takes_from_later():
    lock = (Decision("ada", "well"),)
    cohort, needs = case({("ada", "well"): 0.1}, [Need("dam", 1.0, 1, {"ada": 0.9})], locks=lock)
    assert allocate_with_reserve(cohort, needs)[0].pairs == [("ada", "well")]


def test_a_country_gets_its_least_though_waiting_is_worth_more():
    least = {"SO": Limit(minimum=1)}
    cohort, needs = case({("ada", "well"): 0.1}, [Need("dam", 1.0, 1, {"ada": 0.9})], country=least)
    assert allocate_with_reserve(cohort, needs)[0].pairs == [("ada", "well")]


@pytest.mark.parametrize("line", ["country", "funder"])
def test_money_is_kept_where_it_does_more(line):
    need = Need("dam", 1.0, 1, {"ben": 0.9}, "SO", "NL", 100.0)
    money = {line: {"SO" if line == "country" else "NL": Limit(budget=100.0)}}
    cohort, needs = case({("ada", "well"): 0.2}, [need], cost=100.0, **money)
    plan, prices = allocate_with_reserve(cohort, needs)
    assert plan.pairs == []
    assert 0.2 < 100 * getattr(prices, line)[0] < 0.9
    assert bound_of(cohort, needs, prices) == pytest.approx(0.9, abs=1e-4)


def test_ranks_as_score_are_held_against_the_same_price():
    cohort, needs = case({("ada", "well"): 0.9}, [Need("dam", 1.0, 1, {"ada": 0.6})], host_rank="score")
    assert allocate_with_reserve(cohort, needs)[0].pairs == []


def test_preferences_as_a_rule_and_rules_that_clash_pay_no_prices():
    needs = [Need("dam", 1.0, 1, {"ada": 0.9})]
    for rules in ({"stable": True}, {"country": {"SO": Limit(minimum=2)}}):
        cohort, _ = case({("ada", "well"): 0.1}, needs, **rules)
        plan, prices = allocate_with_reserve(cohort, needs)
        assert (plan.status, plan.pairs) == (allocate(cohort).status, allocate(cohort).pairs)
        assert not prices.person.any()


def test_a_chance_is_from_nothing_to_sure_and_strangers_are_passed_over():
    cohort, _ = case({("ada", "well"): 0.1}, [])
    with pytest.raises(ValueError, match="chance"):
        reserve_prices(cohort, [Need("dam", 1.5, 1, {"ada": 0.9})])
    assert not reserve_prices(cohort, [Need("dam", 1.0, 1, {"zoe": 0.9})]).person.any()


def test_prices_are_the_same_on_every_run():
    cohort, needs = parted(60, 0.2, 0)
    first, second = reserve_prices(cohort, needs), reserve_prices(cohort, needs)
    assert first.person.tolist() == second.person.tolist()
    assert first.person.any()


def test_where_the_rules_need_somebody_twice_no_prices_are_paid():
    day = date(2021, 5, 1), date(2021, 6, 1)
    cohort = cohort_of(
        [Place(f"a{at}", "SO", "water", "physical", 1, 0.0, one, one) for at, one in enumerate(day)],
        [Person("ada")],
        [Pair("ada", "a0", 0.5), Pair("ada", "a1", 0.5)],
        Rules(country={"SO": Limit(minimum=2)}),
    )
    plan, prices = allocate_with_reserve(cohort, [Need("dam", 0.9, 1, {"ada": 0.9})])
    assert plan.pairs == [("ada", "a0"), ("ada", "a1")]
    assert not prices.person.any()


def test_rules_that_only_parts_of_people_could_keep_stay_impossible():
    cohort = cohort_of(
        [Place("well", "SO", "water", "physical", 1, 100.0), Place("school", "SO", "water", "virtual", 1, 0.0)],
        [Person("ada", "f"), Person("ben", "m")],
        [Pair("ada", "well", 0.5), Pair("ben", "school", 0.5)],
        Rules(country={"SO": Limit(minimum=1, maximum=1, budget=60.0)}, women_min=0.5),
    )
    plan, _ = allocate_with_reserve(cohort, [Need("dam", 1.0, 1, {"ada": 0.9, "ben": 0.9})])
    assert plan.status == "impossible"
    assert plan.clashes
