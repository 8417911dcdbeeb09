"""Every command: the verbs of ./run, and the product's own command line as click knows it."""

import re
from collections.abc import Iterator

import click

from ciconia.doors.cli.__main__ import ciconia
from ciconia.foundation.database.urls import CLONE
from docs.generator.text import code, page, table

INTRODUCTION = """
`./run` is the only task runner: it installs what is missing into `.venv` and hands the rest over. The product's own
command line is `./run ciconia`, or `python -m ciconia.doors.cli` where it is installed.

Every command ends with 0 done, 1 findings, 2 bad input, 3 impossible, or 4 where something around it is missing or
does not answer.
"""
VERB = re.compile(r"^(\./run [a-z]+) +(.+)$", re.M)


def page_of_commands() -> str:
    """The page."""
    verbs = VERB.findall((CLONE / "run").read_text())
    blocks = [block for name in sorted(ciconia.list_commands(_root())) for block in _command(name, _root())]
    return page("Commands", INTRODUCTION, "## ./run", table(["verb", "what it does"], [(code(v), w) for v, w in verbs]),
                "## ciconia", *blocks)  # fmt: skip


def _root() -> click.Context:
    return click.Context(ciconia, info_name="ciconia")


def _command(name: str, above: click.Context) -> Iterator[str]:
    assert isinstance(above.command, click.Group)  # noqa: S101 - only groups are walked
    command = above.command.get_command(above, name)
    if command is None:
        raise LookupError(name)
    context = click.Context(command, info_name=name, parent=above)
    yield f"{'#' * (context.command_path.count(' ') + 2)} {context.command_path}"
    yield " ".join((command.help or "").split())
    yield f"`{' '.join([context.command_path, *command.collect_usage_pieces(context)])}`"
    options = [_option(param, context) for param in command.params if isinstance(param, click.Option)]
    yield table(["option", "what it does"], options) if options else ""
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command(inner, context)


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    name, words = option.get_help_record(context) or (", ".join(option.opts), "")
    return code(name), words
