"""The letter to somebody who speaks for an affiliated organisation, about something that has become public."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from ciconia.doors.shared.kit import kit_of
from ciconia.doors.shared.letters import paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import SENT, Message, hand_over
from ciconia.foundation.queries.letter import whose
from ciconia.foundation.wall import acting_as
from ciconia.publishing.models import Channel, Publication
from ciconia.publishing.queries.kit import reader
from ciconia.publishing.rules.kit import text_for


def tell_organisation(publication_id: int, of: str, key: int) -> bool:
    """Write one letter; no where it was withdrawn meanwhile or nobody there wants to read it. Raises OSError."""
    with acting_as("system:jobs"):
        rows = Publication.objects.filter(pk=publication_id, state="standing").select_related("programme")
        sent = rows.first()
        one = reader(sent.programme, of, key) if sent else None
        kit = kit_of(sent.noun, sent.source) if sent and one else None
        if sent is None or one is None or kit is None or kit.refused(sent.language):
            return False
        said = kit.said(sent.language)
        with translation.override(sent.language):
            letter = _letter(one.name, one.email, said.title, text_for(said, Channel.MAIL).text, sent)
            return hand_over(letter) == SENT


def _letter(name: str, address: str, subject: str, text: str, sent: Publication) -> Message:
    place = {"site": urlsplit(settings.SITE).netloc, "programme": words(sent.programme.name)}
    body = render_to_string("link/organisation/letter.txt", place | {"name": apart(name), "text": text})
    account, heads = whose(address).account, {"Auto-Submitted": "auto-generated"}
    return paced_letter("news", address, account, subject, body, headers=heads)
