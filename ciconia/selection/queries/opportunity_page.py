"""One opportunity as everybody may read it: a row with all its words and those of its institution, in one statement."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import connection

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme
from ciconia.publishing.models import stands_sql
from ciconia.selection.models.opportunity import PUBLIC_STATES

_TEXTS = (
    "title", "summary", "background", "tasks", "required", "welcome", "deliverables", "sector", "host", "about",
    "together_words",
)  # fmt: skip


@dataclass(frozen=True)
class OpportunityPage:
    """What the page of an opportunity shows; `above` is the organisation its institution belongs to."""

    pk: int
    public_id: str
    state: str
    state_since: datetime
    version: int
    reference: str
    kind: str
    mode: str
    places: int
    weeks: int
    starts: date
    ends: date | None
    deadline: date
    answer_by: date | None
    published_at: datetime | None
    languages: list[str]
    title: Translated
    summary: Translated
    background: Translated
    tasks: Translated
    required: Translated
    welcome: Translated
    deliverables: Translated
    sections: dict[str, Translated]
    focus_id: int
    sector_id: int
    sector_code: str
    sector: Translated
    country: str
    host: Translated
    about: Translated
    city: str
    host_country: str
    website: str
    above: Translated | None
    together: int
    together_words: Translated
    zone: str
    # The row as it came: two that are equal say the same.
    read: tuple[Any, ...]


# One whose page was withdrawn is as one that is on hold: nothing but that is told.
STATE = (
    f"CASE WHEN o.state = 'withdrawn' OR {stands_sql('opportunity', 'o.public_id')} THEN o.state ELSE 'suspended' END"
)

# In the order of the fields above; who may read a row is decided here, and nowhere else for this page.
_STATEMENT = f"""
SELECT o.id, o.public_id, {STATE}, o.state_since, o.version, o.reference, o.kind, o.mode, o.places, o.weeks, o.starts,
    o.ends, o.deadline, o.answer_by, o.published_at, o.languages, o.title, o.summary, o.background, o.tasks, o.required,
    o.welcome, o.deliverables, o.sections, o.focus_id, o.sector_id, s.code, s.name, f.country, g.name, g.about, g.city,
    g.country, g.website, a.name, o.together, o.together_words
FROM selection_opportunity o
JOIN programmes_sector s ON s.id = o.sector_id
JOIN programmes_focus f ON f.id = o.focus_id
JOIN people_organisation g ON g.id = o.organisation_id
LEFT JOIN people_organisation a ON a.id = g.parent_id
WHERE o.public_id = %(public_id)s AND o.programme_id = %(programme)s AND (o.state = ANY (%(public)s)
    OR o.state IN ('withdrawn', 'suspended') AND o.published_at IS NOT NULL)
"""  # noqa: S608 - put together from constants; everything that comes from outside is a parameter
_NAMES = [field.name for field in fields(OpportunityPage)]


def opportunity_page(programme: Programme, public_id: str) -> OpportunityPage | None:
    """The opportunity of that address, or None where nothing was ever public there.

    One that was taken back is found too: whoever asks has to look at its state, and may tell nothing but that.
    """
    values = {"public_id": public_id, "programme": programme.pk, "public": list(PUBLIC_STATES)}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        row = cursor.fetchone()
    return _page(row, programme.zone) if row else None


def _page(row: tuple[Any, ...], zone: str) -> OpportunityPage:
    read = tuple(tuple(value) if isinstance(value, list) else value for value in row)
    values: dict[str, Any] = dict(zip(_NAMES, (*row, zone, read), strict=True))
    values |= {name: Translated(json.loads(values[name])) for name in _TEXTS}
    values["sections"] = {code: Translated(text) for code, text in json.loads(values["sections"]).items()}
    values["above"] = Translated(json.loads(values["above"])) if values["above"] else None
    return OpportunityPage(**values)
