"""What people keep of their searches, and what has opened since that fits them.

The conditions are those of the public list, asked of the columns of a saved search instead of what a reader chose: one
statement holds all searches of a programme against the few that are new.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Min, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.programmes.models import Programme
from ciconia.selection.models import Opportunity, Pace, SavedSearch, WrittenOpportunity
from ciconia.selection.queries.open_opportunity import ASKED, CONDITIONS, DICTIONARIES, OPEN, Choice, Row, still_open
from ciconia.selection.rules.saved_search import digest_due

Found = Mapping[int, list[str]]
"""The public ids of opportunities that fit, by search."""


@dataclass(frozen=True)
class Part:
    """One search in a letter, with what is new of it; what fits several searches stands with the first."""

    search: SavedSearch
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Letter:
    """What one person is written about: all their searches together."""

    account: User
    parts: tuple[Part, ...]

    @property
    def public_ids(self) -> list[str]:
        """The opportunities it names."""
        return [row.public_id for part in self.parts for row in part.rows]

    @property
    def key(self) -> str:
        """The same for the same person and the same opportunities, whenever it is put together."""
        return sha256(" ".join([self.account.public_id, *sorted(self.public_ids)]).encode()).hexdigest()[:32]


def searches_of(user: Any) -> QuerySet[SavedSearch]:
    """What an account keeps, the newest first."""
    return SavedSearch.objects.visible_to(user).select_related("programme").order_by("-pk")


def choice_of(search: SavedSearch) -> Choice:
    """A saved search as the list knows it."""
    return Choice(
        countries=search.countries, sectors=search.sectors, kinds=search.kinds, modes=search.modes,
        languages=search.languages, starts_from=search.starts_from, starts_by=search.starts_by, words=search.words,
    )  # fmt: skip


def due(until: datetime) -> Q:
    """The searches to be held against what opened until then: at any time, or where the weekly letter is due."""
    weekly = Q(pace=Pace.WEEKLY, looked_at__lt=digest_due(until))
    return Q(pace=Pace.AT_ONCE, looked_at__lt=until) | weekly


# Whatever a condition asks of a search alone is worked out once a search: it stands in a query of its own.
_ONCE = ASKED.replace("%(words)s", "q.words")
_FITS = " AND ".join(
    f"(q.{name} {empty} OR {condition})"
    for name, wanted in CONDITIONS.items()
    for empty in ["IS NULL" if name.startswith("starts") else "= ''" if name == "words" else "= '{}'"]
    for condition in [wanted.replace(ASKED, f"(SELECT {_ONCE})").replace(f"%({name})s", f"q.{name}")]
)
_STATEMENT = f"""
WITH opened AS MATERIALIZED (
    SELECT o.* FROM selection_opportunity o
    WHERE {OPEN} AND o.state_since > %(since)s AND o.state_since <= %(until)s
)
SELECT q.account_id, q.id, fit.public_id FROM selection_savedsearch q
CROSS JOIN LATERAL (
    SELECT o.id, o.public_id FROM opened o WHERE o.state_since > q.looked_at AND {_FITS} OFFSET 0
) fit
WHERE q.id = ANY (%(searches)s) AND NOT EXISTS (
    SELECT 1 FROM selection_writtenopportunity w WHERE w.account_id = q.account_id AND w.opportunity_id = fit.id
)
ORDER BY q.account_id, q.id
"""  # noqa: S608 - put together from constants; everything that comes from outside is a parameter


def fitting(until: datetime) -> dict[int, dict[int, list[str]]]:
    """What has opened since each search was last looked at and fits it, not written about yet: by account and search.

    Where nothing has opened, searches are not read.
    """
    found: dict[int, dict[int, list[str]]] = {}
    waiting = SavedSearch.objects.filter(due(until))
    for programme_id, since in waiting.values_list("programme").annotate(Min("looked_at")):
        opened = Opportunity.objects.filter(programme_id=programme_id, state_since__gt=since, state_since__lte=until)
        if opened.open().exists():
            searches = list(waiting.filter(programme_id=programme_id).values_list("pk", flat=True))
            for account_id, search_id, public_id in _fitting(programme_id, since, until, searches):
                found.setdefault(account_id, {}).setdefault(search_id, []).append(public_id)
    return found


def letter_to(account: User, searches: Iterable[SavedSearch], found: Found) -> Letter | None:
    """What there is to write today of what was found: still open, not written about; None where nothing is left."""
    asked = {public_id for search in searches for public_id in found[search.pk]}
    taken = set(
        WrittenOpportunity.objects.filter(account=account, opportunity__public_id__in=asked).values_list(
            "opportunity__public_id", flat=True
        )
    )
    parts = []
    for search in searches:
        rows = _open(search.programme, set(found[search.pk]) - taken)
        taken |= {row.public_id for row in rows}
        parts += [Part(search, tuple(rows))] if rows else []
    return Letter(account, tuple(parts)) if parts else None


def _open(programme: Programme, public_ids: Collection[str]) -> list[Row]:
    return still_open(programme, clock.today(programme.zone), public_ids) if public_ids else []


def _fitting(programme_id: int, since: datetime, until: datetime, searches: list[int]) -> list[tuple[int, int, str]]:
    zone = Programme.objects.values_list("zone", flat=True).get(pk=programme_id)
    values: dict[str, Any] = {
        "programme": programme_id, "today": clock.today(zone), "since": since, "until": until, "searches": searches,
        "dictionaries": DICTIONARIES,
    }  # fmt: skip
    with connection.cursor() as cursor:
        # How many search and how much is new differs from run to run: a kept plan was several times dearer.
        cursor.execute("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
        cursor.execute(_STATEMENT, values)
        rows: list[tuple[int, int, str]] = cursor.fetchall()
    return rows
