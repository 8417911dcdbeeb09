"""The database of a test: a copy, entered as the role that owns nothing; and how copies are made."""

import os

import pytest
from django.db import connection

from ciconia.foundation.database.databases import database_names, drop_database
from ciconia.foundation.database.errors import LauncherError
from ciconia.foundation.database.template import ensure_copyable, run_in


@pytest.mark.django_db
def test_a_test_works_as_the_application_role_in_a_copy_of_its_own():
    with connection.cursor() as cursor:
        cursor.execute("select current_user, current_database() ~ '^test_[0-9]+$'")
        assert cursor.fetchone() == ("ciconia_app", True)


def test_what_another_process_could_not_do_is_told_with_its_last_lines(database_server):
    lines = "for number in range(20): print(number)\nraise SystemExit('no room left')"
    with pytest.raises(LauncherError) as problem:
        run_in(database_server, "nothing", ["-c", lines])
    told = str(problem.value)
    assert told.startswith("-c for number in range(20)")
    assert told.endswith("did not succeed:\n" + "\n".join([*map(str, range(9, 20)), "no room left"]))


def test_what_is_copied_is_made_once_and_an_older_one_goes(database_server):
    kind, made = f"kind{os.getpid()}", []
    try:
        named = [ensure_copyable(database_server, kind, key, made.append) for key in ("1", "1", "2")]
        assert named == [f"template_{kind}_{key}" for key in ("1", "1", "2")]
        assert made == [f"building_{kind}_{key}" for key in ("1", "2")]
        assert [name for name in database_names(database_server) if kind in name] == [f"template_{kind}_2"]
    finally:
        drop_database(database_server, f"template_{kind}_2")
