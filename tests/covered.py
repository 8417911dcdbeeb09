"""Whether the tests ran every line and branch of engine, rules and actions, and nine in ten of the rest.

`./run test` without further words counts and judges; a run of a part does neither. Each statement gets a mark in front
of it when the module is compiled: that costs a store of one byte, where a tracer of Python 3.11 doubles the time of
everything that runs, Django included (measured in docs/decisions/0015).
"""

import ast
import hashlib
import json
import marshal
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Folders in which nothing may be left out, at any depth, and what is expected of other files.
WHOLE = ("engine", "rules", "actions")
REST = 90.0
# The line says why it cannot be run; or only a type checker reads what follows.
LEFT_OUT = re.compile(r"#\s*pragma: no cover|^\s*if TYPE_CHECKING:|^\s*@overload")
NAME = "_marks_"
FIRST = f"from _marks_of_ciconia import marks as {NAME}"


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file: a statement, or a branch that has no statement of its own, named by its words."""

    line: int
    branch: str = ""


class Marker:
    """Puts marks into the tree of one module; `marks` says what each stands for, counted on from `first`."""

    def __init__(self, source: str, first: int = 0) -> None:
        self.lines = source.splitlines()
        self.tree = ast.parse(source)
        self.first = first
        self.marks: list[Mark] = []
        opening = self._opening(self.tree.body)
        self._block(self.tree)
        self.tree.body.insert(opening, _placed(ast.parse(FIRST).body[0], 1))

    def _mark(self, line: int, branch: str = "") -> ast.stmt:
        self.marks.append(Mark(line, branch))
        number = self.first + len(self.marks) - 1
        return _placed(ast.parse(f"{NAME}[{number}] = 1").body[0], line)

    def _opening(self, body: list[ast.stmt]) -> int:
        """How many statements have to stay first: the docstring, and what is imported from the future."""
        count = 0
        for node in body:
            future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
            if not future and not _is_constant(node):
                break
            count += 1
        return count

    def _block(self, node: ast.AST) -> None:
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list):
                setattr(node, name, list(self._marked(body)))
        for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            self._block(part)
        self._other_way(node)

    def _marked(self, body: list[ast.stmt]) -> Iterator[ast.stmt]:
        for place, node in enumerate(body):
            if self._is_left_out(node):
                yield node
                continue
            counted = not _is_constant(node) and not isinstance(node, ast.Global | ast.Nonlocal)
            if counted and place >= self._opening(body):
                yield self._mark(node.lineno)
            self._block(node)
            yield node

    def _is_left_out(self, node: ast.stmt) -> bool:
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        return any(LEFT_OUT.search(line) for line in self.lines[first - 1 : node.lineno])

    def _other_way(self, node: ast.AST) -> None:
        """A mark where nothing stands: no `else`, a loop that comes to its end, a case that none fits."""
        if isinstance(node, ast.If) and not node.orelse:
            node.orelse = [self._mark(node.lineno, "is always true")]
        elif isinstance(node, ast.While) and not node.orelse and not isinstance(node.test, ast.Constant):
            node.orelse = [self._mark(node.lineno, "never ends by itself")]
        elif isinstance(node, ast.For | ast.AsyncFor) and not node.orelse:
            node.orelse = [self._mark(node.lineno, "never comes to its end")]
        elif isinstance(node, ast.Match) and not _fits_all(node.cases[-1]):
            other = self._mark(node.lineno, "always fits a case")
            node.cases.append(ast.match_case(pattern=_placed(ast.MatchAs(), node.lineno), body=[other]))


def _is_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _fits_all(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def _placed(node: Any, line: int) -> Any:
    for one in ast.walk(node):
        if "lineno" in one._attributes:
            one.lineno = one.end_lineno = line
            one.col_offset = one.end_col_offset = 0
    return node


def begin(folder: Path, root: Path = ROOT) -> None:
    """Mark every module of ciconia, for `tests/meter` to load, and forget what was counted before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    digests, places, total = {}, {}, 0
    for path in sorted((root / "ciconia").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        relative = path.relative_to(root)
        name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
        source = path.read_bytes()
        marker = Marker(source.decode(), total)
        (folder / name).write_bytes(marshal.dumps(compile(marker.tree, str(path), "exec", dont_inherit=True)))
        digests[name] = hashlib.sha256(source).hexdigest()
        places[str(relative)] = [(mark.line, mark.branch) for mark in marker.marks]
        total += len(marker.marks)
    (folder / "marks").write_bytes(bytes(total))
    (folder / "places.json").write_text(json.dumps(places))
    (folder / "digests.json").write_text(json.dumps(digests))


def counted(folder: Path) -> dict[str, tuple[list[Mark], float]]:
    """{file: (what was never run, percentage that was)} so far."""
    marks = (folder / "marks").read_bytes()
    found, first = {}, 0
    for file, places in json.loads((folder / "places.json").read_text()).items():
        own = marks[first : first + len(places)]
        first += len(places)
        never = {Mark(*place) for place, mark in zip(places, own, strict=True) if not mark}
        lines = {mark.line for mark in never if not mark.branch}
        missing = [mark for mark in never if not mark.branch or mark.line not in lines]
        found[file] = (sorted(missing), 100.0 * sum(own) / len(own) if own else 100.0)
    return found


def in_words(missing: list[Mark]) -> str:
    """Lines and branches as a reader wants them: `4, 7 to 9, 12 is always true`."""
    words: list[str] = []
    run: list[int] = []
    for mark in [*missing, None]:
        if run and (mark is None or mark.branch or mark.line > run[-1] + 1):
            words.append(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]))
            run = []
        if mark is not None and mark.branch:
            words.append(f"{mark.line} {mark.branch}")
        elif mark is not None:
            run.append(mark.line)
    return ", ".join(words)


def findings(files: dict[str, tuple[list[Mark], float]]) -> list[str]:
    """What is below its limit, in words."""
    found = []
    for file, (missing, percent) in files.items():
        whole = set(WHOLE) & set(Path(file).parts[1:-1])
        if missing and (whole or percent < REST):
            limit = "" if whole else f"{percent:.0f} % run, {REST:.0f} % expected; "
            found.append(f"{file}: {limit}never run: {in_words(missing)}")
    return found


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """After all tests have passed, one more result: whether they ran everything."""
    folder = os.environ.get("COUNT_INTO")
    if not folder or hasattr(session.config, "workerinput") or session.exitstatus != pytest.ExitCode.OK:
        return
    found = findings(counted(Path(folder)))
    report = pytest.TestReport(
        nodeid="tests/covered.py::every_line_that_has_to_be_run", location=("tests/covered.py", None, "coverage"),
        keywords={}, outcome="failed" if found else "passed", longrepr="\n".join(found) or None, when="call",
    )  # fmt: skip
    session.config.hook.pytest_runtest_logreport(report=report)
    if found:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def main() -> int:
    """`begin FOLDER`, or `show FOLDER`: what was never run, in files below their limit; with `--all` in every file."""
    verb, folder, *more = sys.argv[1:]
    if verb == "begin":
        begin(Path(folder))
        return 0
    files = counted(Path(folder))
    found = findings(files)
    if "--all" in more:
        found = [f"{file}: {percent:.0f} % run; never run: {in_words(missing)}"
                 for file, (missing, percent) in files.items() if missing]  # fmt: skip
    print("\n".join(found) or "Everything that has to be run was run.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
