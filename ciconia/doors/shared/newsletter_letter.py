"""The letters of the newsletter: the one that asks to confirm, and a number in one language. Plain text, no picture.

Nothing in them tells whether they were opened, and a link counts that somebody came by the newsletter, not who.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.newsletter import LEAD, VIA, Part, number_of, subscriber_token
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.actions.mail import Message, letter_to
from ciconia.foundation.queries.letter import whose
from ciconia.foundation.text import Translated
from ciconia.publishing.models import Newsletter, NewsletterLetter, Subscriber
from ciconia.publishing.rules.kit import shortened
from ciconia.publishing.rules.subscriber import KIND


@dataclass(frozen=True)
class Text:
    """A number as a letter says it, before anybody's own links."""

    subject: str
    body: str


def text_in(newsletter: Newsletter, code: str) -> Text:
    """What a letter of a number says in a language, of what is public at this moment."""
    with translation.override(code if code in NAMES else settings.LANGUAGE_CODE):
        number = number_of(newsletter, letter=True)
        page = at(reverse("public:newsletter", args=[newsletter.programme.code, newsletter.public_id]))
        said = {
            "introduction": _in(newsletter.introduction, code), "parts": [_said(part) for part in number.parts],
            "page": page, "programme": words(newsletter.programme.name), "site": urlsplit(settings.SITE).netloc,
        }  # fmt: skip
        subject = " ".join(_in(newsletter.title, code).split())
        return Text(subject, render_to_string("shared/newsletter_letter.txt", said).strip())


def message_of(letter: NewsletterLetter) -> Message:
    """A number as mail to one subscriber, with the way out: RFC 8058, RFC 3834 for Auto-Submitted."""
    newsletter, subscriber = letter.newsletter, letter.subscriber
    text = text_in(newsletter, letter.language)
    with translation.override(letter.language if letter.language in NAMES else settings.LANGUAGE_CODE):
        token = subscriber_token(subscriber.public_id, newsletter.public_id)
        stop = at(reverse("link:no_newsletter", args=[token]))
        heads = {
            "Message-ID": f"<newsletter-{newsletter.public_id}-{letter.pk}@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        address = subscriber.email
        account = whose(address).account
        return paced_letter(KIND, address, account, text.subject, text.body, headers=heads, stop=stop)


def confirm_message(subscriber: Subscriber) -> Message:
    """The letter to whoever asked for the newsletter, or has it already; it holds the link that counts."""
    with translation.override(subscriber.language if subscriber.language in NAMES else settings.LANGUAGE_CODE):
        name = words(subscriber.programme.name)
        said: dict[str, Any] = {
            "letter": subscriber.letter, "programme": name, "site": urlsplit(settings.SITE).netloc,
            "url": at(reverse("link:newsletter", args=[subscriber_token(subscriber.public_id)])),
        }  # fmt: skip
        heads = {
            "Message-ID": f"<newsletter-{subscriber.public_id}-{subscriber.letter}-{subscriber.letters}"
            f"@{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        subject = (
            _("Please confirm: the newsletter of %(programme)s")
            if subscriber.letter == "confirm"
            else _("You get the newsletter of %(programme)s already")
        )
        body = render_to_string("shared/newsletter_confirm.txt", said)
        return letter_to(subscriber.email, subject % {"programme": name}, body, kind="own", headers=heads)


def _said(part: Part) -> dict[str, Any]:
    path = f"{at(part.path)}{VIA}" if part.kit else part.path
    text = " ".join(part.text.text.split())
    return {
        "title": part.title.text, "tongue": part.tongue, "call": part.call, "url": path, "facts": part.facts,
        "text": shortened(text, LEAD, lambda _text: True) if part.kit else text,
    }  # fmt: skip


def _in(text: Translated, code: str) -> str:
    return text.best(code).text.strip()
