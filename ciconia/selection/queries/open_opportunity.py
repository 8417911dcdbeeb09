"""What one can apply for today, as everybody may read it: found by filters and words, counted, read page by page.

The statements are written out: the same three or four answer a programme with 20 opportunities and one with 100,000,
and each reads no more columns and rows than its page shows.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme
from ciconia.publishing.models import stands_sql

MOST_FOUND = 500
"""How many rows a search or a choice of dates reads at most; what is beyond is "about"."""
RARE = 50
"""Where a choice finds less than one in so many, its rows are looked for by their values and not along the dates."""
DICTIONARIES = ["en", "nl", "fr", "ar", "es", "de", "so"]
"""The languages whose word forms are known; the last stands for all that have no dictionary."""


@dataclass(frozen=True)
class Row:
    """An opportunity as a line of a list."""

    public_id: str
    title: Translated
    kind: str
    mode: str
    weeks: int
    starts: date
    deadline: date
    languages: tuple[str, ...]
    sector: Translated
    host: Translated
    city: str
    country: str
    named: bool
    """Whether the words asked for stand in its title."""


@dataclass(frozen=True)
class Cell:
    """How many open opportunities share the same values; 0 for a country or sector that is only to be named."""

    country: str
    sector: str
    kind: str
    mode: str
    languages: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Choice:
    """What somebody looks for; an empty part means everything."""

    countries: Iterable[str] = ()
    sectors: Iterable[str] = ()
    kinds: Iterable[str] = ()
    modes: Iterable[str] = ()
    languages: Iterable[str] = ()
    starts_from: date | None = None
    starts_by: date | None = None
    words: str = ""

    @property
    def filtered(self) -> bool:
        """Whether any value is chosen."""
        return any((self.countries, self.sectors, self.kinds, self.modes, self.languages))

    @property
    def uncounted(self) -> bool:
        """Whether it asks for more than the counts that are kept can answer."""
        return bool(self.words or self.starts_from or self.starts_by)


@dataclass(frozen=True)
class After:
    """The row a page follows; `named` as of the row."""

    deadline: date
    public_id: str
    named: bool = False


@dataclass(frozen=True)
class Counted:
    """The cells behind every count on a page; `complete` is false where there were more than could be read."""

    cells: list[Cell]
    names: dict[str, Translated] = field(default_factory=dict)
    complete: bool = True

    def fitting(self, choice: Choice) -> list[Cell]:
        """The cells that a choice of values includes."""
        asked = [
            (set(wanted), name)
            for name, wanted in (
                ("country", choice.countries), ("sector", choice.sectors), ("kind", choice.kinds),
                ("mode", choice.modes), ("languages", choice.languages),
            )
            if wanted
        ]  # fmt: skip
        return [
            cell
            for cell in self.cells
            if cell.kind and not any(wanted.isdisjoint(_as_tuple(getattr(cell, name))) for wanted, name in asked)
        ]


STANDS = stands_sql("opportunity", "o.public_id")
OPEN = f"o.programme_id = %(programme)s AND o.state = 'published' AND o.deadline >= %(today)s AND {STANDS}"
ASKED = "ciconia_query(%(words)s, VARIADIC %(dictionaries)s)"
CONDITIONS = {
    "countries": "o.focus_id = ANY (ARRAY(SELECT id FROM programmes_focus WHERE programme_id = %(programme)s "
    "AND country = ANY (%(countries)s)))",
    "sectors": "o.sector_id = ANY (ARRAY(SELECT id FROM programmes_sector WHERE programme_id = %(programme)s "
    "AND code = ANY (%(sectors)s)))",
    "kinds": "o.kind = ANY (%(kinds)s)",
    "modes": "o.mode = ANY (%(modes)s)",
    "languages": "o.languages && %(languages)s::varchar[]",
    "starts_from": "o.starts >= %(starts_from)s",
    "starts_by": "o.starts <= %(starts_by)s",
    "words": f"o.words @@ {ASKED}",
}
_NAMED = f"o.title_words @@ {ASKED}"
_COLUMNS = "o.public_id, o.title, o.kind, o.mode, o.weeks, o.starts, o.deadline, o.languages, s.name, g.name, g.city, "
_JOINED = "JOIN programmes_sector s ON s.id = o.sector_id JOIN people_organisation g ON g.id = o.organisation_id"
_PAGE = (
    "SELECT {columns}g.country, {named} AS named FROM {rows} o {joined} WHERE {where} ORDER BY {order} LIMIT %(limit)s"
)

# The rows of one cell stand together in an index, in the order of their last day.
_OF_CELLS = f"""(
    SELECT o.* FROM unnest(%(at)s::text[], %(of)s::text[], %(as)s::text[], %(how)s::text[], %(in)s::text[])
        AS c (country, sector, kind, mode, languages)
    JOIN programmes_focus f ON f.programme_id = %(programme)s AND f.country = c.country
    JOIN programmes_sector s ON s.programme_id = %(programme)s AND s.code = c.sector
    CROSS JOIN LATERAL (
        SELECT * FROM selection_opportunity o WHERE {OPEN} AND o.focus_id = f.id AND o.sector_id = s.id
            AND o.kind = c.kind AND o.mode = c.mode AND o.languages = c.languages::varchar[] AND {{later}}
        ORDER BY o.deadline, o.public_id LIMIT %(limit)s
    ) o
)"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter

# What a search looks at is sorted and cut before anything else of a row is read.
_OF_WORDS = f"""(
    SELECT o.*, found.named FROM (
        SELECT o.id, o.named FROM (
            SELECT o.id, o.deadline, o.public_id, {_NAMED} AS named FROM selection_opportunity o
            WHERE {{where}} ORDER BY {{order}} LIMIT {MOST_FOUND}
        ) o WHERE {{later}} ORDER BY o.named DESC, {{order}} LIMIT %(limit)s
    ) found JOIN selection_opportunity o ON o.id = found.id
)"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter

# Every country and sector of the programme is named, whether anything is open there or not. Published rows whose last
# day has passed are taken away, as they wait for the night's job, and so are those whose page was withdrawn.
_KEPT = """
SELECT f.country, s.code, c.kind, c.mode, c.languages, c.number, f.tint, NULL::jsonb FROM selection_opportunitycount c
JOIN programmes_focus f ON f.id = c.focus_id JOIN programmes_sector s ON s.id = c.sector_id
WHERE c.programme_id = %(programme)s AND c.number > 0
UNION ALL
SELECT f.country, s.code, o.kind, o.mode, o.languages, -1, f.tint, NULL FROM (
    SELECT * FROM selection_opportunity o WHERE o.programme_id = %(programme)s AND o.state = 'published'
        AND o.deadline < %(today)s ORDER BY o.deadline, o.public_id LIMIT 10000
) o JOIN programmes_focus f ON f.id = o.focus_id JOIN programmes_sector s ON s.id = o.sector_id
UNION ALL
SELECT f.country, s.code, o.kind, o.mode, o.languages, -1, f.tint, NULL FROM publishing_publication p
JOIN selection_opportunity o ON o.public_id = p.source JOIN programmes_focus f ON f.id = o.focus_id
JOIN programmes_sector s ON s.id = o.sector_id
WHERE p.noun = 'opportunity' AND p.place = 'page' AND p.state = 'withdrawn' AND o.programme_id = %(programme)s
    AND o.state = 'published' AND o.deadline >= %(today)s
"""
_FOUND = f"""
SELECT f.country, s.code, o.kind, o.mode, o.languages, count(*), f.tint, NULL::jsonb FROM (
    SELECT o.focus_id, o.sector_id, o.kind, o.mode, o.languages FROM selection_opportunity o
    WHERE {OPEN} AND {{where}} ORDER BY o.deadline, o.public_id LIMIT {MOST_FOUND + 1}
) o JOIN programmes_focus f ON f.id = o.focus_id JOIN programmes_sector s ON s.id = o.sector_id
GROUP BY 1, 2, 3, 4, 5, 7
"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter
_NAMES = """
UNION ALL SELECT country, '', '', '', '{}', 0, tint, NULL FROM programmes_focus WHERE programme_id = %(programme)s
UNION ALL SELECT '', code, '', '', '{}', 0, 0, name FROM programmes_sector WHERE programme_id = %(programme)s
ORDER BY 7
"""


def page_of(
    programme: Programme, today: date, choice: Choice, limit: int, after: After | None = None,
    counted: Counted | None = None,
) -> list[Row]:  # fmt: skip
    """Up to `limit` rows, the earliest deadline first; of a search those first that have the words in their title.

    A search looks at the 500 rows that close first, so that a word that stands everywhere costs no more than others.
    counted: the cells behind the numbers of the page, where they have been read already.
    """
    values = _values(programme, today, choice) | {"limit": limit}
    where = [OPEN, *_asked(choice)]
    rows, order, named, later = "selection_opportunity", "o.deadline, o.public_id", "false", "true"
    if after:
        values |= {"deadline": after.deadline, "public_id": after.public_id, "named": after.named}
        later = "(o.deadline, o.public_id) > (%(deadline)s, %(public_id)s)"
    if choice.words:
        later = f"(o.named < %(named)s OR o.named = %(named)s AND {later})" if after else later
        rows = _OF_WORDS.format(where=" AND ".join(where), order=order, later=later)
        where, order, named, later = ["true"], f"o.named DESC, {order}", "o.named", "true"
    elif choice.filtered and not choice.uncounted:
        found = counted or counts_of(programme, today, choice)
        cells = found.fitting(choice)
        if sum(cell.number for cell in cells) * RARE <= sum(cell.number for cell in found.cells):
            rows, where = _OF_CELLS.format(later=later), ["true"]
            values |= _cell_values(cells)
    statement = _PAGE.format(
        columns=_COLUMNS, named=named, rows=rows, joined=_JOINED, where=" AND ".join([*where, later]), order=order
    )
    return [_row(row) for row in _fetch(statement, values, choice)]


def counts_of(programme: Programme, today: date, choice: Choice) -> Counted:
    """How many are open, by country, sector, kind, mode and languages; of a search or dates, as far as they reach.

    The other filters of `choice` are left to whoever adds the cells up, so that a page can say what each would show.
    """
    if not choice.uncounted:
        return _counted(_fetch(_KEPT + _NAMES, _values(programme, today, choice)))
    wide = Choice(words=choice.words, starts_from=choice.starts_from, starts_by=choice.starts_by)
    statement = f"({_FOUND.format(where=' AND '.join(_asked(wide)))}){_NAMES}"
    return _counted(_fetch(statement, _values(programme, today, wide), wide))


def about(programme: Programme, today: date, choice: Choice) -> int:
    """About how many a choice finds, as the database expects before it looks."""
    where = " AND ".join([OPEN, *_asked(choice)])
    statement = f"EXPLAIN (FORMAT json) SELECT 1 FROM selection_opportunity o WHERE {where}"  # noqa: S608 - constants
    [[plan]] = _fetch(statement, _values(programme, today, choice), choice)
    found = json.loads(plan) if isinstance(plan, str) else plan
    return int(found[0]["Plan"]["Plan Rows"])


def open_like(programme: Programme, today: date, *, sector: int, focus: int, limit: int) -> list[Row]:
    """What else one can apply for: the same sector first, then the same country, then whatever closes first."""
    nearest = ("o.sector_id = %(sector)s", "o.sector_id <> %(sector)s AND o.focus_id = %(focus)s",
               "o.sector_id <> %(sector)s AND o.focus_id <> %(focus)s")  # fmt: skip
    parts = [
        _PAGE.format(
            columns=_COLUMNS, named="false", rows="selection_opportunity", joined=_JOINED,
            where=f"{OPEN} AND {near}", order="o.deadline, o.public_id",
        )
        for near in nearest
    ]  # fmt: skip
    statement = " UNION ALL ".join(f"({part})" for part in parts) + " LIMIT %(limit)s"
    values = {"programme": programme.pk, "today": today, "sector": sector, "focus": focus, "limit": limit}
    return [_row(row) for row in _fetch(statement, values)]


def still_open(programme: Programme, today: date, public_ids: Collection[str]) -> list[Row]:
    """Those of them that one can still apply for, the earliest deadline first."""
    statement = _PAGE.format(
        columns=_COLUMNS, named="false", rows="selection_opportunity", joined=_JOINED,
        where=f"{OPEN} AND o.public_id = ANY (%(these)s)", order="o.deadline, o.public_id",
    )  # fmt: skip
    values = {"programme": programme.pk, "today": today, "these": list(public_ids), "limit": len(public_ids)}
    return [_row(row) for row in _fetch(statement, values)]


def each_once(words: str) -> str:
    """The same search with no word twice: PostgreSQL takes each repetition for a further condition that few rows meet,
    and then reads all that meet it instead of the first few. What stands in quotation marks is left as it is.
    """
    if '"' in words:
        return words
    first: dict[str, str] = {}
    for word in words.split():
        first.setdefault(word.casefold(), word)
    return " ".join(first.values())


def _asked(choice: Choice) -> list[str]:
    return [condition for name, condition in CONDITIONS.items() if getattr(choice, name)]


def _values(programme: Programme, today: date, choice: Choice) -> dict[str, Any]:
    asked = {name: getattr(choice, name) for name in CONDITIONS if getattr(choice, name)}
    if choice.words:
        asked["words"] = each_once(choice.words)
    lists = {name: sorted(value) for name, value in asked.items() if not isinstance(value, (str, date))}
    return {"programme": programme.pk, "today": today, "dictionaries": DICTIONARIES, **asked, **lists}


def _cell_values(cells: list[Cell]) -> dict[str, list[str]]:
    """Cells as columns, each once; languages as the database writes a list."""
    kept = list(dict.fromkeys((c.country, c.sector, c.kind, c.mode, "{" + ",".join(c.languages) + "}") for c in cells))
    return {name: [cell[place] for cell in kept] for place, name in enumerate(("at", "of", "as", "how", "in"))}


def _as_tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _fetch(statement: str, values: dict[str, Any], choice: Choice | None = None) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        if choice and (choice.filtered or choice.uncounted):
            # How common a word or a value is decides how it is best looked for: no plan fits them all. To see whether
            # a row has a word is dearer than PostgreSQL thinks: the words lie packed away from the row.
            cursor.execute(
                "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), "
                "set_config('cpu_operator_cost', '2.5', true)"
            )
        cursor.execute(statement, values)
        rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _row(row: tuple[Any, ...]) -> Row:
    public_id, title, kind, mode, weeks, starts, deadline, languages, sector, host, city, country, named = row
    return Row(
        public_id, _text(title), kind, mode, weeks, starts, deadline, tuple(languages), _text(sector), _text(host),
        city, country, named,
    )  # fmt: skip


def _counted(rows: Sequence[tuple[Any, ...]]) -> Counted:
    cells = [
        Cell(country, sector, kind, mode, tuple(languages), number)
        for country, sector, kind, mode, languages, number, _tint, _name in rows
    ]
    names = {row[1]: _text(row[7]) for row in rows if row[7] is not None}
    return Counted(cells, names, complete=sum(cell.number for cell in cells) <= MOST_FOUND)


def _text(value: str) -> Translated:
    return Translated(json.loads(value))
