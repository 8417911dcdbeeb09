"""Whole plans: integer programs over some of a frame's pairs, ended by nodes and gap, never by the clock."""

from dataclasses import dataclass

import numpy as np

from ciconia.engine.allocation.cohort import Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.preferences import with_preferences
from ciconia.engine.allocation.program import program_of
from ciconia.engine.allocation.solver import FEASIBLE, INFINITY, Program, load, new_solver, run

HALF = 0.5


@dataclass(frozen=True)
class Whole:
    """A plan without fractions: the pairs chosen, what it is worth, and what no plan over the same pairs can pass."""

    chosen: Ints
    worth: float
    bound: float


def solve_whole(frame: Frame, pairs: Ints, *, gap: float = 0.0, nodes: int | None = None) -> Whole | None:
    """The best plan over these pairs; None where there is none."""
    program = whole_program(frame, pairs)
    found = solve_program(program, gap=gap, nodes=nodes)
    if found is None:
        return None
    values, bound = found
    chosen = pairs[values[: len(pairs)] > HALF]
    return Whole(chosen, float(frame.worth[chosen].sum()), -bound)


def whole_program(frame: Frame, pairs: Ints) -> Program:
    """The integer program over these pairs, with what people and places prefer where that is a rule."""
    program, _ = program_of(frame, pairs)
    if frame.limits.stable or frame.limits.order:
        program = with_preferences(frame, program, pairs)
    return program


def solve_program(program: Program, *, gap: float = 0.0, nodes: int | None = None) -> tuple[Floats, float] | None:
    """The values of an integer program's columns and a bound of its cost; None where it has no solution."""
    if not len(program.cost):
        return program.cost, 0.0
    solver = new_solver(mip_rel_gap=gap, mip_abs_gap=1e-7)
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    load(solver, program, whole=True)
    bound = -INFINITY
    while run(solver):
        info = solver.getInfo()
        bound = max(bound, info.mip_dual_bound)
        if info.primal_solution_status == FEASIBLE:
            return np.array(solver.getSolution().col_value), bound
        # Out of nodes without any plan: then the first plan is the end, however many nodes it takes.
        solver.setOptionValue("mip_max_nodes", np.iinfo(np.int32).max)
        solver.setOptionValue("mip_max_improving_sols", 1)
    return None
