"""Letters about applying together: the question with its link, what came of it, the offer each answers for themself."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import together_token
from ciconia.doors.shared.language import NAMES, wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.foundation.queries.log import told
from ciconia.selection.actions.co_applicant import write_letters
from ciconia.selection.models import CoApplicant

TO_APPLICANT = ("yes", "no", "left", "go_on", "all")


def write_together() -> tuple[int, int]:
    """Hand over every letter about applying together that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(letters_of) as post:
        return write_letters(post)


def letters_of(row: CoApplicant) -> list[Message]:
    """The letter that waits: to the applicant, or to whoever was asked; none where nobody is there to read it."""
    lead, person = row.application.person, row.person
    account = lead.user if row.letter in TO_APPLICANT else person.user if person else None
    address = account.email if account is not None and account.is_active else ""
    address = address or ("" if row.letter in TO_APPLICANT else row.email)
    if not address:
        return []
    language = wanted(account) if account else row.language if row.language in NAMES else settings.LANGUAGE_CODE
    with translation.override(language):
        said = _said(row, account)
        body = render_to_string("link/together/letter.txt", said)
        headers = {
            "Message-ID": f"<together-{row.public_id}-{row.letter}-{row.version}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        return [letter_to(address, " ".join(_subject(row.letter, said).split()), body, kind="own", headers=headers)]


def _said(row: CoApplicant, account: Any) -> dict[str, Any]:
    left = told("co_applicant", row.pk, ["step_out", "refuse"]) if row.letter == "left" else []
    return {
        "name": apart(account.name if account else row.name), "letter": row.letter, "other": apart(row.name),
        "lead": apart(row.application.person.identity.full_name), "title": words(row.opportunity.title),
        "host": words(row.organisation.name), "programme": words(row.programme.name), "until": row.opportunity.deadline,
        "reason": left[0].reason if left else "", "due": row.due_at, "why": words(row.opportunity.together_words),
        "site": urlsplit(settings.SITE).netloc, "url": at(_page(row)),
    }  # fmt: skip


def _page(row: CoApplicant) -> str:
    if row.letter == "ask":
        return reverse("link:together", args=[together_token(row.public_id)])
    if row.letter in TO_APPLICANT:
        return reverse("portal:application", args=[row.application.public_id])
    return reverse("portal:together", args=[row.public_id])


def _subject(letter: str, said: dict[str, Any]) -> str:
    if letter == "ask":
        return _("%(lead)s asks whether you apply together") % said
    if letter == "offer":
        return _("An offer to you and %(lead)s: please answer") % said
    return _("Applying together: %(title)s") % said
