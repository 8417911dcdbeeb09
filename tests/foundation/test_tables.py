"""The tables that are written down are those the migrations make."""

import os
import re
from collections.abc import Iterator

import psycopg
import pytest

from ciconia.foundation.database import tables
from ciconia.foundation.database.databases import create_database, drop_database
from ciconia.foundation.database.tables import FILE, read_into, sources, write_down, written_of
from ciconia.foundation.database.template import ensure_template, write_tables

TABLES = re.compile(r"^CREATE (?:UNLOGGED )?TABLE ", re.MULTILINE)
# A list of words is a list of casts once it was read, with the same meaning.
CASTS = re.compile(r"[()]|::text(\[\])?|::character varying")
KEYS = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'")


@pytest.fixture
def empty(database_server) -> Iterator[str]:
    """A database without any table."""
    name = f"tables_{os.getpid()}"
    create_database(database_server, name)
    yield name
    drop_database(database_server, name)


def named(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return found[0]


def test_what_is_written_down_is_of_the_migrations_as_they_are_now():
    assert written_of(FILE.read_text())[1:] == list(sources()), "`./run db tables` writes it anew"


def test_it_is_read_whole(database_server, empty):
    assert read_into(database_server, empty)
    assert named(database_server.owner_url(empty)) == len(TABLES.findall(FILE.read_text()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CREATE TABLE public.people_person (", "CREATE TABLE public.people_personne ("),
        ("-- of django 5", "-- of django 4"),
        ("0001_people.py ", "0001_people.py 0"),
        ("-- of PostgreSQL ", "-- of PostgreSQL 9"),
    ],
    ids=["by hand", "of another Django", "of a migration that has changed", "by a newer server"],
)
def test_what_is_not_as_it_was_written_is_not_read(database_server, empty, tmp_path, monkeypatch, before, after):
    file = tmp_path / "tables.sql"
    file.write_text(FILE.read_text().replace(before, after, 1))
    monkeypatch.setattr(tables, "FILE", file)
    assert (read_into(database_server, empty), named(database_server.owner_url(empty))) == (False, 0)
    file.unlink()
    assert (read_into(database_server, empty), named(database_server.owner_url(empty))) == (False, 0)


def test_a_migration_that_has_come_since_runs_after_what_is_read(database_server, tmp_path, monkeypatch):
    file = tmp_path / "tables.sql"
    file.write_text(re.sub(r"\n-- of \S+0015_active_in\.py \w+", "", FILE.read_text()))
    monkeypatch.setattr(tables, "FILE", file)
    name = ensure_template(database_server, f"since{os.getpid()}")
    try:
        assert named(database_server.owner_url(name)) == len(TABLES.findall(FILE.read_text()))
    finally:
        drop_database(database_server, name)


def test_what_was_read_is_written_as_it_was(database_server, empty, tmp_path, monkeypatch):
    read_into(database_server, empty)
    monkeypatch.setattr(tables, "FILE", tmp_path / "tables.sql")
    write_down(database_server, empty)
    read, kept = (CASTS.sub("", file.read_text()).partition("\n\n")[2] for file in (tables.FILE, FILE))
    assert read.splitlines() == kept.splitlines()


@pytest.mark.torture
def test_it_is_what_the_migrations_make(database_server, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "FILE", tmp_path / "tables.sql")
    write_tables(database_server)
    # The keys of Wagtail's first pages are drawn by lot.
    made, kept = (KEYS.sub("", file.read_text()).partition("\n\n")[2] for file in (tables.FILE, FILE))
    assert made.splitlines() == kept.splitlines()
