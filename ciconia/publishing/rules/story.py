"""When a story can be shown to those it tells of, when it can be published, and what its texts must hold."""

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import rules
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.models import Scope
from ciconia.publishing.models import Appearance, NamedAs, Story
from ciconia.publishing.models.story import WRITERS

OPEN = ("draft",)
LONGEST_LEAD = 300
LONGEST_BODY = 12_000
MOST_MINUTES = 240
HEARD = ("video", "audio")
MEDIA = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4"}
TEXTS = ("title", "lead", "body", "picture_alt")
SHORTEST_NAME = 3
ANSWERS_WITHIN = timedelta(days=14)
REMIND_AFTER = timedelta(days=7)
# What goes off stays for a while, so that an editor can tell it anew; its texts and picture go after that.
KEEP_TEXTS = timedelta(days=90)
KEEP_ROWS = timedelta(days=730)
WHO = "editor|officer|coordinator"
LOCKED = "editor|officer"


def problems(story: Story) -> dict[str, Words]:
    """What is wrong in a story as it would be, by field."""
    found: dict[str, Words] = {}
    if not story.title:
        found["title"] = _("Write a title.")
    if not story.lead:
        found["lead"] = _("Write in a sentence or two what it tells.")
    elif any(len(text) > LONGEST_LEAD for code, text in story.lead.items() if code != "source"):
        found["lead"] = _("Keep it to three hundred signs: this is what stands in lists.")
    if any(len(text) > LONGEST_BODY for code, text in story.body.items() if code != "source"):
        found["body"] = _("Keep the text to twelve thousand signs, or make two stories of it.")
    if story.focus is not None and story.focus.programme_id != story.programme_id:
        found["focus"] = _("Choose a country of this programme.")
    if story.picture and not story.picture_alt:
        found["picture_alt"] = _("Say what the picture shows, for whoever cannot see it.")
    return {**found, **_video(story)}


def _video(story: Story) -> dict[str, Words]:
    found: dict[str, Words] = {}
    if story.kind in HEARD and not story.video_url:
        found["video_url"] = _("Write the address at which the video stands.")
    if story.kind == "story" and not story.body:
        found["body"] = _("Write the story.")
    if story.video_url and (urlsplit(story.video_url).scheme != "https" or "." not in host_of(story)):
        found["video_url"] = _("Write the whole address, beginning with https.")
    if story.video_url and not story.video_minutes:
        found["video_minutes"] = _("Say how many minutes it takes: people pay for what they load.")
    elif story.video_minutes and story.video_minutes > MOST_MINUTES:
        found["video_minutes"] = _("That is longer than four hours. Write minutes.")
    if story.video_bytes is not None and not media_type(story):
        found["video_bytes"] = _(
            "Leave the size out: the address is not that of a file that ends in .mp3, .m4a or .mp4."
        )
    return found


def host_of(story: Story) -> str:
    """On which site its video stands."""
    return (urlsplit(story.video_url).hostname or "").removeprefix("www.")


def media_type(story: Story) -> str:
    """What sort of file its address is that of, as a podcast names it; nothing where it is that of a page."""
    name = urlsplit(story.video_url).path.lower()
    return next((kind for end, kind in MEDIA.items() if name.endswith(end)), "")


def told(story: Story) -> dict[str, Any]:
    """Everything of a story that somebody shown reads before they answer, as it stands now."""
    texts = {name: dict(getattr(story, name)) for name in TEXTS}
    return {**texts, "kind": story.kind, "picture": story.picture, "video_url": story.video_url}


def told_hash(story: Story) -> str:
    """What tells one telling from another: a yes is to one of them."""
    written = json.dumps(told(story), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def still_named(story: Story, shown: Iterable[Appearance]) -> list[Appearance]:
    """Those whom the text names otherwise than they wish."""
    texts = [text for name in TEXTS for code, text in getattr(story, name).items() if code != "source"]
    written = set(re.findall(r"\w+", " ".join(texts).casefold()))
    return [one for one in shown if not written.isdisjoint(_hidden(one))]


def _hidden(one: Appearance) -> list[str]:
    """The words of a name that must not stand in the text."""
    words = [word for word in re.findall(r"\w+", one.name.casefold()) if len(word) >= SHORTEST_NAME]
    if one.organisation_id is not None or one.named_as == NamedAs.FULL:
        return []
    return words[1:] if one.named_as == NamedAs.FIRST else words


def not_to_ask(story: Story, by: Any = None) -> Words | None:
    """Why those shown cannot be asked now, if they cannot."""
    if problems(story):
        return _("Complete the text first.")
    shown = list(story.appearances.all())
    if not shown and not story.nobody_shown:
        return _("Say first who is shown or told of in it, or that nobody is.")
    if any(not one.answers_alone and not one.agreed_how for one in shown):
        return _("For somebody without an address, write down how they agreed.")
    return None


def not_to_publish(story: Story, by: Any = None) -> Words | None:
    """Why a story cannot be published now, if it cannot."""
    if story.unagreed:
        return ngettext(
            "%(number)d of those shown has not agreed to this text yet.",
            "%(number)d of those shown have not agreed to this text yet.",
            story.unagreed,
        ) % {"number": story.unagreed}
    if story.focus is not None and story.focus.state != "open":
        return _("The programme does not work in this country now.")
    if still_named(story, story.appearances.all()):
        return _(
            "The text still names somebody who does not wish to be named like that. Change the text and ask again."
        )
    return None


def may_write(by: Any, programme_id: int, focus_id: int | None) -> bool:
    """Whether an account writes stories of a country; those of no single one are written by whoever writes any."""
    return any(
        item.scope == Scope.PROGRAMME
        and item.scope_id == programme_id
        and item.role in WRITERS
        and (not item.focus_ids or focus_id is None or focus_id in item.focus_ids)
        for item in memberships_of(by)
    )


def _answers(story: Story) -> date:
    """When an editor has to look: at once where somebody answered, else after two weeks."""
    return story.look_by or clock.day_of(story.state_since + ANSWERS_WITHIN, story.zone)


FLOW = Flow(
    floor="publishing",
    noun="story",
    states={
        "draft": State(LOCKED, "P14D"),
        "in_review": State(LOCKED, "answers"),
        # Whether it is still true, once a year.
        "published": State(LOCKED, "P365D"),
        "withdrawn": State(LOCKED, "P7D"),
        "put_away": State(),
    },
    moves=(
        Move("ask", "draft", "in_review", WHO, style="go", conditions=(not_to_ask,),
             label=_("Show it to those in it"), done=_("Each of them gets a letter with a link to exactly this text."),
             consequence=_("Everybody shown gets a letter, one each, and reads exactly this text and picture. Who has"
                           " agreed to the same text before is not asked again.")),
        Move("publish", "in_review", "published", WHO, style="go", conditions=(not_to_publish,),
             label=_("Publish it"), done=_("Published. Everybody reads it."),
             consequence=_("Everybody reads it. Those shown get a letter that says so, and how to take it back.")),
        Move("look_again", "published", "published", WHO, label=_("It is still true"),
             done=_("Noted. It comes up again in a year.")),
        Move("withdraw", "published", "withdrawn", f"{WHO}|system", reason=True, style="no", label=_("Take it off"),
             done=_("Taken off. Nobody reads it any more."),
             consequence=_("It is gone from the page, the list, the feed and the sitemap at once. What was posted"
                           " elsewhere stands in the list of what has to be taken down by hand.")),
        Move("rewrite", "in_review|withdrawn", "draft", WHO, label=_("Change the text"),
             done=_("A draft again. Who has agreed is asked again where the text changes.")),
        Move("put_away", "draft|in_review|withdrawn", "put_away", WHO, reason=True, style="no",
             label=_("Put it away"), done=_("Put away. Texts and picture are deleted after ninety days."),
             consequence=_("Nobody works on it any more. Texts and picture are deleted after ninety days.")),
    ),
    dates={"answers": _answers},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, story: Story) -> bool:
    """The same answer as `Story.visible_to`, for one row."""
    return Story.objects.visible_to(user).filter(pk=story.pk).exists()


rules.add_perm("publishing.view_story", sees)
