"""A plan after a change, near the one that was: it keeps every rule, says how far from the best it is, and starts anew
where nothing near does."""

from dataclasses import replace

import numpy as np
import pytest

from bench.cohorts import synthetic
from ciconia.engine.allocation import Cohort, Decision, Limit, Plan, Rules, allocate, near, nearest, standing
from ciconia.engine.allocation.cohort import Names
from ciconia.engine.allocation.rounding import planned_anew
from tests.engine.allocation.test_large import rules_kept


@pytest.fixture(scope="module")
def cohort() -> Cohort:
    return synthetic(60, 600, 1)


@pytest.fixture(scope="module")
def plan(cohort: Cohort) -> Plan:
    return allocate(cohort)


def ruled(cohort: Cohort, **rules: object) -> Cohort:
    return replace(cohort, rules=replace(cohort.rules, **rules))


def outside(plan: Plan, number: int) -> int:
    """A pair that is not in a plan, by number."""
    return int(np.setdiff1d(np.arange(len(plan.cohort.pairs.fit)), plan.chosen)[number])


def good(after: Plan, before: Plan) -> bool:
    return rules_kept(after) and after.objective > before.objective - 4 and after.gap < 0.05


def test_a_plan_that_was_kept_is_read_again_without_solving(cohort, plan):
    read = standing(cohort, plan.chosen, bound=plan.bound, status=plan.status)
    assert (read.objective, read.bound, read.gap) == pytest.approx((plan.objective, plan.bound, plan.gap))
    assert (read.pairs, read.warnings, read.desk) == (plan.pairs, plan.warnings, None)


def test_what_is_solved_again_from_the_nearest_pairs_has_the_same_bound(cohort, plan):
    start = nearest(plan)
    assert len(start) < int(plan.desk.frame.usable.sum()) / 2
    read = standing(cohort, plan.chosen, bound=plan.bound, status=plan.status, start=start)
    now = ruled(cohort, locks=(Decision(*cohort.ids(outside(plan, 3))),))
    after, anew = near(read, now), near(standing(cohort, plan.chosen, bound=plan.bound, status=plan.status), now)
    assert good(after, plan)
    assert after.bound == pytest.approx(anew.bound)


def test_of_a_cohort_that_is_solved_anew_each_time_no_pairs_are_kept():
    few = allocate(synthetic(12, 60, 1))
    assert nearest(few).tolist() == []
    read = standing(few.cohort, few.chosen, bound=few.bound, status=few.status, start=nearest(few))
    assert read.desk is None


def test_decisions_one_after_another_hold_and_nothing_else_is_broken(cohort, plan):
    now, locks, forbids = standing(cohort, plan.chosen, bound=plan.bound, status=plan.status), (), ()
    for number in (3, 500):
        locks = (*locks, Decision(*cohort.ids(outside(plan, number))))
        now = near(now, ruled(cohort, locks=locks, forbids=forbids))
        forbids = (*forbids, Decision(*cohort.ids(int(plan.chosen[number % 40]))))
        now = near(now, ruled(cohort, locks=locks, forbids=forbids))
        assert good(now, plan)
        assert {(one.person, one.place) for one in locks} <= set(now.pairs)
        assert not {(one.person, one.place) for one in forbids} & set(now.pairs)
    assert good(near(now, cohort), plan)


def test_other_numbers_of_rules_and_no_room_are_planned_where_they_count(cohort, plan):
    country = sorted(cohort.rules.country)[0]
    fewer = replace(cohort.rules.country[country], maximum=(cohort.rules.country[country].maximum or 0) - 2)
    sector = sorted(cohort.rules.sector)[0]
    less = replace(cohort.rules.sector[sector], minimum=0)
    full = next(name for name, one in sorted(cohort.rules.sector.items()) if (one.maximum or 0) > 5)
    held = int((cohort.places.sector.codes[cohort.pairs.place[plan.chosen]] == cohort.places.sector.code(full)).sum())
    few = replace(cohort.rules.sector[full], minimum=0, maximum=held - 4)
    capacity = cohort.places.capacity.copy()
    capacity[int(cohort.pairs.place[plan.chosen[0]])] = 0
    for other in (
        ruled(cohort, country={**cohort.rules.country, country: fewer}),
        ruled(cohort, sector={**cohort.rules.sector, sector: less}),
        ruled(cohort, sector={**cohort.rules.sector, full: few}),
        ruled(cohort, women_min=0.45),
        replace(cohort, places=replace(cohort.places, capacity=capacity)),
    ):
        assert good(near(plan, other), plan)


def test_less_money_of_a_funder_who_pays_in_every_country_plans_all_of_them_anew(cohort):
    funded = replace(cohort, places=replace(cohort.places, funder=Names(["NL"], 0 * cohort.places.country.codes)))
    plan = allocate(funded)
    spent = float(funded.places.cost[funded.pairs.place[plan.chosen]].sum())
    less = replace(funded, rules=replace(funded.rules, funder={"NL": Limit(budget=0.9 * spent)}))
    after = near(plan, less)
    assert float(less.places.cost[less.pairs.place[after.chosen]].sum()) <= 0.9 * spent
    assert rules_kept(after) and after.gap < 0.05


def test_what_has_no_plan_near_starts_anew(cohort, plan):
    country = sorted(cohort.rules.country)[0]
    many = Limit(minimum=10_000)
    assert near(plan, ruled(cohort, country={**cohort.rules.country, country: many})).status == "impossible"
    one = near(plan, ruled(cohort, country={country: Limit(maximum=0)}, sector={}))
    assert rules_kept(one)
    empty = Plan(cohort, "impossible", np.zeros(0, np.int32), 0.0, 0.0)
    assert near(empty, cohort).pairs == plan.pairs
    other = synthetic(60, 600, 1)
    assert rules_kept(near(plan, ruled(other, locks=(Decision(*other.ids(outside(plan, 9))),))))


def test_small_cohorts_and_preferences_are_always_solved_as_a_whole():
    small = replace(synthetic(20, 60, 2), rules=Rules())
    plan = allocate(small)
    lock = ruled(small, locks=(Decision(*small.ids(outside(plan, 0))),))
    assert near(plan, lock).pairs == allocate(lock).pairs


def test_countries_without_a_way_stay_as_they_are():
    class Stuck:
        asked: list[list[int]] = []

        def together(self, countries, solutions):
            self.asked.append(countries)

    assert not planned_anew(Stuck(), [1], [2, 3, 4, 5])
    assert Stuck.asked == [[1], [1, 2], [1, 2, 3, 4]]
