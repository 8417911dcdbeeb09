"""What is wrong with an input, so exactly that it can be mended: file, line, column, and what was expected."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class InputProblem(ValueError):
    """A file that cannot be used as it is."""

    file: str
    expected: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{self.file}{place}: {self.expected}"


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte-order mark.

    Raises InputProblem with line and column of the first byte that is not UTF-8, or where the file cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise InputProblem(str(path), f"cannot be read: {problem.strerror}") from None
    return decode(raw, str(path))


def decode(raw: bytes, name: str) -> str:
    """UTF-8 bytes as text, with or without a byte-order mark; raises InputProblem as `read_text`."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start]
        line = before.count(b"\n") + 1
        column = problem.start - (before.rfind(b"\n") + 1) + 1
        raise InputProblem(name, f"byte {raw[problem.start]:#04x} is not UTF-8; save as UTF-8", line, column) from None
