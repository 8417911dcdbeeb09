"""Writing a joint statement, opening it for signature, closing it, handing it over, and noting what was answered."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_programme
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Statement
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.gatherings.rules.statement import FLOW, digest_of, has_statements, problems
from ciconia.programmes.models import Programme
from ciconia.publishing.actions.publication import note_page, withdraw_source

THE_DAY = System(gettext_noop("The last day to sign"))


def make_statement(programme: Programme, *, by: Any, **fields: Any) -> Statement:
    """Begin a statement as a draft. Raises Refused, or Unfit by field."""
    statement = Statement(programme=programme, **fields)
    if not (has_statements(programme) and holds_for_programme(by, KEEPERS, programme.pk, None)):
        raise Refused(_("Only officers and coordinators of a programme with joint statements write them."))
    _fit(statement)
    begin(FLOW, statement, by=by)
    return statement


def edit_statement(statement: Statement, *, by: Any, seen: int | None = None, **fields: Any) -> Statement:
    """Change a draft. Raises Refused, Conflict, or Unfit by field."""
    said = fields | {"changed_at": clock.now()}
    amend(FLOW, statement, said, by=by, roles=KEEPERS, states=("draft",), seen=seen, check=_fit)
    return statement


def open_statement(statement: Statement, *, by: Any, seen: int | None = None) -> Statement:
    """Let everybody read it and organisations sign; from here on its words stand. Notes it in the ledger."""
    with transaction.atomic():
        now = clock.now()
        changes = {"digest": digest_of(statement), "opened_at": now, "changed_at": now}
        perform(FLOW, "open", statement, by=by, seen=seen, changes=changes)
        note_page(
            "statement", statement.public_id, programme=statement.programme, focus=None, title=statement.title, by=by
        )
    return statement


def call_back(statement: Statement, *, by: Any, reason: str, seen: int | None = None) -> Statement:
    """A draft again, while nobody has signed: what was asked for and not confirmed is gone."""
    with transaction.atomic():
        changes = {"digest": "", "opened_at": None}
        perform(FLOW, "call_back", statement, by=by, seen=seen, reason=reason, changes=changes)
        with acting_as("system:jobs"):
            statement.signatures.all().delete()
        withdraw_source("statement", statement.public_id, by=by, reason=reason)
    return statement


def close(statement: Statement, *, by: Any, seen: int | None = None) -> Statement:
    """Take no more signatures."""
    perform(FLOW, "close", statement, by=by, seen=seen)
    return statement


def close_past() -> int:
    """Close what is open though its last day has ended; gives how many."""
    with acting_as("system:jobs"):
        rows = list(Statement.objects.filter(state="open").select_related("programme"))
        past = [row for row in rows if row.closes_on < clock.today(row.zone)]
    for row in past:
        close(row, by=THE_DAY)
    return len(past)


def hand_over(statement: Statement, *, by: Any, to: str, on: date, seen: int | None = None) -> Statement:
    """Note to whom it was handed, and when. Raises Unfit by field."""
    wrong: dict[str, Any] = {}
    if not to.strip():
        wrong["to"] = _("Write to whom it was handed over, and how.")
    if on > clock.today(statement.zone):
        wrong["on"] = _("This day has not come yet.")
    if wrong:
        raise Unfit(wrong)
    changes = {"handed_to": to.strip(), "handed_on": on, "changed_at": clock.now()}
    perform(FLOW, "hand_over", statement, by=by, seen=seen, changes=changes)
    return statement


def answer(statement: Statement, *, by: Any, words: Translated, seen: int | None = None) -> Statement:
    """Note what was answered; everybody reads it. Raises Unfit by field."""
    if not words:
        raise Unfit({"words": _("Write what was answered: everybody reads this.")})
    perform(FLOW, "answer", statement, by=by, seen=seen, changes={"answer": words, "changed_at": clock.now()})
    return statement


def no_answer(statement: Statement, *, by: Any, reason: str, seen: int | None = None) -> Statement:
    """Note that nobody answered."""
    perform(FLOW, "no_answer", statement, by=by, seen=seen, reason=reason, changes={"changed_at": clock.now()})
    return statement


def withdraw(statement: Statement, *, by: Any, reason: str, seen: int | None = None) -> Statement:
    """Take it off every page, with its signatures."""
    with transaction.atomic():
        perform(FLOW, "withdraw", statement, by=by, seen=seen, reason=reason)
        withdraw_source("statement", statement.public_id, by=by, reason=reason)
    return statement


def _fit(statement: Statement) -> None:
    if wrong := problems(statement):
        raise Unfit(wrong)
