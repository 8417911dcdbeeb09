"""Rules of the house that are read from the models, the migrations and the database."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from ciconia.foundation.privacy import LIBRARY_TABLES, declare
from tests.house.checks import FLOORS, PACKAGE

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_models() if model.__module__.startswith("ciconia.")]


def undeclared(model):
    """Fields a model has and does not declare, and fields it declares and does not have."""
    columns = {field.name for field in model._meta.concrete_fields}
    declared = set(model.privacy.fields) if hasattr(model, "privacy") else set()
    return sorted(columns ^ declared)


def test_every_field_of_every_model_is_declared():
    assert {model.__name__: undeclared(model) for model in OURS if undeclared(model)} == {}


def test_an_undeclared_field_is_found():
    class Broken:
        privacy = declare(internal="id")

        class _meta:
            concrete_fields = OURS[0]._meta.concrete_fields[:2]

    assert undeclared(Broken) == [OURS[0]._meta.concrete_fields[1].name]


def test_every_personal_field_says_why_how_long_and_how_it_is_shredded():
    bare = [
        f"{model.__name__}.{name}"
        for model in OURS
        for name, item in model.privacy.fields.items()
        if item.kind in ("personal", "sensitive") and not (item.purpose and item.retention and item.shred)
    ]
    assert bare == []


def tables_about_people():
    """Every table with a personal or sensitive field, ours and the libraries'."""
    ours = [model._meta.db_table for model in OURS if model.privacy.holds_persons]
    return sorted(ours + [table for table, declared in LIBRARY_TABLES.items() if declared.holds_persons])


def test_every_table_about_people_has_its_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relrowsecurity AND c.relforcerowsecurity"
            " AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)"
        )
        walled = sorted(row[0] for row in cursor.fetchall())
    assert walled == tables_about_people()


def test_the_application_owns_nothing_and_cannot_pass_the_wall():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_foreign_keys_point_down():
    height = {floor: number for number, floor in enumerate(FLOORS)}
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.concrete_fields
        if field.related_model and field.related_model._meta.app_label in height
        if height[field.related_model._meta.app_label] > height[model._meta.app_label]
    ]
    assert upward == []


def test_no_field_for_what_nobody_may_ask():
    forbidden = re.compile(r"ethnic|religio|clan|tribe|relative|biometr|fingerprint", re.I)
    names = [f"{m.__name__}.{f.name}" for m in OURS for f in m._meta.concrete_fields if forbidden.search(f.name)]
    assert names == []


def test_no_field_for_several_recipients():
    several = re.compile(r"(^|_)(cc|bcc|recipients|addressees|emails|addresses)$", re.I)
    names = [f"{m.__name__}.{f.name}" for m in OURS for f in m._meta.concrete_fields if several.search(f.name)]
    forms = [
        f"{path.stem}:{name}"
        for path in PACKAGE.glob("doors/*/forms/*.py")
        for name in re.findall(r"^    (\w+) = ", path.read_text(), re.M)
        if several.search(name)
    ]
    assert (names, forms, bool(several.search("to_cc"))) == ([], [], True)


def test_migrations_are_complete_named_linear_and_free_of_our_code():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    for floor in FLOORS:
        folder = PACKAGE / floor / "migrations"
        names = sorted(path.stem for path in folder.glob("0*.py"))
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
        assert [name for name in names if "auto" in name] == []
        for path in folder.glob("0*.py"):
            assert not re.search(r"^(from|import) ciconia", path.read_text(), re.M), path.name


def test_no_command_without_a_database_starts_one(tmp_path):
    settings = "ciconia.config.settings"
    environment = {"PATH": "/usr/bin:/bin", "CICONIA_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": settings}
    done = subprocess.run(
        [sys.executable, "-m", "django", "check"],
        cwd=PACKAGE.parent, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert list(Path(tmp_path).iterdir()) == []
