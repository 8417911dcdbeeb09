"""How commands end: 0 done, 1 findings, 2 bad input, 3 impossible, 4 environment."""

from typing import NoReturn

import click

FINDINGS = 1
BAD_INPUT = 2
IMPOSSIBLE = 3
ENVIRONMENT = 4


class Failure(click.ClickException):
    """Ends a command with a sentence and a code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """What click ends the process with."""
        return self.code


def fail(message: str, code: int) -> NoReturn:
    """Ends the command now."""
    raise Failure(message, code)


def say(message: str) -> None:
    """A line of progress; results alone go to standard output."""
    click.echo(message, err=True)
