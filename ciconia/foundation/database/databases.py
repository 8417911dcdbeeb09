"""Databases on a server of our own: made, copied and dropped by the superuser, owned by the owner role."""

import psycopg
from psycopg import sql

from ciconia.foundation.database.server import APP, OWNER, Server


def create_database(server: Server, name: str, template: str | None = None) -> None:
    """Makes a database with both roles' rights in place; from a template it is a copy of files, about a second."""
    statement = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
    if template is not None:
        statement += sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(template))
    with _superuser(server) as connection:
        connection.execute(statement)
        _let_in(connection, name)
    if template is None:
        _prepare(server, name)


def drop_database(server: Server, name: str) -> None:
    """Drops a database and ends whoever is still connected to it; nothing happens where there is none."""
    with _superuser(server) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def rename_database(server: Server, name: str, to: str) -> None:
    """Gives a finished database the name under which others look for it."""
    with _superuser(server) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))


def database_names(server: Server) -> list[str]:
    """The databases of a server, without those PostgreSQL makes itself."""
    with _superuser(server) as connection:
        rows = connection.execute(
            "select datname from pg_database where datname not in ('postgres', 'template0', 'template1') order by 1"
        )
        return [name for (name,) in rows]


def ensure_database(server: Server, name: str) -> bool:
    """Makes a database where it is missing, and its rights where they are not in place. True if it was made."""
    if name not in database_names(server):
        create_database(server, name)
        return True
    with _superuser(server) as connection:
        _let_in(connection, name)
    _prepare(server, name)
    return False


def run_as_superuser(server: Server, database: str, statement: sql.SQL | sql.Composed) -> None:
    """One statement that neither role may do, such as an extension or a right for a test."""
    with _superuser(server, database) as connection:
        connection.execute(statement)


def _superuser(server: Server, database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(server.superuser_url(database), autocommit=True, connect_timeout=10)


def _let_in(connection: psycopg.Connection, name: str) -> None:
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(APP)))


def forget_rights(server: Server, name: str) -> None:
    """For what is read from a dump, which names every right: those that new tables get by themselves would be added."""
    with _superuser(server, name) as connection:
        for things in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            connection.execute(_for_new_things("REVOKE ALL ON {} FROM {}", things))


def _for_new_things(right: str, *words: str) -> sql.Composed:
    """A statement about what the owner will make, for the application role."""
    given = sql.SQL(right).format(*map(sql.SQL, words), sql.Identifier(APP))
    return sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} {}").format(sql.Identifier(OWNER), given)


def _prepare(server: Server, name: str) -> None:
    """The extension, and the application role's rights on whatever the owner will make."""
    with _superuser(server, name) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APP)))
        for rights, things in (
            ("SELECT, INSERT, UPDATE, DELETE", "TABLES"),
            ("USAGE, SELECT", "SEQUENCES"),
            ("EXECUTE", "FUNCTIONS"),
        ):
            connection.execute(_for_new_things("GRANT {} ON {} TO {}", rights, things))
