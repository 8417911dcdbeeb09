"""`ciconia`: the command line of the product."""

import importlib
import sys

import click
import psycopg

from ciconia.doors.cli.exits import ENVIRONMENT
from ciconia.doors.cli.surroundings import ready_django, set_up_django

# Imported when called, and those that need Django after it is ready.
PLAIN = ("allocate", "cv", "db", "demo", "esco", "link", "manage", "rank", "serve")
WITH_DJANGO = ("import", "letters", "mail", "pack", "user")

MODULES = {"import": "bring_in"}  # where a command has the name of a keyword


class Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the alphabet."""
        return sorted((*PLAIN, *WITH_DJANGO))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the module of a command."""
        if cmd_name not in (*PLAIN, *WITH_DJANGO):
            return None
        if cmd_name in WITH_DJANGO:
            set_up_django()
        module = MODULES.get(cmd_name, cmd_name)
        command = getattr(importlib.import_module(f"ciconia.doors.cli.{module}"), module)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Brings the database up for a command that is going to run, not for its help."""
        if args[0] in WITH_DJANGO and not {"-h", "--help"} & set(args):
            ready_django(ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def ciconia() -> None:
    """Runs diaspora-engagement programmes from end to end."""


def main() -> None:
    """Runs a command; a database that cannot be reached is a sentence, not a traceback."""
    try:
        ciconia(prog_name="ciconia")
    except Exception as problem:
        cause = problem if isinstance(problem, psycopg.OperationalError) else problem.__cause__
        if not isinstance(cause, psycopg.OperationalError):
            raise
        click.echo(f"Error: the database does not answer: {str(cause).strip()}", err=True)
        sys.exit(ENVIRONMENT)


if __name__ == "__main__":
    main()
