"""Letters about something public to the organisations that work with a programme, one to each who speaks for one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.actions.publication import NOBODY, note_post
from ciconia.publishing.models import Channel, Place, Publication
from ciconia.publishing.queries.kit import readers_of
from ciconia.publishing.rules.publication import FLOW, About

LETTER = "doors.tell_organisation"
WRITERS = ("officer", "coordinator")


def mail_organisations(
    noun: str, source: str, *, programme: Programme, focus: Focus | None, title: Translated, by: Any, language: str,
    about: About = NOBODY,
) -> Publication:  # fmt: skip
    """Write to everybody who speaks for an affiliated organisation; a job hands each letter over.

    Noted as one place: what went out by mail cannot be taken back. Raises Refused or Unfit.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)  # a double click waits here
        said: dict[str, Any] = {
            "channel": Channel.MAIL,
            "place": Place.MAIL,
            "address": "",
            "language": language,
            "about": about,
        }
        row = Publication(programme=programme, focus=focus)
        if not any(FLOW.holds(by, role, row) for role in WRITERS):
            raise Refused(FLOW.who_may(WRITERS))
        same = Publication.objects.filter(noun=noun, source=source, channel=Channel.MAIL, language=language)
        if same.filter(state="standing").exists():
            raise Unfit({"": _("It was written to them in this language already.")})
        readers = readers_of(programme)
        if not readers:
            raise Unfit({"": _("No organisation that works with the programme has anybody with an address.")})
        place: dict[str, Any] = {"programme": programme, "focus": focus, "title": title, "by": by}
        sent = note_post(noun, source, letters=len(readers), **place, **said)
        for one in readers:
            app.configure_task(LETTER).defer(publication_id=sent.pk, of=one.of, key=one.key)
    return sent
