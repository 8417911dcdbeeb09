"""After the tests: whether every line and branch of rules and actions was run, and nine in ten of the rest.

Run by `./run test` when it runs all tests: `python -m tests.covered`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHOLE = ("rules", "actions")
REST = 90.0
# What only other processes run, and tests watch from outside.
ELSEWHERE = ("ciconia/doors/cli/", "ciconia/config/gunicorn.py", "ciconia/config/wsgi.py")


def measured() -> dict[str, dict[str, float]]:
    """{file: {"missing": lines and branches never run, "percent": covered}}."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(report)]
        subprocess.run(command, cwd=ROOT, check=True)
        files = json.loads(report.read_text())["files"]
    return {
        name: {
            "missing": [*found["missing_lines"], *map(tuple, found["missing_branches"])],
            "percent": found["summary"]["percent_covered"],
        }
        for name, found in files.items()
        if not name.startswith(ELSEWHERE)
    }


def findings(files: dict[str, dict[str, float]]) -> list[str]:
    """What is below its limit, in words."""
    found = []
    for name, file in sorted(files.items()):
        room = Path(name).parts[2] if len(Path(name).parts) > 3 else ""
        if room in WHOLE and file["missing"]:
            found.append(f"{name}: never run: {', '.join(map(str, file['missing']))}")
        elif file["percent"] < REST:
            found.append(f"{name}: {file['percent']:.0f} % covered, {REST:.0f} % expected")
    return found


def main() -> int:
    """Print what is not covered; 1 where there is something."""
    found = findings(measured())
    for line in found:
        print(line)
    print("Coverage: " + (f"{len(found)} files below their limit" if found else "every file at or above its limit"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
