"""One message, one person. Every mail is handed over here, to exactly one address and as its owner wants it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection

from ciconia.foundation.actions.letter import NotSent as NotSent
from ciconia.foundation.actions.letter import keep
from ciconia.foundation.models import LetterPosted
from ciconia.foundation.queries.letter import whose, wish_of
from ciconia.foundation.rules.letter import DAILY, KINDS, NEVER

SEPARATORS = ",;\r\n"
SENT, WAITS, REFUSED = "sent", "waits", "refused"


class Message(EmailMessage):
    """A letter that knows its kind, what a daily letter says of it, and of which country it is if it names others."""

    kind = ""
    gist = ""
    focus_id: int | None = None


class OnePersonOnly(ValueError):
    """A message was to go to nobody, or to several people at once. It went to nobody."""


class NoWayOut(ValueError):
    """A letter that somebody may refuse does not say how. It went to nobody."""


@contextmanager
def mailbox() -> Iterator[Any]:
    """A connection to the mail server that is opened with the first letter and closed after the last."""
    connection = get_connection()
    try:
        yield connection
    finally:
        connection.close()


def letter_to(
    address: str,
    subject: str,
    body: str,
    *,
    kind: str = "own",
    headers: Mapping[str, str] | None = None,
    gist: str = "",
    focus_id: int | None = None,
) -> Message:
    """A plain letter to one address, of a kind that always comes unless said otherwise.

    Raises OnePersonOnly where the address is none, or several; NoWayOut where the kind can be refused and no head says
    how. focus_id: of a letter that names others, the country whose people they are.
    """
    if "@" not in address or any(sign in address for sign in SEPARATORS):
        raise OnePersonOnly(address)
    message = Message(subject, body, to=[address], headers=dict(headers or {}))
    message.kind, message.gist, message.focus_id = kind, gist, focus_id
    if KINDS[kind].refusable and "List-Unsubscribe" not in message.extra_headers:
        raise NoWayOut(kind)
    return message


def to_one(message: EmailMessage) -> EmailMessage:
    """The message, if it goes to one person and no other. Raises OnePersonOnly."""
    if len(message.to) != 1 or message.cc or message.bcc or any(sign in message.to[0] for sign in SEPARATORS):
        raise OnePersonOnly(", ".join(message.recipients()))
    return message


def hand_over(message: Message, *, over: Any = None) -> str:
    """Give a letter to the mail server, over a connection where one is open, and its copy to the inbox.

    Gives "sent"; "waits" where it comes with the daily letter; "refused" where nobody wants it, and then nothing is
    kept either. Raises OnePersonOnly, and OSError (of which smtplib's errors are).
    """
    to_one(message)
    if over is not None:
        message.connection = over
    who = whose(message.to[0])
    wish = wish_of(who, message.kind)
    if wish.pace == NEVER:
        return REFUSED
    if wish.pace == DAILY and who.account:
        keep(message, who.account, LetterPosted.WAITING, wish)
        return WAITS
    try:
        message.send()
    except (SMTPRecipientsRefused, SMTPDataError):
        if who.account:
            keep(message, who.account, LetterPosted.BOUNCED, wish)
        raise
    if who.account:
        keep(message, who.account, LetterPosted.SENT, wish)
    return SENT


@contextmanager
def posting(letters_about: Callable[..., Message | list[Message]]) -> Iterator[Callable[..., str]]:
    """Gives what hands over the letter, or the letters, about something, all of them over one connection.

    That says what became of the last, as `hand_over` does; raises NotSent where one did not go, OSError (of which
    smtplib's errors are) where the server is not there.
    """
    with mailbox() as connection:

        def post(*about: Any) -> str:
            became = SENT
            try:
                found = letters_about(*about)
                for message in [found] if isinstance(found, Message) else found:
                    became = hand_over(message, over=connection)
            except (OnePersonOnly, SMTPRecipientsRefused, SMTPDataError) as problem:
                raise NotSent from problem
            return became

        yield post
