"""Letters about what is new in a space, in the language of the account, each with a way to answer it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.link.token import no_space_letters_token, space_answer_token, space_mail_key
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.gatherings.actions.post import write_letters
from ciconia.gatherings.models import Post
from ciconia.gatherings.queries.space import SpaceLetter
from ciconia.gatherings.rules.post import MARK

SHOWN = 1500
"""So many letters of a post stand in a letter; the rest behind its link."""
MOST = 20


def write_about_spaces() -> tuple[int, int]:
    """Hand over every letter about spaces that is due; gives how many went and how many came back.

    Raises OSError (of which smtplib's errors are) where the server does not answer; what was handed over is noted.
    """
    with posting(message_of) as post:
        return write_letters(post)


def message_of(letter: SpaceLetter) -> Message:
    """The letter as mail. RFC 8058 for List-Unsubscribe and its Post, RFC 3834 for Auto-Submitted.

    Where mail to us is read (CICONIA_ANSWERS), an answer to a letter about one thing goes to an address of its own.
    """
    seat = letter.seat
    with translation.override(wanted(seat.account)):
        stop = at(reverse("link:no_space_letters", args=[no_space_letters_token(seat.public_id)]))
        headers = {
            "Message-ID": f"<space-{seat.public_id}-{letter.posts[-1].public_id}@{urlsplit(settings.SITE).hostname}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        }
        by_mail = bool(settings.ANSWERS) and len(letter.posts) == 1
        if by_mail:
            headers["Reply-To"] = answer_address(seat.public_id, letter.posts[0].public_id)
        said = _said(letter, stop) | {"by_mail": by_mail, "mark": MARK}
        return letter_to(seat.account.email, _subject(letter), render_to_string("link/space/letter.txt", said),
                         kind="space", headers=headers, focus_id=seat.focus_id)  # fmt: skip


def answer_address(seat_id: str, post_id: str) -> str:
    """The address to which an answer to one thing is sent: signed, after a plus (RFC 5233)."""
    local, _at, domain = settings.ANSWERS.partition("@")
    return f"{local}+{space_mail_key(seat_id, post_id)}@{domain}"


def _said(letter: SpaceLetter, stop: str) -> dict[str, Any]:
    seat = letter.seat
    return {
        "name": apart(seat.name), "space": _line(words(seat.space.name)), "number": len(letter.posts),
        "posts": [_post(letter, post) for post in letter.posts[:MOST]], "more": max(0, len(letter.posts) - MOST),
        "page": at(reverse("portal:space", args=[seat.public_id])),
        "change": at(reverse("portal:space_seat", args=[seat.public_id])), "stop": stop,
        "site": urlsplit(settings.SITE).netloc,
    }  # fmt: skip


def _post(letter: SpaceLetter, post: Post) -> dict[str, Any]:
    who = {"name": apart(post.name)}
    heads = {
        "message": _("%(name)s writes:"), "question": _("%(name)s asks:"), "answer": _("%(name)s answers:"),
        "introduction": _("%(name)s says who they are:"),
    }  # fmt: skip
    token = space_answer_token(letter.seat.public_id, post.public_id)
    return {
        "head": heads[post.kind] % who, "text": post.text[:SHOWN], "cut": len(post.text) > SHOWN,
        "to": _line(post.answers_to.text)[:120] if post.answers_to else "",
        "files": [file.name for file in post.files.all()], "url": at(reverse("link:space_answer", args=[token])),
    }  # fmt: skip


def _subject(letter: SpaceLetter) -> str:
    space = {"space": _line(words(letter.seat.space.name))}
    if len(letter.posts) > 1:
        said = space | {"number": len(letter.posts)}
        return ngettext("%(space)s: %(number)d new", "%(space)s: %(number)d new", len(letter.posts)) % said
    said = space | {"name": letter.posts[0].name}
    return (_("%(space)s: a question by %(name)s") if letter.posts[0].kind == "question" else
            _("%(space)s: %(name)s wrote")) % said  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())
