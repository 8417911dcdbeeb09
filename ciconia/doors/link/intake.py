"""The letter to whoever a list brought in: who did, on what ground, who sees them now, and how to say no."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import brought_in_token
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.people.actions.intake_told import tell
from ciconia.people.queries.intake import Told
from ciconia.programmes.models import Focus


def tell_brought_in() -> tuple[int, int]:
    """Write to whoever was brought in and not told; gives how many letters went and how many did not.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return tell(post)


def message_of(told: Told) -> Message:
    """The letter: plain text, one addressee, in the language that was chosen with the list."""
    into = told.line.intake
    with translation.override(into.language if into.language in NAMES else settings.LANGUAGE_CODE):
        focus = Focus.objects.select_related("programme").get(pk=told.focus_id)
        said = {
            "name": apart(told.name), "programme": words(focus.programme.name), "focus": words(focus.name),
            "ground": into.ground, "who": into.ground_by, "when": into.ground_on,
            "site": urlsplit(settings.SITE).netloc,
            "url": at(reverse("link:brought_in", args=[brought_in_token(told.line.public_id)])),
        }  # fmt: skip
        headers = {
            "Message-ID": f"<brought-in-{told.line.public_id}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/intake/letter.txt", said)
        return letter_to(
            told.address, _("%(programme)s keeps something about you") % said, body, kind="account", headers=headers
        )
