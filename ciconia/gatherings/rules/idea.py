"""What an idea has to say, how it is answered, and when everybody may read it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import Idea
from ciconia.gatherings.models.idea import TEXTS
from ciconia.programmes.kinds.voice import has_voice
from ciconia.programmes.models import Programme

LONGEST, LONGEST_TITLE = 4000, 120
FARTHEST = timedelta(days=731)
WHO = "officer|coordinator"

CONSENT = _(
    "Everybody may read this idea as I sent it, with the answer and what came of it. I can take this back at any time:"
    " then the page is gone."
)
UNNAMED = _("It stands there without a name.")

MISSING: Mapping[str, Words] = {
    "title": _("Give your idea a name of a few words."),
    "what": _("Write what it is."),
    "for_whom": _("Write for whom it is."),
}


def has_ideas(programme: Programme) -> bool:
    """Whether a programme takes ideas."""
    return has_voice("idea", programme.lines, programme.kinds)


def problems(idea: Idea) -> dict[str, Words]:
    """What is wrong in an idea as it would be, by field."""
    found: dict[str, Words] = {}
    if not idea.name.strip():
        found["name"] = _("Write the name you want to be called by.")
    if not idea.title:
        found["title"] = MISSING["title"]
    for name in TEXTS:
        if any(len(words) > (LONGEST_TITLE if name == "title" else LONGEST) for words in getattr(idea, name).values()):
            found[name] = _("This is too long.")
    return found


def unfit_answer(words: Translated) -> dict[str, Words]:
    """What is wrong in what is said to whoever had the idea."""
    if not words:
        return {"words": _("Write the answer in words: whoever had the idea reads it.")}
    return {}


def unfit_next(becomes: str, owner: str, until: date, today: date) -> dict[str, Words]:
    """What is wrong in the next step of an idea that is taken up."""
    found: dict[str, Words] = {}
    if not becomes:
        found["becomes"] = _("Choose what it becomes.")
    if becomes == "project" and not owner:
        found["owner"] = _("Write who owns the next step.")
    if not today < until <= today + FARTHEST:
        found["until"] = _("Choose a day from tomorrow on, at most two years from now.")
    return found


def consent_words(name: str) -> str:
    """What somebody agrees to, as it is kept: the sentence, and how the page names them."""
    named = _("It stands there with this name: %(name)s") % {"name": name} if name else UNNAMED
    return f"{CONSENT}\n{named}"


def _complete(idea: Idea, by: object) -> Words | None:
    if problems(idea) or any(not getattr(idea, name) for name in MISSING):
        return _("Say what it is and for whom, then send it.")
    return None


FLOW = Flow(
    floor="gatherings",
    noun="idea",
    states={
        "draft": State("author", "P30D"),
        "sent": State("officer", "P21D"),
        "taken_up": State("officer", "follow-up"),
        "followed_up": State(),
        "merged": State(),
        "not_now": State(),
        "withdrawn": State(),
    },
    moves=(
        Move("send", "draft", "sent", "author", style="go", conditions=(_complete,), label=_("Send it"),
             done=_("Sent. You get an answer within three weeks, always with words.")),
        Move("take_up", "sent", "taken_up", WHO, style="go", label=_("Take it up"),
             done=_("Taken up. Whoever had the idea gets a letter with your words.")),
        Move("merge", "sent", "merged", WHO, label=_("Join it with another idea"),
             done=_("Joined. Whoever had the idea gets a letter with your words.")),
        Move("decline", "sent", "not_now", WHO, style="no", label=_("Say: not now"),
             done=_("Answered. Whoever had the idea gets a letter with your words.")),
        Move("follow_up", "taken_up", "followed_up", WHO, style="go", label=_("Say what came of it"),
             done=_("Noted. Whoever had the idea gets a letter with your words.")),
        Move("withdraw", "draft|sent", "withdrawn", "author", style="no", label=_("Take the idea back"),
             done=_("Taken back. Nobody reads it any more."),
             consequence=_("Nobody answers it, and if everybody could read it, that page is gone.")),
    ),
    people={"author": lambda idea: idea.account_id},
    dates={"follow-up": lambda idea: _until(idea)},
).register()  # fmt: skip


def _until(idea: Idea) -> date:
    until: Any = idea.until  # the database keeps that what is taken up has a day
    return until  # type: ignore[no-any-return]


@rules.predicate
def sees(user: Any, idea: Idea) -> bool:
    """The same answer as `Idea.visible_to`, for one row."""
    return Idea.objects.visible_to(user).filter(pk=idea.pk).exists()


rules.add_perm("gatherings.view_idea", sees)
