"""The planning rounds of the demo world: one for each officer with a shortlist, with two drafts side by side.

Made through the verbs themselves, in the morning of the day on which the world stands.
"""

from datetime import datetime, timedelta

from ciconia.demo.cast import OFFICER_OF, Cast
from ciconia.foundation import clock
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Opportunity
from ciconia.selection.queries.cohort_data import CAN_BE_PLACED

DAYS_TO_PLAN = 14
BEFORE = timedelta(hours=1)
LEAST = 2
"""A round of fewer opportunities plans nothing."""


def make_cohorts(cast: Cast, until: datetime) -> None:
    """A round for the opportunities of each officer that wait for a choice; the second draft forbids the first name."""
    clock.start_at(until - BEFORE)
    try:
        _make(cast)
    finally:
        clock.start_at(until)


def _make(cast: Cast) -> None:
    for officer in sorted(set(OFFICER_OF.values())):
        countries = [country for country, name in OFFICER_OF.items() if name == officer]
        waiting = Opportunity.objects.filter(
            programme=cast.programme, focus__country__in=countries, applications__state__in=CAN_BE_PLACED
        )
        rows = list(waiting.distinct().select_related("programme", "focus").order_by("pk"))
        if len(rows) < LEAST:
            continue
        by = cast.users[officer]
        cohort = cohorts.start_cohort(
            cast.programme, by=by, title="Spring 2021", opportunities=rows,
            ranking_on=clock.today() + timedelta(days=DAYS_TO_PLAN),
        )  # fmt: skip
        first = cohort.drafts.get()
        if first.plan:
            second = cohorts.new_draft(cohort, by=by, like=first)
            application = Application.objects.get(pk=first.plan[0])
            cohorts.forbid(second, application, by=by, reason="Asked not to go before the summer.")
