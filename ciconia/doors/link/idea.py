"""Letters to whoever had an idea: that it was answered, and what came of it, in their language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, NotSent, letter_to, posting
from ciconia.gatherings.actions.idea import write_letters
from ciconia.gatherings.models import Idea, IdeaLetter


def write_to_authors() -> tuple[int, int]:
    """Hand over every letter about ideas that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(idea: Idea) -> Message:
    """The letter: plain text, one addressee. Raises NotSent where nobody can be written to. RFC 3834."""
    if not idea.account.is_active or not idea.title:
        raise NotSent
    with translation.override(wanted(idea.account)):
        said = {
            "name": apart(idea.name), "programme": words(idea.programme.name), "letter": idea.letter,
            "title": " ".join(words(idea.title).split()), "site": urlsplit(settings.SITE).netloc,
            "words": words(idea.came_of if idea.letter == IdeaLetter.FOLLOWED else idea.answer),
            "url": at(reverse("portal:idea", args=[idea.public_id])),
        }  # fmt: skip
        headers = {
            "Message-ID": f"<idea-{idea.public_id}-{idea.letter}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        answered = _("Your idea was answered: %(title)s"), _("What came of it: %(title)s")
        subject = answered[idea.letter == IdeaLetter.FOLLOWED] % said
        return letter_to(idea.account.email, subject, render_to_string("link/idea/letter.txt", said), headers=headers)
