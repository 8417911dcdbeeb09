"""
Allocates a whole cohort at once: plain data in, a plan with its reasons out.

`allocate(cohort)` gives a plan.
"""

from ciconia.engine.allocation.bad_input import BadInput
from ciconia.engine.allocation.cohort import Cohort, Decision, Limit, Pair, Person, Place, Rules, cohort_of
from ciconia.engine.allocation.plan import Plan, allocate
from ciconia.engine.allocation.reading import read_folder

__all__ = [
    "BadInput", "Cohort", "Decision", "Limit", "Pair", "Person", "Place", "Plan", "Rules", "allocate", "cohort_of",
    "read_folder",
]  # fmt: skip
