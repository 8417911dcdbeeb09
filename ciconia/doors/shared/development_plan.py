"""A development plan in words, alike for the institution and the desk."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from ciconia.foundation.text import Translated
from ciconia.programmes.rules.sdg_target import SDG_TARGETS, in_order
from ciconia.selection.models import Capacity, DevelopmentPlan, Level
from ciconia.selection.queries.development_plan import sectors_named


@dataclass(frozen=True)
class ShownCapacity:
    """One capacity as a page shows it: how far it goes today and should go, in words."""

    words: Translated
    process: str
    who_learns: str
    today: str
    wanted: str


def capacities_of(plan: DevelopmentPlan) -> list[ShownCapacity]:
    """The capacities of a plan in their order."""
    return [_shown(row) for row in plan.capacities.all()]


def targets_of(plan: DevelopmentPlan) -> list[str]:
    """The targets it serves, each with its number."""
    language = get_language() or "en"
    return [f"{code} {SDG_TARGETS[code].best(language).text}" for code in in_order(plan.targets)]


def sectors_of(plan: DevelopmentPlan) -> list[str]:
    """The sectors it is about."""
    language = get_language() or "en"
    return [str(name.best(language).text) for name in sectors_named(plan.sectors)]


def said_of(plan: DevelopmentPlan) -> dict[str, Any]:
    """What every page of a plan shows beside its texts."""
    return {"capacities": capacities_of(plan), "sectors": sectors_of(plan), "targets": targets_of(plan)}


def _shown(row: Capacity) -> ShownCapacity:
    return ShownCapacity(
        row.words, row.get_process_display(), row.who_learns,
        f"{row.today}, {Level(row.today).label}", f"{row.wanted}, {Level(row.wanted).label}",
    )  # fmt: skip
