"""What happens by itself to accounts and their letters; may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.foundation.actions import account, letter
from ciconia.foundation.wall import acting_as


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="foundation.forget_unconfirmed", pass_context=False)
def forget_unconfirmed(timestamp: int) -> None:
    """Accounts whose address nobody confirmed are deleted after a week."""
    with acting_as("system:jobs"):
        account.forget_unconfirmed()


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="foundation.forget_letters", pass_context=False)
def forget_letters(timestamp: int) -> None:
    """What was written more than six months ago leaves the inbox."""
    letter.forget_letters()
