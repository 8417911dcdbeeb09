"""`ciconia pack`: 0 done, 1 somebody has to decide or there is a difference, 2 bad input."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ciconia.doors.cli.pack import pack
from ciconia.foundation.access import System
from ciconia.foundation.actions.account import open_account
from ciconia.programmes.models import PackVersion, Programme


@pytest.fixture
def file(tmp_path: Path, small: str, db: None) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(small)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(pack, [str(argument) for argument in arguments])


def test_load_tells_the_version(file: Path) -> None:
    first, again = (run("load", file, "--reason", "Start") for _ in range(2))
    assert (first.exit_code, first.stderr, first.stdout) == (0, "small: version 1 loaded\n", "")
    assert (again.exit_code, again.stderr) == (0, "small: version 1 stands, as before\n")
    version = PackVersion.objects.get()
    assert (version.author, version.reason) == (None, "Start")


def test_load_by_somebody(file: Path, maker: System) -> None:
    user = open_account("officer@example.org", by=maker)
    assert run("load", file, "--reason", "Start", "--by", "Officer@example.org").exit_code == 0
    assert PackVersion.objects.get().author == user


def test_load_by_nobody_we_know(file: Path) -> None:
    result = run("load", file, "--reason", "Start", "--by", "nobody@example.org")
    assert (result.exit_code, result.stderr) == (2, "Error: there is no account nobody@example.org\n")
    assert Programme.objects.count() == 0


def test_an_error_names_file_and_line_and_loads_nothing(file: Path, small: str) -> None:
    file.write_text(small.replace("about = 20", "abuot = 20"))
    result = run("load", file, "--reason", "Start")
    assert (result.exit_code, result.stderr.splitlines()) == (
        2,
        [
            'Error: small.toml, line 50: target[1]: the key "about" is missing; '
            "expected a whole number from 1 to 10000000",
            'small.toml, line 53: target[1].abuot: this key is not known; did you mean "about"?',
        ],
    )
    assert Programme.objects.count() == 0


@pytest.mark.parametrize("reason", ["", " "])
def test_load_wants_a_reason(file: Path, reason: str) -> None:
    assert run("load", file).exit_code == 2
    assert run("load", file, "--reason", reason).exit_code == 2


def test_a_conflict_prints_the_difference_and_asks(file: Path, small: str, tmp_path: Path) -> None:
    run("load", file, "--reason", "Start")
    exported = tmp_path / "exported.toml"
    assert run("export", "small", "--to", exported).exit_code == 0
    text = exported.read_text()
    exported.write_text(text.replace("about = 20", "about = 25"))
    assert run("load", exported, "--reason", "More").exit_code == 0
    exported.write_text(text.replace("about = 20", "about = 30"))
    result = run("load", exported, "--reason", "Even more")
    assert (result.exit_code, result.stdout) == (1, "target people.about: was 25, now 30\n")
    assert result.stderr == (
        "Error: the file was made from version 1, but version 2 is the newest. "
        'Say which to keep: "--take file" or "--take desk".\n'
    )
    assert run("load", exported, "--reason", "Even more", "--take", "desk").stderr == (
        "small: version 2 stands, as before\n"
    )
    assert run("load", exported, "--reason", "Even more", "--take", "file").stderr == "small: version 3 loaded\n"


def test_diff_ends_with_one_where_there_is_a_difference(file: Path, small: str) -> None:
    run("load", file, "--reason", "Start")
    same = run("diff", file)
    assert (same.exit_code, same.stdout, same.stderr) == (0, "", "no difference\n")
    file.write_text(small.replace("about = 20", "about = 25"))
    other = run("diff", file)
    assert (other.exit_code, other.stdout) == (1, "target people.about: was 20, now 25\n")
    file.write_text("")
    empty = run("diff", file)
    assert (empty.exit_code, empty.stderr) == (2, "Error: small.toml, line 1: expected a pack, found an empty file\n")


def test_export_prints_the_pack(file: Path, small: str) -> None:
    run("load", file, "--reason", "Start")
    assert run("export", "small").stdout == f"base = 1\n\n{small}"
    unknown = run("export", "none")
    assert (unknown.exit_code, unknown.stderr) == (2, "Error: there is no programme 'none'\n")


def test_a_pack_that_comes_with_the_product_is_named_by_its_code(db: None) -> None:
    assert run("load", "cd4d2", "--reason", "Start").stderr == "cd4d2: version 1 loaded\n"
    assert run("load", "mauritania-circular", "--reason", "Start").stderr == "mauritania-circular: version 1 loaded\n"
    assert run("diff", "mauritania-circular").stderr == "no difference\n"
    missing = run("load", "rwanda_tvet", "--reason", "Start")
    assert (missing.exit_code, missing.stderr) == (
        2,
        'Error: there is no file "rwanda_tvet", and no pack of that code; did you mean "rwanda-tvet"? '
        "(advisory-board, arise-all, cd4d, cd4d2, global-exchange, mauritania-circular, mida-great-lakes, rwanda-tvet,"
        " trqn come with the product)\n",
    )
    assert run("diff", "nothing.toml").exit_code == 2


def test_a_file_goes_before_a_pack_of_that_name_and_a_folder_does_not(
    db: None, tmp_path: Path, small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "trqn").mkdir()
    (tmp_path / "cd4d").write_text(small)
    assert run("load", "trqn", "--reason", "Start").stderr == "trqn: version 1 loaded\n"
    assert run("load", "cd4d", "--reason", "Start").stderr == "small: version 1 loaded\n"
    folder = run("load", tmp_path, "--reason", "Start")
    assert folder.stderr == f"Error: {tmp_path.name}, line 1: the file cannot be opened: Is a directory\n"
