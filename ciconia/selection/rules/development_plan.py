"""What has to hold in an institution's development plan, and who says what about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.programmes.rules.sdg_target import SDG_TARGETS
from ciconia.selection.models import DevelopmentPlan, Process
from ciconia.selection.models.development_plan import KNOWN_BY

MOST_CAPACITIES = 6  # what somebody keeps in view on one sheet of paper
MOST_TARGETS = 3
LONGEST = timedelta(days=366)  # institutions plan by budget years
FIRST_YEAR = 1990


@dataclass(frozen=True)
class Wanted:
    """One capacity as somebody wrote it; levels 0 to 3."""

    process: str
    words: Translated
    who_learns: str = ""
    today: int = 0
    wanted: int = 3


def unfit(plan: DevelopmentPlan, known_sectors: Iterable[str]) -> dict[str, Words]:
    """What does not fit in a plan, by field; known_sectors: those of the countries its institution works with."""
    found: dict[str, Words] = {}
    this_year = clock.today(plan.zone).year
    if not plan.title:
        found["title"] = _("Give the plan a title.")
    if not plan.problem:
        found["problem"] = _("Write what the problem is.")
    if plan.starts and plan.ends and plan.ends <= plan.starts:
        found["ends"] = _("The last day must come after the first.")
    if plan.strategy_year is not None and not FIRST_YEAR <= plan.strategy_year <= this_year:
        found["strategy_year"] = _("A year between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": this_year}
    elif plan.strategy_year is not None and not plan.strategy:
        found["strategy"] = _("Name the document that is from this year.")
    if not set(plan.sectors) <= set(known_sectors):
        found["sectors"] = _("Choose among the sectors of the programmes that work with this institution.")
    if not set(plan.targets) <= set(SDG_TARGETS):
        found["targets"] = _("Choose among the targets on the list.")
    elif len(plan.targets) > MOST_TARGETS:
        found["targets"] = _("At most %(most)d targets: those the plan serves most.") % {"most": MOST_TARGETS}
    return found


def unfit_capacities(wanted: Iterable[Wanted]) -> dict[str, Words]:
    """What does not fit in the capacities of a plan; a field is named FIELD_NUMBER, counted from nought."""
    found: dict[str, Words] = {}
    rows = list(wanted)
    if len(rows) > MOST_CAPACITIES:
        found["capacities"] = _("At most %(most)d capacities.") % {"most": MOST_CAPACITIES}
    for number, row in enumerate(rows):
        if row.process not in Process.values:
            found[f"process_{number}"] = _("Say in which way this capacity grows.")
        if not row.words:
            found[f"words_{number}"] = _("Write what your people should be able to do.")
        if not 0 <= row.today < row.wanted <= 3:
            found[f"wanted_{number}"] = _("What is wanted has to be more than what there is today.")
    return found


def review_problem(next_review: date | None, plan: DevelopmentPlan) -> Words | None:
    """Why a day cannot be that of the next review, if it cannot: it has to come, and within a year."""
    today = clock.today(plan.zone)
    if next_review is None or next_review <= today:
        return _("Choose a day after today.")
    if next_review > today + LONGEST:
        return _("Choose a day within a year: no plan goes longer without being looked at.")
    return None


def review_day(plan: DevelopmentPlan) -> date:
    """When a plan is looked at again if nobody says otherwise: in a year, or when it ends before that."""
    today = clock.today(plan.zone)
    in_a_year = today + timedelta(days=365)
    return plan.ends if plan.ends and today < plan.ends < in_a_year else in_a_year


def _with_a_programme(plan: DevelopmentPlan, by: Any) -> Words | None:
    return None if plan.places else _("No programme works with this institution yet, so nobody would read the plan.")


def _complete(plan: DevelopmentPlan, by: Any) -> Words | None:
    fields = (
        ("change", _("what changes in the service")), ("beneficiaries", _("for whom")),
        ("starts", _("the first day")), ("ends", _("the last day")), ("carried_on_by", _("who carries it on")),
    )  # fmt: skip
    missing = [str(words) for name, words in fields if not getattr(plan, name)]
    if not plan.capacities.exists():
        missing.insert(0, str(_("at least one capacity")))
    return _("Still missing: %(fields)s.") % {"fields": ", ".join(missing)} if missing else None


FLOW = Flow(
    floor="selection",
    noun="development_plan",
    states={
        "draft": State("host contact|focal point", "P30D"),
        "shared": State("officer", "P21D"),
        "agreed": State("officer", "next review"),
        "under_review": State("host contact|focal point", "P30D"),
        "ended": State(),
    },
    moves=(
        Move("share", "draft|under_review", "shared", "host contact|focal point", style="go",
             conditions=(_with_a_programme, _complete),
             label=_("Send it to the programme"), done=_("Sent. The programme reads it next.")),
        Move("return", "shared", "under_review", "officer", reason=True,
             label=_("Ask for changes"), done=_("Asked for. The institution reads your words.")),
        Move("agree", "shared", "agreed", "officer", style="go",
             label=_("Agree the plan"), done=_("Agreed. Needs can name it as where they lead.")),
        Move("review", "agreed", "same", "officer", reason=True, style="go",
             label=_("Review it"), done=_("Reviewed. The next date is set.")),
        Move("revise", "agreed", "under_review", "host contact|focal point|officer", reason=True,
             label=_("Revise it"), done=_("The text can be changed now.")),
        Move("end", "draft|shared|agreed|under_review", "ended", "host contact|officer", reason=True, style="no",
             label=_("End the plan"), done=_("Ended, with the reason."),
             consequence=_("No new need can name it. The needs that do keep it, and what was written stays readable.")),
    ),
    dates={"next review": lambda plan: plan.next_review},
    places=lambda plan: plan.places,
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, plan: DevelopmentPlan) -> bool:
    """The same answer as `DevelopmentPlan.visible_to`, for one row."""
    return DevelopmentPlan.objects.visible_to(user).filter(pk=plan.pk).exists()


rules.add_perm("selection.view_development_plan", sees)

__all__ = ["FLOW", "KNOWN_BY", "Wanted", "review_day", "review_problem", "unfit", "unfit_capacities"]
