"""Whoever speaks at an event is asked by a link how they may be named, answers, and may take it back."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.event import note, touch
from ciconia.gatherings.models import Event, Speaker
from ciconia.gatherings.rules.speaker import ASKED_IN, REMIND_AFTER, not_to_ask, still_asked
from ciconia.publishing.actions.appearance import Changed
from ciconia.publishing.models import NamedAs, Note, Says
from ciconia.publishing.rules.appearance import unanswered

AT_ONCE = 200
NOUN = "event"
Post = Callable[[Speaker], Any]


def ask_again(speaker: Speaker, *, by: Any) -> Speaker:
    """Let somebody who has not agreed be written to once more. Raises Refused, Conflict or Unfit."""
    touch(speaker.session.event, by)
    if why := not_to_ask(speaker, clock.now()):
        raise Unfit({"how": why})
    speaker.letter, speaker.asked_at, speaker.bounced_at = Note.ASK, clock.now(), None
    speaker.save(update_fields=["letter", "asked_at", "bounced_at"])
    log("event.ask_speaker", speaker.session.event, by=by, noun=NOUN)
    return speaker


def answer(public_id: str, *, says: str, seen: str, words: str = "") -> Speaker:
    """Keep what somebody says to how they would be named. seen: which text they read.

    Raises Unfit by field, or Changed where that text is not the one that is asked about, or nobody asks any more.
    """
    if wrong := unanswered(says, words, NamedAs.FULL):
        raise Unfit(wrong)
    with acting_as("system:jobs"):
        one = _locked(public_id)
        if one is None or one.line != seen or not still_asked(one.session.event, clock.now()):
            raise Changed
        how = _("Link in a letter")
        one.says, one.words, one.answered_at, one.letter = says, words.strip(), clock.now(), Note.NONE
        one.agreed_on, one.agreed_how = (clock.today(), how) if says == Says.YES else (None, "")
        one.save()
        _told(one, "event.name_speaker" if says == Says.YES else "event.unname_speaker", says)
    return one


def take_back(public_id: str) -> Speaker | None:
    """Take a yes back, whatever became of the event: the name goes at once. A second time changes nothing."""
    with acting_as("system:jobs"):
        one = _locked(public_id)
        if one is None or one.agreed_on is None:
            return one
        one.says, one.answered_at, one.letter = Says.BACK, clock.now(), Note.NONE
        one.agreed_on, one.agreed_how = None, ""
        one.save()
        _told(one, "event.unname_speaker", Says.BACK)
    return one


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A run that is killed between handing over and noting it repeats one.
    """
    with acting_as("system:jobs"):
        waiting = list(Speaker.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = Speaker.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            one = rows.select_related("session__event__programme").filter(pk=pk).first()
            if one is None:  # pragma: no cover - another worker has it
                continue
            try:
                if still_asked(one.session.event, clock.now()):
                    post(one)
                    sent, one.letters = sent + 1, one.letters + 1
            except NotSent:
                one.bounced_at, back = clock.now(), back + 1
            one.letter = Note.NONE
            one.save(update_fields=["letter", "letters", "bounced_at"])
    return sent, back


def remind() -> int:
    """Let whoever has not answered for a week be reminded, once; gives how many."""
    now = clock.now()
    with acting_as("system:jobs"):
        open_ones = Event.objects.filter(state__in=ASKED_IN, ends_at__gt=now)
        open_ones = open_ones.exclude(focus__state="suspended")
        rows = Speaker.objects.filter(session__event__in=open_ones, says=Says.NOTHING, letter=Note.NONE)
        rows = rows.filter(asked_at__lt=now - REMIND_AFTER, reminded_at=None, bounced_at=None, agreed_on=None)
        return rows.update(letter=Note.REMIND, reminded_at=now)


def _locked(public_id: str) -> Speaker | None:
    """The speaker and the event, both held: the event first, as whoever changes its programme does."""
    found = Speaker.objects.filter(public_id=public_id).values_list("session__event", flat=True).first()
    if found is None:
        return None
    event = Event.objects.select_for_update(of=("self",)).select_related("programme", "focus").get(pk=found)
    rows = Speaker.objects.select_for_update(of=("self",)).select_related("session")
    one = rows.filter(public_id=public_id).first()
    if one is None:  # pragma: no cover - taken out between the two reads
        return None
    one.session.event = event
    return one


def _told(one: Speaker, verb: str, says: str) -> None:
    """The page is another now, for whoever keeps a copy of it; what names them elsewhere has to be taken down."""
    event = one.session.event
    event.changed_at = clock.now()
    event.save(update_fields=["changed_at"])
    by = System(_("Link in a letter"))
    log(verb, event, by=by, noun=NOUN, data={"says": says})
    note(event, by=by)
