"""The web does not start as a role that the row-level policies would not hold."""

import psycopg
import pytest

from ciconia.foundation.database.databases import create_database, drop_database
from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.roles import OwnerRefused, refuse_owner
from ciconia.foundation.database.urls import database_address, database_settings

REST = (
    ", so the walls between people's data would not hold it. "
    "Give the application a role of its own that owns nothing, and put the owner into DATABASE_OWNER_URL."
)


@pytest.fixture
def with_a_table(database_server):
    """A database in which the owner has made one table."""
    create_database(database_server, "refusals")
    with psycopg.connect(database_server.owner_url("refusals")) as owner:
        owner.execute("create table one (id int)")
    yield database_server
    drop_database(database_server, "refusals")


def refusal(url: str) -> str:
    """What a role is told at the start, nothing where it may start."""
    with psycopg.connect(url) as connection:
        try:
            refuse_owner(connection)
        except OwnerRefused as refused:
            return str(refused)
    return ""


def test_the_application_role_starts_and_no_other(with_a_table):
    server = with_a_table
    assert refusal(server.app_url("refusals")) == ""
    assert refusal(server.owner_url("refusals")) == "The role in DATABASE_URL owns tables" + REST
    assert refusal(server.superuser_url("refusals")) == (
        "The role in DATABASE_URL is a superuser and bypasses row-level security and owns tables" + REST
    )


KEPT_PLANS = {
    "server_side_binding": True, "prepare_threshold": 3, "options": "-c plan_cache_mode=force_generic_plan",
}  # fmt: skip


def test_an_address_that_was_given_comes_before_a_server_of_our_own():
    address = "postgresql://app:secret@db.example:6432/live?sslmode=require"
    given = {"DATABASE_URL": address, "CICONIA_DB_POOL": "1"}
    assert database_settings(given) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "live",
        "USER": "app",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": "6432",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require", "pool": {"min_size": 1, "max_size": 8, "timeout": 5}} | KEPT_PLANS,
    }


def test_without_an_address_the_settings_name_the_socket_of_our_own_server():
    settings = database_settings({"CICONIA_HOME": "/srv/a b", "CICONIA_DB_NAME": "demo", "CICONIA_DB_ROLE": "owner"})
    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "demo",
        "USER": "ciconia_owner",
        "PASSWORD": "",
        "HOST": "/srv/a b/postgres/socket",
        "PORT": "5432",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": KEPT_PLANS,
    }


def test_migrations_ask_for_the_address_of_the_owner():
    given = {"DATABASE_URL": "postgresql://app@db/live", "CICONIA_DB_ROLE": "owner"}
    owner = "postgresql://keeper@db/live"
    assert database_address(given | {"DATABASE_OWNER_URL": owner}) == owner
    with pytest.raises(LauncherError) as refusal:
        database_address(given)
    assert str(refusal.value) == (
        "With DATABASE_URL, migrations need DATABASE_OWNER_URL too: the role that owns the tables."
    )


def test_what_is_no_address_gets_a_sentence():
    with pytest.raises(LauncherError) as refusal:
        database_settings({"DATABASE_URL": "the one in the cellar"})
    assert str(refusal.value).startswith("DATABASE_URL or DATABASE_OWNER_URL is not an address of PostgreSQL: ")
