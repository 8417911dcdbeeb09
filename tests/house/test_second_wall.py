"""The second wall alone: with every filter of the application left out, no account reads or writes rows of others."""

import json
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from ciconia.foundation.models import STAFF_ROLES, Membership
from ciconia.foundation.privacy import LIBRARY_TABLES
from ciconia.foundation.wall import set_actor
from tests.house.asking import may_read
from tests.house.places import OURS, Planted, about_all
from tests.house.reach import KEEPERS

WALLED = [model for model in OURS if model.privacy.holds_persons]
LIBRARIES = [table for table, declared in LIBRARY_TABLES.items() if declared.holds_persons]
NAMES = ("stranger", "somebody", "participant", "finished", "affiliated", "host contact", "organisation contact",
         "endorser", *STAFF_ROLES)  # fmt: skip
SPEAKERS = ("host contact", "organisation contact")
OF_THE_HOST = ("delivery.Engagement", "delivery.Phase", "foundation.Log")
NOT_THERE = ("stranger", "somebody", "expert")
# Everybody writes what they did into the log, and nobody changes it.
ANYBODY_ADDS = {"foundation.Log"}


@pytest.fixture(scope="module")
def rows(yard):
    """{model: {row: where it was made and whom it is about}} of every table about people."""
    set_actor("system:maker")
    found = {}
    for model in WALLED:
        label = model._meta.label
        letters = {pk: letter for letter, place in yard.places.items() for pk in place.made.get(label, [])}
        persons = about_all(model)
        found[model] = {
            pk: Planted(letter, label, "", pk, persons.get(pk, frozenset())) for pk, letter in letters.items()
        }
    return found


@pytest.fixture
def acting(everybody):
    """Becomes one of the accounts for the database, and the maker again."""
    accounts = {account.name: account for found in everybody.values() for account in found}

    def become(name):
        account = accounts[name]
        set_actor(str(account.user.pk) if account.user else "")
        return account

    yield become
    set_actor("system:maker")


def may_be_there(account, row, yard):
    """Whether a row may exist for an account at all: what it may read on pages, and who works with whom.

    Who keeps the organisations of a country keeps them for every programme, with their contacts and their history.
    What a host contact does with people of the institution is in tables no page plants words in.
    """
    if row.model == "foundation.User" and not row.persons:
        return row.pk == getattr(account.user, "pk", 0) or works_with(account, row, yard)
    if row.model == "foundation.Log" and not row.persons and row.letter != "b":
        return account.audience in KEEPERS or (row.letter == "a" and account.audience not in NOT_THERE)
    if account.audience == "host contact" and row.model in OF_THE_HOST:
        return may_read(account, replace(row, model="people.Identity"), yard)
    return may_read(account, row, yard)


def works_with(account, row, yard):
    """Whether two accounts have a programme and a country, or an institution, in common."""
    if account.audience in ("stranger", "somebody"):
        return False
    here, home = yard.places["a"].focus, {row.letter == "a"}
    for held in Membership.objects.filter(user_id=row.pk):
        if held.scope == "programme":
            home.add(held.scope_id == here.programme_id and (not held.focus_ids or here.pk in held.focus_ids))
        else:
            home.add(account.audience in KEEPERS and row.letter != "b")
    return any(home)


def table_rows(statement):
    """The keys a statement gives, or None where the database refuses it; what it did is undone."""
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                found = {row[0] for row in cursor.fetchall()}
        except DatabaseError:
            found = set()
        transaction.set_rollback(True)
    return found


def test_every_table_about_people_has_rows_in_every_place(rows):
    missing = {model._meta.label for model, found in rows.items() for letter in "ac"
               if letter not in {row.letter for row in found.values()}}  # fmt: skip
    assert missing == set()


@pytest.mark.parametrize("name", NAMES)
def test_nobody_reads_changes_or_removes_rows_of_others(yard, rows, acting, name):
    account = acting(name)
    wrong = {}
    for model, known in rows.items():
        table, key = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
        column = next(field.column for field in model._meta.concrete_fields if not field.primary_key)
        others = {pk for pk, row in known.items() if not may_be_there(account, row, yard)}
        verbs = [
            ("reads", f"SELECT {key} FROM {table}"),  # noqa: S608
            ("changes", f"UPDATE {table} SET {column} = {column} RETURNING {key}"),  # noqa: S608
            ("removes", f"DELETE FROM {table} RETURNING {key}"),  # noqa: S608
        ]
        for verb, statement in verbs:
            if found := table_rows(statement) & others:
                wrong[verb, model._meta.label] = sorted({known[pk].letter for pk in found}), len(found)
    assert {f"{verb} {label} {where}" for (verb, label), where in wrong.items()} == set()


@pytest.mark.parametrize("name", NAMES)
def test_nobody_adds_rows_that_are_of_others(yard, rows, acting, name):
    copies = {model: _copy(model, known) for model, known in rows.items()}
    acting(name)
    added = {model._meta.label for model, copy in copies.items() if copy and _adds(model, copy)}
    assert added - ANYBODY_ADDS == set()


@pytest.mark.parametrize("table", LIBRARIES)
def test_tables_of_libraries_show_what_is_ones_own(yard, acting, table):
    account = acting("host contact")
    assert table_rows(f"SELECT user_id FROM {table}") - {account.user.pk} == set()  # noqa: S608


def _copy(model, known):
    """A row of the neighbouring place as JSON, under a key of its own."""
    set_actor("system:maker")
    theirs = [pk for pk, row in known.items() if row.letter == "b"]
    if not theirs:
        return None
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t WHERE {key} = %s', [theirs[-1]])  # noqa: S608
        found = json.loads(cursor.fetchone()[0])
    return found | ({"public_id": "2222222222"} if "public_id" in found else {}) | {key: 900_000_000}


def _adds(model, copy):
    """Whether the wall lets the row through; what stops it afterwards is no wall."""
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated)
    source = f'jsonb_populate_record(NULL::"{table}", %s::jsonb)'
    insert = f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {source}'  # noqa: S608
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(insert, [json.dumps(copy)])
            through = True
        except IntegrityError:
            through = True
        except DatabaseError as problem:
            through = "row-level security" not in str(problem) and "permission denied" not in str(problem)
        transaction.set_rollback(True)
    return through


def test_nothing_in_the_database_reads_for_others():
    names = "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public'"
    assert table_rows(f"{names} AND p.prosecdef") == {"ciconia_erase_log", "ciconia_move_log"}
    assert table_rows("SELECT viewname FROM pg_views WHERE schemaname = 'public'") == set()
    assert table_rows("SELECT matviewname FROM pg_matviews WHERE schemaname = 'public'") == set()


@pytest.mark.parametrize(
    "statement",
    ["SELECT ciconia_erase_log(1, 1, ARRAY['Officer'], 'x', true)", "SELECT ciconia_move_log(ARRAY[1], 1)"],
)
def test_what_changes_the_log_works_for_jobs_alone(yard, acting, statement):
    for name in ("host contact", "coordinator", "stranger"):
        acting(name)
        with (
            pytest.raises(DatabaseError, match="only a job may"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_every_table_of_people_is_asked():
    tables = {model._meta.db_table for model in WALLED} | set(LIBRARIES)
    walled = "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
    assert table_rows(walled) == tables
    assert {model._meta.label for model in apps.get_models() if model in WALLED} == {m._meta.label for m in WALLED}
