"""What happens by itself to stories; each may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.actions import story as stories


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="publishing.consent", pass_context=False)
def consent(timestamp: int) -> None:
    """Take off every story that somebody in it does not agree to any more; remind whoever has not answered."""
    stories.withdraw_unagreed()
    appearances.remind()


@app.periodic(cron="23 3 * * *")
@app.task(queueing_lock="publishing.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Delete texts and pictures of stories that went off, and after two years who was shown in them."""
    appearances.forget()
