"""Assessing in the demo world: what waits for two assessors, one conflict, one disagreement, and talks.

Made through the verbs themselves, in the days before the moment at which the demo stands; nothing where nobody waits.
"""

from datetime import datetime, time, timedelta
from typing import Any

from ciconia.demo.cast import OFFICER_OF, Cast
from ciconia.demo.together import on_their_days
from ciconia.foundation import clock
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection.actions import hand_out
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import Application
from ciconia.selection.queries.interview import free_times

FIRST, SECOND = "anouk", "desmond"
CONFLICT = "We wrote a paper together four years ago."
AGAIN = "The utility asks for somebody who has trained technicians. Please look at that with other eyes."
OTHER_EYES = "Explains well on paper; nothing shows that anybody learned it from them in a workshop."
GOOD = "Two of the three trainings named can be checked, and the schedule is realistic."
ROOM = "https://example.org/talk (the link opens ten minutes before)"
LEAVE = "On leave until the end of the month."
LATER = "I work nights until Friday. Next week any afternoon would do."
WORDS = "Asked first what the institution has tried already. Knows two of the districts."


def make_assessing(cast: Cast, until: datetime) -> None:
    """What was given, declared and marked, and who was invited to a talk."""
    with on_their_days() as go_to:
        go_to((until - timedelta(days=3)).date())
        _give(cast)
        go_to((until - timedelta(days=2)).date())
        _read(cast)
        go_to((until - timedelta(days=1)).date())
        _talk(cast)


def _rows(cast: Cast, state: str) -> list[Application]:
    rows = Application.objects.filter(programme=cast.programme, state=state, mark="").order_by("submitted_at", "pk")
    return list(rows.select_related("programme", "focus", "organisation", "opportunity", "person__identity"))


def _officer(cast: Cast, application: Application) -> Any:
    return cast.users[OFFICER_OF[application.focus.country]]


def _give(cast: Cast) -> None:
    """All but the newest few are given evenly, so that the board has something left to give."""
    for application in _rows(cast, "submitted")[:-3]:
        hand_out.spread([application], by=_officer(cast, application))


def _read(cast: Cast) -> None:
    """One conflict, one who has marked before the other, one half read, some taken off one desk, one disagreement."""
    first, second = cast.users[FIRST], cast.users[SECOND]
    waiting = [row for row in _rows(cast, "submitted") if row.reviews.count() > 1]
    criteria = [criterion.code for criterion in criteria_of(cast.programme)]
    if waiting:
        reviews.declare(waiting[0], by=second, conflict=CONFLICT)
    for application in waiting[1:2]:
        reviews.declare(application, by=first)
        reviews.assess(application, by=first, marks=dict.fromkeys(criteria, 2), comment=GOOD)
    for application in waiting[2:3]:
        reviews.declare(application, by=first)
    for application in waiting[3:6]:
        reviews.take_back(application, second, by=_officer(cast, application), reason=LEAVE)
    for application in _rows(cast, "assessed")[:1]:
        before = application.reviews.get()
        other = second if before.assessor == first else first
        reviews.give(application, other, by=_officer(cast, application), why=AGAIN)
        reviews.declare(application, by=other)
        apart = {code: 3 if mark < 2 else 0 for code, mark in before.marks.items()}
        reviews.assess(application, by=other, marks=apart, comment=OTHER_EYES)


def _talk(cast: Cast) -> None:
    """Three talks: one fixed, one whose applicant asked for other times, one for which a time is to be chosen."""
    for number, application in enumerate([*_rows(cast, "shortlisted"), *_rows(cast, "assessed")][:3]):
        officer, applicant = _officer(cast, application), application.person.user
        for day in (3, 4):
            begins = datetime.combine(_in_days(application, day), time(10 + 2 * number))
            interviews.offer_time(
                application.opportunity, by=officer, local=begins, zone=cast.programme.zone, minutes=30, where=ROOM
            )
        talk = interviews.invite(application, by=officer)
        if number == 0:
            free = free_times(application.opportunity)
            interviews.pick(talk, free[0], by=applicant, zone=cast.programme.zone)
            interviews.note(talk, by=officer, text=WORDS)
        elif number == 1:
            interviews.ask_others(talk, by=applicant, reason=LATER)


def _in_days(application: Application, days: int) -> Any:
    return clock.today(application.zone) + timedelta(days=days)
