"""Rules of the house that are read from the source. Each check is also shown something broken."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ciconia.programmes.packs import shipped_codes
from tests.house import checks
from tests.house.checks import FLOORS, PACKAGE, ROOT, python_files, relative, templates

# Over a limit today. This list may only shrink.
EXCEPTIONS: dict[str, int] = {}
LIMITS = {"module": 400, "template": 120, "test": 800, "component": 30, "settings": 250}


def findings(paths, check):
    """{path: lines} of what a check finds."""
    found = {relative(path): check(path.read_text(errors="replace")) for path in paths}
    return {path: lines for path, lines in found.items() if lines}


def test_request_keys_never_become_names_of_columns():
    assert findings(python_files("doors"), checks.request_keys_in_orm) == {}
    assert checks.request_keys_in_orm("Need.objects.filter(**request.GET)") == [1]
    assert checks.request_keys_in_orm("needs.order_by(*request.GET.getlist('o'))") == [1]


@pytest.mark.parametrize(
    "detour",
    [
        "needs.filter(Q(**request.GET.dict()))", "needs.values(*wanted)", "needs.order_by(request.GET['o'])",
        "needs.order_by(F(request.GET['o']).desc())", "getattr(needs, 'filter')(**wanted)", "needs.extra(where=[sql])",
        "Need.objects.raw(sql)", "needs.annotate(x=RawSQL(sql, []))", "needs.only(*wanted)", "needs.update(**wanted)",
    ],
)  # fmt: skip
def test_a_detour_from_a_request_to_a_column_is_found(detour):
    assert set(checks.request_keys_in_orm(detour)) == {1}


def test_the_domain_knows_one_clock():
    clock = PACKAGE / "foundation" / "clock.py"
    database = PACKAGE / "foundation" / "database"
    paths = [p for floor in FLOORS for p in python_files(floor) if p != clock and database not in p.parents]
    assert findings(paths, checks.other_clocks) == {}
    assert checks.other_clocks("from datetime import date\nday = date.today()") == [2]


def test_only_actions_write():
    rooms = {"actions", "migrations", "database"}
    managers = {"ciconia/foundation/models/user.py"}
    # The engine, which knows no database, saves arrays.
    paths = [
        p
        for part in (*FLOORS[1:], "doors")
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


def test_lists_of_people_have_one_way_out():
    # Engine and formats know no database: what they write was handed to them on a command line.
    paths = [p for part in (*FLOORS[1:], "demo", "doors") for p in python_files(part)]
    assert findings(paths, checks.ways_out) == {
        "ciconia/doors/desk/views/export.py": [
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv; charset=utf-8",
        ],
        "ciconia/foundation/files.py": [
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet",
        ],
        "ciconia/people/actions/export.py": ["ciconia.formats.table_write"],
    }  # fmt: skip
    loose = "import csv\nfrom openpyxl import Workbook\nHttpResponse(made, content_type='text/csv')"
    assert checks.ways_out(loose) == ["csv", "openpyxl", "text/csv"]


def test_mail_goes_to_one_person_by_one_function():
    paths = [p for part in (*FLOORS, "demo", "doors") for p in python_files(part)]
    assert findings(paths, checks.ways_to_mail) == {
        "ciconia/foundation/actions/mail.py": ["EmailMessage", "get_connection"],
    }
    loose = "from django.core.mail import send_mail\nimport smtplib\nletter(to=[a], bcc=[b])"
    assert checks.ways_to_mail(loose) == ["send_mail", "smtplib", "bcc"]


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


# Something of every family of rules that pyproject.toml names.
LOOSE = """\
import os, json
import logging
from django.db import models
from django.utils.translation import gettext as _
from .near import thing


class Note(models.Model):
    text = models.CharField(max_length=9, null=True)


def broken(name, found=[]):
    from datetime import datetime
    if name == None:\x20
        assert datetime.now()
    if not name == "x":
        list([one for one in found])
    logging.info(f"read {name}")
    print(_(f"Hello {name}"), "%s" % (name,), [*found] + [1])
"""
FAMILIES = ["E", "F", "W", "I", "B", "C4", "UP", "DJ", "DTZ", "INT", "S", "SIM", "TID", "RUF", "PLC0415", "G", "LOG"]


def test_ruff_finds_nothing_here_and_something_of_every_family_in_a_loose_file(tmp_path):
    done = _run([_tool("ruff"), "check", "--output-format=concise"], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    done = _run([_tool("ruff"), "format", "--check"], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "loose.py").write_text(LOOSE)
    config = str(ROOT / "pyproject.toml")
    done = _run([_tool("ruff"), "check", "--config", config, "--output-format=concise", "loose.py"], tmp_path)
    codes = re.findall(r"^loose.py:\d+:\d+: (\w+) ", done.stdout, re.M)
    assert done.returncode == 1
    assert [family for family in FAMILIES if not any(code.startswith(family) for code in codes)] == []
    assert _run([_tool("ruff"), "format", "--check", "--config", config, "loose.py"], tmp_path).returncode == 1


def test_types_are_strict_where_they_have_to_be(tmp_path):
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
    assert listed == [
        "ciconia/engine", "ciconia/formats", "ciconia/foundation", "ciconia/[!f]*/rules", "ciconia/[!f]*/actions",
    ]  # fmt: skip
    ours = sorted(relative(path) for pattern in listed for path in ROOT.glob(pattern))
    assert {"ciconia/selection/rules", "ciconia/insight/actions"} < set(ours)
    # One run for both, because a run takes seconds: whatever it says beside these two lines was found here.
    loose = tmp_path / "loose.py"
    loose.write_text("def one(x):\n    return x\n\n\ndef two() -> dict[str, int]:\n    return {1: 'a'}\n")
    done = _run([_tool("mypy"), "--no-pretty", "--no-error-summary", *ours, str(loose)], ROOT)
    # Of a file that says the same as in an earlier run, mypy remembers the earlier path.
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == [
        "loose.py:1: error: Function is missing a type annotation  [no-untyped-def]",
        'loose.py:6: error: Dict entry 0 has incompatible type "int": "str"; expected "str": "int"  [dict-item]',
    ], done.stdout + done.stderr


def test_templates_follow_djade(tmp_path):
    command = [_tool("djade"), "--target-version", "5.2", "--check"]
    done = _run([*command, *map(str, templates())], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    loose = tmp_path / "loose.html"
    loose.write_text("{% load i18n %}\n{% if x%}a{%endif %}\n")
    done = _run([*command, str(loose)], ROOT)
    assert (done.returncode, done.stdout + done.stderr) == (
        1, f"Would reformat: {loose}\n1 file would be reformatted\n",
    )  # fmt: skip


def test_an_import_upwards_breaks_the_floors(tmp_path):
    broken = tmp_path / "ciconia"
    for floor in ("config", "doors", "demo", "formats", *FLOORS):
        for room in ("", "models", "rules", "queries", "actions"):
            folder = broken / floor / room
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
    contracts = (ROOT / ".importlinter").read_text()
    (tmp_path / ".importlinter").write_text(contracts)
    for door in re.findall(r"^    ciconia\.doors\.(\w+)$", contracts, re.M):
        (broken / "doors" / door).mkdir()
        (broken / "doors" / door / "__init__.py").touch()
    (broken / "__init__.py").touch()
    linter = [_tool("lint-imports"), "--no-cache"]
    assert _run([_tool("lint-imports")], ROOT).returncode == 0
    assert _run(linter, tmp_path).returncode == 0
    (broken / "people" / "models" / "__init__.py").write_text("import ciconia.selection.models\n")
    (broken / "results" / "rules" / "__init__.py").write_text("import ciconia.results.actions\n")
    (broken / "doors" / "desk" / "__init__.py").write_text("import ciconia.doors.portal\n")
    (broken / "engine" / "models" / "__init__.py").write_text("import django.db\n")
    done = _run(linter, tmp_path)
    assert done.returncode == 1
    assert "ciconia.people is not allowed to import ciconia.selection" in done.stdout
    assert "ciconia.results.rules is not allowed to import ciconia.results.actions" in done.stdout
    assert "ciconia.doors.desk is not allowed to import ciconia.doors.portal" in done.stdout
    assert "ciconia.engine is not allowed to import django" in done.stdout


def test_the_project_speaks_of_itself_alone():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = [ROOT / name for name in listed.splitlines() if name != "uv.lock"]
    texts = [p for p in tracked if p.suffix in {".py", ".md", ".toml", ".html", ".css", ".sh", ""} and p.is_file()]
    assert findings(texts, lambda text: checks.places_of_one_machine(text, ROOT.parent)) == {}
    broken = (
        "see ../notes.md\nsee /home/somebody/notes.md\nsee https://example.org/home/somebody/\n/home/somebodyelse\n"
    )
    assert checks.places_of_one_machine(broken, Path("/home/somebody")) == [2]


def test_a_programme_is_configuration_and_never_code():
    world = {PACKAGE / "demo", PACKAGE / "doors" / "demo"}  # the demo plays one programme
    paths = [p for p in python_files() if not world & set(p.parents)]
    assert findings(paths, lambda source: checks.names_of_programmes(source, shipped_codes())) == {}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(shipped_codes())})(?![\w-])")
    assert [relative(p) for p in templates() if p.parts[-3] != "demo" and pattern.search(p.read_text())] == []
    broken = '"""About trqn."""\nif programme.code == "trqn":\n    limit = 184\nname = "trqn-2"\n'
    assert checks.names_of_programmes(broken, ["cd4d", "trqn"]) == [2]


def test_contracts_are_json():
    for path in (ROOT / "docs").rglob("*.json"):
        json.loads(path.read_text())


def _door(path: Path) -> str:
    return path.relative_to(PACKAGE / "doors").parts[0]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
