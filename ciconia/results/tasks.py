"""Questions that go out by themselves on their date."""

from contextlib import suppress

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.wall import acting_as
from ciconia.results.actions.outcome import ask
from ciconia.results.models import Outcome


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="results.ask_due", pass_context=False)
def ask_due(timestamp: int) -> None:
    """Ask whoever is to be asked today."""
    ask_on_date()


def ask_on_date() -> int:
    """Ask every planned question whose date has come; gives how many."""
    with acting_as("system:jobs"):
        rows = Outcome.objects.filter(state="planned", wave_on__lte=clock.today())
        due = list(rows.exclude(focus__state="suspended").select_related("engagement"))
        for outcome in due:
            with suppress(Conflict):  # somebody asked in the same moment
                ask(outcome, by=System(_("Date of the wave")))
    return len(due)
