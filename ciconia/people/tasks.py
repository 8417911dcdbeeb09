"""What happens by itself to what is kept about people; may run any number of times."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from ciconia.engine.link.names import names_of
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.people.actions import concept, contact, look
from ciconia.people.actions.intake import drop_forgotten
from ciconia.people.actions.intake_work import carry_on_all

A_YEAR = timedelta(days=365)
VOCABULARY_CODE = {"fa-AF": "prs"}  # Dari, as the vocabulary calls it


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="people.forget_looks", pass_context=False)
def forget_looks(timestamp: int) -> None:
    """Who looked at whom is forgotten after two years."""
    with acting_as("system:jobs"):
        look.forget_looks()


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="people.forget_contacts", pass_context=False)
def forget_contacts(timestamp: int) -> None:
    """A contact without an account is forgotten a year after it ended."""
    with acting_as("system:jobs"):
        contact.forget_contacts(clock.today() - A_YEAR)


@app.task(name=concept.JOB, pass_context=False)
def suggest_concepts(person_id: int) -> None:
    """Look for common names of what somebody has just written they can do."""
    folder = Path(settings.CICONIA_HOME) / "vocabulary"
    with acting_as("system:jobs"):
        concept.suggest(
            person_id, lambda words, language: names_of(words, VOCABULARY_CODE.get(language, language), folder)
        )


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="people.bring_in", lock="people.bring_in", pass_context=False)
def bring_in(timestamp: int) -> None:
    """Bring in, or take back, spreadsheets that wait; after a crash, go on where it stopped."""
    carry_on_all()


@app.periodic(cron="23 3 * * *")
@app.task(queueing_lock="people.forget_spreadsheets", pass_context=False)
def forget_spreadsheets(timestamp: int) -> None:
    """Delete the lines of spreadsheets that nobody brought in for a month."""
    drop_forgotten()
