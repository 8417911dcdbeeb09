"""What happens by itself on the floor of engagements; each may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.delivery.actions import focus as focuses
from ciconia.delivery.actions import training
from ciconia.learning.actions.enrolment import COMPLETED


@app.task(name=COMPLETED, pass_context=False)
def course_completed(enrolment_id: int) -> None:
    """Tick off what a completed course does on the checklists of whoever completed it."""
    training.course_completed(enrolment_id)


@app.task(name=focuses.JOB, pass_context=False)
def settle_focus(focus_id: int) -> None:
    """Bring every row of a country in line with whether it is suspended."""
    focuses.settle(focus_id)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="delivery.settle_focuses", pass_context=False)
def settle_focuses(timestamp: int) -> None:
    """Finish what a job that was killed has left."""
    focuses.settle_all()
