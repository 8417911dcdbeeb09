"""What happens by itself to accounts; may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.foundation.actions import account
from ciconia.foundation.wall import acting_as


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="foundation.forget_unconfirmed", pass_context=False)
def forget_unconfirmed(timestamp: int) -> None:
    """Accounts whose address nobody confirmed are deleted after a week."""
    with acting_as("system:jobs"):
        account.forget_unconfirmed()
