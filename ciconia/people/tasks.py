"""What happens by itself to what is kept about people; may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.foundation.wall import acting_as
from ciconia.people.actions import look


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="people.forget_looks", pass_context=False)
def forget_looks(timestamp: int) -> None:
    """Who looked at whom is forgotten after two years."""
    with acting_as("system:jobs"):
        look.forget_looks()
