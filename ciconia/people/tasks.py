"""What happens by itself to what is kept about people; may run any number of times."""

from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from ciconia.engine.link.names import names_of
from ciconia.foundation.wall import acting_as
from ciconia.people.actions import concept, look

VOCABULARY_CODE = {"fa-AF": "prs"}  # Dari, as the vocabulary calls it


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="people.forget_looks", pass_context=False)
def forget_looks(timestamp: int) -> None:
    """Who looked at whom is forgotten after two years."""
    with acting_as("system:jobs"):
        look.forget_looks()


@app.task(name=concept.JOB, pass_context=False)
def suggest_concepts(person_id: int) -> None:
    """Look for common names of what somebody has just written they can do."""
    folder = Path(settings.CICONIA_HOME) / "vocabulary"
    with acting_as("system:jobs"):
        concept.suggest(
            person_id, lambda words, language: names_of(words, VOCABULARY_CODE.get(language, language), folder)
        )
