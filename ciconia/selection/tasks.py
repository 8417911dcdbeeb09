"""What happens by itself when a date has passed; each may run any number of times."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.engine.link.names import names_of
from ciconia.engine.rank.apart import rankings
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Person
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import asking as askings
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.actions import fit as fits
from ciconia.selection.actions import need_concept
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import ranking as ranked
from ciconia.selection.actions import reference as references
from ciconia.selection.actions.choosing import see_to_silent as see_to_host_silence
from ciconia.selection.actions.choosing import tell_what_was_kept
from ciconia.selection.actions.endorsement_asking import forget_addressees, see_to_silent
from ciconia.selection.actions.part import end_open_parts
from ciconia.selection.models import Application, Opportunity

VOCABULARY_CODE = {"fa-AF": "prs"}  # Dari, as the vocabulary calls it


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="selection.pass_dates", pass_context=False)
def pass_dates(timestamp: int) -> None:
    """Close what has reached its deadline, let drafts and offers expire, tell what was kept until today."""
    close_past_deadline()
    expire_past_due()
    references.lapse_past_due()
    tell_what_was_kept()
    see_to_host_silence()
    end_open_parts()
    opportunities.note_all()


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="selection.forget_askings", pass_context=False)
def forget_askings(timestamp: int) -> None:
    """Who was asked about what is forgotten after two years."""
    with acting_as("system:jobs"):
        askings.forget_askings()
    references.forget_referees()


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="selection.authorities", pass_context=False)
def authorities(timestamp: int) -> None:
    """Let the programme see to authorities that stay silent, and forget whom was asked a year ago."""
    see_to_silent()
    forget_addressees()


def close_past_deadline() -> int:
    """Close every opportunity whose last day has passed; gives how many."""
    with acting_as("system:jobs"):
        past = [o for o in _published() if o.deadline < clock.today(o.zone)]
        for opportunity in past:
            with suppress(Conflict):  # an officer was faster
                opportunities.close(opportunity, by=System(_("Deadline")))
    return len(past)


def expire_past_due() -> int:
    """Let offers without an answer, and drafts of what is closed, expire; gives how many."""
    with acting_as("system:jobs"):
        late = list(
            Application.objects.filter(state__in=["offered", "draft"], due_at__lt=clock.now(), mark="")
            .exclude(co_applicants__state="left")  # the officer has to decide first
            .select_related("opportunity")
        )
        for application in late:
            with suppress(Conflict):  # the answer came in the same moment
                applications.expire(application)
    return len(late)


def _published() -> Any:
    return Opportunity.objects.filter(state="published").select_related("programme", "focus")


@app.task(name=need_concept.JOB, pass_context=False)
def suggest_need_concepts(need_id: int) -> None:
    """Look for common names of what a need has just said is missing."""
    folder = Path(settings.CICONIA_HOME) / "vocabulary"
    with acting_as("system:jobs"):
        need_concept.suggest(
            need_id, lambda lines, language: names_of(lines, VOCABULARY_CODE.get(language, language), folder)
        )


# One at a time: each takes 250 MiB while it runs.
@app.task(name=ranked.JOB, lock="selection.engine", pass_context=False)
def rank(opportunity_id: int, why: str, asked_by: int | None) -> None:
    """Rank who applied for an opportunity."""
    with acting_as("system:jobs"):
        ranked.make_ranking(opportunity_id, why=why, asked_by=asked_by, engine=_engine)


@app.task(name=cohorts.JOB, lock="selection.engine", pass_context=False)
def plan(draft_id: int) -> None:
    """Work out the plan of a draft of a large round."""
    with acting_as("system:jobs"):
        cohorts.make_plan(draft_id)


@app.task(name=fits.JOB, lock="selection.engine", pass_context=False)
def fit(person_ids: list[int]) -> None:
    """Look for what fits people whose profile has changed."""
    with acting_as("system:jobs"):
        fits.look_for(Person.objects.filter(pk__in=person_ids, erasure=None).order_by("pk"), _engine)


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="selection.fit_everybody", lock="selection.engine", pass_context=False)
def fit_everybody(timestamp: int) -> None:
    """Look for what fits whoever was here lately, with what was published since."""
    with acting_as("system:jobs"):
        fits.look_for_everybody(_engine)


def _engine(needs: Any, people: Any, **more: Any) -> dict[str, Any]:
    return rankings(needs, people, Path(settings.CICONIA_HOME) / "vocabulary", **more)
