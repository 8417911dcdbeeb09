"""What happens by itself to stories and to whoever gets the newsletter; each may run any number of times."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.actions import page as pages_of_editors
from ciconia.publishing.actions import story as stories
from ciconia.publishing.actions import subscriber as subscribers
from ciconia.publishing.actions.newsletter_letter import forget_letters


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


@app.periodic(cron="33 3 * * *")
@app.task(queueing_lock="publishing.forget_subscribers", pass_context=False)
def forget_subscribers(timestamp: int) -> None:
    """Delete addresses that nobody confirmed in a week, and who got which number a year ago."""
    subscribers.forget()
    forget_letters()


@app.periodic(cron="43 3 * * *")
@app.task(queueing_lock="publishing.writers", pass_context=False)
def writers(timestamp: int) -> None:
    """Whose role has ended is in no group of page writers by the next morning."""
    pages_of_editors.readmit()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="publishing.pages", pass_context=False)
def pages(timestamp: int) -> None:
    """Publish pages of editors at the hour they chose, and take off those whose time is over."""
    call_command("publish_scheduled", verbosity=0)
