"""The web refuses to run as a role that the row-level policies do not hold."""

from typing import Any, Protocol

QUESTION = """
select
    role.rolsuper,
    role.rolbypassrls,
    exists (
        select from pg_class as relation
        where relation.relkind in ('r', 'p')
          and pg_has_role(role.oid, relation.relowner, 'member')
          and relation.relnamespace not in (select oid from pg_namespace where nspname like 'pg\\_%')
    )
from pg_roles as role
where role.rolname = current_user
"""


class Connection(Protocol):
    """A connection of Django or of psycopg: whatever has cursors."""

    def cursor(self) -> Any:
        """A cursor, used as a context manager."""


class OwnerRefused(Exception):
    """The role of DATABASE_URL could read past the walls; the text says why and what to do."""


def refuse_owner(connection: Connection) -> None:
    """Raises OwnerRefused where the connection's role is a superuser, bypasses row-level security or owns tables."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        superuser, bypasses, owns = cursor.fetchone()
    reasons = {
        "is a superuser": superuser,
        "bypasses row-level security": bypasses,
        "owns tables": owns,
    }
    found = [reason for reason, holds in reasons.items() if holds]
    if found:
        raise OwnerRefused(
            f"The role in DATABASE_URL {' and '.join(found)}, so the walls between people's data would not hold it. "
            "Give the application a role of its own that owns nothing, and put the owner into DATABASE_OWNER_URL."
        )
