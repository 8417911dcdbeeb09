"""The kinds of letters: what they are called, who may refuse them, and what of them is kept."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.letters import plain_address
from ciconia.foundation.models.letter import LetterPace

AT_ONCE, DAILY, NEVER = LetterPace.AT_ONCE, LetterPace.DAILY, LetterPace.NEVER
KEPT = timedelta(days=183)
LINK = re.compile(r"https?://\S+/l/\S+")
CUT = "[…]"


@dataclass(frozen=True)
class Kind:
    """One kind of letters. paces: how often somebody may want them, the first where they never said anything.

    stands: whether the text stands in the inbox. addresses: whether letters go to people without an account, too.
    """

    name: Any
    about: Any
    paces: tuple[str, ...] = (AT_ONCE,)
    stands: bool = True
    addresses: bool = False

    @property
    def refusable(self) -> bool:
        """Whether somebody may say that they want none."""
        return NEVER in self.paces


KINDS = {
    "account": Kind(
        _("Your account and your data"),
        _("Changes of how you sign in, roles you are given, what is kept about you and what becomes of it."),
        addresses=True,
    ),
    "own": Kind(
        _("What is yours"),
        _("Your applications, talks, assignments and registrations, and links you asked for."),
        addresses=True,
    ),
    "work": Kind(
        _("What waits for you in a role"),
        _("Applications to read, candidates to sign for, needs that were written down for you."),
        (AT_ONCE, DAILY),
    ),
    "search": Kind(
        _("Your searches"), _("What is newly open and fits a search you keep."), (AT_ONCE, DAILY, NEVER)
    ),
    "space": Kind(
        _("Spaces you sit in"),
        _("What is new there. How often, each space has for itself: on its page, under your name."),
        (AT_ONCE, NEVER),
    ),
    "asking": Kind(
        _("Questions from programmes"),
        _("Staff who found you in the register ask whether an assignment is for you."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "consultation": Kind(
        _("Consultations"),
        _("A programme asks a group what it thinks before it decides, and says what came of it."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "date": Kind(
        _("Reminders of dates"),
        _("What a programme sends by itself before and after a day of its timetable."),
        (AT_ONCE, NEVER),
    ),
    "event_reminder": Kind(
        _("Reminders of events"),
        _("The letter on the day before an event at which you have a place."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "still_true": Kind(
        _("Is your profile still true?"),
        _("The question that comes once a year. Warnings that something follows from silence still come."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "news": Kind(
        _("News for organisations"),
        _("What a programme has made public and sends to the organisations that work with it, to pass it on."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "newsletter": Kind(
        _("Newsletter"),
        _("The newsletters of programmes, about twice a year, for whoever asked for them."),
        (AT_ONCE, NEVER), addresses=True,
    ),
    "daily": Kind(
        _("The daily letter"),
        _("What you want to read together, once a day. What cannot be refused then comes at once."),
        (AT_ONCE, NEVER), stands=False,
    ),
}  # fmt: skip


def kind_of(code: str) -> Kind:
    """The kind of a kept letter; one that a later version knows no more counts as one's own."""
    return KINDS.get(code, KINDS["own"])


def digest_of(address: str) -> str:
    """What stands for an address where the address itself is not kept: 96 bits of its SHA-256, in hexadecimal."""
    return sha256(plain_address(address).encode()).hexdigest()[:24]


def without_links(text: str) -> str:
    """A letter as it is kept: every link that works without signing in is taken out."""
    return LINK.sub(CUT, text)


def next_daily(moment: datetime, hour: int, zone: str) -> datetime:
    """When the next daily letter comes: the next time at which it is that hour on the clock of a zone."""
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date() if local.hour < hour else local.date() + timedelta(days=1)
    return datetime.combine(day, time(hour), ZoneInfo(zone))


def refused_pace(kind: str) -> str:
    """What becomes of a kind that somebody wants no more of: none, or where it cannot be refused, at once again."""
    return NEVER if KINDS[kind].refusable else AT_ONCE
