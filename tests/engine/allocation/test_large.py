"""Cohorts too large for a program over all pairs: sifting, rounding, and answers near a plan that is there."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from bench.cohorts import synthetic
from ciconia.engine.allocation import (
    Cohort,
    Decision,
    Limit,
    Pair,
    Person,
    Place,
    Plan,
    Rules,
    acceptance,
    allocate,
    cohort_of,
    kernel,
    more,
    one_more,
    rounding,
    rule_costs,
    sifting,
    story,
    story_of,
    what_if,
)
from ciconia.engine.allocation import costs as costs_module
from ciconia.engine.allocation import plan as plan_module
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import solve_program
from ciconia.engine.allocation.limits import Rule, limits_of
from ciconia.engine.allocation.measure import Breach
from ciconia.engine.allocation.program import program_of
from ciconia.engine.allocation.sifting import first_choice, relax
from ciconia.engine.allocation.solver import SolverError, load, new_solver, run
from ciconia.foundation.database.urls import CLONE

LIBRARY = CLONE.parent / "shared/data/bench/allocation"


@pytest.fixture(scope="module")
def cohort() -> Cohort:
    return synthetic(60, 600, 1)


@pytest.fixture(scope="module")
def plan(cohort: Cohort) -> Plan:
    return allocate(cohort)


def rules_kept(plan: Plan) -> bool:
    """Counted anew, by hand."""
    cohort, chosen = plan.cohort, plan.chosen
    places, people = cohort.places, cohort.people
    place, person = cohort.pairs.place[chosen], cohort.pairs.person[chosen]
    assert len(np.unique(person)) == len(person)
    assert (np.bincount(place, minlength=len(places.ids)) <= places.capacity).all()
    for names, rules in ((places.country, cohort.rules.country), (places.sector, cohort.rules.sector)):
        for word, rule in rules.items():
            here = names.codes[place] == names.words.index(word)
            assert (rule.minimum or 0) <= here.sum() <= (rule.maximum if rule.maximum is not None else np.inf)
            assert places.cost[place[here]].sum() <= (rule.budget if rule.budget is not None else np.inf)
    for country in range(len(places.country.words)):
        here = person[places.country.codes[place] == country]
        assert people.woman[here].sum() >= 0.4 * len(here) - 1e-9
        assert np.bincount(people.group.codes[here], minlength=1).max() <= 0.3 * len(here) + 1 + 1e-9
    return True


def test_a_large_plan_keeps_all_rules_and_is_near_the_best(plan):
    assert rules_kept(plan)
    assert 0 <= plan.gap < 0.02
    assert plan.status in ("optimal", "feasible")


def test_sifting_finds_what_the_program_over_all_pairs_finds(cohort):
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame)
    assert found is not None
    program, _ = program_of(frame, np.arange(len(frame.usable), dtype=np.int32))
    solver = new_solver()
    load(solver, program, whole=False)
    assert run(solver)
    assert found[1].bound == pytest.approx(-solver.getInfo().objective_function_value)
    assert found[1].net.max() < 1e-6


def test_sifting_with_periods_takes_in_what_pays(cohort):
    days = np.arange(len(cohort.places.ids)) % 7 * 10
    dated = replace(
        cohort,
        places=replace(cohort.places, start=(days + 1000).astype(np.int32), end=(days + 1014).astype(np.int32)),
        rules=Rules(),
    )
    frame = Frame(dated, limits_of(dated))
    assert frame.periods.count == 6
    found = relax(frame)
    program, _ = program_of(frame, np.arange(len(frame.usable), dtype=np.int32))
    solver = new_solver()
    load(solver, program, whole=False)
    assert run(solver) and found is not None
    assert found[1].bound == pytest.approx(-solver.getInfo().objective_function_value)


def no_two_would_rather(plan: Plan) -> bool:
    """Where both sides go by fit: whoever is not at a place has better, or the place holds nobody worse."""
    pairs = plan.cohort.pairs
    has = np.zeros(len(plan.cohort.people.ids))
    least = np.ones(len(plan.cohort.places.ids))
    has[pairs.person[plan.chosen]] = pairs.fit[plan.chosen]
    np.minimum.at(least, pairs.place[plan.chosen], pairs.fit[plan.chosen])
    return bool(((has[pairs.person] >= pairs.fit) | (least[pairs.place] >= pairs.fit)).all())


@pytest.mark.parametrize("switch", [{"stable": True}, {"host_rank": "order"}])
def test_preferences_of_a_large_cohort(cohort, switch):
    """All rules of the country, sector and balance are kept beside."""
    bare = replace(
        cohort.rules, sector={name: Limit(maximum=rule.maximum) for name, rule in cohort.rules.sector.items()}
    )
    plan = allocate(replace(cohort, rules=replace(bare, **switch)))
    assert rules_kept(plan) and no_two_would_rather(plan)
    assert len(plan.chosen) > 20 and plan.bound > plan.objective


def test_where_deferred_acceptance_finds_nothing(cohort):
    """Locks, periods and floors are for the integer program."""

    def found(one: Cohort) -> Any:
        return acceptance.accepted(Frame(one, limits_of(one)))

    stable = Rules(stable=True)
    assert found(replace(cohort, rules=stable)) is not None
    assert found(replace(cohort, rules=replace(stable, locks=(Decision(*cohort.ids(0)),)))) is None
    assert found(replace(cohort, rules=replace(stable, country={"C00": Limit(minimum=10**4)}))) is None
    days = (np.arange(len(cohort.places.ids)) % 2).astype(np.int32)
    assert found(replace(cohort, places=replace(cohort.places, start=days, end=days), rules=stable)) is None
    funded = replace(cohort.places, funder=cohort.places.country)
    one = replace(cohort, places=funded, rules=replace(stable, funder={"C00": Limit(budget=10_000.0)}))
    spent = funded.cost[cohort.pairs.place[found(one)]]
    assert spent[funded.country.codes[cohort.pairs.place[found(one)]] == 0].sum() <= 10_000


def test_a_small_cohort_with_preferences_goes_to_the_integer_program(monkeypatch):
    monkeypatch.setattr(plan_module, "FEW_PREFERENCES", 1)
    pairs = [Pair("p", "a", 0.9), Pair("q", "a", 0.5)]
    places, people = [Place("a", "SO", "x", "physical", 1, 1)], [Person("p"), Person("q")]
    rules = Rules(stable=True, locks=(Decision("p", "a"),))
    assert allocate(cohort_of(places, people, pairs, rules)).pairs == [("p", "a")]


def test_the_same_plan_on_every_run(cohort, plan):
    assert allocate(cohort).pairs == plan.pairs


def test_locks_and_forbids_near_the_plan(cohort, plan):
    others = np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)
    for pair in others[:: len(others) // 6].tolist():
        answer = what_if(plan, lock=cohort.ids(pair))
        assert answer.plan is not None and cohort.ids(pair) in answer.plan.pairs
        assert rules_kept(answer.plan)
        assert answer.cost == pytest.approx(plan.objective - answer.plan.objective)
    taken = plan.pairs[0]
    answer = what_if(plan, forbid=taken)
    assert answer.plan is not None and taken not in answer.plan.pairs and rules_kept(answer.plan)
    assert "more move" in what_if(plan, lock=cohort.ids(int(others[-1]))).sentence or len(answer.moves) < 50


def test_a_lock_that_no_neighbourhood_allows_is_solved_anew(cohort, plan, monkeypatch):
    monkeypatch.setattr("ciconia.engine.allocation.answers.replanned", lambda *_: None)
    pair = int(np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)[0])
    answer = what_if(plan, lock=cohort.ids(pair))
    assert answer.plan is not None and rules_kept(answer.plan)


def test_a_neighbourhood_may_grow_and_may_be_too_small(cohort, plan, monkeypatch):
    pair = int(np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)[0])
    frame = Frame(cohort, limits_of(replace(cohort, rules=replace(cohort.rules, locks=(Decision(*cohort.ids(pair)),)))))
    found = relax(frame)
    assert found is not None
    asked: list[list[int]] = []
    monkeypatch.setattr(rounding.Kernel, "together", lambda _, countries, **__: asked.append(countries))
    assert rounding.replanned(frame, found[1], plan.chosen, pair) is None
    assert [len(countries) - len(asked[0]) for countries in asked] == [0, 1, 3]


def test_where_rounding_finds_nothing_the_program_is_solved_whole(cohort, monkeypatch):
    near = replace(cohort, rules=replace(cohort.rules, gap=0.05))
    monkeypatch.setattr(plan_module, "rounded", lambda *_: None)
    found = allocate(near)
    assert rules_kept(found) and found.gap < 0.05


def test_a_closer_plan_is_sought_when_it_is_asked_for(cohort, monkeypatch):
    monkeypatch.setattr(plan_module, "NODES", 2)
    close = allocate(replace(cohort, rules=replace(cohort.rules, gap=0.0001)))
    assert rules_kept(close) and close.gap < 0.02
    monkeypatch.setattr(plan_module, "FEW_LEFT", 10)
    assert rules_kept(allocate(replace(cohort, rules=replace(cohort.rules, gap=0.0001))))


def test_rounding_gives_up_where_a_country_finds_nothing(cohort, monkeypatch):
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame)
    assert found is not None
    monkeypatch.setattr(kernel, "solve_quickly", lambda *_, **__: None)
    assert rounding.rounded(frame, found[1], 0.0005) is None


def test_a_plan_far_from_the_bound_is_planned_all_at_once_where_it_is_small_enough(monkeypatch):
    few = synthetic(40, 500, 3)
    frame = Frame(few, limits_of(few))
    found = relax(frame)
    assert found is not None
    at_once = rounding.rounded(frame, found[1], 0.0005)
    monkeypatch.setattr(rounding, "MOST_AT_ONCE", 10)
    apart = rounding.rounded(frame, found[1], 0.0005)
    assert at_once is not None and apart is not None
    assert apart.worth < (1 - rounding.POOR) * found[1].bound
    assert apart.worth < at_once.worth <= found[1].bound


def test_a_plan_that_breaks_a_rule_is_never_handed_over(cohort, plan, monkeypatch):
    broken = Breach(Rule("country.C00.max", "country_max", 0, "C00"), 1.0)
    monkeypatch.setattr(plan_module, "breaches", lambda *_, **__: [broken])
    with pytest.raises(SolverError, match=r"the plan does not keep country\.C00\.max"):
        allocate(cohort)


def test_costs_by_the_linear_program(plan, monkeypatch):
    found = rule_costs(plan)
    assert found and all(one.cost is not None and one.cost > 0 for one in found)
    assert [one.cost for one in found] == sorted((one.cost for one in found), reverse=True)
    monkeypatch.setattr(costs_module, "MOST_COLUMNS", 0)
    prices = rule_costs(plan)
    assert all(one.cost is None and (one.price is None or one.price > 0) for one in prices)


def test_costs_of_decisions_by_the_linear_program(cohort, plan):
    others = np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)
    rules = replace(
        cohort.rules, locks=(Decision(*cohort.ids(int(others[0]))), Decision(*plan.pairs[1])),
        forbids=(Decision(*plan.pairs[0]), Decision(*cohort.ids(int(others[1])))),
    )  # fmt: skip
    found = {one.rule for one in rule_costs(allocate(replace(cohort, rules=rules)))}
    assert f"lock.{'.'.join(cohort.ids(int(others[0])))}" in found
    assert f"forbid.{'.'.join(plan.pairs[0])}" in found


def test_what_could_be_added_to_a_large_plan(plan, monkeypatch):
    assert more(plan, 10**6).engagements >= more(plan).engagements
    assert all(one.missing >= 0 for one in one_more(plan))
    monkeypatch.setattr(story, "MANY_PAIRS", 10)
    assert len(story_of(plan).more) == 1


def test_too_few_first_pairs_for_a_floor():
    """The same eight people are the best for all places, so the first pairs admit no plan though there is one."""
    places = [Place(f"a{n}", "SO", "x", "physical", 1, 1) for n in range(12)]
    people = [Person(f"p{n}") for n in range(30)]
    pairs = [Pair(person.id, place.id, (99 - 3 * n) / 100) for n, person in enumerate(people) for place in places]
    one = cohort_of(places, people, pairs, Rules(country={"SO": Limit(minimum=12)}, gap=0.0))
    found = relax(Frame(one, limits_of(one)))
    assert found is not None and found[1].bound == pytest.approx(sum((99 - 3 * n) / 100 for n in range(12)))


def test_new_pairs_come_in_lots(cohort, monkeypatch):
    frame = Frame(cohort, limits_of(cohort))
    all_at_once = relax(frame)
    monkeypatch.setattr(sifting, "PER_SEAT", 2)
    monkeypatch.setattr(sifting, "LEAST", 2)
    monkeypatch.setattr(sifting, "MOST_NEW", 500)
    in_lots = relax(frame)
    assert all_at_once is not None and in_lots is not None
    assert in_lots[1].bound == pytest.approx(all_at_once[1].bound)


def test_rough_prices_lead_to_the_same_relaxation(cohort, monkeypatch):
    frame = Frame(cohort, limits_of(cohort))
    plainly = relax(frame)
    monkeypatch.setattr(sifting, "LARGE", 100)
    begun = first_choice(frame)
    roughly = relax(frame)
    assert len(begun) < len(plainly[1].pairs)
    assert roughly[1].bound == pytest.approx(plainly[1].bound)


def test_a_solver_that_stops_early_is_noticed(cohort):
    program, _ = program_of(Frame(cohort, limits_of(cohort)), np.arange(500, dtype=np.int32))
    solver = new_solver(simplex_iteration_limit=1, presolve="off")
    load(solver, program, whole=False)
    with pytest.raises(SolverError, match="the solver ended with Iteration limit reached"):
        run(solver)


def test_a_program_without_a_plan_in_the_nodes_allowed():
    """With no node at all, the first plan ends the search."""
    one = synthetic(30, 200, 2)
    frame = Frame(one, limits_of(one))
    program, _ = program_of(frame, np.flatnonzero(frame.usable).astype(np.int32))
    found = solve_program(program, nodes=0)
    assert found is not None and -found[1] >= -float(program.cost @ found[0])


def test_questions_leave_no_trace(cohort, plan):
    pair = cohort.ids(int(np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)[3]))
    first = what_if(plan, lock=pair).sentence
    what_if(plan, forbid=plan.pairs[2])
    assert what_if(plan, lock=pair).sentence == first
    assert plan.desk is not None and plan.desk.master is not None
    again = plan.desk.master.solve()
    assert again is not None and again.bound == pytest.approx(plan.bound)


def test_a_funder_and_one_country_by_rounding():
    places = [Place(f"a{n}", "SO", "x", "physical", 2, 1000 + 100 * (n % 7), funder="NL") for n in range(60)]
    people = [Person(f"p{n}") for n in range(90)]
    pairs = [
        Pair(person.id, place.id, ((7 * n + 13 * m) % 97) / 97)
        for n, person in enumerate(people) for m, place in enumerate(places)
    ]  # fmt: skip
    one = allocate(cohort_of(places, people, pairs, Rules(funder={"NL": Limit(budget=50_000)})))
    cost = sum(float(one.cohort.places.cost[one.cohort.pairs.place[pair]]) for pair in one.chosen)
    assert cost <= 50_000 and one.gap < 0.01


@pytest.mark.shared
@pytest.mark.parametrize("number", [100, 200, 400])
def test_assignments_of_the_or_library(number):
    """
    Assignment problems in the form of OR-Library (Beasley, Journal of the Operational Research Society 41, 1990). The
    optima in assignopt.txt are of other numbers (100 people at 5 or more each cannot cost 305), so the witness is
    another solver.
    """
    if not LIBRARY.is_dir():
        pytest.skip(f"the folder {LIBRARY} is not here")
    size, *costs = (int(word) for word in (LIBRARY / f"assign{number}.txt").read_text().split())
    check_assignment(np.array(costs).reshape(size, size))


def check_assignment(costs: np.ndarray) -> None:
    plan = allocate(assignment(len(costs), costs))
    assert plan.status == "optimal" and len(plan.chosen) == len(costs)
    assert round(1000 * (len(costs) - plan.objective)) == costs[linear_sum_assignment(costs)].sum()


def assignment(size: int, costs: np.ndarray) -> Cohort:
    """Everybody has to be placed, at the least cost."""
    places = [Place(f"a{n}", "X", "x", "physical", 1, 0) for n in range(size)]
    people = [Person(f"p{n}") for n in range(size)]
    pairs = [Pair(f"p{n}", f"a{m}", 1 - costs[n, m] / 1000) for n in range(size) for m in range(size)]
    return cohort_of(places, people, pairs, Rules(country={"X": Limit(minimum=size)}, gap=0.0))


def test_a_small_assignment():
    costs = np.array([[(3 * n * m + 7 * n + 11 * m) % 41 + 5 for m in range(70)] for n in range(70)])
    check_assignment(costs)
