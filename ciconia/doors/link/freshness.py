"""The letters that ask once a year whether a profile is still true, in the words of whoever is asked."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.delivery.actions.leaving import Farewell, erase_silent
from ciconia.doors.link.token import still_true_token
from ciconia.doors.shared.language import NAMES, wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.people.actions.freshness import take_steps
from ciconia.people.queries.freshness import Asked


@dataclass(frozen=True)
class Round:
    """What a run did: letters handed over and not taken, people erased."""

    letters: int
    failed: int
    erased: int


def ask_whether_still_true() -> Round:
    """The next letter to everybody whose profile is a year old, and the end where a year of silence follows.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post, posting(farewell_of) as farewell:
        letters, failed = take_steps(post)
        return Round(letters, failed, erase_silent(farewell))


def message_of(asked: Asked) -> Message:
    """The letter of a step: plain text, one addressee, one link that answers it. RFC 3834 for Auto-Submitted."""
    with translation.override(wanted(asked.account)):
        token = still_true_token(asked.person.public_id, asked.asked_on)
        said: dict[str, Any] = {
            "name": apart(asked.name), "step": asked.step, "asked_on": asked.asked_on, "oldest_on": asked.oldest_on,
            "follows_on": asked.follows_on, "erases": asked.erases, "site": urlsplit(settings.SITE).netloc,
            "url": at(reverse("link:still_true", args=[token])), "profile": at(reverse("portal:profile")),
        }  # fmt: skip
        headers = {
            "Message-ID": f"<{asked.key}@{urlsplit(settings.SITE).hostname}>", "Auto-Submitted": "auto-generated",
        }  # fmt: skip
        subjects = {
            "ask": _("Is your profile still true?"),
            "warn": _("Please answer: is your profile still true?"),
            "warn_again": _("Last question: is your profile still true?"),
            "hide": _("Nobody finds you any more"),
        }
        body = render_to_string("link/freshness/letter.txt", said)
        subject = str(subjects[asked.step])
        if asked.step == "ask":
            return paced_letter("still_true", asked.address, asked.account, subject, body, headers=headers)
        return letter_to(asked.address, subject, body, kind="account", headers=headers)


def farewell_of(farewell: Farewell) -> Message:
    """The last letter, with the number of the proof."""
    language = farewell.language if farewell.language in NAMES else settings.LANGUAGE_CODE
    with translation.override(language):
        said = {"site": urlsplit(settings.SITE).netloc, "proof": farewell.proof.public_id}
        body = render_to_string("link/freshness/erased.txt", said)
        return letter_to(farewell.address, _("You have been erased"), body, kind="account")
