"""Letters to whoever speaks at an event: may we name you so."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import speaker_token
from ciconia.doors.shared.event import hours, where
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.gatherings.actions.speaker import write_letters
from ciconia.gatherings.models import Speaker


def write_to_speakers() -> tuple[int, int]:
    """Hand over every letter to speakers that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(one: Speaker) -> Message:
    """The letter: plain text, one addressee, one link."""
    event = one.session.event
    with translation.override(one.language if one.language in NAMES else settings.LANGUAGE_CODE):
        said = {
            "name": apart(one.name), "letter": one.letter, "programme": words(event.programme.name),
            "title": words(event.title), "hours": hours(event), "where": where(event),
            "part": words(one.session.title), "url": at(reverse("link:speaker", args=[speaker_token(one.public_id)])),
            "site": urlsplit(settings.SITE).netloc,
        }  # fmt: skip
        headers = {
            "Message-ID": f"<speaker-{one.public_id}-{one.letters}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        subject = _("May we name you as a speaker? %(title)s") % said
        body = render_to_string("link/speaker/letter.txt", said)
        return letter_to(one.email, " ".join(subject.split()), body, headers=headers)
