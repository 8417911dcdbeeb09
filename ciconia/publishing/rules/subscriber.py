"""What is asked of whoever wants the newsletter, and what is kept of it for how long."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ciconia.publishing.models import Subscriber

KIND = "newsletter"
FORGET_UNCONFIRMED = timedelta(days=7)
KEEP_ENDED = timedelta(days=730)
MOST_LETTERS = 3  # that ask to confirm: whoever types the address of somebody else cannot fill their mailbox

CONSENT = _(
    "Your address and the language are kept for this newsletter alone, about twice a year. Nobody reads them, staff"
    " neither, and nothing in a letter tells us whether you opened it. Every letter ends it with one press, and then"
    " the address is deleted."
)


def stage(subscriber: Subscriber, now: datetime) -> str:
    """Where it stands: asked, expired, standing or ended."""
    if subscriber.ended_at is not None:
        return "ended"
    if subscriber.confirmed_at is not None:
        return "standing"
    return "expired" if subscriber.asked_at < now - FORGET_UNCONFIRMED else "asked"
