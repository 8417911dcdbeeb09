"""One message, one person. Every mail of the product is handed over here, to exactly one address."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage, get_connection

SEPARATORS = ",;\r\n"
Message = EmailMessage


class OnePersonOnly(ValueError):
    """A message was to go to nobody, or to several people at once. It went to nobody."""


class NotSent(Exception):
    """A letter that did not go: its address is none, or the mail server refuses it. Other letters may."""


@contextmanager
def mailbox() -> Iterator[Any]:
    """A connection to the mail server that is opened with the first letter and closed after the last."""
    connection = get_connection()
    try:
        yield connection
    finally:
        connection.close()


def letter_to(address: str, subject: str, body: str, *, headers: Mapping[str, str] | None = None) -> Message:
    """A plain letter to one address. Raises OnePersonOnly where it is none, or several."""
    if "@" not in address or any(sign in address for sign in SEPARATORS):
        raise OnePersonOnly(address)
    return Message(subject, body, to=[address], headers=dict(headers or {}))


def to_one(message: Message) -> Message:
    """The message, if it goes to one person and no other. Raises OnePersonOnly."""
    if len(message.to) != 1 or message.cc or message.bcc or any(sign in message.to[0] for sign in SEPARATORS):
        raise OnePersonOnly(", ".join(message.recipients()))
    return message


def hand_over(message: Message, *, over: Any = None) -> None:
    """Give a letter to the mail server, over a connection where one is open. Raises OnePersonOnly, and OSError."""
    to_one(message)
    if over is not None:
        message.connection = over
    message.send()


@contextmanager
def posting(letters_about: Callable[..., Message | list[Message]]) -> Iterator[Callable[..., None]]:
    """Gives what hands over the letter, or the letters, about something, all of them over one connection.

    That raises NotSent where one did not go, OSError (of which smtplib's errors are) where the server is not there.
    """
    with mailbox() as connection:

        def post(*about: Any) -> None:
            try:
                found = letters_about(*about)
                for message in [found] if isinstance(found, Message) else found:
                    hand_over(message, over=connection)
            except (OnePersonOnly, SMTPRecipientsRefused, SMTPDataError) as problem:
                raise NotSent from problem

        yield post
