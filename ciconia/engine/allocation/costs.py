"""What each rule costs, and what one unit more of it would add, by the linear program."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.cohort import Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import Rule, limits_of, loosen, rules_in
from ciconia.engine.allocation.plan import WORTH, Plan
from ciconia.engine.allocation.sifting import Master, Relaxation, relax
from ciconia.engine.allocation.solver import INFINITY
from ciconia.engine.allocation.words import said

MOST_COLUMNS = 60_000


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
    if found is None:
        return []
    by_name: dict[str, list[Rule]] = {}
    for rule in rules_in(plan.cohort, limits):
        by_name.setdefault(rule.name, []).append(rule)
    costs = [_cost(plan, frame, *found, rules) for rules in by_name.values()]
    return sorted((cost for cost in costs if cost is not None), key=lambda one: (-(one.cost or 0), -(one.price or 0)))


def _cost(plan: Plan, frame: Frame, master: Master, relaxed: Relaxation, rules: list[Rule]) -> RuleCost | None:
    rule = rules[0]
    words = said(plan.cohort, rule if len(rules) == 1 else replace(rule, where="each country"))
    if rule.is_switch:
        lost = _of_switch(plan, frame, master, relaxed, rule)
        return RuleCost(rule.name, words, lost, None, "") if lost > WORTH else None
    rows = np.concatenate([frame.rows_of(one) for one in rules])
    sign = -1.0 if rule.is_floor else 1.0
    price = float((sign * relaxed.dual[rows]).max(initial=0.0))
    if price <= WORTH:
        return None
    cost: float | None = _without(master, relaxed, rows, rule) if len(master.pairs) <= MOST_COLUMNS else None
    if cost is not None:
        # Prices may lean on another rule that would hold as well; a unit is never worth more than the whole rule.
        price = min(price, cost)
    if price <= WORTH:
        return None
    if rule.is_share:
        return RuleCost(rule.name, words, cost, None, "")
    if rule.field.endswith("budget"):
        return RuleCost(rule.name, words, cost, min(1000 * price / frame.money, cost or price), "1,000 more")
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
