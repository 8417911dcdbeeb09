"""What every test stands on: a database of its own, a copy of one built once, entered as the application role."""

import gc
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import storages
from django.db import connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils import translation
from psycopg import sql
from psycopg._preparing import PrepareManager
from xdist.scheduler.loadfile import LoadFileScheduling

from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.foundation.database.databases import (
    create_database,
    database_names,
    drop_database,
    run_as_superuser,
)
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.server import APP, Server
from ciconia.foundation.database.template import ensure_template
from ciconia.foundation.database.urls import CLONE, KEEP_PLANS, PREPARED

ensure_catalogues()
# Pages in tests need no folder of collected files, which each client would read anew; libraries have asked for the
# storage by now.
settings.STATIC_ROOT = None
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
storages.backends["staticfiles"] = settings.STORAGES["staticfiles"]
staticfiles_storage._wrapped = storages.create_storage(settings.STORAGES["staticfiles"])

# Passwords of tests are guessed by nobody: the same method, with a thousandth of its work.
ScryptPasswordHasher.work_factor = 2**4


def home_of_tests() -> Path:
    """Where the test server keeps its data: a folder of the clone, or the one that was asked for."""
    return Path(os.environ.get("CICONIA_HOME") or CLONE / ".ciconia" / "test").absolute()


class Kept(PrepareManager):
    """Statements stay prepared after a rollback, with which each test ends: the tables are still there.

    Planned anew in each test, row-level security would take half of what the database does for all tests.
    """

    __slots__ = ()

    def clear(self) -> bool:
        return False


@receiver(connection_created)
def _keep_statements(connection: Any, **_signal: Any) -> None:
    connection.connection.prepared_max = 5_000
    connection.connection._prepared.__class__ = Kept


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """The test server, which gives up safety against power cuts; whoever leaves last stops it."""
    with using(home_of_tests(), fast=True) as server:
        yield server


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, database_server) -> Iterator[None]:
    """Gives each process its own copy of the migrated database."""
    del django_test_environment
    drop_those_of_the_dead(database_server)
    template = ensure_template(database_server)
    name = f"test_{os.getpid()}"
    create_database(database_server, name, template)
    import_module("tests.emptying").empty_like_this(database_server)
    run_as_superuser(database_server, name, sql.SQL(import_module("tests.remembered").TABLE))
    connection = connections["default"]
    connection.settings_dict.update(NAME=name, USER=APP, PASSWORD="", HOST=str(database_server.socket_dir), PORT="5432")
    # A server for browsers, whose threads end with the browser's connection, connects once for each and not per page.
    connection.settings_dict["CONN_MAX_AGE"] = None
    # What one test asks, the next asks too: prepared when it comes for the second time.
    connection.settings_dict["OPTIONS"] = PREPARED | {"options": KEEP_PLANS, "prepare_threshold": 1}
    with django_db_blocker.unblock():
        # Models are there only once Django stands, which is after this file is read.
        import_module("tests.shipped").remember()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    drop_database(database_server, name)


def drop_those_of_the_dead(server: Server) -> None:
    """Drops copies whose process was killed before it could drop them itself."""
    for name in database_names(server):
        kind, _, pid = name.partition("_")
        if kind == "test" and pid.isdigit() and not Path("/proc", pid).exists():
            drop_database(server, name)


# What takes longest starts first, so that no process is left alone with it at the end.
LONGEST = (
    "house/test_access.py",
    "house/test_access_sent.py",
    "house/test_second_wall.py",
    "engine/",
    "doors/test_run.py",
    "foundation/test_launcher.py",
    "house/test_source.py",
)
MOST = "all others"
# A browser's loop gives its process other connections than those before, which stay: its tests come last, and of them
# first those which take longest.
LAST = ("journeys/test_line.py", "journeys/test_tour.py", "journeys/test_need.py", "journeys/")


# Files that share what takes long to make: a vocabulary, and three places with rows of every noun.
TOGETHER = ("tests/engine/test_", ("tests/house/test_access_sent.py", "tests/house/test_second_wall.py"))


class Together(LoadFileScheduling):
    """A file is run by one process; so are some that belong together, while others work."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return next((f"together {number}" for number, names in enumerate(TOGETHER) if file.startswith(names)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    """Which process runs what, where files stay together."""
    return Together(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in the order of their length, as far as it matters."""

    order = {name: number for number, name in enumerate((*LONGEST, MOST, *LAST))}

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(Path(__file__).parent).as_posix()
        return order[next((name for name in order if path.startswith(name)), MOST)]

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """What stands before the first test stays to the end: nobody looks through it again for what can be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Another test begins: nothing is known of its database."""
    import_module("tests.remembered").world.begin(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where everything is installed on purpose, a skipped test is a failed one, unless it is marked `shared`."""
    report = yield
    unexpected = report.skipped and not hasattr(report, "wasxfail") and not item.get_closest_marker("shared")
    if unexpected and os.environ.get("CICONIA_CI") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and here nothing may be: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _no_language_stays() -> Iterator[None]:
    """A page in another language leaves that language behind; the next test begins without one."""
    yield
    translation.deactivate()
