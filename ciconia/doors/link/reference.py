"""Letters to referees: who named them, what for, and the link to the page on which they answer."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import reference_token
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.selection.actions.reference import send_new_link, write_to_referees
from ciconia.selection.queries.reference import Asking


def write_letters() -> tuple[int, int]:
    """Write to every referee whose day has come; gives how many letters went and did not.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_to_referees(post)


def write_again(public_id: str) -> bool:
    """Send a new link to the address the applicant gave; gives whether one went."""
    with posting(message_of) as post:
        return send_new_link(public_id, post)


def message_of(asking: Asking) -> Message:
    """The letter: plain text, one addressee, in the language the applicant chose for them."""
    reference = asking.reference
    application = reference.application
    language = reference.language if reference.language in NAMES else settings.LANGUAGE_CODE
    with translation.override(language):
        token = reference_token(reference.public_id, reference.serial)
        said = {
            "name": apart(reference.name), "letter": asking.letter, "until": reference.due_at,
            "person": apart(application.person.identity.full_name), "title": words(application.opportunity.title),
            "host": words(reference.organisation.name), "programme": words(reference.programme.name),
            "site": urlsplit(settings.SITE).netloc, "url": at(reverse("link:reference", args=[token])),
        }  # fmt: skip
        number = f"{reference.public_id}-{reference.serial}-{asking.letter}-{reference.link_until}"
        headers = {
            "Message-ID": f"<referee-{number}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        subjects = {"ask": _("%(person)s named you as a referee"), "again": _("Your new link: %(person)s")}
        subject = subjects.get(asking.letter, _("A few words about %(person)s are still missing")) % said
        body = render_to_string("link/reference/letter.txt", said)
        about = reference.focus_id
        return letter_to(reference.email, " ".join(subject.split()), body, kind="own", headers=headers, focus_id=about)
