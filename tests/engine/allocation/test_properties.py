"""What holds for every cohort: small random ones against all plans there are."""

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ciconia.engine.allocation import Plan, allocate, read_folder
from ciconia.engine.allocation import plan as plan_module
from tests.engine.allocation.checker import Folder, best, broken
from tests.engine.allocation.relaxing import possible, relaxed
from tests.engine.allocation.small import folders, write

USUAL = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(USUAL, max_examples=2000)


def solved(rows: dict[str, Any]) -> tuple[Folder, Plan]:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), rows)
        return Folder(path), allocate(read_folder(path))


def check_best(rows: dict[str, Any]) -> None:
    folder, plan = solved(rows)
    expected = best(folder)
    if expected is None:
        assert plan.status == "impossible"
        check_clashes(folder, plan)
    else:
        assert plan.status == "optimal"
        assert broken(folder, plan.pairs) == []
        assert plan.objective == pytest.approx(expected, abs=1e-6)
        assert plan.bound >= expected - 1e-6
        assert folder.worth(plan.pairs) == pytest.approx(plan.objective)
        assert sorted({breach.rule.name for breach in plan.warnings}) == sorted(
            set(broken(folder, plan.pairs, bind=False))
        )


def check_kept(rows: dict[str, Any]) -> None:
    """As a large cohort is solved: not always the best plan, but one that keeps all rules, below its bound."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan_module, "FEW_PAIRS", 0)
        folder, plan = solved(rows)
    expected = best(folder)
    if expected is None:
        assert plan.status == "impossible"
    else:
        assert broken(folder, plan.pairs) == []
        assert plan.objective <= expected + 1e-6 <= plan.bound + 2e-6


def check_clashes(folder: Folder, plan: Plan) -> None:
    """Any choice of one rule from each list is enough, and in a single clash nothing less is."""
    assert plan.clashes and all(plan.clashes)
    for choice in product(*plan.clashes):
        assert possible(relaxed(folder, list(choice))), choice
    if len(plan.clashes) == 1:
        for one in plan.clashes[0]:
            if one.rule.name.startswith(("country", "sector", "funder", "balance")):
                assert not possible(relaxed(folder, [one], less=1e-3)), one


@USUAL
@given(folders())
def test_no_plan_is_better_and_no_rule_is_broken(rows):
    check_best(rows)


@pytest.mark.torture
@MANY
@given(folders())
def test_no_plan_is_better_and_no_rule_is_broken_for_two_thousand_cohorts(rows):
    check_best(rows)


@USUAL
@given(folders())
def test_what_is_rounded_country_by_country_breaks_no_rule(rows):
    check_kept(rows)


@pytest.mark.torture
@MANY
@given(folders())
def test_what_is_rounded_country_by_country_breaks_no_rule_for_two_thousand_cohorts(rows):
    check_kept(rows)
