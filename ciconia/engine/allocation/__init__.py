"""
Allocates a whole cohort at once: plain data in, a plan with its reasons out.

`allocate(cohort)` gives a plan, `allocate_with_reserve(cohort, needs)` one that keeps people for needs to come;
`what_if`, `why_not`, `rule_costs`, `more`, `one_more` and `Reasons` answer questions about it. Everything is data
with a sentence; nothing here knows a database, a clock or a page.
"""

from ciconia.engine.allocation.answers import Answer, Move, moves_between, what_if, why_not
from ciconia.engine.allocation.bad_input import BadInput
from ciconia.engine.allocation.cohort import (
    Cohort,
    Decision,
    Ints,
    Limit,
    Names,
    Pair,
    Pairs,
    People,
    Person,
    Place,
    Rules,
    cohort_of,
)
from ciconia.engine.allocation.costs import RuleCost, rule_costs
from ciconia.engine.allocation.frame import values_of
from ciconia.engine.allocation.frontier import More, Next, frontier, more, one_more
from ciconia.engine.allocation.near import near, nearest, standing
from ciconia.engine.allocation.plan import Desk, Plan, allocate
from ciconia.engine.allocation.reading import read_folder
from ciconia.engine.allocation.reasons import Placed, Reasons, Unplaced
from ciconia.engine.allocation.reserve import Need, Reserve, allocate_with_reserve, paying, reserve_prices
from ciconia.engine.allocation.story import Story, story_of

__all__ = [
    "Answer", "BadInput", "Cohort", "Decision", "Desk", "Ints", "Limit", "More", "Move", "Names", "Need",
    "Next", "Pair", "Pairs", "People",
    "Person", "Place", "Placed", "Plan", "Reasons", "Reserve", "RuleCost", "Rules", "Story", "Unplaced", "allocate",
    "allocate_with_reserve", "cohort_of",
    "frontier", "more", "moves_between", "near", "nearest", "one_more", "paying", "read_folder",
    "reserve_prices", "rule_costs", "standing",
    "story_of", "values_of", "what_if", "why_not",
]  # fmt: skip
