"""What was announced to the public, for those who follow it: what is open, and by when one has to apply."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme
from ciconia.publishing.models import stands_sql
from ciconia.selection.models.opportunity import PUBLIC_STATES
from ciconia.selection.queries.opportunity_page import STATE


@dataclass(frozen=True)
class Announced:
    """One opportunity that is or was open. Of one that was taken back nothing but its state may be told."""

    public_id: str
    state: str
    state_since: datetime
    version: int
    mode: str
    weeks: int
    deadline: date
    published_at: datetime
    title: Translated
    summary: Translated
    sector: Translated
    host: Translated
    city: str
    country: str

    @property
    def taken_back(self) -> bool:
        """Whether it was withdrawn or suspended."""
        return self.state not in PUBLIC_STATES

    @property
    def updated(self) -> datetime:
        """When something about it changed last."""
        return max(self.published_at, self.state_since)


_COLUMNS = (
    f"SELECT o.public_id, {STATE}, o.state_since, o.version, o.mode, o.weeks, o.deadline, o.published_at, o.title, "
    "o.summary, s.name, g.name, g.city, g.country "
)
# First the few rows that are asked for, then what they belong to: in the other order all would be joined to be sorted.
_STATEMENT = (
    "{columns} FROM (SELECT * FROM selection_opportunity o WHERE {where} ORDER BY {order} LIMIT %(limit)s) o "
    "JOIN programmes_sector s ON s.id = o.sector_id JOIN people_organisation g ON g.id = o.organisation_id "
    "ORDER BY {order}"
)
_EVER = "o.programme_id = %(programme)s AND o.published_at IS NOT NULL"
_COUNTRY = (
    " AND o.focus_id = ANY (ARRAY(SELECT id FROM programmes_focus WHERE programme_id = %(programme)s "
    "AND country = %(country)s))"
)
_STANDS = stands_sql("opportunity", "o.public_id")
# Taking a page down, or making it public again, changes what the feeds hold.
_TAKEN_DOWN = (
    "SELECT max(p.state_since) FROM publishing_publication p WHERE p.programme_id = %(programme)s "
    "AND p.noun = 'opportunity' AND p.place = 'page' AND p.version > 0"
)
_SECTOR = (
    " AND o.sector_id = (SELECT id FROM programmes_sector WHERE programme_id = %(programme)s AND code = %(sector)s)"
)


def newest_open(
    programme: Programme, today: date, *, country: str = "", sector: str = "", limit: int = 50
) -> list[Announced]:
    """What one can apply for, what was published last first."""
    where = f"{_EVER} AND o.state = 'published' AND o.deadline >= %(day)s AND {_STANDS}"
    where += _scope(country, sector)
    statement = _STATEMENT.format(columns=_COLUMNS, where=where, order="o.published_at DESC, o.id DESC")
    return _fetch(statement, _values(programme, today, country, sector) | {"limit": limit})


def deadlines_from(
    programme: Programme, day: date, *, country: str = "", sector: str = "", public_id: str = "", limit: int = 200
) -> list[Announced]:
    """Last days to apply on that day or later, the next first; those that are called off are among them."""
    where = f"{_EVER} AND o.deadline >= %(day)s{_scope(country, sector)}"
    where += " AND o.public_id = %(public_id)s" if public_id else ""
    statement = _STATEMENT.format(columns=_COLUMNS, where=where, order="o.deadline, o.public_id")
    return _fetch(statement, _values(programme, day, country, sector) | {"public_id": public_id, "limit": limit})


def last_change(programme: Programme, today: date, *, country: str = "", sector: str = "") -> datetime | None:
    """When something last opened, closed, was taken back or ran out; None where nothing ever opened."""
    scope = _scope(country, sector)
    moved = f"SELECT max(o.state_since) FROM selection_opportunity o WHERE {_EVER}{scope}"  # noqa: S608 - constants
    ran_out = (
        "SELECT (max(o.deadline) + 1)::timestamp AT TIME ZONE %(zone)s FROM selection_opportunity o "  # noqa: S608
        f"WHERE o.programme_id = %(programme)s AND o.state = 'published' AND o.deadline < %(day)s{scope}"
    )
    statement = f"SELECT greatest(({moved}), ({ran_out}), ({_TAKEN_DOWN}))"
    with connection.cursor() as cursor:
        cursor.execute(statement, _values(programme, today, country, sector) | {"zone": programme.zone})
        [found] = cursor.fetchone()
    return found  # type: ignore[no-any-return]


def _scope(country: str, sector: str) -> str:
    return (_COUNTRY if country else "") + (_SECTOR if sector else "")


def _values(programme: Programme, day: date, country: str, sector: str) -> dict[str, Any]:
    return {"programme": programme.pk, "day": day, "country": country, "sector": sector}


def _fetch(statement: str, values: dict[str, Any]) -> list[Announced]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_row(row) for row in cursor.fetchall()]


def _row(row: tuple[Any, ...]) -> Announced:
    *plain, title, summary, sector, host, city, country = row
    texts = [Translated(json.loads(text)) for text in (title, summary, sector, host)]
    return Announced(*plain, *texts, city, country)
