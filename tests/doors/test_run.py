"""The two commands of the README, and the verbs and codes around them."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.doors.cli.check import shape
from ciconia.doors.cli.processes import Child, GaveUp, family
from ciconia.foundation.database.databases import database_names, drop_database
from ciconia.foundation.database.launcher import ensure_running, stop
from ciconia.foundation.database.places import places_of
from ciconia.foundation.database.process import processes_of, wait_until
from ciconia.foundation.database.urls import CLONE
from tests.conftest import home_of_tests

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("CICONIA_", "DJANGO_", "PYTEST_"))}


def run(*arguments: str, folder: Path = CLONE, **environment: str) -> subprocess.CompletedProcess[str]:
    """`./run` with these arguments."""
    return subprocess.run(
        ["./run", *arguments], cwd=folder, env=CLEAN | environment, capture_output=True, text=True, check=False
    )


def ciconia(
    *arguments: str, folder: Path = CLONE, home: Path, name: str = "ciconia"
) -> subprocess.CompletedProcess[str]:
    """The command line, with everything it keeps under `home`."""
    return subprocess.run(
        [sys.executable, "-m", "ciconia.doors.cli", *arguments],
        cwd=folder,
        env=CLEAN | {"CICONIA_HOME": str(home), "CICONIA_DB_NAME": name},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_verb_of_the_script():
    script = (CLONE / "run").read_text()
    verbs = re.findall(r"^    ([a-z][a-z |-]*?)\)", script[script.index("case $verb in\n    help") :], re.M)
    named = re.findall(r"^\./run (\w+) ", run("help").stdout, re.M)
    assert sorted(named) == sorted(verb for entry in verbs for verb in entry.split(" | ") if verb[0] != "-")
    assert run().stdout == run("help").stdout


def test_an_unknown_verb_is_bad_input_and_gets_the_list():
    done = run("dmeo")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no verb 'dmeo'. These exist:\n" + run("help").stdout


def test_without_python_a_sentence_says_what_to_install(tmp_path):
    folder, programs = tmp_path / "a clone", tmp_path / "programs"
    folder.mkdir()
    programs.mkdir()
    for name in ("run", "uv.lock", "pyproject.toml"):
        shutil.copy(CLONE / name, folder)
    for name in ("sh", "dirname", "cat", "cksum"):
        (programs / name).symlink_to(shutil.which(name))
    done = run("demo", folder=folder, PATH=str(programs))
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        "Python 3.11 or newer with venv is needed (on Debian: apt-get install python3 python3-venv).\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["pyproject.toml", "run", "uv.lock"]


@pytest.fixture
def told(tmp_path) -> Callable[..., str]:
    """What `./run setup` tells uv in a variable, where uv only writes it down."""
    for name in ("run", "uv.lock", "pyproject.toml"):
        shutil.copy(CLONE / name, tmp_path)
    version = re.search(r"^uv_version=(.*)", (CLONE / "run").read_text(), re.M).group(1)
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "uv").write_text(
        f'#!/bin/sh\n[ "$1" = sync ] || {{ echo "uv {version}"; exit; }}\neval "echo \\${{$ASKED-none}}" >told\n'
    )
    (programs / "uv").chmod(0o755)

    def ask(name: str, given: dict[str, str]) -> str:
        here = {key: word.replace("FOLDER", str(tmp_path)) for key, word in given.items()}
        done = run("setup", folder=tmp_path, ASKED=name, **here)
        assert done.returncode == 0, done.stderr
        return (tmp_path / "told").read_text().strip().replace(str(tmp_path), "FOLDER")

    return ask


@pytest.mark.parametrize(
    ("given", "folder"),
    [
        ({"UV_CACHE_DIR": ""}, "none"),
        ({"UV_CACHE_DIR": "/given"}, "/given"),
        ({"UV_CACHE_DIR": "", "HOME": "FOLDER/run/no folder"}, "FOLDER/.ciconia/cache/uv"),
    ],
)
def test_packages_are_kept_where_somebody_said_or_where_there_is_room(told, given, folder):
    assert told("UV_CACHE_DIR", given) == folder


def test_certificates_are_those_the_machine_knows_unless_somebody_says_otherwise(told):
    known = [Path("/etc/ssl/certs/ca-certificates.crt"), Path("/etc/pki/tls/certs/ca-bundle.crt")]
    assert told("UV_SYSTEM_CERTS", {}) == ("true" if any(file.is_file() for file in known) else "none")


def test_whoever_says_which_certificates_count_is_followed(told):
    assert told("UV_SYSTEM_CERTS", {"UV_SYSTEM_CERTS": "false"}) == "false"


def test_the_lock_names_no_place_of_one_machine():
    lock = (CLONE / "uv.lock").read_text()
    assert set(re.findall(r'\b(?:registry|url|path|directory|editable) = "([a-z]+://[^/"]+|[^"]*)', lock)) == {
        "https://pypi.org",
        "https://files.pythonhosted.org",
    }


def test_help_of_the_command_line_starts_no_database(tmp_path):
    done = ciconia("--help", home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^  ([a-z]+) ", done.stdout, re.M) == [
        "allocate", "cv", "db", "demo", "esco", "import", "letters", "link", "mail", "manage", "pack", "rank", "serve",
        "user",
    ]  # fmt: skip
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "command",
    [["makemessages", "--help"], ["findstatic", "--help"], ["check"], ["makemigrations", "--check", "--dry-run"]],
)
def test_commands_that_need_no_database_start_none(tmp_path, command):
    done = ciconia("manage", *command, home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "home" / "postgres").exists()


def test_the_web_refuses_to_start_as_the_owner_of_the_tables(tmp_path):
    server = ensure_running(tmp_path, fast=True)
    done = subprocess.run(
        [sys.executable, "-m", "ciconia.doors.cli", "serve"],
        cwd=CLONE,
        env=CLEAN | {"CICONIA_HOME": str(tmp_path / "home"), "DATABASE_URL": server.superuser_url()},
        capture_output=True,
        text=True,
        check=False,
    )
    stop(tmp_path)
    assert done.returncode == 4
    assert done.stderr.startswith("Error: The role in DATABASE_URL is a superuser and bypasses row-level security")


def test_a_database_that_does_not_answer_is_a_sentence(tmp_path):
    away = f"postgresql://app@/ciconia?host={tmp_path}&port=5432"
    done = subprocess.run(
        [sys.executable, "-m", "ciconia.doors.cli", "serve"],
        cwd=CLONE,
        env=CLEAN | {"CICONIA_HOME": str(tmp_path / "home"), "DATABASE_URL": away},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert done.stderr.startswith("Error: the database does not answer: connection is bad")
    assert "Traceback" not in done.stderr


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path):
    folder = tmp_path / "ciconia" / "doors" / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    assert ensure_catalogues(tmp_path) == [folder / "django.mo"]
    assert ensure_catalogues(tmp_path) == []


def test_a_child_that_dies_is_started_again_and_all_end_together(tmp_path, capfd):
    child = Child("sleeper", ["sleep", "60"], lambda: dict(os.environ))
    with family([child]) as members:
        first = child.process.pid
        os.kill(first, signal.SIGKILL)
        assert wait_until(lambda: child.ended() is not None, 5)
        members.look()
        second = child.process.pid
        assert Path("/proc", str(second)).exists()
    assert second != first
    assert not Path("/proc", str(second)).exists()
    assert capfd.readouterr().err == "The sleeper ended (code -9) and is started again\n"


def test_a_child_that_cannot_live_is_not_started_for_ever(capfd):
    short = Child("sleeper", ["false"], lambda: dict(os.environ))
    with pytest.raises(GaveUp) as reason, family([short]) as members:
        wait_until(lambda: members.look() is not None, 10)
    assert str(reason.value) == "The sleeper ends at once whenever it is started (code 1)."


def test_pages_of_one_kind_have_one_shape():
    paths = ["/en/desk/cd4d2/needs/ab2cd3ef4g/", "/en/desk/cd4d2/needs/zz9zz9zz9z-water/", "/en/p/cd4d2/focuses/12/"]
    assert [shape(path) for path in paths] == [
        "/en/desk/cd4d2/needs/*/",
        "/en/desk/cd4d2/needs/*/",
        "/en/p/cd4d2/focuses/*/",
    ]


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Iterator[Path]:
    """A copy of the project in a folder with a space, without anything that was made in it."""
    folder = tmp_path_factory.mktemp("a fresh") / "clone"
    made = shutil.ignore_patterns(".git", ".venv", ".ciconia", ".*_cache", "__pycache__", "*.mo")
    shutil.copytree(CLONE, folder, ignore=made)
    yield folder
    stop(folder / ".ciconia")


@pytest.fixture(scope="module")
def checked(clone) -> subprocess.CompletedProcess[str]:
    """The first `demo --check` of the clone: it makes the world."""
    return ciconia("demo", "--check", folder=clone, home=clone / ".ciconia")


def test_the_check_fetches_every_door_as_every_role(checked):
    head, *rows = [line.split("\t") for line in checked.stdout.splitlines()]
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert head == ["door", "role", "url", "status", "milliseconds", "sql"]
    assert {row[3] for row in rows} == {"200"}
    assert {row[0] for row in rows} == {"public", "portal", "desk", "demo"}
    assert {row[1] for row in rows} > {"stranger", "coordinator", "officer", "expert"}


def test_the_check_leaves_nothing_running(checked, clone):
    assert processes_of(places_of(clone / ".ciconia").data) == []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def start_and_end(clone: Path) -> tuple[list[str], float]:
    """Starts the demo, opens its first page, presses Ctrl-C; its first lines, and the seconds to the page."""
    port = free_port()
    command = [sys.executable, "-m", "ciconia.doors.cli", "demo", "--port", str(port)]
    environment = CLEAN | {"CICONIA_HOME": str(clone / ".ciconia")}
    began = time.monotonic()
    with subprocess.Popen(command, cwd=clone, env=environment, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline().replace(str(port), "PORT") for _ in range(2)]
        with urllib.request.urlopen(f"http://localhost:{port}/", timeout=5) as page:
            assert page.status == 200
        took = time.monotonic() - began
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
    return lines, took


def test_the_second_start_takes_six_seconds_and_ctrl_c_ends_everything(checked, clone):
    # Other tests share the processors: the best of three says what a start takes.
    took = 99.0
    for _ in range(3):
        if took >= 6:
            lines, seconds = start_and_end(clone)
            took = min(took, seconds)
            assert lines == ["\n", "  Open http://localhost:PORT/\n"]
            assert processes_of(places_of(clone / ".ciconia").data) == []
    assert took < 6


def test_a_dump_is_restored_with_rows_and_files(checked, clone, tmp_path):
    home, archive = clone / ".ciconia", tmp_path / "archive.tar"
    (home / "files").mkdir(exist_ok=True)
    (home / "files" / "report.txt").write_text("kept")
    marked = ciconia("db", "psql", "--", "-c", "comment on table foundation_user is 'kept'", folder=clone, home=home)
    assert marked.returncode == 0, marked.stderr
    assert ciconia("db", "dump", str(archive), folder=clone, home=home).returncode == 0
    assert ciconia("db", "reset", folder=clone, home=home).returncode == 0
    (home / "files" / "report.txt").unlink()
    restored = ciconia("db", "restore", str(archive), folder=clone, home=home)
    assert (restored.returncode, restored.stdout) == (0, f"Restored {archive}\n"), restored.stderr
    question = "select obj_description('foundation_user'::regclass), count(*) > 0 from foundation_user"
    asked = ciconia("db", "psql", "--", "-Atc", question, folder=clone, home=home)
    assert asked.stdout == "kept|t\n"
    wrong = ciconia("db", "psql", "--", "-qc", "select of", folder=clone, home=home)
    assert (wrong.returncode, wrong.stderr.splitlines()[-1]) == (3, "Error: psql ended with code 1.")
    rights = (
        "select has_table_privilege('ciconia_app', 'foundation_log', name) from unnest('{INSERT,UPDATE}'::text[]) name"
    )
    asked = ciconia("db", "psql", "--", "-Atc", rights, folder=clone, home=home)
    assert asked.stdout == "t\nf\n", "what happened can be added to and never changed, in what was restored too"
    assert (home / "files" / "report.txt").read_text() == "kept"


def test_rows_that_cannot_be_read_leave_what_is_there(database_server, tmp_path):
    rows, archive = tmp_path / "database", tmp_path / "archive.tar"
    rows.write_text("no rows")
    with tarfile.open(archive, "w") as made:
        made.add(rows, "database")
    done = ciconia("db", "restore", str(archive), home=home_of_tests())
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Error: pg_restore did not succeed: pg_restore: error: input file ")
    assert [name for name in database_names(database_server) if name.startswith("restoring")] == []


def test_a_database_that_nobody_made_is_not_opened(database_server):
    done = ciconia("db", "psql", "--stage", "over", home=home_of_tests())
    assert (done.returncode, done.stdout, done.stderr) == (
        4, "", "Error: There is no database of the stage over yet: `./run demo --stage over` makes it.\n",
    )  # fmt: skip


def test_what_is_no_archive_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("no archive")
    done = ciconia("db", "restore", str(tmp_path / "letter.txt"), home=tmp_path / "home")
    assert (done.returncode, done.stderr) == (
        2,
        f"Error: {tmp_path}/letter.txt is not an archive of `ciconia db dump`.\n",
    )


@pytest.fixture(scope="module")
def empty(database_server) -> Iterator[str]:
    """The name of a database with tables and a programme, and nobody yet."""
    name = f"empty_{os.getpid()}"
    loaded = ciconia("pack", "load", "cd4d2", "--reason", "the first", home=home_of_tests(), name=name)
    assert loaded.returncode == 0, loaded.stderr
    yield name
    drop_database(database_server, name)


def test_accounts_from_the_command_line(empty):
    arguments = ["a@example.org", "--role", "officer", "--programme", "cd4d2"]
    done = ciconia("user", "add", *arguments, home=home_of_tests(), name=empty)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a@example.org is officer\n", "")


def test_the_web_is_served_until_somebody_ends_it(empty):
    port = free_port()
    command = [sys.executable, "-m", "ciconia.doors.cli", "serve", "--port", str(port)]
    environment = CLEAN | {"CICONIA_HOME": str(home_of_tests()), "CICONIA_DB_NAME": empty}

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/en/p/cd4d2/", timeout=5) as page:
                return page.status == 200
        except OSError:
            return False

    with subprocess.Popen(command, cwd=CLONE, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert wait_until(answers, 60, pause=0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
        assert process.stderr.read().splitlines()[-2:] == [f"Ciconia listens on http://127.0.0.1:{port}/", "Ended"]
