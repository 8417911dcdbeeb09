"""Styles, scripts and pictures, collected once per content into a folder of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from ciconia.doors.cli.exits import ENVIRONMENT, fail
from ciconia.foundation.database.tables import digest_of
from ciconia.foundation.database.template import python_path
from ciconia.foundation.database.urls import CLONE

PACKAGES_WITH_FILES = ("django", "django-allauth", "whitenoise")


def ensure_static(home: Path, *, say: Callable[[str], None]) -> Path:
    """The folder with the collected files as they are now; older collections are removed."""
    ours = [file for file in (CLONE / "ciconia").glob("**/static/**/*") if file.is_file()]
    key = digest_of(ours, *(f"{name}=={version(name)}" for name in PACKAGES_WITH_FILES))
    folder = home / "static" / key
    if folder.is_dir():
        return folder
    say("Collecting styles and scripts")
    partial = home / "static" / f"partial-{os.getpid()}"
    shutil.rmtree(partial, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"],
        check=False,
        cwd=CLONE,
        env=os.environ
        | {
            "CICONIA_STATIC": str(partial),
            "DJANGO_SETTINGS_MODULE": "ciconia.config.settings",
            "PYTHONPATH": python_path(),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        fail(f"The static files cannot be collected:\n{done.stderr.strip()}", ENVIRONMENT)
    for older in folder.parent.iterdir():
        if older != partial:
            shutil.rmtree(older, ignore_errors=True)
    partial.rename(folder)
    return folder
