"""Three places in which the walls are tried, for each file that needs them: built once, then undone."""

from collections import defaultdict
from datetime import UTC, datetime

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.wall import set_actor
from tests.house import asking, places

# A programme that is over takes nobody in.
WHILE_IT_RUNS = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def yard(django_db_setup, django_db_blocker):
    """Three places with a word in every field."""
    with django_db_blocker.unblock(), transaction.atomic():
        clock.start_at(WHILE_IT_RUNS)
        set_actor("system:maker")
        yield places.build()
        clock.start_at(None)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def everybody(yard):
    """{audience: its accounts}."""
    found = defaultdict(list)
    for account in asking.accounts(yard).values():
        found[account.audience].append(account)
    return found
