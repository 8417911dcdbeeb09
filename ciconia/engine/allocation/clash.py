"""
Why no plan is possible: the fewest rules that exclude each other, and by how much each would have to give way.

A clash is a minimal set of rules that cannot be kept together, found by halving (QuickXplain: Junker, "Preferred
explanations and relaxations for over-constrained problems", AAAI 2004), after the duals of an elastic linear program
have named the suspects (Chinneck, "Feasibility and infeasibility in optimization", 2008).
"""

from dataclasses import dataclass, replace
from itertools import islice, product
from math import ceil

import numpy as np

from ciconia.engine.allocation.cohort import Cohort, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import HALF, solve_program, whole_program
from ciconia.engine.allocation.limits import Limits, Rule, available, keep_only, loosen, rules_in
from ciconia.engine.allocation.measure import CLOSE, Breach, lost_locks, missing, usage
from ciconia.engine.allocation.program import joined
from ciconia.engine.allocation.sifting import Master, first_choice
from ciconia.engine.allocation.solver import INFINITY, TOLERANCE, Entries, Program, by_column

MANY_PAIRS, MOST_CHECKED = 5000, 64
SHARE_DIGITS = 6


@dataclass(frozen=True)
class Search:
    """What is asked again and again of one cohort whose rules clash."""

    cohort: Cohort
    limits: Limits

    def under(self, rules: list[Rule]) -> Limits:
        """The limits with no other rule than these."""
        return keep_only(self.limits, rules)

    def possible(self, limits: Limits) -> bool:
        """Whether some plan keeps these limits."""
        frame = Frame(self.cohort, limits)
        if not frame.usable[limits.locked].all():
            return False
        pairs = _pairs(frame)
        if pairs is None:
            return False
        program = whole_program(frame, pairs)
        return solve_program(replace(program, cost=np.zeros(len(program.cost)))) is not None


def _pairs(frame: Frame) -> Ints | None:
    """The pairs to look for a plan among: all, or of many those that the elastic program took in. None: impossible."""
    usable = np.flatnonzero(frame.usable).astype(np.int32)
    if len(usable) <= MANY_PAIRS or frame.limits.stable or frame.limits.order:
        return usable
    master = Master(frame, first_choice(frame), soft=True)
    least = master.solve()
    if least is None or least.bound < len(frame.limits.locked) - 10 * TOLERANCE:
        return None
    return master.pairs


def clashes(cohort: Cohort, limits: Limits) -> list[list[Breach]]:
    """
    One list per independent clash; giving way in any one rule of each list, by what is missing there, makes a plan
    possible. Empty where a plan is possible as it is.
    """
    lost, kept = hopeless(cohort, limits)
    search = Search(cohort, kept)
    rest = rules_in(cohort, kept)
    cores: list[list[Rule]] = []
    while not search.possible(search.under(rest)):
        suspected = _suspected(search, rest)
        core = _quickxplain(search, [], suspected, asked=False)
        cores.append(core)
        rest = [rule for rule in rest if rule not in core]
    lists = [[Breach(rule, short) for rule in core if (short := _short(search, [*rest, *core], rule)) is not None]
             for core in cores]  # fmt: skip
    if not all(lists) or not _holds(search, lists):
        lists = [[one] for one in _correction(search)]
    return lost + lists


def hopeless(cohort: Cohort, limits: Limits) -> tuple[list[list[Breach]], Limits]:
    """Locks that no other rule is needed to exclude, each a clash of its own, and the limits without them."""
    lost = [
        [Breach(Rule(f"lock.{lock.person}.{lock.place}", "locked", -1, person=lock.person, place=lock.place), 1.0)]
        for lock in lost_locks(cohort, bind=True)
    ]
    fine = available(cohort) & (cohort.places.capacity[cohort.pairs.place] > 0)
    for rule in rules_in(cohort, limits):
        if rule.field == "locked" and not fine[rule.at]:
            lost.append([Breach(rule, 1.0)])
            limits = loosen(limits, rule, 1.0)
    return lost, limits


def _suspected(search: Search, rules: list[Rule]) -> list[Rule]:
    """The rules that carry the proof that not even fractions are possible; all of them where fractions are."""
    limits = search.under(rules)
    frame = Frame(search.cohort, limits)
    if not frame.usable[limits.locked].all():
        return rules
    least = Master(frame, first_choice(frame), soft=True).solve()
    assert least is not None  # noqa: S101 - slack makes every soft program possible
    rows = set(np.flatnonzero(np.abs(least.dual) > TOLERANCE).tolist())
    named = [rule for rule in rules if rule.is_switch or rows & set(frame.rows_of(rule).tolist())]
    return rules if search.possible(search.under(named)) else named


def _quickxplain(search: Search, background: list[Rule], rules: list[Rule], *, asked: bool) -> list[Rule]:
    """A minimal set of rules that, with the background, cannot be kept together."""
    if asked and not search.possible(search.under(background)):
        return []
    if len(rules) == 1:
        return rules
    half = len(rules) // 2
    left, right = rules[:half], rules[half:]
    second = _quickxplain(search, background + left, right, asked=bool(left))
    first = _quickxplain(search, background + second, left, asked=bool(second))
    return first + second


def _short(search: Search, rules: list[Rule], rule: Rule) -> float | None:
    """The least by which one rule has to give way so that these rules can be kept; None where that is not enough."""
    limits = search.under(rules)
    if rule.is_switch:
        return 1.0 if search.possible(loosen(limits, rule, 1.0)) else None
    without = Frame(search.cohort, search.under([other for other in rules if other != rule]))
    pairs = _pairs(without) if without.usable[limits.locked].all() else None
    by = 0.0
    while pairs is not None:
        found = solve_program(_slackened(Frame(search.cohort, loosen(limits, rule, by)), pairs, rule))
        if found is None:
            break
        chosen = pairs[found[0][: len(pairs)] > HALF]
        short = max(missing(limits, usage(search.cohort, chosen), rule), 0.0)
        # Dinkelbach's method for a least ratio ("On nonlinear fractional programming", Management Science 13, 1967).
        if not rule.is_share or short <= CLOSE or (by and short >= by - CLOSE):
            return ceil(round(short * 10**SHARE_DIGITS, 3)) / 10**SHARE_DIGITS if rule.is_share else short
        by = short
    return None


def _slackened(frame: Frame, pairs: Ints, rule: Rule) -> Program:
    """The program with nothing to win but to break one rule by as little as possible."""
    program = whole_program(frame, pairs)
    rows, column = frame.rows_of(rule), len(program.cost)
    sign = 1.0 if rule.is_floor else -1.0
    many = np.diff(program.start, append=len(program.value))
    old = Entries(program.index, np.repeat(np.arange(column), many), program.value)
    slack = Entries(rows, np.full(len(rows), column), np.full(len(rows), sign))
    start, index, value = by_column(joined([old, slack]), column + 1)
    cost = np.zeros(column + 1)
    cost[-1] = 1.0
    return Program(
        cost, np.append(program.lower, -INFINITY if rule.is_share else 0.0), np.append(program.upper, INFINITY),
        program.row_lower, program.row_upper, start, index, value, np.append(program.whole, np.int32(0)),
    )  # fmt: skip


def _holds(search: Search, lists: list[list[Breach]]) -> bool:
    """Whether giving way in any one rule of each list is enough, tried for the first choices."""
    for choice in islice(product(*lists), MOST_CHECKED):
        limits = search.limits
        for one in choice:
            limits = loosen(limits, one.rule, one.missing)
        if not search.possible(limits):
            return False
    return True


def _correction(search: Search) -> list[Breach]:
    """Rules that all have to give way together, where clashes are entangled: the last in the order of the rules."""
    kept: list[Rule] = []
    dropped: list[Rule] = []
    for rule in rules_in(search.cohort, search.limits):
        (kept if search.possible(search.under([*kept, rule])) else dropped).append(rule)
    found: list[Breach] = []
    for rule in dropped:
        short = _short(search, [*kept, rule], rule)
        assert short is not None  # noqa: S101 - without this rule a plan is possible
        found.append(Breach(rule, short))
        search = replace(search, limits=loosen(search.limits, rule, short))
        kept.append(rule)
    return found
