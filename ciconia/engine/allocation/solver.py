"""HiGHS, always with one thread, one seed and a status that was looked at."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from ciconia.engine.allocation.cohort import Floats, Ints

INFINITY = highspy.kHighsInf
TOLERANCE = 1e-7
FEW_CUTS, MANY_SOLUTIONS = 30, 1_000_000
_Status = highspy.HighsModelStatus
FEASIBLE = int(highspy.SolutionStatus.kSolutionStatusFeasible)


class SolverError(RuntimeError):
    """The solver ended in a way that no input explains."""


@dataclass(frozen=True)
class Program:
    """A linear or integer program by columns: minimise cost·x, lower ≤ x ≤ upper, row_lower ≤ A·x ≤ row_upper."""

    cost: Floats
    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    start: Ints
    index: Ints
    value: Floats
    whole: Ints  # 1 where a column must be a whole number


@dataclass(frozen=True)
class Entries:
    """Places of a matrix that are not zero."""

    row: Ints
    column: Ints
    value: Floats


def by_column(entries: Entries, columns: int) -> tuple[Ints, Ints, Floats]:
    """Entries as starts, rows and values of columns one after another."""
    order = np.argsort(entries.column, kind="stable")
    start = np.searchsorted(entries.column[order], np.arange(columns)).astype(np.int32)
    return start, entries.row[order].astype(np.int32), entries.value[order]


def new_solver(**options: Any) -> Any:
    """A quiet solver with one thread."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in {"output_flag": False, "threads": 1, "parallel": "off", "random_seed": 0, **options}.items():
        solver.setOptionValue(name, value)
    return solver


def load(solver: Any, program: Program, *, whole: bool) -> None:
    """Hands a program to the solver, as an integer program if `whole`."""
    kinds = program.whole if whole else np.zeros(len(program.whole), np.int32)
    solver.passModel(
        len(program.cost), len(program.row_lower), len(program.value), 1, 1, 0.0, program.cost, program.lower,
        program.upper, program.row_lower, program.row_upper, program.start, program.index, program.value, kinds,
    )  # fmt: skip


def run(solver: Any) -> bool:
    """Solves; whether there is a solution. Raises SolverError for every end but solved, limit reached, impossible."""
    solver.run()
    status = solver.getModelStatus()
    if status == _Status.kUnboundedOrInfeasible or status == _Status.kInfeasible:
        return False
    solved = {_Status.kOptimal, _Status.kSolutionLimit, _Status.kModelEmpty, _Status.kObjectiveTarget}
    if status not in solved:
        raise SolverError(f"the solver ended with {solver.modelStatusToString(status)}")
    return True


def solve_quickly(program: Program, loss: float, *, solutions: int = MANY_SOLUTIONS) -> Floats | None:
    """
    A good solution of a small integer program, by what the solver finds before it branches; it stops at a proof that no
    other costs less by more than `loss`, or after so many `solutions`, each better than the one before. None where it
    found none.
    """
    solver = new_solver(
        mip_abs_gap=loss, mip_rel_gap=0.0, mip_max_nodes=1, mip_heuristic_effort=0.0, mip_allow_restart=False,
        mip_heuristic_run_feasibility_jump=False, mip_heuristic_run_rins=False, mip_heuristic_run_rens=False,
        mip_allow_cut_separation_at_nodes=False, mip_pool_soft_limit=FEW_CUTS, mip_max_improving_sols=solutions,
    )  # fmt: skip
    load(solver, program, whole=True)
    run(solver)
    return _rounded(solver, program) if solver.getInfo().primal_solution_status == FEASIBLE else None


def _rounded(solver: Any, program: Program) -> Floats:
    """The solver's values, whole where they have to be."""
    value = np.array(solver.getSolution().col_value)
    whole = program.whole > 0
    value[whole] = np.round(value[whole])
    return value
