"""Pieces of Markdown."""

import re
from collections.abc import Iterable, Sequence

WRITTEN_BY = "<!-- Written by ./run docs from the code. Change the code, not this page. -->"


def page(title: str, *blocks: str) -> str:
    """A whole page: title, note where it comes from, blocks with one empty line between."""
    return "\n\n".join([f"# {title}", WRITTEN_BY, *(block.strip("\n") for block in blocks if block)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; empty cells stay empty."""
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join("---" for _ in head) + "|"]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """What a value looks like in one cell of a table."""
    return re.sub(r"\s+", " ", str(value)).strip().replace("|", "\\|")


def code(word: object) -> str:
    """A word as it stands in the code; nothing for nothing."""
    return f"`{word}`" if str(word) else ""


def codes(words: Iterable[object]) -> str:
    """Several of them."""
    return ", ".join(code(word) for word in words)


def grid(head: Sequence[str], rows: Sequence[tuple[str, Sequence[bool]]]) -> str:
    """A matrix as plain text: one column per word of the head, and an x where the answer is yes."""
    width = max((len(name) for name, _ in rows), default=0)
    columns = [max(len(name), 1) for name in head]
    first = " " * width + "  " + "  ".join(name.ljust(size) for name, size in zip(head, columns, strict=True))
    lines = [first.rstrip()]
    for name, marks in rows:
        cells = "  ".join(("x" if mark else ".").ljust(size) for mark, size in zip(marks, columns, strict=True))
        lines.append(f"{name.ljust(width)}  {cells}".rstrip())
    return "```text\n" + "\n".join(lines) + "\n```"


def first_sentence(words: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return cell((words or "").strip().split("\n\n")[0]).replace("\\|", "|")
