"""Rules of the house that are read from the source. Each check is also shown something broken."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import checks
from tests.house.checks import FLOORS, PACKAGE, ROOT, python_files, relative, templates

# Over a limit today. This list may only shrink.
EXCEPTIONS: dict[str, int] = {}
LIMITS = {"module": 400, "template": 120, "test": 800, "component": 30, "settings": 250}


def findings(paths, check):
    """{path: lines} of what a check finds."""
    found = {relative(path): check(path.read_text()) for path in paths}
    return {path: lines for path, lines in found.items() if lines}


def test_request_keys_never_become_names_of_columns():
    assert findings(python_files("doors"), checks.request_keys_in_orm) == {}
    assert checks.request_keys_in_orm("Need.objects.filter(**request.GET)") == [1]
    assert checks.request_keys_in_orm("needs.order_by(*request.GET.getlist('o'))") == [1]


def test_the_domain_knows_one_clock():
    clock = PACKAGE / "foundation" / "clock.py"
    database = PACKAGE / "foundation" / "database"
    paths = [p for floor in FLOORS for p in python_files(floor) if p != clock and database not in p.parents]
    assert findings(paths, checks.other_clocks) == {}
    assert checks.other_clocks("from datetime import date\nday = date.today()") == [2]


def test_only_actions_write():
    rooms = {"actions", "migrations", "database"}
    managers = {"ciconia/foundation/models/user.py"}
    paths = [
        p
        for part in (*FLOORS, "doors")
        for p in python_files(part)
        if not rooms & set(p.parts) and relative(p) not in managers
    ]
    assert findings(paths, checks.writes) == {}
    assert checks.writes("Need.objects.create(title='x')\nneed.save()") == [1, 2]


def test_only_perform_changes_a_state():
    perform = "ciconia/foundation/actions/perform.py"
    paths = [p for part in (*FLOORS, "doors") for p in python_files(part) if relative(p) != perform]
    assert findings(paths, checks.state_changes) == {}
    assert checks.state_changes("need.state = 'validated'") == [1]
    assert checks.state_changes("Need.objects.update(turn_role='officer')") == [1]


def test_only_actions_call_perform():
    paths = [p for part in (*FLOORS, "doors") for p in python_files(part) if "actions" not in p.parts]
    assert findings(paths, checks.calls_perform) == {}
    assert checks.calls_perform("perform(FLOW, 'publish', o, by=u)") == [1]


def test_only_doors_speak_http():
    assert findings([p for floor in FLOORS for p in python_files(floor)], checks.speaks_http) == {}
    assert checks.speaks_http("from django.http import HttpRequest") == ["django.http"]


def test_a_door_uses_its_own_templates_and_the_shared_ones():
    found = {relative(p): checks.foreign_includes(_door(p), p.read_text()) for p in templates()}
    assert {path: names for path, names in found.items() if names} == {}
    assert checks.foreign_includes("portal", '{% include "desk/need/_row.html" %}') == ["desk/need/_row.html"]


def test_templates_hold_no_code_and_no_stray_white_space():
    assert findings(templates(), checks.inline_code) == {}
    assert findings(templates(), checks.untrimmed) == {}
    assert checks.inline_code('<p style="color:red" onclick="x()">') == [1]
    assert checks.untrimmed("{% blocktranslate %}x{% endblocktranslate %}") == [1]


def test_files_and_functions_keep_their_limits():
    over = {}
    for path in python_files():
        limit = LIMITS["settings"] if path.name == "settings.py" else LIMITS["module"]
        if checks.too_long(path.read_text(), limit):
            over[relative(path)] = path.read_text().count("\n")
        in_view = "views" in path.parts
        for name in checks.long_functions(path.read_text(), 25 if in_view else 50):
            over[f"{relative(path)}:{name}"] = 0
    for path in templates():
        limit = LIMITS["component"] if "cotton" in path.parts else LIMITS["template"]
        if checks.too_long(path.read_text(), limit):
            over[relative(path)] = path.read_text().count("\n")
    for path in (ROOT / "tests").rglob("*.py"):
        if checks.too_long(path.read_text(), LIMITS["test"]):
            over[relative(path)] = path.read_text().count("\n")
    assert over == EXCEPTIONS
    assert checks.too_long("x\n" * 401, 400)
    assert checks.long_functions("def f():\n" + "    x = 1\n" * 51, 50) == ["f"]


@pytest.mark.parametrize("tool", [["ruff", "check", "--output-format=concise"], ["mypy"], ["lint-imports"]])
def test_linters_find_nothing(tool):
    done = _run([str(Path(sys.executable).with_name(tool[0])), *tool[1:]], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_templates_follow_djade():
    djade = str(Path(sys.executable).with_name("djade"))
    done = _run([djade, "--target-version", "5.2", "--check", *map(str, templates())], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_upwards_breaks_the_floors(tmp_path):
    broken = tmp_path / "ciconia"
    for floor in ("config", "doors", "demo", *FLOORS):
        for room in ("", "models", "rules", "queries", "actions"):
            folder = broken / floor / room
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
    for door in ("public", "portal", "desk", "demo"):
        (broken / "doors" / door).mkdir()
        (broken / "doors" / door / "__init__.py").touch()
    (broken / "__init__.py").touch()
    (tmp_path / ".importlinter").write_text((ROOT / ".importlinter").read_text())
    linter = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    assert _run(linter, tmp_path).returncode == 0
    (broken / "people" / "models" / "__init__.py").write_text("import ciconia.selection.models\n")
    (broken / "results" / "rules" / "__init__.py").write_text("import ciconia.results.actions\n")
    done = _run(linter, tmp_path)
    assert done.returncode == 1
    assert "ciconia.people is not allowed to import ciconia.selection" in done.stdout
    assert "ciconia.results.rules is not allowed to import ciconia.results.actions" in done.stdout


def test_the_project_speaks_of_itself_alone():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = [ROOT / name for name in listed.splitlines() if name != "uv.lock"]
    parent = re.escape(str(ROOT.parent)) + r"/"
    texts = [p for p in tracked if p.suffix in {".py", ".md", ".toml", ".html", ".css", ".sh", ""} and p.is_file()]
    named = [relative(p) for p in texts if re.search(rf"(?<![\w.]){parent}", p.read_text(errors="replace"))]
    assert named == []


def test_contracts_are_json():
    for path in (ROOT / "docs").rglob("*.json"):
        json.loads(path.read_text())


def _door(path: Path) -> str:
    return path.relative_to(PACKAGE / "doors").parts[0]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
