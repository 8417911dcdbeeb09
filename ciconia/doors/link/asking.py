"""The letter to somebody of the register whom staff ask about an opportunity: who asks, why, and how to answer."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.asked import asked_token
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, posting
from ciconia.selection.actions.asking import send
from ciconia.selection.queries.asking import Letter


def hand_over_askings() -> tuple[int, int]:
    """Write to whoever is asked and was not written to; gives how many letters went and how many did not.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return send(post)


def message_of(letter: Letter) -> Message:
    """The letter: plain text, one addressee, one link that answers it. RFC 3834 for Auto-Submitted."""
    asking, opportunity = letter.asking, letter.asking.opportunity
    with translation.override(wanted(letter.account)):
        kwargs = {"programme": asking.programme.code, "public_id": opportunity.public_id}
        said: dict[str, Any] = {
            "name": apart(letter.name), "who": asking.by_name, "programme": words(asking.programme.name),
            "title": " ".join(words(opportunity.title).split()), "why": asking.why, "deadline": opportunity.deadline,
            "opportunity": at(reverse("public:opportunity", kwargs=kwargs)),
            "url": at(reverse("link:asked", args=[asked_token(asking.public_id)])),
            "site": urlsplit(settings.SITE).netloc,
        }  # fmt: skip
        headers = {
            "Message-ID": f"<asked-{asking.public_id}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/asking/letter.txt", said)
        subject = _("Is this for you? %(title)s") % said
        return paced_letter("asking", letter.address, letter.account, subject, body, headers=headers)
