"""`ciconia allocate`: a folder of places, people, pairs and rules becomes a plan, with reports that say why."""

import contextlib
import os
import resource
import time
from pathlib import Path

import click

from ciconia.doors.cli.exits import BAD_INPUT, ENVIRONMENT, IMPOSSIBLE, fail, say
from ciconia.engine.allocation import BadInput, Plan, read_folder
from ciconia.engine.allocation import allocate as solve
from ciconia.engine.allocation.reports import FORMATS, Effort, plan_csv
from ciconia.engine.allocation.story import sentences, story_of

KIB_PER_MIB = 1024
File = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--out", required=True, type=File, help="Where the plan goes, as CSV.")
@click.option("--report", "reports", multiple=True, type=File, help="A report: .json, .md or .xlsx; may be repeated.")
def allocate(folder: Path, out: Path, reports: tuple[Path, ...]) -> None:
    """
    Allocates the cohort in FOLDER: who goes where, at the greatest fit that its rules allow.

    FOLDER holds places.csv, people.csv, pairs.csv and rules.toml. The code is 2 if something in them is wrong, and 3
    if no plan can keep all rules; then the reports say which, and no plan is written.
    """
    _refuse_paths(out, reports)
    began = time.process_time()
    try:
        plan = solve(read_folder(folder))
    except BadInput as problem:
        fail(str(problem), BAD_INPUT)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    effort = Effort(time.process_time() - began, peak)
    story = story_of(plan) if reports else None
    files = {path: FORMATS[path.suffix](story, effort) for path in reports if story}
    write_together(files if plan.status == "impossible" else files | {out: plan_csv(plan)})
    _tell(plan)


def _refuse_paths(out: Path, reports: tuple[Path, ...]) -> None:
    for path in reports:
        if path.suffix not in FORMATS:
            fail(f"{path}: a report ends in {', '.join(FORMATS)}; expected one of these.", BAD_INPUT)
    if len({path.absolute() for path in (out, *reports)}) <= len(reports):
        fail("The plan and the reports are files of their own; one name was given twice.", BAD_INPUT)


def write_together(files: dict[Path, bytes]) -> None:
    """Writes all files or none: each under another name first, then all are renamed."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as problem:
        fail(f"The result could not be written: {problem.strerror}: {problem.filename}", ENVIRONMENT)
    finally:
        for part in parts.values():
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _tell(plan: Plan) -> None:
    if plan.status == "impossible":
        fail("\n".join(["No plan can keep all rules.", *sentences(plan)]), IMPOSSIBLE)
    say(f"{len(plan.chosen)} engagements, fit {plan.objective:.4f}, at most {plan.gap:.4%} below the best there can be")
    for sentence in sentences(plan):
        say(sentence)
