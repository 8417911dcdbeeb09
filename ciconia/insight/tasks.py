"""Counting by itself, so that pages for strangers have true figures."""

from procrastinate.contrib.django import app

from ciconia.insight.actions.figures import refresh_figures
from ciconia.programmes.queries.programme import programmes


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="insight.count", pass_context=False)
def count(timestamp: int) -> None:
    """Count the figures of every programme."""
    count_all()


def count_all() -> int:
    """Count the figures of every programme; gives how many programmes there are."""
    found = list(programmes())
    for programme in found:
        refresh_figures(programme)
    return len(found)
