"""What counts the lines that tests run: it finds what was left out, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.covered import begin, counted, findings, in_words

SAMPLE = '''\
"""A module."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nowhere import Thing


def choose(number: int, thing: Thing | None = None) -> str:
    """What a number is called."""
    global last
    last = number
    if number > 9:
        number = 9
    for other in range(number):
        if other == 3:
            break
    while number > 2:
        number -= 1
    match number:
        case 1:
            return "one"
        case 2:
            return "two"
    try:
        number = 1 // number
    except ZeroDivisionError:
        return "none"
    else:
        thing = None
    finally:
        last = 0
    return "less"  # pragma: no cover


class Noun:
    """A noun."""

    @property
    def name(self) -> str:
        return "noun"


if __name__ == "__main__":
    import sys

    for word in sys.argv[1:]:
        print(choose(int(word)))
    if len(sys.argv) == 99:
        raise SystemExit(99)
'''
NEVER = "4, 10, 13 to 21, 23, 25 to 27, 29, 31, 33, 37, 41 to 42, 45 to 46, 48 to 51"


@pytest.fixture
def project(tmp_path) -> Path:
    """A project with one module in a room where everything has to be run, and one elsewhere."""
    for name in ("rules", "queries"):
        folder = tmp_path / "ciconia" / "people" / name
        folder.mkdir(parents=True)
        (folder / "noun.py").write_text(SAMPLE)
    begin(tmp_path / "counted", tmp_path)
    return tmp_path


def run(project: Path, room: str, *numbers: str) -> str:
    """What the module prints, run in a process of its own that is counted."""
    meter = Path(__file__).resolve().parents[1] / "meter"
    done = subprocess.run(
        [sys.executable, "-m", f"ciconia.people.{room}.noun", *numbers],
        cwd=project, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(meter), "COUNT_INTO": str(project / "counted")},
    )  # fmt: skip
    return done.stdout


def missing(project: Path, room: str) -> str:
    return in_words(counted(project / "counted")[f"ciconia/people/{room}/noun.py"][0])


def test_what_was_never_run_is_named_by_line_and_branch(project):
    assert missing(project, "rules") == NEVER
    assert run(project, "rules", "0") == "none\n"
    assert missing(project, "rules") == "15, 17 to 18, 20, 23, 25, 31, 42, 45 is always true, 51"
    assert run(project, "queries", "12") == "two\n"
    assert missing(project, "queries") == (
        "14 is always true, 16 never comes to its end, 21 always fits a case, 23, 26 to 27, 29, 31, 33, 42, "
        "45 is always true, 51"
    )


def test_processes_are_counted_together_until_nothing_is_missing(project):
    for number in ("0", "1", "2", "12", "-1"):
        run(project, "rules", number)
    assert missing(project, "rules") == "42, 45 is always true, 51"
    assert missing(project, "queries") == NEVER


def test_rooms_of_rules_are_judged_line_by_line_and_others_by_nine_in_ten(project):
    for room in ("rules", "queries"):
        for number in ("0", "1", "2", "12", "-1"):
            run(project, room, number)
    rules, queries = "ciconia/people/rules/noun.py", "ciconia/people/queries/noun.py"
    files = counted(project / "counted")
    rest = "never run: 42, 45 is always true, 51"
    assert findings(files) == [f"{rules}: {rest}"]
    never, percent = files[queries]
    assert round(percent) == 91
    assert findings({queries: (never, 89.4)}) == [f"{queries}: 89 % run, 90 % expected; {rest}"]
    deep = "ciconia/selection/rules/deep/noun.py"
    assert findings({deep: files[queries]}) == [f"{deep}: {rest}"]


def test_a_module_that_was_changed_since_is_run_as_it_stands_and_not_counted(project):
    noun = project / "ciconia" / "people" / "rules" / "noun.py"
    noun.write_text(SAMPLE.replace('"none"', '"nothing"'))
    assert run(project, "rules", "0") == "nothing\n"
    assert missing(project, "rules") == NEVER
