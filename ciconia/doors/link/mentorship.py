"""Letters to the two of a pair, each in their language, with a link that says yes, no, or how it went."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import pair_token
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.mentorship import reasons_in_words
from ciconia.doors.shared.templatetags.ciconia import apart, day, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.gatherings.actions.mentorship import write_letters
from ciconia.gatherings.models import PairLetter, PairSide
from ciconia.gatherings.queries.mentorship import other_side


def write_to_pairs() -> tuple[int, int]:
    """Hand over every letter about pairs that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(side: PairSide) -> Message:
    """The letter: plain text, one addressee. RFC 3834 for Auto-Submitted."""
    pair = side.mentorship
    with translation.override(wanted(side.account)):
        other = other_side(pair, side)
        said = {
            "letter": side.letter, "name": apart(side.name), "mentors": side.mentors,
            "other": apart(other.name) if other else "",
            "words": other.words if other else "", "contact": other.contact if other else "",
            "reasons": reasons_in_words(pair.reasons), "programme": words(pair.programme.name),
            "until": day(pair.due_at), "site": urlsplit(settings.SITE).netloc,
            "url": at(reverse("link:pair", args=[pair_token(side.public_id)])),
        }  # fmt: skip
        headers = {
            "Message-ID": f"<pair-{side.public_id}-{side.letter}-{pair.version}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        subject = _subject(side) % said
        return letter_to(
            side.account.email, subject, render_to_string("link/mentorship/letter.txt", said), headers=headers
        )


def _subject(side: PairSide) -> str:
    if side.letter == PairLetter.PROPOSED:
        return _("Would you mentor %(other)s?") if side.mentors else _("A mentor for you: %(other)s")
    return {
        PairLetter.AGAIN: _("It did not come to a pair"),
        PairLetter.ACTIVE: _("You and %(other)s: how to reach each other"),
        PairLetter.LOOK_IN: _("You and %(other)s: how does it go?"),
        PairLetter.ENDED: _("Mentoring has ended: one question"),
    }[PairLetter(side.letter)]
