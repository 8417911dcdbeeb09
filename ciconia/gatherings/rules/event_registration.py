"""Who gets a place, what is asked of whoever registers, and what is kept of it for how long."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words

SHOWN_FROM = 5  # smaller groups are not shown
KEEP_ADDRESSES = timedelta(days=90)
KEEP_ROWS = timedelta(days=730)
FORGET_UNCONFIRMED = timedelta(days=7)
MOST_LETTERS = 3  # that ask to confirm: whoever types the address of somebody else cannot fill their mailbox
REMIND_BEFORE = timedelta(hours=26)

CONSENT = _(
    "Your name and address are kept for this event alone: to hold a place for you and to write to you about it."
    " Only staff of the programme read them. Ninety days after the event they are deleted."
)
COUNTS = _("You may count whether I later open an account, apply or take part. Only numbers are kept of it, no names.")

MAY_ASK = _(
    "You may ask me by letter what I think before the programme decides something. For that my address is kept until"
    " ninety days after it is known what came of it. Each letter lets me end this with one press."
)


def unsaid(name: str, email: str) -> dict[str, Words]:
    """What is missing in a registration, by field."""
    found: dict[str, Words] = {}
    if not name.strip():
        found["name"] = _("Write the name you want to be greeted by.")
    if "@" not in email:
        found["email"] = _("Write an e-mail address: the link to confirm goes there.")
    return found


def goes_in(capacity: int | None, taken: int, waiting: int) -> bool:
    """Whether somebody who confirms now gets a place: nobody passes those who wait already."""
    return capacity is None or (taken < capacity and not waiting)


def shown_number(number: int) -> str:
    """A number of people as it may be shown: nothing small enough to point at somebody."""
    return str(number) if number == 0 or number >= SHOWN_FROM else str(_("fewer than %(few)d") % {"few": SHOWN_FROM})


def out_of_date(registration: Any, now: datetime) -> bool:
    """Whether a letter that waited has nothing to say any more: cancelled meanwhile, or the event is over."""
    event = registration.event
    if not registration.email or registration.cancelled_at is not None:
        return True
    if event.state == "cancelled":
        return bool(registration.letter != "called_off")
    return bool(event.ends_at <= now)
