"""The letter that asks somebody to sit on a board."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, day, words
from ciconia.foundation.actions.mail import SENT, hand_over, letter_to
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.queries.board import invitation


def invite_member(seat_id: int) -> bool:
    """Write one letter; no where the invitation was answered or taken back by now. Raises OSError."""
    with acting_as("system:jobs"):
        seat = invitation(seat_id)
        if seat is None:
            return False
        with translation.override(wanted(seat.account)):
            said = {
                "name": apart(seat.name), "board": words(seat.board.name), "programme": words(seat.programme.name),
                "mandate": words(seat.board.mandate), "organisation": apart(seat.organisation),
                "starts": day(seat.starts), "ends": day(seat.ends), "due": day(seat.due_at),
                "url": at(reverse("portal:board", args=[seat.public_id])), "site": urlsplit(settings.SITE).netloc,
            }  # fmt: skip
            subject = " ".join((_("A seat for you: %(board)s") % said).split())
            body = render_to_string("link/board/letter.txt", said)
            heads = {"Auto-Submitted": "auto-generated"}
            return hand_over(letter_to(seat.account.email, subject, body, headers=heads)) == SENT
