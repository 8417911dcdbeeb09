"""What is asked about whoever speaks, who may say that they agreed to be named, and in which words they agree."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words

CONSENT = _(
    "I have read how I would be named. The programme may name me so on the public page of this event. I can take this"
    " back at any time with this link: then my name is off the page at once."
)
ASKED_IN = ("draft", "proposed", "returned", "announced")
REMIND_AFTER = timedelta(days=7)
MOST_LETTERS = 3


def misspoken(name: str, email: str, agreed_how: str) -> dict[str, Words]:
    """What is wrong about whoever speaks, by field."""
    found: dict[str, Words] = {}
    if not name.strip():
        found["name"] = _("Write the name of whoever speaks.")
    if email.strip() and ("@" not in email or any(sign in email.strip() for sign in ",; ")):
        found["email"] = _("Write one e-mail address, or none.")
    elif email.strip() and agreed_how.strip():
        found["agreed_how"] = _("They are asked by mail and answer for themselves: leave this empty.")
    return found


def without_consent(speaker: Any, how: str) -> Words | None:
    """Why somebody cannot be named in public by these words, if they cannot."""
    if not how.strip():
        return None if speaker.agreed_on else _("Nobody is named without their yes: write down how they agreed.")
    if speaker.email:
        return _("They were asked by mail and answer for themselves. You can ask them once more.")
    return None


def still_asked(event: Any, now: Any) -> bool:
    """Whether anybody waits for an answer: not of an event that was called off or is over."""
    return event.state in ASKED_IN and bool(event.ends_at > now)


def not_to_ask(speaker: Any, now: Any) -> Words | None:
    """Why somebody cannot be asked once more, if they cannot."""
    if not speaker.email:
        return _("There is no address to write to.")
    if speaker.agreed_on:
        return _("They have agreed already.")
    if speaker.letters >= MOST_LETTERS:
        return _("They were written to three times. Ask them in another way.")
    if not still_asked(speaker.session.event, now):
        return _("The event is over or called off: nobody needs to answer any more.")
    return None
