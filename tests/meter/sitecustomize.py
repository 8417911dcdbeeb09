"""Read by every Python that starts with this folder on its path: what it runs of ciconia is counted.

All processes mark the lines they run in one shared file, so that nothing has to be brought together at the end, and
what is killed has counted until then. Compiled code with the marks in it is made by `tests/covered.py`.
"""

import hashlib
import json
import marshal
import mmap
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType


class Marked(SourceFileLoader):
    """Loads a module as it is, but with marks in its code."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        """The code with marks."""
        del fullname
        code: CodeType = marshal.loads(self.code)  # noqa: S302
        return code


class Finder:
    """Finds modules whose source is the one that was marked; others load as ever."""

    def __init__(self, folder: Path, digests: dict[str, str]) -> None:
        self.folder = folder
        self.digests = digests

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where a module is, if it is one of those that are counted."""
        spec = PathFinder.find_spec(name, path, target) if name in self.digests else None  # type: ignore[arg-type]
        if spec is None or not spec.origin:
            return None
        if hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest() != self.digests[name]:
            return None
        spec.loader = Marked(name, spec.origin, (self.folder / name).read_bytes())
        return spec


def begin(folder: Path) -> None:
    """Count from now on."""
    digests = json.loads((folder / "digests.json").read_text())
    with (folder / "marks").open("r+b") as file:
        marks = mmap.mmap(file.fileno(), 0)
    module = ModuleType("_marks_of_ciconia")
    module.marks = marks  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    sys.meta_path.insert(0, Finder(folder, digests))  # type: ignore[arg-type]


try:
    if os.environ.get("COUNT_INTO"):
        begin(Path(os.environ["COUNT_INTO"]))
except OSError:
    pass  # another user, who may not write there: not counted
