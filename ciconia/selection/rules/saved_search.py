"""What can be kept as a search, when somebody is written to about it, and whose it is."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import rules
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.selection.models import SavedSearch

MOST = 20
"""So many searches one account keeps at most: each is held against everything that opens."""
PAUSE = timedelta(minutes=10)
"""So long nobody is written to about what has just opened: a mistake can be taken back before it is in a letter."""
DIGEST_HOUR = time(7)


def why_not(*, kept: int, starts_from: date | None, starts_by: date | None, today: date) -> str | Promise:
    """Why a search cannot be kept, in words; empty where it can. kept: how many the account keeps already."""
    if kept >= MOST:
        return _("You keep %(most)d searches, and more than that nobody can. Delete one first.") % {"most": MOST}
    if starts_by and starts_by < today:
        return _("Nothing new can start by a day that has passed. Choose a later day, or none.")
    if starts_from and starts_by and starts_by < starts_from:
        return _("The last day to start is before the first. Nothing could ever fit.")
    return ""


def digest_due(now: datetime) -> datetime:
    """When the weekly letter was due last: Monday at seven in the morning at home."""
    here = now.astimezone(ZoneInfo(clock.HOME_ZONE))
    monday = here.date() - timedelta(days=here.weekday())
    due = datetime.combine(monday, DIGEST_HOUR, here.tzinfo)
    return due if due <= here else datetime.combine(monday - timedelta(days=7), DIGEST_HOUR, here.tzinfo)


@rules.predicate
def sees(user: Any, search: SavedSearch) -> bool:
    """The same answer as `SavedSearch.visible_to`, for one row."""
    return SavedSearch.objects.visible_to(user).filter(pk=search.pk).exists()


rules.add_perm("selection.view_saved_search", sees)
