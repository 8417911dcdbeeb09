"""The letters to authorities: what they are asked, by when, with the link or the page on which they answer."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.link.token import endorse_token
from ciconia.doors.shared.language import NAMES, wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.selection.actions.endorsement_asking import send_new_link, write_to_authorities
from ciconia.selection.queries.endorsement_link import Asking


def write_letters() -> tuple[int, int]:
    """Write to everybody who is asked for an authority and whose day has come; gives how many went and did not.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_to_authorities(post)


def write_again(public_id: str) -> bool:
    """Send a new link to the address that is recorded; gives whether one went."""
    with posting(message_of) as post:
        return send_new_link(public_id, post)


def message_of(asking: Asking) -> Message:
    """The letter: plain text, one addressee, in the language of the authority or of the account."""
    person, need = asking.person, asking.need
    language = wanted(person.user) if person.user else person.language
    with translation.override(language if language in NAMES else settings.LANGUAGE_CODE):
        said = {
            "name": apart(person.user.name if person.user else person.name), "letter": asking.letter,
            "office": words(asking.step.organisation.name), "host": words(need.organisation.name),
            "title": words(need.title), "programme": words(need.programme.name), "due_on": asking.step.due_on,
            "by_link": person.user is None, "until": person.link_until, "site": urlsplit(settings.SITE).netloc,
            "url": at(_page(asking)),
        }  # fmt: skip
        number = f"{person.public_id}-{person.serial}-{asking.letter}-{asking.step.due_on}"
        headers = {
            "Message-ID": f"<authority-{number}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        subjects = {
            "ask": _("Do you stand behind this need? %(title)s"), "again": _("Your new link: %(title)s"),
        }  # fmt: skip
        subject = subjects.get(asking.letter, _("Please answer: %(title)s")) % said
        body = render_to_string("link/endorsement/letter.txt", said)
        return letter_to(asking.address, " ".join(subject.split()), body, kind="own", headers=headers)


def _page(asking: Asking) -> str:
    if asking.person.user:
        return reverse("portal:endorse", args=[asking.need.public_id])
    return reverse("link:endorse", args=[endorse_token(asking.person.public_id, asking.person.serial)])
