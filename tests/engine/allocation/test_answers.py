"""What staff ask about a plan, and what they are told."""

from dataclasses import replace
from datetime import date

import pytest

from bench.cohorts import SIZES, synthetic
from ciconia.engine.allocation import (
    Cohort,
    Decision,
    Limit,
    Pair,
    Person,
    Place,
    Reasons,
    Rules,
    allocate,
    cohort_of,
    frontier,
    more,
    moves_between,
    one_more,
    rule_costs,
    what_if,
    why_not,
)
from ciconia.engine.allocation import costs as costs_module
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.story import sentences

JUNE = (date(2021, 6, 1), date(2021, 6, 30))
JULY = (date(2021, 7, 1), date(2021, 7, 31))
PLACES = [
    Place("ward", "SO", "health", "physical", 1, 6000, *JUNE, "hospital", "NL"),
    Place("calls", "SO", "health", "virtual", 2, 500, *JULY, "hospital", "NL"),
    Place("wells", "IQ", "water", "physical", 1, 7000, *JUNE, "utility", "NL"),
    Place("shut", "IQ", "water", "physical", 0, 7000),
]
PEOPLE = [
    Person("ann", "f", "g1"), Person("bob", "m", "g1"), Person("cat", "f", "g2", date(2021, 6, 1), date(2021, 6, 30)),
    Person("dan", "m"), Person("eve", "f", "", date(2021, 8, 1)), Person("fay", "f"),
]  # fmt: skip
PAIRS = [
    Pair("ann", "ward", 0.9), Pair("ann", "calls", 0.5), Pair("bob", "ward", 0.8), Pair("bob", "wells", 0.3),
    Pair("cat", "ward", 0.7), Pair("cat", "calls", 0.9), Pair("dan", "wells", 0.6), Pair("dan", "calls", 0.35),
    Pair("dan", "shut", 0.9), Pair("eve", "calls", 0.9),
]  # fmt: skip


def cohort(**rules: object) -> Cohort:
    return cohort_of(PLACES, PEOPLE, PAIRS, Rules(gap=0.0, **rules))


@pytest.fixture
def plain() -> Cohort:
    return cohort(country={"SO": Limit(budget=6500), "IQ": Limit(maximum=1)})


def test_the_plan(plain):
    plan = allocate(plain)
    assert plan.pairs == [("ann", "calls"), ("ann", "ward"), ("dan", "wells")]
    assert (plan.status, plan.objective, plan.gap) == ("optimal", pytest.approx(2.0), 0.0)


def test_a_lock_and_who_else_moves(plain):
    plan = allocate(plain)
    answer = what_if(plan, lock=("bob", "ward"))
    assert answer.plan is not None and answer.plan.pairs == [("ann", "calls"), ("bob", "ward"), ("dan", "wells")]
    assert (answer.cost, answer.within_tolerance) == (pytest.approx(0.1), False)
    assert answer.sentence == "Locking bob to ward costs 0.10 of fit; ann would go to calls instead of calls, ward."


def test_a_forbid(plain):
    answer = what_if(allocate(plain), forbid=("dan", "wells"))
    assert (
        answer.sentence == "Forbidding dan for wells costs 0.30 of fit; bob, who has no place now, would go to wells."
    )
    assert [move.person for move in answer.moves] == ["bob"]


def test_somebody_would_have_no_place(plain):
    answer = what_if(allocate(plain), lock=("bob", "wells"))
    assert answer.sentence == "Locking bob to wells costs 0.30 of fit; dan would have no place instead of wells."
    assert answer.plan is not None
    told = [move.sentence for move in moves_between(allocate(plain), answer.plan)]
    assert told == ["bob, who has no place now, would go to wells", "dan would have no place instead of wells"]


def test_what_is_so_already(plain):
    plan = allocate(plain)
    assert (
        what_if(plan, lock=("ann", "ward")).sentence
        == "Locking ann to ward changes nothing: the plan does that already."
    )
    answer = what_if(plan, forbid=("bob", "ward"))
    assert (answer.plan, answer.cost, answer.within_tolerance) == (None, 0.0, True)


def test_less_than_the_tolerance(plain):
    tolerant = replace(plain, rules=replace(plain.rules, gap=0.06))
    answer = what_if(allocate(tolerant), lock=("bob", "ward"))
    assert answer.within_tolerance
    assert answer.sentence.startswith("Locking bob to ward costs less than the tolerance; ")


def test_a_lock_that_no_plan_can_keep():
    one = cohort(country={"IQ": Limit(maximum=0)})
    answer = what_if(allocate(one), lock=("dan", "wells"))
    assert answer.plan is None
    assert answer.sentence == (
        "Locking dan to wells makes every plan impossible. These cannot be kept together; one has to give way: at"
        " most 0"
        " engagements in IQ: raise this by 1; or dan is locked to wells: take the lock away."
    )


def test_what_cannot_be_asked(plain):
    plan = allocate(plain)
    with pytest.raises(ValueError, match="say what to lock or to forbid"):
        what_if(plan)
    with pytest.raises(ValueError, match="ann and wells are not paired"):
        what_if(plan, lock=("ann", "wells"))


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("ann", "wells"), "ann is not at wells: the two are not in pairs.csv, so ann is not eligible there."),
        (("ann", "ward"), "ann is at ward."),
        (("cat", "calls"), "cat is not at calls: cat is available from 2021-06-01 to 2021-06-30, and the place needs"
         " somebody from 2021-07-01 to 2021-07-31."),
        (("eve", "calls"), "eve is not at calls: eve is available from 2021-08-01, and the place needs somebody from"
         " 2021-07-01 to 2021-07-31."),
        (("dan", "shut"), "dan is not at shut: shut has no room for anybody."),
        (("bob", "ward"), "bob is not at ward. Locking bob to ward costs 0.10 of fit; ann would go to calls instead of"
         " calls, ward."),
    ],
)  # fmt: skip
def test_why_not(plain, pair, said):
    assert why_not(allocate(plain), *pair).sentence == said


def test_why_not_if_staff_forbade_it(plain):
    forbids = (Decision("ann", "ward"),)
    plan = allocate(replace(plain, rules=replace(plain.rules, forbids=forbids)))
    assert why_not(plan, "ann", "ward").sentence.startswith("ann is not at ward. Staff forbade it. Locking ann to ward")


def test_what_each_rule_costs(plain):
    costs = {cost.rule: cost for cost in rule_costs(allocate(plain))}
    assert list(costs) == ["country.SO.budget"]
    budget = costs["country.SO.budget"]
    assert budget.words == "a budget of 6,500 for SO"
    assert (budget.cost, budget.unit) == (pytest.approx(0.35), "1,000 more")
    assert budget.price == pytest.approx(0.05)


def test_what_locks_forbids_shares_and_numbers_cost():
    rules = {
        "country": {"IQ": Limit(maximum=0), "SO": Limit(minimum=3)}, "locks": (Decision("bob", "ward"),),
        "forbids": (Decision("ann", "calls"),), "women_min": 0.5,
    }  # fmt: skip
    costs = {cost.rule: cost.cost for cost in rule_costs(allocate(cohort(country=rules["country"])))}
    assert costs == {"country.IQ.max": pytest.approx(0.6)}
    one = allocate(cohort(locks=rules["locks"], forbids=rules["forbids"]))
    assert {cost.rule: cost.cost for cost in rule_costs(one)} == {
        "forbid.ann.calls": pytest.approx(0.5), "lock.bob.ward": pytest.approx(0.1),
    }  # fmt: skip
    women = rule_costs(allocate(cohort(women_min=1.0)))
    assert [(cost.rule, cost.cost, cost.price) for cost in women] == [
        ("balance.women_min", pytest.approx(0.95), None),
    ]  # fmt: skip
    assert women[0].words == "at least 100 % of the engagements in each country are of women"


def test_a_floor_costs():
    worse = cohort_of(
        [Place("a", "SO", "x", "physical", 1, 1), Place("b", "IQ", "x", "physical", 1, 1)], [Person("p")],
        [Pair("p", "a", 0.9), Pair("p", "b", 0.5)], Rules(country={"IQ": Limit(minimum=1)}, gap=0.0),
    )  # fmt: skip
    costs = rule_costs(allocate(worse))
    assert [(cost.rule, cost.cost, cost.price, cost.unit) for cost in costs] == [
        ("country.IQ.min", pytest.approx(0.4), pytest.approx(0.4), "one fewer")
    ]


def test_the_price_of_stability():
    ranked = [
        Pair("p", "a", 0.9, 2), Pair("q", "a", 0.5, 1), Pair("p", "b", 0.1), Pair("q", "b", 0.45),
    ]  # fmt: skip
    places = [Place("a", "SO", "x", "physical", 1, 1), Place("b", "SO", "x", "physical", 1, 1)]
    people = [Person("p"), Person("q")]
    free = allocate(cohort_of(places, people, ranked, Rules(gap=0.0)))
    assert Reasons(free, limits_of(free.cohort)).envied() == [("q", "a")]
    stable = allocate(cohort_of(places, people, ranked, Rules(gap=0.0, stable=True)))
    assert stable.pairs == [("p", "b"), ("q", "a")]
    assert [(cost.rule, cost.cost) for cost in rule_costs(stable)] == [("solve.stable", pytest.approx(0.75))]
    assert more(stable).engagements == 0
    answer = what_if(stable, forbid=("q", "a"))
    assert answer.plan is not None and answer.plan.pairs == [("p", "a"), ("q", "b")]


def test_with_the_money_left(plain):
    rich = replace(plain, rules=replace(plain.rules, country={"SO": Limit(budget=7000), "IQ": Limit(maximum=1)}))
    plan = allocate(rich)
    assert plan.pairs == [("ann", "calls"), ("ann", "ward"), ("dan", "calls"), ("dan", "wells")]
    assert more(plan).sentence == "With the money left: no further engagement."


def test_what_could_be_added(plain):
    less = replace(plain, rules=replace(plain.rules, country={"SO": Limit(budget=6100), "IQ": Limit(maximum=1)}))
    plan = allocate(less)
    assert plan.pairs == [("ann", "ward"), ("dan", "wells")]
    assert more(plan, 1000).sentence == "With 1,000 more: 2 further engagements for 1,000 (2 virtual in SO)."
    assert more(plan, 500).pairs == (("ann", "calls"),)
    assert more(plan, 500).sentence == "With 500 more: 1 further engagement for 500 (1 virtual in SO)."
    assert [point.engagements for point in frontier(plan)] == [0, 0, 1, 2]
    assert [(one.place, one.missing) for one in one_more(plan)] == [("calls", 400.0)]
    assert one_more(plan)[0].sentence == (
        "One more virtual engagement in SO costs 500; 400 of it is missing: ann to calls, fit 0.50."
    )


def test_money_of_funders():
    plan = allocate(cohort(funder={"NL": Limit(budget=13000)}, country={"SO": Limit(minimum=1)}))
    assert plan.pairs == [("ann", "calls"), ("ann", "ward"), ("dan", "calls")]
    assert [(one.place, one.person, one.missing) for one in one_more(plan)] == [("wells", "dan", 1000.0)]
    assert (more(plan, 999).engagements, more(plan, 1000).engagements) == (0, 1)
    assert [point.extra for point in frontier(plan)] == [0, 650, 1300, 3250]


def test_without_budgets_there_is_one_point():
    assert [point.extra for point in frontier(allocate(cohort()))] == [0.0]


def test_reasons_of_those_who_are_placed(plain):
    plan = allocate(plain)
    first = {(one.person, one.place): one.sentence for one in Reasons(plan, limits_of(plain)).placed()}
    assert first == {
        ("ann", "calls"): "Fit 0.50; choice 2 of 2; 1st of 2 people who could go there.",
        ("ann", "ward"): "Fit 0.90; choice 1 of 2; 1st of 3 people who could go there.",
        ("dan", "wells"): "Fit 0.60; choice 1 of 2; 1st of 2 people who could go there.",
    }


def test_reasons_of_those_who_are_not(plain):
    plan = allocate(plain)
    reasons = Reasons(plan, limits_of(plain))
    assert {one.person: one.sentence for one in reasons.unplaced()} == {
        "bob": "Would fit ward best of all places open to them (0.80); it is full, with people who fit it as well or"
        " better.",
        "cat": "Would fit ward best of all places open to them (0.70); it is full, with people who fit it as well or"
        " better.",
        "eve": "Is not available for the whole period of any place they are eligible for.",
        "fay": "Is eligible for no place.",
    }
    choices = reasons.first_choices()
    assert (choices.met, choices.unplaced, choices.without_any) == ({1: 2, 2: 1}, 2, 2)


def test_reasons_by_rule():
    rules = {
        "country": {"SO": Limit(maximum=0), "IQ": Limit(budget=0)}, "forbids": (Decision("cat", "ward"),),
    }  # fmt: skip
    one = cohort(**rules)
    told = {one.person: one for one in Reasons(allocate(one), limits_of(one)).unplaced()}
    assert told["ann"].sentence.endswith("(0.90); SO has as many as its rule allows.")
    assert told["dan"].sentence.endswith("(0.60); the budget of IQ does not allow it.")
    assert told["cat"].sentence == "Every place they are eligible for is forbidden to them or has no room."
    two = cohort(women_min=1.0, group_max=0.0, sector={"water": Limit(maximum=0)}, funder={"NL": Limit(budget=10**6)})
    told = {one.person: one for one in Reasons(allocate(two), limits_of(two)).unplaced()}
    assert told["ann"].bars == ("group_max",)
    assert told["bob"].sentence.endswith(
        "(0.80); too few of the engagements in SO would be of women and too many of the engagements in SO would"
        " be of one"
        " group."
    )
    assert told["dan"].sentence.endswith("(0.60); water has as many as its rule allows and too few of the"
     " engagements in"
                                         " IQ would be of women.")  # fmt: skip


def test_a_worse_fit_may_be_worth_more():
    places = [Place("a", "SO", "x", "physical", 1, 1), Place("b", "SO", "x", "physical", 1, 1)]
    pairs = [Pair("p", "a", 0.9), Pair("p", "b", 0.8), Pair("q", "a", 0.7), Pair("r", "a", 0.75)]
    one = cohort_of(places, [Person(name) for name in "pqr"], pairs, Rules(gap=0.0, locks=(Decision("q", "a"),)))
    plan = allocate(one)
    reasons = Reasons(plan, limits_of(one))
    assert reasons.placed()[0].sentence == (
        "Fit 0.80; choice 2 of 2; 1st of 1 person who could go there. a, liked better: it is full; somebody there"
        " fits it"
        " less, but the whole plan is worth more so."
    )


def test_a_place_nobody_wants_for_a_reason_nobody_sees():
    places = [Place("a", "SO", "x", "physical", 1, 1)]
    one = cohort_of(places, [Person("p")], [Pair("p", "a", 0.0)], Rules(gap=0.0))
    plan = allocate(one)
    unplaced = Reasons(plan, limits_of(one)).unplaced()
    assert [one.sentence for one in unplaced] in (
        [], ["Would fit a best of all places open to them (0.00); the whole plan is worth more this way."],
    )  # fmt: skip


def test_the_price_of_stability_by_the_linear_program(monkeypatch):
    monkeypatch.setattr(costs_module, "FEW_PAIRS", 0)
    places = [Place("a", "SO", "x", "physical", 1, 1)]
    pairs = [Pair("p", "a", 0.9, 2), Pair("q", "a", 0.5, 1)]
    plan = allocate(cohort_of(places, [Person("p"), Person("q")], pairs, Rules(gap=0.0, host_rank="order")))
    assert plan.pairs == [("q", "a")]
    assert [(cost.rule, cost.cost) for cost in rule_costs(plan)] == [("solve.host_rank", pytest.approx(0.4))]


def test_rules_that_only_warn_are_told():
    rules = Rules(
        country={"SO": Limit(minimum=3, maximum=0, bind=False), "IQ": Limit(budget=100, bind=False)},
        women_min=1.0, group_max=0.0, balance_binds=False, stable=True, host_rank="order", preferences_bind=False,
        locks=(Decision("bob", "ward", bind=False), Decision("eve", "ward", bind=False)), gap=0.0,
        forbids=(Decision("ann", "ward", bind=False),),
    )  # fmt: skip
    pairs = [replace(pair, host_rank=1) if pair.person == "cat" and pair.place == "ward" else pair for pair in PAIRS]
    plan = allocate(cohort_of(PLACES, PEOPLE, pairs, rules))
    assert plan.pairs == [("ann", "calls"), ("ann", "ward"), ("dan", "calls"), ("dan", "wells")]
    assert sentences(plan) == [
        "Not kept, as it only warns: at most 0 engagements in SO; the plan has 3 too much.",
        "Not kept, as it only warns: a budget of 100 for IQ; the plan has 6,900 too much.",
        "Not kept, as it only warns: at least 100 % of the engagements in IQ are of women; the plan has 100 percentage"
        " points too little.",
        "Not kept, as it only warns: at least 100 % of the engagements in SO are of women; the plan has 33.33 percentage"  # noqa: E501
        " points too little.",
        "Not kept, as it only warns: no group has more than 0 % of the engagements in SO; the plan has 66.67 percentage"
        " points too much.",
        "Not kept, as it only warns: bob is locked to ward; the plan does otherwise.",
        "Not kept, as it only warns: ann is forbidden for ward; the plan does otherwise.",
        "Not kept, as it only warns: no two may rather have each other; it happens 1 time.",
        "Not kept, as it only warns: hosts take people in their own order; it happens 1 time.",
        "Not kept, as it only warns: eve is locked to ward; the plan does otherwise.",
    ]


def test_a_lock_is_kept_although_the_relaxation_was_sure_of_another():
    plan = allocate(synthetic(*SIZES["S"], 0))
    answer = what_if(plan, lock=("pe1928", "pl147"))
    assert answer.plan is not None
    assert ("pe1928", "pl147") in answer.plan.pairs
