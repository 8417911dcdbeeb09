"""Letters to whoever registered for an event, in the language they chose."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import event_token
from ciconia.doors.shared.event import city_of, door_url, hours, where
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.formats.qr import qr_png
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.foundation.queries.letter import whose
from ciconia.gatherings.actions.event_letter import write_letters
from ciconia.gatherings.models import EventRegistration, Letter
from ciconia.gatherings.queries.event import why_called_off

WITH_CODE = (Letter.PLACE, Letter.MOVED_UP, Letter.REMINDER, Letter.CHANGED, Letter.AGAIN)


def write_to_registered() -> tuple[int, int]:
    """Hand over every letter about events that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(row: EventRegistration) -> Message:
    """The letter: plain text, one addressee; with a place also the code as a picture."""
    language = row.language if row.language in NAMES else settings.LANGUAGE_CODE
    with translation.override(language):
        said = _said(row)
        headers = {
            "Message-ID": f"<event-{row.public_id}-{row.letter}-{row.letters}-{row.event.version}@"
            f"{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/event/letter.txt", said)
        subject = " ".join((_subject(row) % said).split())
        if row.letter == Letter.REMINDER:
            message = paced_letter(
                "event_reminder", row.email, whose(row.email).account, subject, body, headers=headers
            )
        else:
            message = letter_to(row.email, subject, body, kind="own", headers=headers)
    if row.placed_at is not None and row.letter in WITH_CODE:
        message.attach(f"{row.code}.png", qr_png(door_url(row)), "image/png")
    return message


def _said(row: EventRegistration) -> dict[str, Any]:
    event = row.event
    own = {"programme": event.programme.code, "public_id": event.public_id}
    # A meet-up of a space has no page for everybody.
    shut = at(reverse("portal:spaces")) if event.space_id else ""
    reason = why_called_off(event) if row.letter == Letter.CALLED_OFF else ""
    return {
        "row": row, "letter": row.letter, "placed": row.placed_at is not None, "name": apart(row.name),
        "title": words(event.title), "hours": hours(event), "where": where(event), "city": city_of(event),
        "programme": words(event.programme.name), "site": urlsplit(settings.SITE).netloc, "code": row.code,
        "url": at(reverse("link:event", args=[event_token(row.public_id)])), "meeting": event.link, "reason": reason,
        "calendar": "" if shut else at(reverse("public:event_calendar", kwargs=own)),
        "others": shut or at(reverse("public:events", args=[event.programme.code])),
    }  # fmt: skip


def _subject(row: EventRegistration) -> str:
    return {
        Letter.CONFIRM: _("Please confirm: %(title)s"),
        Letter.AGAIN: _("You are registered already: %(title)s"),
        Letter.PLACE: _("You have a place: %(title)s"),
        Letter.WAITING: _("You are on the waiting list: %(title)s"),
        Letter.MOVED_UP: _("A place became free: %(title)s"),
        Letter.CHANGED: _("Time or place has changed: %(title)s"),
        Letter.REMINDER: _("Soon: %(title)s"),
        Letter.CALLED_OFF: _("Called off: %(title)s"),
    }[Letter(row.letter)]
