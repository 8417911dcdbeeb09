"""What happens by itself to events and registrations; each may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_letter as letters
from ciconia.gatherings.actions import event_registration as registrations


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="gatherings.pass_dates", pass_context=False)
def pass_dates(timestamp: int) -> None:
    """Let events be over whose end has passed, fill places that became free, remind whoever comes tomorrow."""
    events.hold_past()
    letters.settle_all()
    letters.remind()


@app.periodic(cron="13 3 * * *")
@app.task(queueing_lock="gatherings.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Let registrations know whose they are, and forget what was kept long enough."""
    registrations.link_people()
    letters.forget()
