"""`ciconia manage`: Django's own commands, each with the role and the server it needs."""

import os
import warnings

import click
from django.core.management import execute_from_command_line

from ciconia.doors.cli.surroundings import database

# These change tables; all others work as the application does.
FOR_THE_OWNER = frozenset({"migrate", "sqlmigrate", "showmigrations", "flush", "sqlflush"})
WITHOUT_A_DATABASE = frozenset(
    {"check", "collectstatic", "compilemessages", "findstatic", "help", "makemessages", "makemigrations", "version"}
)


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def manage(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Runs a command of Django, such as `migrate` or `shell`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciconia.config.settings")
    name = next((word for word in arguments if not word.startswith("-")), "help")
    if name not in WITHOUT_A_DATABASE:
        context.with_resource(database(role="owner" if name in FOR_THE_OWNER else "app"))
    # makemigrations would like to compare with a database, and does well without.
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history", RuntimeWarning)
    execute_from_command_line(["ciconia manage", *arguments])
