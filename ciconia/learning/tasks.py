"""What happens by itself to courses; each may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.learning.actions import course as courses
from ciconia.learning.actions import enrolment_letter as letters


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="learning.pass_dates", pass_context=False)
def pass_dates(timestamp: int) -> None:
    """Let courses be over whose last day has passed."""
    courses.end_past()


@app.periodic(cron="23 3 * * *")
@app.task(queueing_lock="learning.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Forget what was kept long enough."""
    letters.forget()
