"""Whether somebody is chosen, offered a place or at work elsewhere in person in the same weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ciconia.foundation.wall import acting_as
from ciconia.people.models import Mode
from ciconia.selection.models import MEMBERS, Application, CoApplicant, Opportunity

# The weeks in which somebody is at work in person, by the person's id. The floor that knows engagements puts its
# function here when it starts.
at_work: list[Callable[[int], list[tuple[date, date]]]] = []


@dataclass(frozen=True)
class Elsewhere:
    """That somebody is taken from one day to another; what it is and for whom is not said."""

    state: str  # chosen, offered, or at_work
    starts: date
    ends: date


def weeks_of(opportunity: Opportunity) -> tuple[date, date]:
    """The first and the last day of the work, as it is planned."""
    last = opportunity.starts + timedelta(weeks=opportunity.weeks, days=-1)
    return opportunity.starts, min(last, opportunity.ends) if opportunity.ends else last


def taken_elsewhere(application: Application) -> Elsewhere | None:
    """The first other choice or work, of any programme, in person in the same weeks. Past the wall, for a rule.

    Who works online only may do so beside it.
    """
    if application.opportunity.mode == Mode.VIRTUAL:
        return None
    starts, ends = weeks_of(application.opportunity)
    with acting_as("system:jobs"):
        beside = CoApplicant.objects.filter(application_id=application.pk, state__in=MEMBERS)
        people = [application.person_id, *beside.values_list("person_id", flat=True)]
        others = CoApplicant.objects.filter(person__in=people, state__in=MEMBERS).values("application")
        rows = Application.objects.filter(Q(person__in=people) | Q(pk__in=others), state__in=["chosen", "offered"])
        rows = rows.exclude(pk=application.pk).exclude(opportunity__mode=Mode.VIRTUAL).select_related("opportunity")
        found = [Elsewhere(other.state, *weeks_of(other.opportunity)) for other in rows]
        work = [Elsewhere("at_work", *weeks) for known in at_work for key in people for weeks in known(key)]
    overlapping = [one for one in [*work, *found] if one.starts <= ends and one.ends >= starts]
    return min(overlapping, key=lambda one: one.starts, default=None)
