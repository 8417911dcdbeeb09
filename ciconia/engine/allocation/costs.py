"""What each rule costs, and what one unit more of it would add, by the linear program."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.cohort import Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import Rule, keep_only, limits_of, loosen, rules_in
from ciconia.engine.allocation.plan import WORTH, Plan, solve
from ciconia.engine.allocation.sifting import Master, Relaxation, relax
from ciconia.engine.allocation.solver import INFINITY
from ciconia.engine.allocation.words import said

FEW_PAIRS, MOST_COLUMNS = 500, 60_000


@dataclass(frozen=True)
class RuleCost:
    """
    The fit that the cohort would gain without a rule (None: too large a cohort to ask), and by one unit more of it
    (None: a rule without units).
    """

    rule: str
    words: str
    cost: float | None
    price: float | None
    unit: str


def rule_costs(plan: Plan) -> list[RuleCost]:
    """The rules that cost something, dearest first; shares of all countries count as one rule."""
    limits = limits_of(plan.cohort)
    frame = Frame(plan.cohort, replace(limits, stable=False, order=False))
    desk = plan.desk
    found = relax(frame) if desk is None or desk.master is None or desk.relaxed is None else (desk.master, desk.relaxed)
    assert found is not None  # noqa: S101 - what has a plan has a relaxation
    every, by_name = rules_in(plan.cohort, limits), dict[str, list[Rule]]()
    for rule in every:
        by_name.setdefault(rule.name, []).append(rule)
    few = int(frame.usable.sum()) <= FEW_PAIRS
    costs = [
        _exact(plan, every, rules, found[1]) if few else _cost(plan, frame, *found, rules) for rules in by_name.values()
    ]
    return sorted((cost for cost in costs if cost is not None), key=lambda one: (-(one.cost or 0), -(one.price or 0)))


def _exact(plan: Plan, every: list[Rule], rules: list[Rule], relaxed: Relaxation) -> RuleCost | None:
    """What the best plan without a rule is worth more, in a small cohort; the price is of the linear program."""
    rest = [rule for rule in every if rule not in rules]
    solved = solve(Frame(plan.cohort, keep_only(limits_of(plan.cohort), rest)), gap=0.0)
    cost = 0.0 if solved is None else solved[0].worth - plan.objective
    if cost <= WORTH:
        return None
    price = _price(Frame(plan.cohort, limits_of(plan.cohort)), relaxed, rules)
    return _told(plan, rules, cost, None if price is None else min(price, cost))


def _cost(plan: Plan, frame: Frame, master: Master, relaxed: Relaxation, rules: list[Rule]) -> RuleCost | None:
    """What the linear program gains without a rule; of a very large cohort, only its price."""
    price = _price(frame, relaxed, rules)
    if price is None:
        lost = _of_switch(plan, frame, master, relaxed, rules[0])
        return _told(plan, rules, lost, None) if lost > WORTH else None
    if price <= WORTH or len(master.pairs) > MOST_COLUMNS:
        return _told(plan, rules, None, price) if price > WORTH else None
    cost = _without(master, relaxed, np.concatenate([frame.rows_of(one) for one in rules]), rules[0])
    # Prices may lean on a rule that another would replace: without the one, the other still costs as much.
    return _told(plan, rules, cost, min(price, cost)) if cost > WORTH else None


def _price(frame: Frame, relaxed: Relaxation, rules: list[Rule]) -> float | None:
    """What one unit more would add; None for a rule that is there or not."""
    if rules[0].is_switch:
        return None
    rows = np.concatenate([frame.rows_of(one) for one in rules])
    return float(((-1.0 if rules[0].is_floor else 1.0) * relaxed.dual[rows]).max(initial=0.0))


def _told(plan: Plan, rules: list[Rule], cost: float | None, price: float | None) -> RuleCost:
    """The cost in the units of people: a budget's is a thousand; a share has none."""
    rule = rules[0]
    words = said(plan.cohort, rule if len(rules) == 1 else replace(rule, where="each country"))
    if price is None or rule.is_share:
        return RuleCost(rule.name, words, cost, None, "")
    if rule.field.endswith("budget"):
        dearest = float(plan.cohort.places.cost.max(initial=1.0)) or 1.0
        by_thousand = 1000 * price / dearest
        return RuleCost(rule.name, words, cost, by_thousand if cost is None else min(by_thousand, cost), "1,000 more")
    return RuleCost(rule.name, words, cost, price, "one fewer" if rule.is_floor else "one more")


def _without(master: Master, relaxed: Relaxation, rows: Ints, rule: Rule) -> float:
    """What the linear program gains without one side of some rows."""
    lower, upper = master.frame.row_bounds()
    for row in rows.tolist():
        free = (-INFINITY, float(upper[row])) if rule.is_floor else (float(lower[row]), INFINITY)
        master.solver.changeRowBounds(row, *free)
    freed = master.solve()
    for row in rows.tolist():
        master.solver.changeRowBounds(row, float(lower[row]), float(upper[row]))
    return 0.0 if freed is None else max(freed.bound - relaxed.bound, 0.0)


def _of_switch(plan: Plan, frame: Frame, master: Master, relaxed: Relaxation, rule: Rule) -> float:
    """What a lock, a forbid, or the order of preferences costs."""
    if rule.field in ("stable", "order"):
        return max(relaxed.bound - plan.objective, 0.0)
    if rule.field == "locked":
        master.hold(rule.at, 0.0, 1.0)
        freed = master.solve()
        master.hold(rule.at, 1.0, 1.0)
        return 0.0 if freed is None else max(freed.bound - relaxed.bound, 0.0)
    if relaxed.net[rule.at] <= WORTH:
        return 0.0
    free = relax(Frame(plan.cohort, loosen(frame.limits, rule, 1.0)))
    return 0.0 if free is None else max(free[1].bound - relaxed.bound, 0.0)
