"""What is kept about whom: the class of every field of every model, as the models declare it."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from ciconia.foundation.privacy import LIBRARY_TABLES, Declaration
from docs.generator.flows import FLOORS
from docs.generator.text import code, codes, first_sentence, page, table

INTRODUCTION = """
Every model declares each of its fields: *public* may be read by everybody, *internal* says nothing about a person by
itself, *personal* is about somebody, *sensitive* could harm somebody. Whatever is personal or sensitive says what it
is for, how long it is kept, and how it is made unreadable when somebody is erased.

**Every table with a personal or sensitive field has row-level security, forced, with a policy**: a test reads both
from the database and compares. Export and erasure read this declaration; the column *erased by* is what erasure does.
"""


def page_of_fields() -> str:
    """The page."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("ciconia.")]
    ours.sort(key=lambda model: FLOORS.index(model._meta.app_label))
    blocks = [block for model in ours for block in _model(model)]
    libraries = [block for name in sorted(LIBRARY_TABLES) for block in _table(name, LIBRARY_TABLES[name])]
    return page("Privacy", INTRODUCTION, *blocks, "## Tables of libraries", *libraries)


def _model(model: Any) -> Iterator[str]:
    yield f"## {model._meta.app_label}: {model.__name__}"
    yield first_sentence(model.__doc__) if not model.__doc__.startswith(f"{model.__name__}(") else ""
    yield from _fields(model._meta.db_table, model.privacy)


def _table(name: str, declaration: Declaration) -> Iterator[str]:
    yield f"### {code(name)}"
    yield from _fields(name, declaration)


def _fields(name: str, declaration: Declaration) -> Iterator[str]:
    wall = "with row-level security" if declaration.holds_persons else "without row-level security"
    lines = [f"Table `{name}`, {wall}."]
    for kind in ("public", "internal"):
        names = [field for field, item in declaration.fields.items() if item.kind == kind]
        lines += [f"\n{kind.capitalize()}: {codes(names)}."] if names else []
    yield "\n".join(lines)
    about = [
        (code(field), item.kind, item.purpose, item.retention, item.shred)
        for field, item in declaration.fields.items()
        if item.kind in ("personal", "sensitive")
    ]
    yield table(["field", "class", "for", "kept", "erased by"], about) if about else ""
