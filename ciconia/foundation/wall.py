"""The second wall: who is asking, told to PostgreSQL, whose row-level policies decide what rows exist for them.

Policies read two settings of the transaction: `ciconia.user` (an account's id, or a named system actor) and
`ciconia.today`. Outside a transaction that set them, tables about people are empty: the default is refusal.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from ciconia.foundation import clock

SYSTEM_ACTORS = ("system:jobs", "system:maker", "system:sign_in")


def set_actor(actor: str) -> str:
    """
    Tell the current transaction who asks: an account's id in digits, a system actor, or '' for a stranger. Who it was
    until now.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('ciconia.today', %s, true), coalesce(current_setting('ciconia.user', true), ''),"
            " set_config('ciconia.user', %s, true)",
            [clock.today().isoformat(), actor],
        )
        row = cursor.fetchone()
    return str(row[1])


def current_actor() -> str:
    """Who the current transaction says is asking."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('ciconia.user', true), '')")
        row = cursor.fetchone()
    return str(row[0])


@contextmanager
def acting_as(actor: str) -> Iterator[None]:
    """Run a block as another actor, in a transaction of its own or inside the current one."""
    if actor.startswith("system:") and actor not in SYSTEM_ACTORS:
        raise ValueError(f"unknown system actor {actor!r}")
    with transaction.atomic():
        before = set_actor(actor)
        yield
        if before != actor:
            set_actor(before)


@contextmanager
def past_the_wall() -> Iterator[None]:
    """Run a block as the product itself; where it is that already, nothing is asked of the database twice."""
    if current_actor() == "system:jobs":
        yield
    else:
        with acting_as("system:jobs"):
            yield
