"""Letters to whoever a programme asks in a consultation, in the language they chose."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import consulted_token
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, posting
from ciconia.foundation.queries.letter import whose
from ciconia.gatherings.actions.consultation_answer import write_letters
from ciconia.gatherings.models import AskedLetter, ConsultationAsked
from ciconia.gatherings.queries.consultation import why_dropped
from ciconia.gatherings.rules.consultation import KIND, PROMISE


def write_to_consulted() -> tuple[int, int]:
    """Hand over every letter about consultations that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(asked: ConsultationAsked) -> Message:
    """The letter: plain text, one addressee, one link that answers it. RFC 3834 for Auto-Submitted."""
    with translation.override(asked.language if asked.language in NAMES else settings.LANGUAGE_CODE):
        headers = {
            "Message-ID": f"<consulted-{asked.public_id}-{asked.letter}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        said = _said(asked)
        subject = " ".join((_subject(asked) % said).split())
        body = render_to_string("link/consultation/letter.txt", said)
        return paced_letter(KIND, asked.email, whose(asked.email).account, subject, body, headers=headers)


def _said(asked: ConsultationAsked) -> dict[str, Any]:
    row = asked.consultation
    return {
        "letter": asked.letter, "name": apart(asked.name), "programme": words(row.programme.name),
        "title": " ".join(words(row.title).split()), "about": words(row.about), "decides": words(row.decides),
        "until": row.closes_on, "url": at(reverse("link:consulted", args=[consulted_token(asked.public_id)])),
        "page": at(reverse("public:consultation", args=[row.programme.code, row.public_id])),
        "reason": why_dropped(row) if asked.letter == AskedLetter.DROPPED else "", "promise": PROMISE,
        "site": urlsplit(settings.SITE).netloc,
    }  # fmt: skip


def _subject(asked: ConsultationAsked) -> str:
    return {
        AskedLetter.INVITE: _("What do you think? %(title)s"),
        AskedLetter.REMINDER: _("A few days left to answer: %(title)s"),
        AskedLetter.OUTCOME: _("What came of it: %(title)s"),
        AskedLetter.DROPPED: _("It does not go on: %(title)s"),
    }[AskedLetter(asked.letter)]
