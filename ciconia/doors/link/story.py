"""Letters to whoever a story shows, in the language that was noted; and what they are shown, as it was frozen."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import NAMES, wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.shown import story_url
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, NotSent, letter_to, posting
from ciconia.foundation.text import Translated
from ciconia.publishing.actions.appearance import write_letters
from ciconia.publishing.models import Appearance, Note


@dataclass(frozen=True)
class Reading:
    """What somebody was shown, as it was: texts, whether there is a picture, where the video stands."""

    title: Translated
    lead: Translated
    body: Any
    picture_alt: Translated
    picture: bool
    video_url: str


def reading(one: Appearance) -> Reading:
    """The text and picture that somebody was asked about, whatever became of the story since."""
    kept = {name: Translated(one.shown.get(name, {})) for name in ("title", "lead", "body", "picture_alt")}
    return Reading(
        title=kept["title"], lead=kept["lead"], body=told(kept["body"]), picture_alt=kept["picture_alt"],
        picture=bool(one.shown_picture), video_url=one.shown.get("video_url", ""),
    )  # fmt: skip


def write_to_shown() -> tuple[int, int]:
    """Hand over every letter about stories that waits; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(one: Appearance) -> Message:
    """The letter: plain text, one addressee, one link. Raises NotSent where nobody can be written to."""
    account = one.person.user if one.person is not None and one.person.user_id else None
    address = one.email or (account.email if account is not None and account.is_active else "")
    if not address:
        raise NotSent
    language = wanted(account) if account is not None else one.language if one.language in NAMES else "en"
    with translation.override(language):
        story = one.story
        said = {
            "name": apart(one.name), "letter": one.letter, "programme": words(story.programme.name),
            "title": words(Translated(one.shown.get("title", {}))), "url": at(story_url(one)),
            "page": at(reverse("public:story", args=[story.programme.code, story.public_id])),
            "site": urlsplit(settings.SITE).netloc,
        }  # fmt: skip
        headers = {
            "Message-ID": f"<story-{one.public_id}-{one.letter}-{one.letters}-{one.shown_hash[:10]}@"
            f"{urlsplit(settings.SITE).hostname}>",
            "Auto-Submitted": "auto-generated",
        }
        body = render_to_string("link/story/letter.txt", said)
        return letter_to(address, " ".join((_subject(one.letter) % said).split()), body, headers=headers)


def _subject(letter: str) -> str:
    return {
        Note.ASK: _("May we publish this about you? %(title)s"),
        Note.REMIND: _("Waiting for your answer: %(title)s"),
        Note.PUBLISHED: _("Published: %(title)s"),
        Note.OFF: _("Taken off: %(title)s"),
    }[Note(letter)]
