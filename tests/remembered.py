"""What makers make is remembered: the same steps from an empty database are put back as rows, not walked again.

A maker walks through the actions of the product, up to three hundred statements for one application. The first time it
is called in a process it does; the rows it left are kept. When a later test takes the same first steps, in the same
order and with the same words, the rows are put back with one statement. As soon as a test has written anything by
itself, makers walk again. A maker that begins with what another makes finds that put back, too (docs/decisions/0039).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils.translation import get_language
from psycopg import ClientCursor

from ciconia.foundation import clock
from ciconia.foundation.fields import DigestField
from ciconia.foundation.wall import current_actor, set_actor

MAKER = "system:maker"
# A test that changes how the product works changes what makers make. No row of theirs depends on a setting.
CHANGES_THE_PRODUCT = {"monkeypatch"}
# Where there is none of these there is nothing: whatever else is made leaves an entry in the log.
FIRST = ("foundation_log", "foundation_user", "programmes_programme", "people_organisation")
WRITES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?( SET "last_login")?', re.IGNORECASE)
READS = re.compile(
    r"\s*(\(?SELECT(?!.*procrastinate_\w+\()|WITH(?!.*\b(INSERT|UPDATE|DELETE|procrastinate_\w+)\b)"
    r"|SAVEPOINT|RELEASE SAVEPOINT|SET CONSTRAINTS|(SET LOCAL|RESET) enable_)",
    re.IGNORECASE | re.DOTALL,
)
# Most of what is only read, known without a look at every letter.
PLAIN = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ")
DEFERS = re.compile(r"procrastinate_defer_jobs_v\d+\(")
# Of no concern to any maker: that somebody signed in.
SIGNED_IN = {"django_session"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00")
PLACE = re.compile("\ue000([0-9]+)\ue001")

# A table of the tests, in a schema of their own. A temporary one would be made anew in each test, and each time the
# database would forget all its plans.
TABLE = """CREATE SCHEMA steps; GRANT USAGE ON SCHEMA steps TO ciconia_app;
CREATE UNLOGGED TABLE steps.so_far (passed boolean); GRANT SELECT, INSERT ON steps.so_far TO ciconia_app"""
# Which rows this transaction has written since a moment of its own: commands are numbered, in all its parts.
SO_FAR = """INSERT INTO steps.so_far VALUES (true)
            RETURNING pg_current_xact_id()::text::bigint & 4294967295, cmin::text::bigint"""
SINCE = """(SELECT jsonb_agg(to_jsonb(row) ORDER BY row.ctid)::text FROM "{}" row
            WHERE row.xmin::text::bigint >= %s::bigint AND row.cmin::text::bigint > %s::bigint)"""


class CannotSay(Exception):
    """Nothing by which the same call could be known again, or nothing that could be put back."""


@dataclass(frozen=True)
class Row:
    """A row that a maker gave, by its key, with the rows it held at hand."""

    model: type[models.Model]
    pk: Any
    at_hand: tuple[str, ...]

    def fetch(self) -> models.Model:
        return self.model._base_manager.select_related(*self.at_hand).get(pk=self.pk)


@dataclass
class Step:
    """What one call of a maker left behind, and the steps that were taken from there."""

    written: dict[str, set[str]] = field(default_factory=dict)
    statement: str = ""
    rows: list[str] = field(default_factory=list)
    instants: int = 0
    result: Any = None
    moved: tuple[Any, ...] = ()
    actor: str = ""
    then: dict[Any, "Step"] = field(default_factory=dict)

    def put_back(self, told: tuple[Any, ...]) -> Any:
        """Write the rows as if they had been made this moment, in the order in which they were."""
        set_actor(MAKER)
        now = clock.now()
        stamps = [(now - timedelta(microseconds=self.instants - number)).isoformat() for number in range(self.instants)]
        if self.rows:
            connection.ensure_connection()
            # Several statements in one text, which the server can prepare for nobody.
            with ClientCursor(connection.connection) as cursor:
                cursor.execute(self.statement, [PLACE.sub(lambda m: stamps[int(m[1])], rows) for rows in self.rows])
        for table, verbs in self.written.items():
            world.note(table, *verbs)
        return self.given(told)

    def given(self, told: tuple[Any, ...]) -> Any:
        """What the maker gives, and what it was told, as the database has them now."""
        for place in self.moved:
            told[place].refresh_from_db()
        result = _put_back(self.result)
        set_actor(self.actor)
        return result


class World:
    """Where the database of this process stands, as far as that is known."""

    def __init__(self) -> None:
        self.start = Step()
        self.at: Step | None = None
        self.touched = False
        self.is_aside = False
        self.walks: list[dict[str, set[str]]] = []
        self.may = False

    def begin(self, item: pytest.Item) -> None:
        """Another test begins, of which nothing is known but which fixtures it takes."""
        names = set(getattr(item, "fixturenames", ()))
        marks = [mark.kwargs.get("transaction") for mark in item.iter_markers("django_db")]
        # What other threads write to a database of real transactions is not seen here.
        real = any(marks) or names & {"transactional_db", "live_server"}
        self.may = not real and not _asked_for(item) & CHANGES_THE_PRODUCT
        self.at, self.touched = None, False
        # A browser's loop leaves another connection behind than the one that was watched before.
        if self.watch not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.watch)

    def watch(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Sees every statement: whatever is not written by a maker ends what is known."""
        text = str(sql)
        if text.startswith(PLAIN) and "procrastinate_" not in text:
            return execute(sql, params, many, context)
        written = WRITES.match(text)
        if self.is_aside or (written and not self.walks and (written[2] in SIGNED_IN or written[3])):
            pass
        elif text.startswith("ROLLBACK"):
            self.at, self.touched = None, False
        elif written:
            self.note(written[2], written[1].split()[0].upper())
        elif DEFERS.search(text):
            self.note("procrastinate_jobs", "INSERT")
        elif not READS.match(text):
            self.note("", text)
        return execute(sql, params, many, context)

    def note(self, table: str, *verbs: str) -> None:
        """Something is written: where this leads is known only when the maker has come to its end."""
        self.at, self.touched = None, True
        for walk in self.walks:
            walk.setdefault(table, set()).update(verbs)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is written inside is of no concern to anybody."""
        before, self.is_aside = self.is_aside, True
        try:
            yield
        finally:
            self.is_aside = before

    def here(self) -> Step | None:
        """The step at which the database stands, where it is known."""
        if not self.may or self.touched or not connection.in_atomic_block:
            return None
        if self.at is None:
            there = " OR ".join(f"EXISTS (SELECT FROM {table})" for table in FIRST)
            before = set_actor(MAKER)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {there}")
                self.touched = cursor.fetchone()[0]
            set_actor(before)
            self.at = None if self.touched else self.start
        return self.at

    def goes_to(self, step: Step | None) -> None:
        """A maker has made something, and this is where it led."""
        self.at = step
        self.touched = self.at is None


def _asked_for(item: pytest.Item) -> set[str]:
    """The fixtures a test and those it takes ask for themselves; what the plugin asks for is left out."""
    info = getattr(item, "_fixtureinfo", None)
    if info is None:
        return CHANGES_THE_PRODUCT
    taken = [one for found in info.name2fixturedefs.values() for one in found]
    ours = [one for one in taken if not one.func.__module__.startswith("pytest_django")]
    return {*info.argnames, *(name for one in ours for name in one.argnames)}


world = World()


def remembered(maker: Callable[..., Any]) -> Callable[..., Any]:
    """A maker whose steps are remembered; what it gives are rows, or lists and tables of them."""

    @wraps(maker)
    def make(*args: Any, **kwargs: Any) -> Any:
        with _straight():
            try:
                step, result = _make(maker, args, kwargs)
            except BaseException:
                world.goes_to(None)
                raise
            world.goes_to(step)
        return result

    return make


@contextmanager
def _straight() -> Iterator[None]:
    """What is made does not fail: transactions inside that of the test need no way back, two statements each."""
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = before


def _make(maker: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Step | None, Any]:
    """Put back what was made before, or make it; where that leads, if it is known, and what the maker gives."""
    here, told = world.here(), (*args, *kwargs.values())
    if here is None:
        return None, maker(*args, **kwargs)
    try:
        words = (len(args), *kwargs, *map(_known_by, told))
    except CannotSay:
        return None, maker(*args, **kwargs)
    key = (maker.__module__, maker.__qualname__, current_actor(), _moment(), words)
    if step := here.then.get(key):
        return step, step.put_back(told)
    step, result = _walk(maker, args, kwargs)
    if step:
        here.then[key] = step
    return step, result


def _walk(maker: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Step | None, Any]:
    """Make it, and keep what was written."""
    began, told = clock.now(), (*args, *kwargs.values())
    before = [_values(one) for one in told]
    with world.aside(), connection.cursor() as cursor:
        cursor.execute(SO_FAR)
        since = cursor.fetchone()
    step = Step()
    world.walks.append(step.written)
    try:
        result = maker(*args, **kwargs)
    finally:
        world.walks.pop()
    step.actor = set_actor(MAKER)
    step.moved = tuple(place for place, one in enumerate(told) if _values(one) != before[place])
    try:
        step.result = _kept(result)
        _keep_rows(step, since, began, clock.now())
    except CannotSay:
        set_actor(step.actor)
        return None, result
    # The first test gets what the others will get: rows as the database has them.
    return step, step.given(told)


def _keep_rows(step: Step, since: tuple[int, int], began: datetime, ended: datetime) -> None:
    models = {model._meta.db_table: model for model in apps.get_models()}
    # Not what triggers wrote: they write it again.
    tables = sorted(step.written)
    if not models.keys() >= step.written.keys():
        raise CannotSay
    statements = []
    with world.aside(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(SINCE.format, tables)) or 1}", since * len(tables))
        found = cursor.fetchone()
        for table, rows in zip(tables, found, strict=bool(tables)):
            if "DELETE" in step.written[table]:
                cursor.execute(f'SELECT array_agg(id)::text FROM "{table}"')  # noqa: S608
                statements.append(f'DELETE FROM "{table}" WHERE id <> ALL(%s::bigint[])')  # noqa: S608
                step.rows.append(cursor.fetchone()[0] or "{}")
            if rows:
                _no_files(models[table], rows)
                statements.append(_insert(models[table], changed="UPDATE" in step.written[table]))
                step.rows.append(rows)
    step.statement = "; ".join(statements)
    instants = {text for rows in step.rows for text in INSTANT.findall(rows)}
    just_now = sorted((moment, text) for text in instants if began <= (moment := datetime.fromisoformat(text)) <= ended)
    places = {text: f"\ue000{number}\ue001" for number, (_moment, text) in enumerate(just_now)}
    step.instants = len(places)
    step.rows = [INSTANT.sub(lambda found: places.get(found[0], found[0]), rows) for rows in step.rows]


def _no_files(model: type[models.Model], rows: str) -> None:
    """The folder of files is another one in each test: what lies there cannot be put back."""
    for one in model._meta.concrete_fields:
        if isinstance(one, DigestField) and re.search(rf'"{one.column}": "\w', rows):
            raise CannotSay


def _insert(model: type[models.Model], *, changed: bool) -> str:
    names = [column.column for column in model._meta.concrete_fields if not column.generated]
    columns, table = ", ".join(f'"{name}"' for name in names), model._meta.db_table
    insert = (
        f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)'  # noqa: S608
    )
    if not changed:
        return insert
    sets = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in names)
    return f"{insert} ON CONFLICT ({model._meta.pk.column}) DO UPDATE SET {sets}"


def _moment() -> tuple[Any, ...]:
    """What else dates and words depend on: the half hour, which has one date in every zone, and the language."""
    now = clock.now()
    return now.date(), now.hour, now.minute // 30, get_language()


def _values(told: Any) -> Any:
    return (
        {one.attname: told.__dict__.get(one.attname) for one in told._meta.concrete_fields} if _is_row(told) else None
    )


def _is_row(told: Any) -> bool:
    return isinstance(told, models.Model)


def _known_by(told: Any) -> Any:
    """What makes one word of a call the same as that of another."""
    if _is_row(told):
        still = {name: value for name, value in _values(told).items() if not isinstance(value, datetime)}
        return told._meta.label, repr(still)
    if isinstance(told, dict):
        return "{", *((key, _known_by(value)) for key, value in told.items())
    if isinstance(told, list | tuple | set):
        return "[", *map(_known_by, told)
    if is_dataclass(told) and not isinstance(told, type):
        return type(told).__name__, *(_known_by(getattr(told, one.name)) for one in fields(told))
    if told is None or isinstance(told, str | int | float | date):
        return type(told).__name__, told
    raise CannotSay


def _kept(result: Any) -> Any:
    if _is_row(result):
        return Row(type(result), result.pk, tuple(_at_hand(result)))
    if isinstance(result, dict):
        return {key: _kept(value) for key, value in result.items()}
    if isinstance(result, list | tuple):
        return type(result)(_kept(value) for value in result)
    if result is None or isinstance(result, str | int | bool):
        return result
    raise CannotSay


def _at_hand(row: models.Model, depth: int = 4) -> Iterator[str]:
    for one in row._meta.concrete_fields:
        held = row._state.fields_cache.get(one.name) if one.is_relation else None
        if held is not None and depth:
            yield one.name
            yield from (f"{one.name}__{more}" for more in _at_hand(held, depth - 1))


def _put_back(result: Any) -> Any:
    if isinstance(result, Row):
        return result.fetch()
    if isinstance(result, dict):
        return {key: _put_back(value) for key, value in result.items()}
    if isinstance(result, list | tuple):
        return type(result)(_put_back(value) for value in result)
    return result
