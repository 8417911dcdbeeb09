"""The letters about dates of a timetable, handed over."""

from ciconia.doors.shared.timetable_letter import message_of
from ciconia.foundation.actions.mail import posting
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.mailing import hand_over_all, remind
from ciconia.programmes.queries.programme import programmes


def remind_all() -> int:
    """Put the reminders of today of every programme in the queue; gives how many letters."""
    with acting_as("system:jobs"):
        return sum(remind(programme) for programme in programmes())


def send_what_waits() -> tuple[int, int]:
    """Hand over what waits, over one connection; gives how many letters went, and how many were refused.

    Raises OSError (of which smtplib's errors are) where the server does not answer; the rest goes with the next run.
    """
    with posting(message_of) as post:
        return hand_over_all(post)
