"""The server as a process: which numbers count as it, and what its end leaves behind."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ciconia.foundation.database.launcher import ensure_running, stop
from ciconia.foundation.database.process import (
    end_orphans,
    end_server,
    pid_in,
    processes_of,
    remove_stale_locks,
    running_postmaster,
    send,
    wait_until,
    works_in,
)
from ciconia.foundation.database.server import Server

pytestmark = pytest.mark.process


@pytest.fixture
def own() -> Iterator[Server]:
    """A server that may be hurt."""
    folder = Path(tempfile.mkdtemp(prefix="ciconia-", dir="/tmp"))
    yield ensure_running(folder / "home", fast=True)
    stop(folder / "home")
    shutil.rmtree(folder)


@pytest.mark.parametrize(("first", "number"), [("123\n/data", 123), ("-123\n", 123), ("no number\n", None), ("", None)])
def test_the_number_stands_in_the_first_line(tmp_path, first, number):
    (tmp_path / "lock").write_text(first)
    assert pid_in(tmp_path / "lock") == number


def test_without_a_lock_nobody_holds_it(tmp_path):
    assert pid_in(tmp_path / "lock") is None
    assert pid_in(tmp_path / "no folder" / "lock") is None
    assert running_postmaster(tmp_path) is None
    assert not end_server(tmp_path)


def test_a_number_that_was_given_to_another_program_does_not_count(database_server):
    data = database_server.data_dir
    assert works_in(running_postmaster(data), data)
    assert not works_in(os.getpid(), data)
    assert not works_in(2**22 + 1, data)


def test_locks_of_a_living_server_are_left_alone(database_server):
    remove_stale_locks(database_server.data_dir, database_server.socket_dir)
    assert sorted(path.name for path in database_server.socket_dir.iterdir()) == [
        ".s.PGSQL.5432", ".s.PGSQL.5432.lock",
    ]  # fmt: skip
    end_orphans(database_server.data_dir)
    assert running_postmaster(database_server.data_dir) is not None


def test_a_socket_is_kept_while_the_process_that_made_it_lives(own):
    noted = own.data_dir / "postmaster.pid"
    aside = noted.rename(own.data_dir / "aside")
    assert running_postmaster(own.data_dir) is None
    remove_stale_locks(own.data_dir, own.socket_dir)
    assert len(list(own.socket_dir.iterdir())) == 2
    aside.rename(noted)


def test_what_outlived_a_killed_server_is_ended(own):
    with psycopg.connect(own.superuser_url(), autocommit=True) as connection:
        worker = connection.info.backend_pid
        os.kill(running_postmaster(own.data_dir), signal.SIGSTOP)
        os.kill(running_postmaster(own.data_dir), signal.SIGKILL)
        assert wait_until(lambda: running_postmaster(own.data_dir) is None, 5)
        end_orphans(own.data_dir)
        assert wait_until(lambda: processes_of(own.data_dir) == [], 10)
        send(worker, signal.SIGTERM)


def test_waiting_has_an_end():
    assert not wait_until(lambda: False, 0.01)
