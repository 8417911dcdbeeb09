"""The daily letter: what came since the last one, in one letter, in the language of its reader."""

from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart
from ciconia.foundation.actions.letter import Daily, write_daily
from ciconia.foundation.actions.mail import Message, posting
from ciconia.foundation.models import Letter
from ciconia.foundation.rules.letter import KINDS, kind_of


def write_daily_letters() -> tuple[int, int]:
    """One letter to everybody whose hour has come and for whom something waits; gives how many went and did not.

    Raises OSError (of which smtplib's errors are) where the server does not answer; the rest waits for the next run.
    """
    with posting(message_of) as post:
        return write_daily(post)


def message_of(daily: Daily) -> Message:
    """The letter: plain text, one addressee, what each letter says in short, sorted by kind."""
    account = daily.account
    with translation.override(wanted(account)):
        rows = sorted(daily.letters, key=lambda row: [*KINDS, row.kind].index(row.kind))
        kinds = [
            {"name": kind_of(code).name, "letters": [_short(row) for row in found]}
            for code, found in groupby(rows, key=lambda row: row.kind)
        ]
        said = {
            "name": apart(account.name), "kinds": kinds, "inbox": at(reverse("portal:letters")),
            "site": urlsplit(settings.SITE).netloc,
        }  # fmt: skip
        number = len(rows)
        subject = ngettext("Your daily letter: one thing", "Your daily letter: %(number)d things", number)
        headers = {
            "Message-ID": f"<daily-{daily.key}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/letter/daily.txt", said)
        return paced_letter("daily", account.email, account, subject % {"number": number}, body, headers=headers)


def _short(row: Letter) -> dict[str, Any]:
    lines = row.gist.strip() or at(reverse("portal:letter", args=[row.public_id]))
    return {"subject": row.subject, "lines": lines}
