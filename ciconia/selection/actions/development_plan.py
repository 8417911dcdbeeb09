"""Writing an institution's development plan, agreeing it, and looking at it again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import holds_for_organisation
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.people.models import Organisation
from ciconia.selection.models import Capacity, DevelopmentPlan
from ciconia.selection.queries.development_plan import sectors_for
from ciconia.selection.rules.development_plan import (
    FLOW,
    Wanted,
    review_day,
    review_problem,
    unfit,
    unfit_capacities,
)
from ciconia.selection.rules.unfit import Unfit

WRITERS = ("host contact", "focal point")
WRITABLE = ("draft", "under_review")


def may_write(by: Any, organisation: Organisation) -> bool:
    """Whether an account writes plans of an institution: its contact, or the focal point of where it is worked with."""
    row = DevelopmentPlan(organisation=organisation)
    return holds_for_organisation(by, ["host contact"], organisation.pk) or FLOW.holds(by, "focal point", row)


def write_plan(
    organisation: Organisation, *, by: Any, capacities: Iterable[Wanted] = (), **fields: Any
) -> DevelopmentPlan:
    """A new draft; only a title and the problem have to be there. Raises Refused or Unfit."""
    row, wanted = DevelopmentPlan(organisation=organisation, **fields), list(capacities)
    if not may_write(by, organisation):
        raise Refused(_("Plans are written by the institution or by the focal point of its country."))
    _must_fit(row, wanted)
    with transaction.atomic():
        plan: DevelopmentPlan = begin(FLOW, row, by=by)
        _keep(plan, wanted)
    return plan


def edit_plan(
    plan: DevelopmentPlan, *, by: Any, seen: int | None = None, capacities: Iterable[Wanted] | None = None,
    **fields: Any,
) -> DevelopmentPlan:  # fmt: skip
    """Change what is being written; raises Refused, Unfit, or Conflict if somebody was faster.

    capacities: all of them as they should be, or None where they stay.
    """
    wanted = None if capacities is None else list(capacities)
    with transaction.atomic():
        amend(
            FLOW, plan, fields, by=by, roles=WRITERS, states=WRITABLE, seen=seen,
            check=lambda row: _must_fit(row, wanted or []),
        )  # fmt: skip
        if wanted is not None:
            plan.capacities.all().delete()
            _keep(plan, wanted)
    return plan


def share(plan: DevelopmentPlan, *, by: Any, seen: int | None = None) -> DevelopmentPlan:
    """Send a plan to whoever works with the institution."""
    perform(FLOW, "share", plan, by=by, seen=seen)
    return plan


def return_(plan: DevelopmentPlan, *, by: Any, reason: str, seen: int | None = None) -> DevelopmentPlan:
    """Ask the institution for changes, in words."""
    perform(FLOW, "return", plan, by=by, reason=reason, seen=seen)
    return plan


def agree(
    plan: DevelopmentPlan, *, by: Any, next_review: date | None = None, seen: int | None = None
) -> DevelopmentPlan:
    """Agree that work goes towards this plan, with the day it is looked at again; raises Unfit for that day."""
    perform(FLOW, "agree", plan, by=by, seen=seen, changes=_next(plan, next_review))
    return plan


def review(
    plan: DevelopmentPlan, *, by: Any, reason: str, next_review: date | None = None, seen: int | None = None
) -> DevelopmentPlan:
    """Say how far an agreed plan has come, and set the next day; raises Unfit for that day."""
    perform(FLOW, "review", plan, by=by, reason=reason, seen=seen, changes=_next(plan, next_review))
    return plan


def revise(plan: DevelopmentPlan, *, by: Any, reason: str, seen: int | None = None) -> DevelopmentPlan:
    """Open an agreed plan again, to be changed and sent anew."""
    perform(FLOW, "revise", plan, by=by, reason=reason, seen=seen)
    return plan


def end(plan: DevelopmentPlan, *, by: Any, reason: str, seen: int | None = None) -> DevelopmentPlan:
    """End a plan: reached, given up, or followed by another."""
    perform(FLOW, "end", plan, by=by, reason=reason, seen=seen)
    return plan


def _next(plan: DevelopmentPlan, next_review: date | None) -> dict[str, Any]:
    day = next_review or review_day(plan)
    if problem := review_problem(day, plan):
        raise Unfit({"next_review": problem})
    return {"next_review": day}


def _must_fit(plan: DevelopmentPlan, wanted: list[Wanted]) -> None:
    known = [sector.code for sector in sectors_for(plan.organisation)]
    # A sector that was chosen when the plan was written stays in it.
    kept = DevelopmentPlan.objects.filter(pk=plan.pk).values_list("sectors", flat=True).first() or []
    if problems := unfit(plan, [*known, *kept]) | unfit_capacities(wanted):
        raise Unfit(problems)


def _keep(plan: DevelopmentPlan, wanted: list[Wanted]) -> None:
    Capacity.objects.bulk_create(
        Capacity(
            plan=plan, position=number, process=row.process, words=row.words, who_learns=row.who_learns.strip(),
            today=row.today, wanted=row.wanted,
        )
        for number, row in enumerate(wanted, 1)
    )  # fmt: skip
