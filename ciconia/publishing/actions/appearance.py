"""What somebody shown in a story answers, takes back, and is written; and what is forgotten when."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.files import shred
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.publishing.actions.story import NO_PICTURE, NOUN, look_now, withdraw
from ciconia.publishing.models import Appearance, Note, Says, Story
from ciconia.publishing.rules.appearance import unanswered
from ciconia.publishing.rules.story import KEEP_ROWS, KEEP_TEXTS, REMIND_AFTER

AT_ONCE = 200
Post = Callable[[Appearance], Any]


class Changed(Exception):
    """The text is not the one that was read, or is not asked about any more."""


def answer(public_id: str, *, says: str, named_as: str, words: str = "", seen: str = "", how: str) -> Appearance:
    """Keep what somebody says to the text they were shown. seen: its hash. how: by what they answered, in words.

    Raises Unfit by field, or Changed where the text on their page was not the one that is asked about.
    """
    if wrong := unanswered(says, words, named_as):
        raise Unfit(wrong)
    with acting_as("system:jobs"):
        one = _locked(public_id)
        if one is None or one.story.state != "in_review" or one.shown_hash != seen:
            raise Changed
        now = clock.now()
        one.says, one.named_as, one.words, one.answered_at = says, named_as, words.strip(), now
        one.agreed_at = now if says == Says.YES else None
        one.agreed_how = how if says == Says.YES else ""
        one.letter = Note.NONE
        one.save(
            update_fields=["says", "named_as", "words", "answered_at", "agreed_at", "agreed_how", "letter"]
        )  # fmt: skip
        log("appearance.answer", one, by=System(how), noun=NOUN, data={"says": says, "named_as": named_as})
        one.story.refresh_from_db(fields=["unagreed"])
        if says != Says.YES or not one.story.unagreed:
            look_now(one.story)
    return one


def take_back(public_id: str, *, how: str) -> Appearance | None:
    """Take a yes back: what is published goes off at once, everywhere. A second time changes nothing."""
    with acting_as("system:jobs"):
        one = _locked(public_id)
        if one is None or one.agreed_at is None:
            return one
        one.says, one.agreed_at, one.answered_at, one.letter = Says.BACK, None, clock.now(), Note.NONE
        one.save(update_fields=["says", "agreed_at", "answered_at", "letter"])
        log("appearance.take_back", one, by=System(how), noun=NOUN)
        if one.story.state == "published":
            withdraw(one.story, by=System(how), reason=_("Somebody shown in it took back their yes."))
        else:
            look_now(one.story)
    return one


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A run that is killed between handing over and noting it repeats one.
    """
    with acting_as("system:jobs"):
        waiting = list(Appearance.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = Appearance.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            one = rows.select_related("story__programme", "person__user").filter(pk=pk).first()
            if one is None:  # pragma: no cover - another worker has it
                continue
            try:
                post(one)
                sent += 1
                one.letters += 1
            except NotSent:
                one.bounced_at = clock.now()
                look_now(one.story)
                back += 1
            one.letter = Note.NONE
            one.save(update_fields=["letter", "letters", "bounced_at"])
    return sent, back


def remind() -> int:
    """Let whoever has not answered for a week be reminded, once; gives how many."""
    now = clock.now()
    with acting_as("system:jobs"):
        rows = Appearance.objects.filter(story__state="in_review", says=Says.NOTHING, letter=Note.NONE)
        rows = rows.filter(asked_at__lt=now - REMIND_AFTER, reminded_at=None, bounced_at=None)
        return rows.update(letter=Note.REMIND, reminded_at=now)


def forget() -> dict[str, int]:
    """Delete texts and pictures ninety days after a story went off, at once where somebody in it was erased.

    Who was shown and what they had agreed to goes after two years.
    """
    now = clock.now()
    with acting_as("system:jobs"):
        gone = Story.objects.filter(state__in=("withdrawn", "put_away")).exclude(lead={})
        erased = Q(appearances__person__erasure__isnull=False)
        bare = sum(_bare(story) for story in gone.filter(Q(state_since__lt=now - KEEP_TEXTS) | erased).distinct())
        old = Story.objects.filter(state__in=("withdrawn", "put_away"), state_since__lt=now - KEEP_ROWS)
        digests = _digests(old)
        people = Appearance.objects.filter(story__in=old).delete()[0]
        _shred(digests)
    return {"texts": bare, "people": people}


def _bare(story: Story) -> int:
    """Overwrite what a story says; that there was one, and what became of it, stays."""
    digests = {story.picture, story.picture_small}
    nothing = {name: Translated() for name in ("lead", "body", "picture_alt")}
    Story.objects.filter(pk=story.pk).update(
        title=translated("Deleted"), video_url="", names=[], told_hash="", **nothing, **NO_PICTURE
    )
    _shred(digests)
    return 1


def _digests(stories: Any) -> set[str]:
    """The pictures that those shown had agreed to, in stories that are forgotten."""
    return set(Appearance.objects.filter(story__in=stories).values_list("shown_picture", flat=True))


def _shred(digests: set[str]) -> None:
    """Remove the files that no row names any more, once all of this is kept."""
    mine = Q(picture__in=digests) | Q(picture_small__in=digests)
    named = {digest for pair in Story.objects.filter(mine).values_list("picture", "picture_small") for digest in pair}
    named |= set(Appearance.objects.filter(shown_picture__in=digests).values_list("shown_picture", flat=True))
    alone = digests - named - {""}
    transaction.on_commit(lambda: shred(alone))


def _locked(public_id: str) -> Appearance | None:
    """The appearance with its story, both held: the story first, as whoever publishes does."""
    found = Appearance.objects.filter(public_id=public_id).values_list("story_id", flat=True).first()
    if found is None:
        return None
    story = Story.objects.select_for_update(of=("self",)).select_related("programme", "focus").get(pk=found)
    one: Appearance = Appearance.objects.select_for_update(of=("self",)).get(public_id=public_id)
    one.story = story
    return one
