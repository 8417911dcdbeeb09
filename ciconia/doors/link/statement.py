"""Letters to whoever signs a joint statement for an organisation, in the language they chose."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import signature_token
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.gatherings.actions.statement_signature import write_letters
from ciconia.gatherings.models import SignerNote, StatementSigner


def write_to_signers() -> tuple[int, int]:
    """Hand over every letter about signatures that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(who: StatementSigner) -> Message:
    """The letter: plain text, one addressee."""
    with translation.override(who.language if who.language in NAMES else settings.LANGUAGE_CODE):
        row = who.signature
        host = urlsplit(settings.SITE).hostname
        headers = {
            "Message-ID": f"<statement-{row.public_id}-{who.letter}-{who.letters}@{host}>",
            "Auto-Submitted": "auto-generated",
        }
        subject = " ".join((_subject(who) % {"title": words(row.statement.title)}).split())
        return letter_to(
            who.email, subject, render_to_string("link/statement/letter.txt", _said(who)), kind="own", headers=headers
        )


def _said(who: StatementSigner) -> dict[str, Any]:
    row = who.signature
    statement = row.statement
    return {
        "letter": who.letter, "name": apart(who.name), "organisation": apart(row.name), "reason": row.struck,
        "url": at(reverse("link:statement", args=[signature_token(row.public_id)])), "title": words(statement.title),
        "page": at(reverse("public:statement", args=[statement.programme.code, statement.public_id])),
        "site": urlsplit(settings.SITE).netloc,
    }  # fmt: skip


def _subject(who: StatementSigner) -> str:
    return {
        SignerNote.CONFIRM: _("Please confirm the signature: %(title)s"),
        SignerNote.SIGNED: _("Your organisation has signed: %(title)s"),
        SignerNote.STRUCK: _("A signature was taken off: %(title)s"),
    }[SignerNote(who.letter)]
