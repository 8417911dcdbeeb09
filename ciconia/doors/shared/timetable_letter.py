"""A letter about a date of a timetable, in the words of the programme and the language of whoever reads it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import dated, words
from ciconia.foundation.actions.mail import Message, letter_to
from ciconia.programmes.actions.mailing import Letter
from ciconia.programmes.queries.audience import Addressee
from ciconia.programmes.rules.timetable import filled


def message_of(letter: Letter, *, name: str | None = None) -> Message:
    """The letter as mail: plain text, one addressee. RFC 3834 for Auto-Submitted.

    name: another name than the account's, for a look at a letter to somebody whom the reader may not know.
    """
    with translation.override(wanted(letter.account)):
        called = letter.account.name if name is None else name
        values = _values(letter, called)
        said = {"name": called, "body": filled(_text(letter.body), values), "site": urlsplit(settings.SITE).netloc}
        said["programme"] = values["programme"]
        headers = {"Auto-Submitted": "auto-generated"}
        if letter.key:
            headers["Message-ID"] = f"<{letter.key}@{urlsplit(settings.SITE).hostname}>"
        body = render_to_string("shared/timetable_letter.txt", said)
        subject = " ".join(filled(_text(letter.subject), values).split())
        account = letter.account
        if letter.by_itself:
            return paced_letter("date", account.email, account, subject, body, headers=headers)
        return letter_to(account.email, subject, body, kind="own", headers=headers)


def _values(letter: Letter, name: str) -> dict[str, str]:
    day = letter.day or letter.addressee.day
    return {
        "name": name,
        "day": dated(day, "j F Y") if day else _("a day that is not known yet"),
        "about": words(letter.addressee.about),
        "programme": words(letter.programme.name),
        "link": at(_link(letter.addressee)),
    }


def _link(one: Addressee) -> str:
    page, key = one.link
    if page == "desk":
        return reverse("desk:timetable", kwargs={"programme": key})
    return reverse(page, args=[key] if key else [])


def _text(text: Any) -> str:
    return str(text.best(translation.get_language() or "en").text)
