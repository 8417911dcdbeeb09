"""The letters of the newsletter, handed over: those that ask to confirm, and the numbers that were sent."""

from ciconia.doors.shared.newsletter_letter import confirm_message, message_of
from ciconia.foundation.actions.mail import posting
from ciconia.publishing.actions.newsletter_letter import hand_over_all
from ciconia.publishing.actions.subscriber import write_letters


def write_to_subscribers() -> tuple[int, int]:
    """Hand over every letter that asks to confirm; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(confirm_message) as post:
        return write_letters(post)


def send_newsletters() -> tuple[int, int]:
    """Hand over every letter of a number that waits; gives how many went and how many were refused. Raises OSError."""
    with posting(message_of) as post:
        return hand_over_all(post)
