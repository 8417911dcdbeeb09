"""Checks of pages by others' rules: the Nu checker for HTML (needs Java) and a validator of structured data (Node).

Their packages are named in package.json, pinned by package-lock.json, and installed once into a folder of the clone.
"""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ciconia.foundation.database.urls import CLONE

HERE = Path(__file__).parent
FOLDER = CLONE / ".ciconia" / "cache" / "checkers"
FILES = ("package.json", "package-lock.json", "posting.mjs")
NEEDED = {"java": "Java", "node": "Node", "npm": "npm"}


def ready() -> Path:
    """The folder with both checkers; skips, and says so, where the machine has no Java, no Node or no way to npm."""
    missing = [name for program, name in NEEDED.items() if shutil.which(program) is None]
    if missing:
        pytest.skip(f"NO {' AND NO '.join(missing)} on this machine: not one page was checked by the rules of others")
    content = b"".join((HERE / name).read_bytes() for name in FILES)
    stamp, wanted = FOLDER / "installed", sha256(content).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        _install()
        stamp.write_text(wanted)
    return FOLDER


def _install() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(HERE / name, FOLDER)
    # Scripts of packages are not run: one of them would download a Java of its own.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"THE CHECKERS COULD NOT BE INSTALLED: {done.stderr.strip()[-500:]}")


def faults_in_html(folder: Path) -> list[str]:
    """What the Nu checker finds in the .html files of a folder: file, line, sentence."""
    jar = ready() / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    # It runs for seconds only: no time for the compiler that makes long programs fast, which needs the smaller stack.
    java = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar)]
    done = subprocess.run([*java, "--format", "json", str(folder)], capture_output=True, text=True, check=False)
    assert done.stderr.startswith("{"), done.stderr[:500]
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{Path(message['url']).name}:{message.get('lastLine', 0)} {message['message']}"
        f" ({' '.join(message.get('extract', '').split())})"
        for message in messages
    ]


def posting_in(page: Path) -> dict[str, Any]:
    """{types, issues} of the structured data in a page; an issue is (severity, sentence)."""
    command = ["node", str(ready() / "posting.mjs"), str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)[str(page)]
    return found
