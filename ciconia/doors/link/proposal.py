"""The letter to whoever proposed an event for their organisation: what the programme answered."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.event import hours
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import SENT, hand_over, letter_to
from ciconia.foundation.queries.log import told
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event
from ciconia.gatherings.queries.event import proposal_to_tell


def tell_proposer(event_id: int, state: str) -> bool:
    """Write one letter; no where the event stands elsewhere by now, or the account is gone. Raises OSError."""
    with acting_as("system:jobs"):
        event = proposal_to_tell(event_id, state)
        if event is None:
            return False
        user: Any = event.proposed_by
        with translation.override(wanted(user)):
            said = {
                "name": apart(user.name), "state": state, "title": words(event.title), "hours": hours(event),
                "programme": words(event.programme.name), "site": urlsplit(settings.SITE).netloc,
                "reason": _reason(event), "url": at(reverse("portal:event", args=[event.public_id])),
            }  # fmt: skip
            body = render_to_string("link/proposal/letter.txt", said)
            subject = " ".join((_subject(state) % said).split())
            heads = {"Auto-Submitted": "auto-generated"}
            return hand_over(letter_to(user.email, subject, body, headers=heads)) == SENT


def _subject(state: str) -> str:
    return {
        "announced": _("Announced: %(title)s"),
        "returned": _("Sent back to you: %(title)s"),
        "cancelled": _("Not held together: %(title)s"),
    }[state]


def _reason(event: Event) -> str:
    found = told("event", event.pk, ("send_back", "decline"))
    return found[0].reason if found and event.state != "announced" else ""
