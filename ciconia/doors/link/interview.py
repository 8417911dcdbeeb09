"""The letters about a talk, to the applicant and to whoever talks with them: when, in both zones, and what changed."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Event

from ciconia.doors.shared.calendars import new_calendar
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
            account.email,
            _("Talk about “%(title)s”") % said,
            body,
            kind="own",
            headers={"Auto-Submitted": "auto-generated"},
            focus_id=interview.focus_id if door == "desk" else None,
        )
        if interview.state in ("fixed", "cancelled"):
            message.attach("talk.ics", ics(interview), "text/calendar")
        return message


def ics(interview: Interview) -> str:
    """The talk as one entry for a calendar; the same UID with each change, so that it moves or goes."""
    on = interview.time
    made, entry = new_calendar("Talks", method="PUBLISH" if on else "CANCEL"), Event()
    entry.add("uid", f"talk-{interview.public_id}@{urlsplit(settings.SITE).hostname}")
    entry.add("sequence", interview.version)
    entry.add("dtstamp", clock.now().astimezone(UTC))
    entry.add("dtstart", (on.starts_at if on else interview.state_since).astimezone(UTC))
    if on:
        entry.add("dtend", (on.starts_at + timedelta(minutes=on.minutes)).astimezone(UTC))
        entry.add("location", on.where)
    else:
        entry.add("status", "CANCELLED")
    entry.add("summary", words(interview.application.opportunity.title))
    made.add_component(entry)
    return made.to_ical().decode()
