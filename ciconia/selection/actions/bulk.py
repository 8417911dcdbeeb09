"""One move for many applications: looked at as it would be, then done row by row, each with its result."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.access import Verdict
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.selection.actions import application as applications
from ciconia.selection.models import Application
from ciconia.selection.rules.application import FLOW

MOVES: Mapping[str, Callable[..., Any]] = {
    "shortlist": applications.shortlist,
    "put_in_reserve": applications.put_in_reserve,
    "not_choose": applications.not_choose,
    "reject_formally": applications.reject_formally,
}
MOST = 50


@dataclass(frozen=True)
class Row:
    """One application of many: the version that was seen, and the reason written for it alone."""

    application: Application
    seen: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """What becomes of one application, or why it stays as it is."""

    application: Application
    done: bool
    why_not: str = ""
    words_wrong: bool = False  # it could be moved, with other words


def needs_reason(move: str) -> bool:
    """Whether everybody concerned by a move reads a reason of their own."""
    return FLOW.named(move).reason


def look_at(move: str, rows: Iterable[Row], *, by: Any) -> list[Result]:
    """What a move would do to each row: the move itself, taken back; a row whose reason will not do can be moved."""
    with transaction.atomic():
        found = [_one(move, row, by, look=True) for row in rows]
        transaction.set_rollback(True)
    return found


def do(move: str, rows: Iterable[Row], *, by: Any) -> list[Result]:
    """Make the move for each row by itself; one that cannot be made, or has changed, hinders no other."""
    return [_one(move, row, by) for row in rows]


def _one(move: str, row: Row, by: Any, *, look: bool = False) -> Result:
    words = {"reason": row.reason} if needs_reason(move) else {}
    try:
        with transaction.atomic():
            MOVES[move](row.application, by=by, seen=row.seen, **words)
    except Conflict:
        said = _("It has changed meanwhile and stands at “%(state)s”.")
        return Result(row.application, False, said % {"state": row.application.get_state_display()})
    except ReasonMissing as missing:
        able = _may(move, row, by)
        if look and able:
            return Result(row.application, True, str(missing), words_wrong=True)
        return Result(row.application, False, str(missing if able else able.why))
    except Refused as refused:
        return Result(row.application, False, str(refused))
    return Result(row.application, True)


def _may(move: str, row: Row, by: Any) -> Verdict:
    """Whether a row could be moved with other words: an action may ask for those before all else."""
    found = FLOW.find(move, row.application.state)
    if found is None or (row.seen is not None and row.seen != row.application.version):
        said = _("It has changed meanwhile and stands at “%(state)s”.")
        return Verdict(False, said % {"state": row.application.get_state_display()})
    return FLOW.may(by, found, row.application)
