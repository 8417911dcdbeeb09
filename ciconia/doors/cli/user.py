"""`ciconia user`: accounts from the command line, such as the first one of an installation."""

import click
from django.utils.translation import gettext as _

from ciconia.doors.cli.exits import BAD_INPUT, fail
from ciconia.doors.link.second_step import tell_of_wait
from ciconia.foundation.access import System
from ciconia.foundation.actions.account import give_role, open_account
from ciconia.foundation.actions.second_step import ask_removal, due_at, stop_removal
from ciconia.foundation.models import Membership, Role, Scope, StepRemoval, User
from ciconia.foundation.models.membership import ORGANISATION_ROLES, STAFF_ROLES
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.contact import announce_role
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme

ACTOR = System("command line")


@click.group()
def user() -> None:
    """Accounts and what they may do."""


@user.command()
@click.argument("email")
@click.option("--name", default="", help="The name others see.")
@click.option("--language", default="en", show_default=True, help="The language of pages and mail.")
@click.option("--role", type=click.Choice(Role.values), help="What the account is, for a programme or an organisation.")
@click.option("--programme", help="The programme's short name, with a role of staff.")
@click.option("--organisation", help="The organisation's identifier, with a role at an organisation.")
def add(
    email: str, name: str, language: str, role: str | None, programme: str | None, organisation: str | None
) -> None:
    """Opens an account that signs in by mailed code, or gives an account one more role."""
    if bool(role) != bool(programme or organisation) or (programme and organisation):
        fail("A role goes with either --programme or --organisation, and neither goes without a role.", BAD_INPUT)
    if role and role not in (STAFF_ROLES if programme else ORGANISATION_ROLES):
        fail(f"Nobody is {role} of {'a programme' if programme else 'an organisation'}.", BAD_INPUT)
    with acting_as("system:maker"):
        account = User.objects.filter(email__iexact=email).first()
        if account and role is None:
            fail(f"{email} has an account already.", BAD_INPUT)
        if account is None:
            account = open_account(email, by=ACTOR, name=name, language=language)
        if role is not None:
            _give(account, role, *_scope(programme, organisation))
    click.echo(f"{account.email} is {role}" if role else f"{account.email} has an account")


@user.command("lost-second-step")
@click.argument("email")
@click.option("--because", default="", help="How you made sure that it is they who ask: whom you spoke to, and when.")
@click.option("--stop", is_flag=True, help="They found it after all: nothing is taken away.")
def lost_second_step(email: str, because: str, stop: bool) -> None:
    """Takes a lost second step away, three days from now; a letter tells its owner how to stop that."""
    with acting_as("system:jobs"):
        account = User.objects.filter(email__iexact=email, is_active=True).first()
        waiting = StepRemoval.objects.waiting().filter(user=account).first() if account else None
    if account is None:
        fail(f"{email} has no account.", BAD_INPUT)
    if stop:
        if waiting is None or not stop_removal(waiting.public_id, by=ACTOR):
            fail(f"Nothing waits for {email}.", BAD_INPUT)
        click.echo(f"{account.email} keeps the second step")
        return
    if not because.strip():
        fail("Say with --because how you made sure that it is they who ask.", BAD_INPUT)
    with acting_as("system:jobs"):
        removal = ask_removal(account, by=ACTOR, because=because.strip())
        if waiting is None:
            tell_of_wait(removal)
    click.echo(f"{account.email} has no second step from {due_at(removal):%Y-%m-%d %H:%M} UTC on, unless it is stopped")


def _scope(programme: str | None, organisation: str | None) -> tuple[Scope, int]:
    """What the role is for, by the name a person can know."""
    if programme:
        found = Programme.objects.filter(code=programme).values_list("id", flat=True).first()
        scope = Scope.PROGRAMME
    else:
        found = Organisation.objects.filter(public_id=organisation).values_list("id", flat=True).first()
        scope = Scope.ORGANISATION
    if found is None:
        fail(f"There is no {scope.value} {programme or organisation}.", BAD_INPUT)
    return scope, found


def _give(account: User, role: str, scope: Scope, scope_id: int) -> None:
    if Membership.objects.filter(user=account, role=role, scope=scope, scope_id=scope_id).exists():
        fail(f"{account.email} is {role} there already.", BAD_INPUT)
    held = give_role(account, role, by=ACTOR, scope=scope, scope_id=scope_id)
    announce_role(held, by=_("The keeper of this installation"))
