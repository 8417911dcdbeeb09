"""Keeping a search, and writing to whoever keeps one when something new fits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.letter import asked_again
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import REFUSED, NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Programme
from ciconia.selection.models import Opportunity, Pace, SavedSearch, WrittenOpportunity
from ciconia.selection.queries.open_opportunity import Choice
from ciconia.selection.queries.saved_search import Found, Letter, due, fitting, letter_to
from ciconia.selection.rules.saved_search import PAUSE, why_not

NOUN = "saved_search"
LETTERS = "search"
REMEMBERED = timedelta(days=365)
LISTS = ("countries", "sectors", "kinds", "modes", "languages")


@dataclass(frozen=True)
class Written:
    """How many letters a run handed over, and how many it could not."""

    letters: int
    failed: int


def keep_search(programme: Programme, choice: Choice, *, by: User, pace: str) -> SavedSearch:
    """Keep what somebody looks for, from now on; the same search again only changes its pace. Raises Refused."""
    asked: dict[str, Any] = {name: sorted(getattr(choice, name)) for name in LISTS}
    asked |= {"words": choice.words, "starts_from": choice.starts_from, "starts_by": choice.starts_by}
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # two presses at once count one after the other
        before = SavedSearch.objects.filter(account=by, programme=programme, **asked).first()
        if before:
            return switch_pace(before, by=by, pace=pace)
        today, kept = clock.today(programme.zone), SavedSearch.objects.filter(account=by).count()
        if reason := why_not(kept=kept, starts_from=choice.starts_from, starts_by=choice.starts_by, today=today):
            raise Refused(str(reason))
        search = SavedSearch.objects.create(account=by, programme=programme, pace=pace, **asked)
        asked_again(by, LETTERS, by=by)
        log("saved_search.keep", search, by=by, noun=NOUN, data={"pace": pace})
    return search


def switch_pace(search: SavedSearch, *, by: Any, pace: str) -> SavedSearch:
    """How often its owner is written to; what opened while it was never is not made up for."""
    with transaction.atomic():
        if pace != Pace.NEVER:
            asked_again(search.account, LETTERS, by=by)
        search.refresh_from_db(from_queryset=SavedSearch.objects.select_for_update(of=("self",)))
        if search.pace != pace:
            if search.pace == Pace.NEVER:
                search.looked_at = clock.now()
            search.pace = pace
            search.save(update_fields=["pace", "looked_at"])
            log("saved_search.switch_pace", search, by=by, noun=NOUN, data={"pace": pace})
    return search


def forget_search(search: SavedSearch, *, by: Any) -> None:
    """Delete a search; nothing of what it asked for is kept."""
    with transaction.atomic():
        log("saved_search.forget", search, by=by, noun=NOUN)
        search.delete()


def write_letters(post: Callable[[Letter], Any]) -> Written:
    """Write to everybody whose searches something new fits: one letter a person, each in a transaction of its own.

    A letter is handed over before it is noted. Where a run is killed between the two, the next one repeats that one
    letter: what is read twice does less harm than a last day that nobody heard of. post: hands a letter over; raises
    NotSent where that letter cannot be, and it is tried again by the next run; says where somebody wants none.
    """
    until = clock.now() - PAUSE
    with acting_as("system:jobs"):
        found = fitting(until)
    letters, failed = 0, 0
    again: list[int] = []
    for account_id, searches in found.items():
        try:
            letters += _write(account_id, searches, until, post)
        except NotSent:
            failed += 1
            again += list(searches)
    with acting_as("system:jobs"):
        if found:
            SavedSearch.objects.filter(due(until)).exclude(pk__in=again).update(looked_at=until)
        old = clock.today() - REMEMBERED
        WrittenOpportunity.objects.filter(opportunity__deadline__lt=old).delete()
    return Written(letters, failed)


def _write(account_id: int, found: Found, until: datetime, post: Callable[[Letter], Any]) -> bool:
    """One letter, or none where meanwhile nothing is left of what was found."""
    with acting_as("system:jobs"):
        account = User.objects.select_for_update().filter(pk=account_id, is_active=True).first()
        rows = SavedSearch.objects.filter(account_id=account_id, pk__in=found, looked_at__lt=until)
        searches = list(rows.exclude(pace=Pace.NEVER).select_related("programme").order_by("pk"))
        letter = letter_to(account, searches, found) if account and searches else None
        if letter is None:
            return False
        if post(letter) == REFUSED:
            return False
        now = clock.now()
        named = Opportunity.objects.filter(public_id__in=letter.public_ids)
        WrittenOpportunity.objects.bulk_create(
            [WrittenOpportunity(account=letter.account, opportunity=one, at=now) for one in named.only("pk")]
        )
        SavedSearch.objects.filter(pk__in=[search.pk for search in searches]).update(looked_at=until)
        matched = [pk for pk, public_ids in found.items() if not set(public_ids).isdisjoint(letter.public_ids)]
        SavedSearch.objects.filter(pk__in=matched).update(matched_at=now)
        log("saved_search.write", letter.account, by=System(_("Saved searches")), noun=NOUN)
    return True
