"""What the worker of the demo is asked to do first: it ranks who applied, and looks for what fits people.

The engine takes seconds for each; the pages say that it is under way until it is there.
"""

from django.db.models import Count, Q
from procrastinate.contrib.django import app

from ciconia.demo.cast import Cast
from ciconia.people.models import Consent, Purpose
from ciconia.selection.actions import fit
from ciconia.selection.actions.ranking import reconsider
from ciconia.selection.models import WAITING, Made, Opportunity

MOST = 6  # opportunities: those with the most people who wait


def ask_for_rankings(cast: Cast) -> None:
    """Defer the jobs; they run when the demo starts."""
    waiting = Count("applications", filter=Q(applications__state__in=WAITING))
    rows = Opportunity.objects.annotate(waiting=waiting).filter(waiting__gt=1).order_by("-waiting", "pk")
    for opportunity in rows.select_related("programme")[:MOST]:
        reconsider(opportunity, Made.SENT)
    agreed = set(Consent.objects.standing().filter(purpose=Purpose.PROFILE).values_list("person", flat=True))
    keys = sorted(person.pk for person in cast.people.values() if person.pk in agreed)
    if keys:
        app.configure_task(fit.JOB, priority=fit.LATER).defer(person_ids=keys)
