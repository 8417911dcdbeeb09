"""CD4D2 as its pack makes it, remembered: nearly every test starts from it, and to read and load a pack takes long."""

import json
import re
from datetime import UTC, datetime

from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.pack import load
from ciconia.programmes.models import (
    Channel,
    Criterion,
    Fact,
    Focus,
    Milestone,
    PackVersion,
    Programme,
    Question,
    RequiredCourse,
    Rule,
    Sector,
    SectorChoice,
    SelectionSetting,
    Target,
    TermsSection,
    TermsTemplate,
)
from ciconia.programmes.packs import shipped

CODE = "cd4d2"
# In the order in which one refers to another.
TABLES = [
    model._meta.db_table
    for model in (
        Programme,
        PackVersion,
        Sector,
        Focus,
        SectorChoice,
        Target,
        Rule,
        Criterion,
        TermsSection,
        TermsTemplate,
        Milestone,
        SelectionSetting,
        Question,
        Channel,
        RequiredCourse,
        Fact,
        Log,
    )
]
# A day of no test and no pack: where it stands in a row, the row says when it was loaded.
LONG_AGO = datetime(1900, 1, 1, 12, tzinfo=UTC)
LOADED_AT = re.compile(r"1900-01-01T[0-9:.]+\+00:00")
_rows: dict[str, str] = {}


def remember() -> None:
    """Load the pack into an empty database, keep the rows it makes, and undo it."""
    clock.start_at(LONG_AGO)
    try:
        with acting_as("system:maker"), transaction.atomic():
            load(shipped(CODE), by=System("Test"), reason="Test")
            with connection.cursor() as cursor:
                for table in TABLES:
                    cursor.execute(f'SELECT jsonb_agg(to_jsonb(row) ORDER BY id) FROM "{table}" row')  # noqa: S608
                    _rows[table] = json.dumps(json.loads(cursor.fetchone()[0] or "[]"))
            transaction.set_rollback(True)
    finally:
        clock.start_at(None)


def programme() -> Programme:
    """The programme, as if its pack had been loaded this moment; to be called as the maker."""
    now = clock.now().isoformat()
    with connection.cursor() as cursor:
        for table, rows in _rows.items():
            insert = f'INSERT INTO "{table}" SELECT * FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)'  # noqa: S608
            cursor.execute(insert, [LOADED_AT.sub(now, rows)])
    return Programme.objects.get(code=CODE)
