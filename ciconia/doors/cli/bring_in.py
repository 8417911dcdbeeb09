"""`ciconia import`: people or organisations from a spreadsheet, with the fate of every line, and the way back."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from ciconia.doors.cli.exits import BAD_INPUT, FINDINGS, IMPOSSIBLE, fail, say
from ciconia.formats.table import NOTES, REFUSED
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.wall import acting_as
from ciconia.people.actions import intake as intakes
from ciconia.people.actions.intake import NotReady, TableRefused
from ciconia.people.actions.intake_work import carry_on
from ciconia.people.models import Fate, Intake
from ciconia.people.queries.intake import fates_of, progress_of
from ciconia.people.rules.intake import never, sentence
from ciconia.programmes.models import Focus

COMMAND_LINE = System("command line")


@click.group("import")
def bring_in() -> None:
    """People or organisations from a spreadsheet: every line has a fate before anything is written."""


@bring_in.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--programme", required=True, help="The code of the programme, such as health-bridge.")
@click.option("--country", required=True, help="The country whose staff will see them, by ISO 3166-1 alpha-3.")
@click.option("--ground", required=True, help="What these people agreed to; each of them reads it.")
@click.option("--given-to", required=True, help="Who was given the consent.")
@click.option("--on", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="When, as year-month-day.")
@click.option("--dry-run", is_flag=True, help="Only print what would become of every line.")
def people(file: Path, programme: str, country: str, ground: str, given_to: str, day: datetime, dry_run: bool) -> None:
    """Brings in the people of FILE. The code is 1 where a line was refused."""
    said = {"ground": ground, "ground_by": given_to, "ground_on": day.date()}
    _bring_in(file, "people", programme, country, dry_run, said)


@bring_in.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--programme", required=True, help="The code of the programme, such as health-bridge.")
@click.option("--dry-run", is_flag=True, help="Only print what would become of every line.")
def organisations(file: Path, programme: str, dry_run: bool) -> None:
    """Brings in the organisations of FILE. The code is 1 where a line was refused."""
    _bring_in(file, "organisations", programme, "", dry_run, {})


@bring_in.command()
@click.argument("number")
def undo(number: str) -> None:
    """Takes back all that the import NUMBER brought in; what was changed since is kept and counted."""
    with acting_as("system:jobs"):
        intake = Intake.objects.filter(public_id=number).first()
    if intake is None:
        fail(f"there is no import {number}", BAD_INPUT)
    try:
        intakes.undo(intake, by=COMMAND_LINE)
    except Refused as problem:
        fail(str(problem), IMPOSSIBLE)
    _work(intake)
    with acting_as("system:jobs"):
        done = progress_of(intake)
    say(f"{done['undone']} taken back, {done['kept']} kept because somebody changed them since")


def _bring_in(file: Path, what: str, programme: str, country: str, dry_run: bool, said: dict[str, Any]) -> None:
    try:
        with acting_as("system:jobs"):
            intake = _checked(file, what, programme, country, said)
            counted = fates_of(intake)
            for note in intake.notes:
                say(_(NOTES[note[0]]) % note[1])
            for name in filter(never, intake.columns):
                say(f"{name}: {_(never(name))}")
            for row in intake.lines.filter(fate=Fate.REFUSED).order_by("line"):
                click.echo(f"line {row.line}: {sentence(*row.why)}")
            (intakes.drop if dry_run else intakes.begin)(intake, by=COMMAND_LINE)
    except TableRefused as problem:
        fail(_(REFUSED[problem.code]) % problem.facts, BAD_INPUT)
    except (NotReady, ValueError) as problem:
        fail(str(problem), BAD_INPUT)
    except Refused as problem:
        fail(str(problem), IMPOSSIBLE)
    if not dry_run:
        _work(intake)
    words = ", ".join(f"{number} {fate}" for fate, number in counted.items())
    click.echo(f"{'nothing written' if dry_run else intake.public_id}: {words}")
    if counted[Fate.REFUSED]:
        raise SystemExit(FINDINGS)


def _checked(file: Path, what: str, programme: str, country: str, said: dict[str, Any]) -> Intake:
    focuses = Focus.objects.filter(programme__code=programme)
    focus = focuses.filter(country=country.upper()).first() if country else focuses.first()
    if focus is None:
        raise ValueError(f"the programme {programme} is not here, or does not work in {country}")
    intake = intakes.read(
        file, file.name, by=COMMAND_LINE, programme_id=focus.programme_id, focus_id=focus.pk, what=what
    )
    return intakes.check(intake, by=COMMAND_LINE, mapping=intake.mapping, **said)


def _work(intake: Intake) -> None:
    while carry_on(intake.pk):
        pass
