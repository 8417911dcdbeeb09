"""What a plan is handed over as: CSV, JSON, Markdown and a workbook, all from the same story."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ciconia.engine.allocation.measure import Breach
from ciconia.engine.allocation.plan import Plan
from ciconia.engine.allocation.words import clash_sentences, gives_way, not_kept, warning_sentences

DIGITS = 10


@dataclass(frozen=True)
class Effort:
    """What making the plan took."""

    cpu_seconds: float
    peak_mib: float


def plan_csv(plan: Plan) -> bytes:
    """plan.csv: person_id, place_id, fit, by person and place."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("person_id", "place_id", "fit"))
    fit = plan.cohort.pairs.fit
    writer.writerows((*plan.cohort.ids(pair), repr(float(fit[pair]))) for pair in plan.chosen.tolist())
    return file.getvalue().encode()


def sentences(plan: Plan) -> list[str]:
    """The clashes or the warnings of a plan in words."""
    return clash_sentences(plan.cohort, plan.clashes) + warning_sentences(plan.cohort, plan.warnings)


def report_json(plan: Plan, effort: Effort) -> bytes:
    """report.json: the keys of the contract, and the story."""
    data: dict[str, Any] = {
        "status": plan.status,
        "objective": round(plan.objective, DIGITS), "bound": round(plan.bound, DIGITS), "gap": plan.gap,
        "cpu_seconds": round(effort.cpu_seconds, 3), "peak_mib": round(effort.peak_mib, 1),
        "warnings": [_breach(plan, one, not_kept(plan.cohort, one)) for one in plan.warnings],
        "clashes": [[_breach(plan, one, gives_way(plan.cohort, one)) for one in clash] for clash in plan.clashes],
    }  # fmt: skip
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def _breach(plan: Plan, breach: Breach, sentence: str) -> dict[str, Any]:
    rule, short = breach.rule, round(breach.missing, DIGITS)
    found: dict[str, Any] = {"rule": rule.name, "missing": int(short) if short.is_integer() else short}
    for key, value in (
        ("country", rule.where if rule.is_share else ""),
        ("person", rule.person),
        ("place", rule.place),
    ):
        found |= {key: value} if value else {}
    return found | {"sentence": sentence}


FORMATS: dict[str, Callable[[Plan, Effort], bytes]] = {".json": report_json}
