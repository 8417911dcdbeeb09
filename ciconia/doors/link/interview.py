"""The letters about a talk, to the applicant and to whoever talks with them: when, in both zones, and what changed."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.interview import whens
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.foundation.models import Log, User
from ciconia.selection.actions.interview import tell
from ciconia.selection.models import Interview


def tell_of_interviews() -> int:
    """Write to both sides of each talk about which something changed; gives about how many."""
    with posting(letters_of) as post:
        return tell(post)


def letters_of(interview: Interview) -> list[Message]:
    """One letter to the applicant, one to whoever asked for the talk or holds it; with a file for the calendar."""
    applicant = interview.application.person.user
    staff = interview.time.interviewer if interview.time else interview.by
    found = [_letter(interview, applicant, "portal")] if applicant else []
    tells_staff = interview.state in ("fixed", "others_asked", "cancelled")
    return found + ([_letter(interview, staff, "desk")] if staff and tells_staff else [])


def _letter(interview: Interview, account: User, door: str) -> Message:
    with translation.override(wanted(account)):
        last = Log.objects.filter(noun="interview", object_id=interview.pk).order_by("-id").first()
        opportunity = interview.application.opportunity
        where = [interview.public_id] if door == "portal" else [interview.programme.code, interview.public_id]
        said = {
            "name": apart(account.name), "state": interview.state, "title": words(opportunity.title),
            "programme": words(interview.programme.name), "who": apart(str(interview.application.person)),
            "staff": door == "desk", "time": interview.time, "reason": last.reason if last else "",
            "whens": whens(interview), "page": at(reverse(f"{door}:interview", args=where)),
        }  # fmt: skip
        body = render_to_string("link/interview/letter.txt", said)
        message = letter_to(
            account.email, _("Talk about “%(title)s”") % said, body, headers={"Auto-Submitted": "auto-generated"}
        )
        if interview.state in ("fixed", "cancelled"):
            message.attach("talk.ics", ics(interview), "text/calendar")
        return message


def ics(interview: Interview) -> str:
    """The talk as one event for a calendar (RFC 5545); the same UID with each change, so that it moves or goes."""
    host = urlsplit(settings.SITE).hostname
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//talks//EN",
             f"METHOD:{'CANCEL' if interview.time is None else 'PUBLISH'}", "BEGIN:VEVENT",
             f"UID:talk-{interview.public_id}@{host}", f"SEQUENCE:{interview.version}",
             f"DTSTAMP:{_utc(clock.now())}"]  # fmt: skip
    if interview.time is not None:
        ends = interview.time.starts_at + timedelta(minutes=interview.time.minutes)
        lines += [f"DTSTART:{_utc(interview.time.starts_at)}", f"DTEND:{_utc(ends)}",
                  f"LOCATION:{_escaped(interview.time.where)}"]  # fmt: skip
    else:
        lines += [f"DTSTART:{_utc(interview.state_since)}", "STATUS:CANCELLED"]
    lines += [f"SUMMARY:{_escaped(words(interview.application.opportunity.title))}", "END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> list[str]:
    """Lines of at most 75 octets (RFC 5545, 3.1)."""
    found, rest = [], line
    while len(rest.encode()) > 75:
        cut = 70
        while len(rest[:cut].encode()) > 74:
            cut -= 1
        found.append(rest[:cut])
        rest = " " + rest[cut:]
    return [*found, rest]
