"""What goes out by itself in the words of a door; may run any number of times."""

from procrastinate.contrib.django import app

from ciconia.doors.link.answer import answer_people, ask_institutions
from ciconia.doors.link.asking import hand_over_askings
from ciconia.doors.link.board import invite_member
from ciconia.doors.link.consultation import write_to_consulted
from ciconia.doors.link.course import write_about_courses
from ciconia.doors.link.daily import write_daily_letters
from ciconia.doors.link.endorsement import write_letters
from ciconia.doors.link.event import write_to_registered
from ciconia.doors.link.freshness import ask_whether_still_true
from ciconia.doors.link.idea import write_to_authors
from ciconia.doors.link.intake import tell_brought_in
from ciconia.doors.link.interview import tell_of_interviews
from ciconia.doors.link.letters import write_about_searches
from ciconia.doors.link.mentorship import write_to_pairs
from ciconia.doors.link.need import tell_hosts
from ciconia.doors.link.newsletter import send_newsletters, write_to_subscribers
from ciconia.doors.link.organisation import tell_organisation
from ciconia.doors.link.proposal import tell_proposer
from ciconia.doors.link.reference import write_letters as write_to_referees
from ciconia.doors.link.review import tell_who_assesses
from ciconia.doors.link.role import tell_of_role
from ciconia.doors.link.second_step import remove_what_is_due
from ciconia.doors.link.space import write_about_spaces
from ciconia.doors.link.speaker import write_to_speakers
from ciconia.doors.link.statement import write_to_signers
from ciconia.doors.link.story import write_to_shown
from ciconia.doors.link.timetable import remind_all, send_what_waits
from ciconia.doors.link.together import write_together
from ciconia.gatherings.actions.board import INVITATION
from ciconia.gatherings.actions.event import PROPOSAL_LETTER
from ciconia.people.actions.contact import ROLE_LETTER
from ciconia.publishing.actions.kit import LETTER as ORGANISATION_LETTER


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="doors.letters", pass_context=False)
def letters(timestamp: int) -> None:
    """Write to whoever keeps a search that something new fits."""
    write_about_searches()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="doors.daily", pass_context=False)
def daily(timestamp: int) -> None:
    """Write to whoever wants letters together, once a day, at their hour."""
    write_daily_letters()


@app.periodic(cron="40 6 * * *")
@app.task(queueing_lock="doors.still_true", pass_context=False)
def still_true(timestamp: int) -> None:
    """Ask whoever has said nothing for a year whether their profile is still true; hide and erase who stays silent."""
    ask_whether_still_true()


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="doors.second_steps", pass_context=False)
def second_steps(timestamp: int) -> None:
    """Take away the lost second steps whose owners had three days to say no."""
    remove_what_is_due()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.brought_in", pass_context=False)
def brought_in(timestamp: int) -> None:
    """Tell whoever a list brought in, once, who did, on what ground, and how to say no."""
    tell_brought_in()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.asked", pass_context=False)
def asked(timestamp: int) -> None:
    """Hand over what staff ask people of the register, a letter each."""
    hand_over_askings()


@app.task(name=ROLE_LETTER, pass_context=False)
def role_given(membership_id: int, by: str) -> None:
    """Tell somebody that they were given a role, who gave it and what it opens."""
    tell_of_role(membership_id, by)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="doors.authorities", pass_context=False)
def authorities(timestamp: int) -> None:
    """Write to whoever is asked for an authority: the letter that asks, and reminders that stop."""
    write_letters()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.written_down", pass_context=False)
def written_down(timestamp: int) -> None:
    """Tell an institution that a need was written down for it by telephone, so that it reads and confirms it."""
    tell_hosts()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.referees", pass_context=False)
def referees(timestamp: int) -> None:
    """Write to whoever was named as referee in an application that was sent, and remind them twice."""
    write_to_referees()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="doors.together", pass_context=False)
def together(timestamp: int) -> None:
    """Hand over the letters about applying together: who is asked may be about to answer."""
    write_together()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.assessing", pass_context=False)
def assessing(timestamp: int) -> None:
    """Tell assessors what they were given, and both sides of a talk when it is or that it moved."""
    tell_who_assesses()
    tell_of_interviews()


@app.periodic(cron="10 7 * * *")
@app.task(queueing_lock="doors.reminders", pass_context=False)
def reminders(timestamp: int) -> None:
    """Remind people of the dates of timetables on the days that programmes chose."""
    remind_all()
    send_what_waits()


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="doors.timetable_letters", pass_context=False)
def timetable_letters(timestamp: int) -> None:
    """Hand over the letters about dates that somebody sent off, and those an earlier run left."""
    send_what_waits()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.answers", pass_context=False)
def answered(timestamp: int) -> None:
    """Hand over the letters that tell applicants what was decided."""
    answer_people()


@app.periodic(cron="30 7 * * *")
@app.task(queueing_lock="doors.choosing", pass_context=False)
def asked_to_choose(timestamp: int) -> None:
    """Write to institutions that have candidates to sign for, and remind them until the day."""
    ask_institutions()


@app.task(name=ORGANISATION_LETTER, retry=3, pass_context=False)
def organisation_told(publication_id: int, of: str, key: int) -> None:
    """Tell somebody who speaks for an affiliated organisation what has become public."""
    tell_organisation(publication_id, of, key)


@app.task(name=PROPOSAL_LETTER, retry=3, pass_context=False)
def proposal_answered(event_id: int, state: str) -> None:
    """Tell whoever proposed an event for their organisation what the programme answered."""
    tell_proposer(event_id, state)


@app.task(name=INVITATION, retry=3, pass_context=False)
def invited_to_a_board(seat_id: int) -> None:
    """Ask somebody whether they take a seat on a board."""
    invite_member(seat_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="doors.events", pass_context=False)
def registered(timestamp: int) -> None:
    """Hand over the letters to whoever registered for an event, speaks there, signs or is consulted."""
    write_to_registered()
    write_to_speakers()
    write_to_signers()
    write_to_consulted()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="doors.stories", pass_context=False)
def shown_in_stories(timestamp: int) -> None:
    """Hand over the letters to whoever a story shows: the question, the reminder, what became of it."""
    write_to_shown()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="doors.sharing", pass_context=False)
def shared(timestamp: int) -> None:
    """Hand over the letters about what is new in spaces, those to mentors and mentees, and the answers to ideas."""
    write_about_spaces()
    write_to_pairs()
    write_to_authors()


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="doors.courses", pass_context=False)
def courses(timestamp: int) -> None:
    """Hand over the letters to whoever is named for a course, takes it or completed it."""
    write_about_courses()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="doors.subscribers", pass_context=False)
def subscribed(timestamp: int) -> None:
    """Hand over the letters to whoever asked for the newsletter: they wait for the link."""
    write_to_subscribers()


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="doors.newsletters", pass_context=False)
def newsletters(timestamp: int) -> None:
    """Hand over the letters of every number of the newsletter that was sent, and those an earlier run left."""
    send_newsletters()
