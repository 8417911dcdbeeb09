"""A PostgreSQL of our own for the demo, for development and for tests: started when needed, over a socket only.

No Django here: a command that needs a server calls `ensure_running` before Django looks for one.
"""

import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ciconia.foundation.database.binaries import Binaries, find_binaries
from ciconia.foundation.database.databases import create_database, drop_database, ensure_database
from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.identity import Identity, find_identity, readable_binaries
from ciconia.foundation.database.places import Places, make_places, places_of
from ciconia.foundation.database.process import (
    end_orphans,
    end_server,
    remove_stale_locks,
    running_postmaster,
    wait_until,
)
from ciconia.foundation.database.server import APP, OWNER, PORT, SUPERUSER, Server

__all__ = [
    "LauncherError",
    "Server",
    "create_database",
    "drop_database",
    "ensure_database",
    "ensure_running",
    "server_of",
    "stop",
    "using",
]

PATIENCE_AFTER_A_KILL = 10.0
PATIENCE_FOR_A_START = 60.0
ROLES = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS;
CREATE ROLE {APP} LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS;
"""
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def server_of(home: Path) -> Server:
    """The server of `home` and its addresses, whether it runs or not."""
    return _server(places_of(home))


def ensure_running(home: Path, *, fast: bool = False) -> Server:
    """Starts the server of `home` unless it runs; `fast` gives up safety against power cuts, for tests.

    Raises LauncherError with a sentence for the person who started the command.
    """
    identity, places = find_identity(), places_of(home)
    make_places(places, identity)
    with _locked(places.lock):
        return _ensure(places, identity, fast=fast)


def stop(home: Path) -> bool:
    """Stops the server of `home`; True if one was running."""
    places = places_of(home)
    if not places.data.is_dir():
        return False
    with _locked(places.lock):
        return _end(places)


@contextmanager
def using(home: Path, *, fast: bool = False) -> Iterator[Server]:
    """A running server for the length of a block; whoever leaves last stops it, also after others were killed."""
    identity, places = find_identity(), places_of(home)
    make_places(places, identity)
    with places.users.open("a") as users:
        with _locked(places.lock):
            server = _ensure(places, identity, fast=fast)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield server
        finally:
            with _locked(places.lock):
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    pass
                else:
                    _end(places)


def _end(places: Places) -> bool:
    ended = end_server(places.data)
    if places.socket.parent != places.root and places.socket.is_dir() and not any(places.socket.iterdir()):
        places.socket.rmdir()
    return ended


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _ensure(places: Places, identity: Identity, *, fast: bool) -> Server:
    server = _server(places)
    if running_postmaster(places.data) is not None and _answers(server, PATIENCE_FOR_A_START):
        return server
    binaries = readable_binaries(find_binaries(), identity)
    if places.data.exists():
        _refuse_other_data(places.data, binaries)
    else:
        _make_data(places, binaries, identity)
    _write_settings(places, identity, fast=fast)
    _start(server, places, binaries, identity)
    return server


def _server(places: Places) -> Server:
    return Server(home=places.home, socket_dir=places.socket, data_dir=places.data)


def _answers(server: Server, seconds: float) -> bool:
    def connects() -> bool:
        try:
            psycopg.connect(server.superuser_url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    # A server that is being ended by another answers no more, and its process goes: then there is nothing to wait for.
    return wait_until(lambda: connects() or running_postmaster(server.data_dir) is None, seconds) and connects()


def _refuse_other_data(data: Path, binaries: Binaries) -> None:
    version = data / "PG_VERSION"
    if not version.is_file():
        raise LauncherError(
            f"The folder {data} is not a data folder of PostgreSQL. Move it away, or choose another with CICONIA_HOME."
        )
    major = version.read_text().strip()
    if major != str(binaries.major):
        raise LauncherError(
            f"The data in {data} was made by PostgreSQL {major}, and this is PostgreSQL {binaries.major}. "
            "Dump it with the old one and restore it here, or choose another folder with CICONIA_HOME."
        )


def _make_data(places: Places, binaries: Binaries, identity: Identity) -> None:
    """Makes the data folder and the roles aside, and puts it in place when it is whole."""
    partial = places.root / "data.partial"
    shutil.rmtree(partial, ignore_errors=True)
    locale = ["--locale-provider=builtin"] if binaries.major >= 17 else []
    _run(
        [binaries.path("initdb"), "-D", str(partial), "-U", SUPERUSER, "-E", "UTF8", *locale, "--locale=C.UTF-8",
         "--auth=trust", "--no-sync", "--no-instructions"],
        identity,
    )  # fmt: skip
    # Whoever can open the socket's folder is the user of this machine who owns it: no password guards it better.
    _run([binaries.path("postgres"), "--single", "-D", str(partial), "postgres"], identity, said=ROLES)
    with (partial / "postgresql.conf").open("a") as configuration:
        configuration.write("include_if_exists = 'ciconia.conf'\n")
    partial.rename(places.data)


def _buffers() -> str:
    """What the server keeps of its pages in memory: an eighth of the machine's, as far as it helps."""
    megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    return f"{min(max(megabytes // 8, 128), 512)}MB"


def _write_settings(places: Places, identity: Identity, *, fast: bool) -> None:
    values = (
        SETTINGS
        | {"shared_buffers": _buffers()}
        | {"unix_socket_directories": str(places.socket)}
        | (FAST if fast else {})
    )
    file = places.data / "ciconia.conf"
    file.write_text("".join(f"{name} = '{value}'\n" for name, value in values.items()))
    if identity.moved:
        os.chown(file, identity.uid, identity.gid)


def _start(server: Server, places: Places, binaries: Binaries, identity: Identity) -> None:
    """Starts the server; after a kill the old one's children may hold its memory for a while, so it tries again."""
    end = time.monotonic() + PATIENCE_AFTER_A_KILL
    while True:
        remove_stale_locks(places.data, places.socket)
        mark = places.log.stat().st_size if places.log.exists() else 0
        _spawn(places, binaries, identity)
        if _came_up(server):
            return
        with places.log.open("rb") as log:
            log.seek(mark)
            said = log.read().decode(errors="replace").strip()
        if time.monotonic() > end:
            last = said.splitlines()[-3:]
            raise LauncherError(f"PostgreSQL does not start. It says: {' '.join(last)} (more in {places.log})")
        if end - time.monotonic() < PATIENCE_AFTER_A_KILL / 2:
            end_orphans(places.data)
        time.sleep(0.2)


def _came_up(server: Server) -> bool:
    """True once it answers; false when the process is gone or never wrote its pid file."""
    appeared = wait_until(lambda: running_postmaster(server.data_dir) is not None, 3.0, pause=0.01)
    return appeared and _answers(server, PATIENCE_FOR_A_START)


def _spawn(places: Places, binaries: Binaries, identity: Identity) -> None:
    # The shell leaves it to run: it is nobody's child here, so no dead process stays behind when it is killed.
    command = [*identity.prefix, binaries.path("postgres"), "-D", str(places.data)]
    with places.log.open("ab") as log:
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", *command],
            check=True,
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **identity.run_as,  # type: ignore[call-overload]
        )


def _run(command: list[str], identity: Identity, *, said: str | None = None) -> None:
    done = subprocess.run(
        [*identity.prefix, *command],
        check=False,
        cwd="/",
        env=_environment(),
        input=said or "",
        capture_output=True,
        text=True,
        errors="replace",
        **identity.run_as,  # type: ignore[call-overload]
    )
    if done.returncode != 0 or "ERROR:" in done.stderr:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-3:])
        raise LauncherError(f"{Path(command[0]).name} did not succeed: {last}")


def _environment() -> dict[str, str]:
    # PGDATA, LANG and their like would speak to the server over our heads: nothing but the search path is passed on.
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin")}
