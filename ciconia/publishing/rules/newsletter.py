"""When a number of the newsletter can be sent, in which language somebody gets it, and what its texts must hold."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.publishing.models import Newsletter, NewsletterPiece
from ciconia.publishing.models.story import WRITERS

OPEN = ("draft",)
LONGEST_INTRODUCTION = 1500
LONGEST_TEXT = 600
MOST_PIECES = 20
WHO = "editor|officer|coordinator"
LOCKED = "editor|officer"
KEPT = timedelta(days=365)
NOUNS = ("story", "event", "opportunity")


def problems(newsletter: Newsletter) -> dict[str, Words]:
    """What is wrong in a number as it would be, by field."""
    found: dict[str, Words] = {}
    if not newsletter.title:
        found["title"] = _("Write a title: it is the subject of the letter.")
    if not newsletter.introduction:
        found["introduction"] = _("Write a few sentences that stand above everything else.")
    elif any(len(text) > LONGEST_INTRODUCTION for text in spoken(newsletter.introduction).values()):
        found["introduction"] = _("Keep it to fifteen hundred signs: what is longer is a story.")
    return found


def unfit_text(piece: NewsletterPiece) -> dict[str, Words]:
    """What is wrong in an own short text, by field."""
    found: dict[str, Words] = {}
    if not piece.title:
        found["title"] = _("Write a heading.")
    if not piece.text:
        found["text"] = _("Write what it is about.")
    elif any(len(text) > LONGEST_TEXT for text in spoken(piece.text).values()):
        found["text"] = _("Keep it to six hundred signs, and let the link lead to the rest.")
    if piece.link and not _is_address(piece.link):
        found["link"] = _("Write the whole address, beginning with https.")
    return found


def _is_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in parts.netloc


def spoken(text: Translated) -> dict[str, str]:
    """A text by the languages in which somebody wrote it."""
    return {code: words for code, words in text.items() if code != "source" and words}


def languages_of(newsletter: Newsletter) -> list[str]:
    """The languages in which a number can be sent: those with a title and an introduction, its own first."""
    both = [code for code in spoken(newsletter.title) if code in spoken(newsletter.introduction)]
    return sorted(both, key=lambda code: (code != newsletter.title.source, code))


def half_written(newsletter: Newsletter) -> list[str]:
    """The languages in which it has a title or an introduction, and not both."""
    return sorted(set(spoken(newsletter.title)) ^ set(spoken(newsletter.introduction)))


def language_for(wanted: str, written: Iterable[str]) -> str:
    """In which of the languages it is written somebody gets it: theirs, else English, else its own."""
    known = list(written)
    return next(code for code in (wanted, "en", *known) if code in known)


def not_to_send(newsletter: Newsletter, by: Any = None) -> Words | None:
    """Why a number cannot be sent now, if it cannot."""
    if problems(newsletter) or not languages_of(newsletter):
        return _("Complete the text first: a title and an introduction in the same language.")
    if half_written(newsletter):
        return _("In one language there is a title or an introduction, and not both. Write the other one too.")
    if not newsletter.pieces.exists():
        return _("Put something into it first.")
    return None


def may_write(by: Any, programme_id: int) -> bool:
    """Whether an account writes the newsletter of a programme."""
    return holds_for_programme(by, WRITERS, programme_id, None)


FLOW = Flow(
    floor="publishing",
    noun="newsletter",
    states={
        "draft": State(LOCKED, "P14D"),
        # Nobody has to do anything about what is sent.
        "sent": State(),
        "withdrawn": State(),
        "put_away": State(),
    },
    moves=(
        Move("send", "draft", "sent", WHO, style="go", conditions=(not_to_send,), label=_("Send it"),
             done=_("On its way. The letters go out within some minutes, one to each.")),
        Move("withdraw", "sent", "withdrawn", WHO, reason=True, style="no", label=_("Withdraw it"),
             done=_("Withdrawn. Letters that still waited are not sent."),
             consequence=_("It is gone from the archive and the feed at once, and letters that still wait are not"
                           " sent. Those that went cannot be taken back: they stand in the list of what has to be"
                           " taken down by hand, for somebody to write again.")),
        Move("put_away", "draft", "put_away", WHO, style="no", label=_("Put it away"), done=_("Put away."),
             consequence=_("Nobody works on it any more, and nobody gets it.")),
    ),
    places=lambda newsletter: [(newsletter.programme_id, None)],
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, newsletter: Newsletter) -> bool:
    """The same answer as `Newsletter.visible_to`, for one row."""
    return Newsletter.objects.visible_to(user).filter(pk=newsletter.pk).exists()


rules.add_perm("publishing.view_newsletter", sees)
