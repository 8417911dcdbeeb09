"""The letters about what newly fits a saved search: their words, in the account's language."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.searched import Names, list_of, search_in_words, sectors_of
from ciconia.doors.shared.templatetags.ciconia import apart, dated, in_a_row, languages, place_in, words
from ciconia.foundation.actions.mail import Message, posting
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme
from ciconia.selection.actions.saved_search import Written, write_letters
from ciconia.selection.queries.open_opportunity import Row
from ciconia.selection.queries.saved_search import Letter, Part

SHOWN = 20
"""So many rows of one search a letter holds; the others stand behind a link to the list."""


def write_about_searches() -> Written:
    """Write to everybody whose searches something new fits, over one connection to the mail server.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(letter: Letter) -> Message:
    """The letter as mail: plain text, one addressee, with the way out. RFC 3834 for Auto-Submitted.

    The Message-ID is made of what the letter says, so that one that is handed over twice can be told to be the same.
    """
    with translation.override(wanted(letter.account)):
        headers = {
            "Message-ID": f"<{letter.key}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        said, account = _said(letter), letter.account
        body = render_to_string("link/saved_search/letter.txt", said)
        gist = render_to_string("link/saved_search/_parts.txt", said)
        return paced_letter("search", account.email, account, _subject(letter), body, headers=headers, gist=gist)


def _said(letter: Letter) -> dict[str, Any]:
    names = sectors_of([part.search for part in letter.parts])
    return {
        "name": apart(letter.account.name),
        "number": len(letter.public_ids),
        "parts": [_part(part, names) for part in letter.parts],
        "searches": at(reverse("portal:searches")),
        "site": urlsplit(settings.SITE).netloc,
    }


def _part(part: Part, names: Names) -> dict[str, Any]:
    rows = [_row(part.search.programme, row) for row in part.rows[:SHOWN]]
    return {
        "asked": search_in_words(part.search, names),
        "rows": rows,
        "more": max(0, len(part.rows) - SHOWN),
        "url": at(list_of(part.search)),
    }


def _row(programme: Programme, row: Row) -> dict[str, str]:
    weeks = ngettext("%(count)d week", "%(count)d weeks", row.weeks) % {"count": row.weeks}
    where = place_in(row.city, row.country)
    how = in_a_row([str(Mode(row.mode).label), weeks, languages(list(row.languages))])
    return {
        "title": _line(words(row.title)),
        "facts": f"{in_a_row([_line(words(row.host)), where])}. {how}.",
        "due": _("Apply by %(day)s.") % {"day": dated(row.deadline, "j F Y")},
        "url": at(reverse("public:opportunity", kwargs={"programme": programme.code, "public_id": row.public_id})),
    }


def _subject(letter: Letter) -> str:
    rows: Sequence[Row] = [row for part in letter.parts for row in part.rows]
    if len(rows) == 1:
        return _("New: %(title)s") % {"title": _line(words(rows[0].title))}
    number = {"number": len(rows)}
    return ngettext("%(number)d new assignment for you", "%(number)d new assignments for you", len(rows)) % number


def _line(text: str) -> str:
    return " ".join(text.split())
