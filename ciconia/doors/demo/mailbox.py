"""Reads the mail that was written to files instead of being sent."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from html import unescape
from pathlib import Path

from django.conf import settings

MOST = 100
BETWEEN = b"\n" + b"-" * 79 + b"\n"  # what Django's file backend writes after each mail
TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Letter:
    """One mail: its key in an address, its heads, its words."""

    key: str
    sent: datetime | None
    to: str
    sender: str
    subject: str
    text: str


def letters(most: int = MOST) -> list[Letter]:
    """The newest mails, newest first; a file that cannot be read is passed over."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = (
        sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True) if folder.is_dir() else []
    )
    found: list[Letter] = []
    for file in files:
        found += reversed(list(_letters_in(file)))
        if len(found) >= most:
            break
    return found[:most]


def _letters_in(file: Path) -> Iterator[Letter]:
    try:
        parts = file.read_bytes().split(BETWEEN)
    except OSError:
        return
    for number, part in enumerate(part for part in parts if part.strip()):
        message = email.message_from_bytes(part, policy=default)
        yield Letter(
            key=f"{file.stem}-{number}",
            sent=_date(message),
            to=str(message["to"] or ""),
            sender=str(message["from"] or ""),
            subject=str(message["subject"] or ""),
            text=_text(message),
        )


def _text(message: EmailMessage) -> str:
    """The words of a mail; where there is only HTML, without its marks."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    try:
        content = str(body.get_content())
    except (LookupError, KeyError):
        return ""
    return content if body.get_content_subtype() == "plain" else unescape(TAGS.sub("", content)).strip()


def _date(message: EmailMessage) -> datetime | None:
    return getattr(message["date"], "datetime", None)
