"""Letters to whoever is named for a course, takes it or completed it, in the language they chose."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import course_token
from ciconia.doors.shared.course import days, spoken
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.learning.actions.enrolment_letter import write_letters
from ciconia.learning.models import CourseLetter, Enrolment
from ciconia.learning.queries.course import why_ended


def write_about_courses() -> tuple[int, int]:
    """Hand over every letter about courses that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(row: Enrolment) -> Message:
    """The letter: plain text, one addressee."""
    language = row.language if row.language in NAMES else settings.LANGUAGE_CODE
    with translation.override(language):
        said = _said(row)
        headers = {
            "Message-ID": f"<course-{row.public_id}-{row.letter}-{row.letters}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/course/letter.txt", said)
        return letter_to(row.email, " ".join((_subject(row) % said).split()), body, kind="own", headers=headers)


def _said(row: Enrolment) -> dict[str, Any]:
    course, asked = row.course, row.letter == CourseLetter.ASKED
    page = reverse("link:course", args=[course_token(row.public_id)]) if asked else reverse("portal:courses")
    return {
        "letter": row.letter, "name": apart(row.name), "title": words(course.title), "days": days(course),
        "languages": spoken(course), "given_by": words(course.given_by), "hours": course.hours,
        "organisation": words(row.organisation.name) if row.organisation else "", "url": at(page),
        "reason": why_ended(row) if row.letter == CourseLetter.CALLED_OFF else "",
        "site": urlsplit(settings.SITE).netloc,
    }  # fmt: skip


def _subject(row: Enrolment) -> str:
    return {
        CourseLetter.ASKED: _("Will you take this course: %(title)s"),
        CourseLetter.ENROLLED: _("You take part: %(title)s"),
        CourseLetter.CERTIFICATE: _("Your certificate: %(title)s"),
        CourseLetter.CALLED_OFF: _("Called off: %(title)s"),
    }[CourseLetter(row.letter)]
