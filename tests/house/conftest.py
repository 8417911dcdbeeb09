"""Three places in which the walls are tried: built once for the files that need them, then undone."""

import logging
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.http import HttpResponse

from ciconia.config import urls
from ciconia.foundation import clock
from ciconia.foundation.wall import set_actor
from tests.house import asking, places

# A programme that is over takes nobody in.
WHILE_IT_RUNS = datetime(2021, 3, 8, 9, tzinfo=UTC)


class Standing:
    """The yard as long as it stands: files that need it and follow each other share one."""

    def __init__(self):
        self.yard = self.everybody = self.next = None
        self.open = ExitStack()

    def is_wanted(self):
        """Whether the test that comes next needs it, too."""
        return "yard" in getattr(self.next, "fixturenames", ())

    def undo(self):
        """Leave nothing of it."""
        self.open.close()
        self.yard = self.everybody = None


standing = Standing()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(nextitem):
    standing.next = nextitem


@contextmanager
def built():
    """Three places with a word in every field, in a transaction that is undone."""
    with transaction.atomic():
        clock.start_at(WHILE_IT_RUNS)
        set_actor("system:maker")
        yield places.build()
        clock.start_at(None)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def yard(django_db_setup, django_db_blocker):
    """Three places with a word in every field."""
    with django_db_blocker.unblock():
        standing.yard = standing.yard or standing.open.enter_context(built())
        yield standing.yard
        if not standing.is_wanted():
            standing.undo()


@pytest.fixture(scope="module")
def everybody(yard):
    """{audience: its accounts}."""
    if not standing.everybody:
        found = standing.everybody = defaultdict(list)
        for account in asking.accounts(yard).values():
            found[account.audience].append(account)
    return standing.everybody


@pytest.fixture(scope="module")
def asks(yard):
    """Every address with what can stand in it."""
    return asking.Asks(yard)


@pytest.fixture(scope="module")
def ask():
    """How an account asks for a path."""
    return asking.Asking()


@pytest.fixture
def short_refusals(monkeypatch):
    """What a refusal looks like is tested elsewhere; drawn thousands of times it would take minutes."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))
    monkeypatch.setattr(urls, "handler403", lambda request, exception: HttpResponse(status=403))
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
