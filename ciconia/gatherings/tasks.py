"""What happens by itself to events, registrations, spaces and pairs; each may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.actions import consultation as consultation_actions
from ciconia.gatherings.actions import consultation_answer as consultation_answers
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_letter as letters
from ciconia.gatherings.actions import event_registration as registrations
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.actions import speaker as speakers
from ciconia.gatherings.actions import statement as statement_actions
from ciconia.gatherings.actions import statement_signature as signatures


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="gatherings.pass_dates", pass_context=False)
def pass_dates(timestamp: int) -> None:
    """Let events be over whose end has passed, fill places that became free, remind whoever comes tomorrow."""
    events.hold_past()
    letters.settle_all()
    letters.remind()
    speakers.remind()
    events.note_all()


@app.periodic(cron="13 3 * * *")
@app.task(queueing_lock="gatherings.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Let registrations know whose they are, and forget what was kept long enough."""
    registrations.link_people()
    letters.forget()
    boards.forget()
    ideas.forget()
    spaces.forget()


@app.periodic(cron="23 5 * * *")
@app.task(queueing_lock="gatherings.mentors", pass_context=False)
def mentors(timestamp: int) -> None:
    """Ask pairs after six weeks how it goes, and give back what nobody answered."""
    mentorships.pass_dates()


@app.periodic(cron="17 0 * * *")
@app.task(queueing_lock="gatherings.statements", pass_context=False)
def statements(timestamp: int) -> None:
    """Close joint statements and count votes whose last day has ended, and forget what was kept long enough."""
    statement_actions.close_past()
    themes.count_past()
    signatures.forget()


@app.periodic(cron="27 5 * * *")
@app.task(queueing_lock="gatherings.consultations", pass_context=False)
def consultations(timestamp: int) -> None:
    """Close consultations whose last day has ended, remind whoever did not answer, forget what was kept long enough."""
    consultation_actions.close_past()
    consultation_answers.remind()
    consultation_answers.forget()
