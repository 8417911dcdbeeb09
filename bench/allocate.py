"""`./run bench allocate`: synthetic cohorts solved, beside the same linear program by plain HiGHS in the same run."""

import json
import multiprocessing
import platform
import resource
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

import click
import numpy as np

from bench.cohorts import SIZES, synthetic
from ciconia.engine.allocation import Plan, what_if
from ciconia.engine.allocation import allocate as solve
from ciconia.engine.allocation.cohort import Cohort
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.measure import breaches
from ciconia.engine.allocation.program import program_of
from ciconia.engine.allocation.sifting import relax
from ciconia.engine.allocation.solver import load, new_solver, run

GAPS = {"S": 0.0010, "M": 0.0005, "L": 0.00015}
SECONDS = {"S": 0.2, "M": 1.2, "L": 8.0}
LOCKS = {"S": 0.1, "M": 1.0}
FASTER = 8.0
ASKED = 5
KIB_PER_MIB = 1024
COLUMNS = (
    "size", "seed", "pairs", "placed", "broken", "gap %", "goal", "whole s", "goal", "LP s", "plain s", "times", "goal",
    "lock s", "goal", "MiB",
)  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """What was measured of one cohort; CPU seconds, gap as a part of the bound."""

    size: str
    seed: int
    pairs: int
    placed: int
    broken: int
    gap: float
    whole: float
    relaxed: float
    plain: float | None
    lock: float | None
    peak_mib: float


@click.command()
@click.option(
    "--sizes", multiple=True, default=("S", "M", "L"), type=click.Choice(list(SIZES)), help="May be repeated."
)
@click.option("--seeds", multiple=True, default=(0, 1, 2), type=int, help="May be repeated.")
@click.argument("more", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per cohort instead of the table.")
def allocate(sizes: tuple[str, ...], seeds: tuple[int, ...], more: tuple[str, ...], *, as_json: bool) -> None:
    """
    Allocates synthetic cohorts: S, M and L.

    Several values may follow an option: `--sizes S M --seeds 0 1`. The time is of the processor, for one process and
    one thread; "lock" is the slowest of five answers to what a lock leads to, a whole plan each.
    """
    sizes, seeds = _spread(sizes, seeds, more)
    missed = 0
    if not as_json:
        click.echo(
            f"{platform.machine()}, Python {platform.python_version()}; CPU seconds of one process, one thread\n"
        )
        click.echo("\t".join(COLUMNS))
    for size in sizes:
        for seed in seeds:
            figures = _apart(size, seed)
            missed += _misses(figures)
            click.echo(json.dumps(asdict(figures)) if as_json else "\t".join(_cells(figures)))
    if not as_json:
        click.echo(f"\n{missed} of the figures miss their goal" if missed else "\nall figures meet their goals")
    sys.exit(1 if missed else 0)


def _spread(
    sizes: tuple[str, ...], seeds: tuple[int, ...], more: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Values that follow the first one of an option arrive as arguments."""
    letters = tuple(word for word in more if word in SIZES)
    numbers = tuple(int(word) for word in more if word.isdigit())
    if len(letters) + len(numbers) < len(more):
        raise click.BadParameter(f"sizes are {', '.join(SIZES)}, seeds are whole numbers")
    return sizes + letters, seeds + numbers


def _apart(size: str, seed: int) -> Figures:
    """Measures in a process of its own, so that the peak of memory is of this cohort alone."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (size, seed))


def measure(size: str, seed: int) -> Figures:
    """All figures of one cohort."""
    cohort = synthetic(*SIZES[size], seed)
    began = time.process_time()
    plan = solve(cohort)
    whole = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    began = time.process_time()
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame)
    relaxed = time.process_time() - began
    assert found is not None  # noqa: S101 - these cohorts have plans
    gap = (found[1].bound - plan.objective) / found[1].bound
    broken = len(breaches(cohort, limits_of(cohort), plan.chosen))
    plain = None if size == "L" else _plain(frame, found[1].bound)
    lock = _lock(plan) if size in LOCKS else None
    return Figures(size, seed, len(cohort.pairs.fit), len(plan.chosen), broken, gap, whole, relaxed, plain, lock, peak)


def _plain(frame: Frame, bound: float) -> float:
    """The linear program over all pairs by HiGHS as it comes, with one thread."""
    program, _ = program_of(frame, np.arange(len(frame.usable), dtype=np.int32))
    began = time.process_time()
    solver: Any = new_solver()
    load(solver, program, whole=False)
    run(solver)
    took = time.process_time() - began
    if abs(-solver.getInfo().objective_function_value - bound) > 1e-6 * bound:
        raise click.ClickException("the two linear programs differ")
    return took


def _lock(plan: Plan) -> float:
    """The slowest of some answers about locks that the plan does not hold."""
    cohort: Cohort = plan.cohort
    others = np.setdiff1d(np.arange(len(cohort.pairs.fit)), plan.chosen)
    slowest = 0.0
    for pair in others[:: len(others) // ASKED][:ASKED].tolist():
        began = time.process_time()
        what_if(plan, lock=cohort.ids(pair))
        slowest = max(slowest, time.process_time() - began)
    return slowest


def _misses(figures: Figures) -> int:
    """How many figures miss their goal."""
    size = figures.size
    return sum((
        figures.broken > 0, figures.gap > GAPS[size], figures.whole > SECONDS[size],
        figures.plain is not None and figures.plain < FASTER * figures.relaxed,
        figures.lock is not None and figures.lock > LOCKS[size],
    ))  # fmt: skip


def _cells(figures: Figures) -> list[str]:
    size, plain, lock = figures.size, figures.plain, figures.lock
    times = None if plain is None else plain / figures.relaxed
    return [
        size, str(figures.seed), f"{figures.pairs:,}", str(figures.placed), str(figures.broken),
        f"{100 * figures.gap:.4f}", f"{100 * GAPS[size]:.3f}", f"{figures.whole:.2f}", f"{SECONDS[size]:.1f}",
        f"{figures.relaxed:.3f}", "-" if plain is None else f"{plain:.2f}", "-" if times is None else f"{times:.1f}",
        "-" if times is None else f"{FASTER:.0f}", "-" if lock is None else f"{lock:.3f}",
        f"{LOCKS[size]:.1f}" if size in LOCKS else "-", f"{figures.peak_mib:.0f}",
    ]  # fmt: skip
