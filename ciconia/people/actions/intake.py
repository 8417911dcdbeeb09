"""Bringing in a spreadsheet of people or organisations: read it, check every line, begin, undo, drop."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ciconia.formats.table import Table, TableRefused, open_table
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Brought, Fate, Intake, IntakeRow
from ciconia.people.models.reach import Reach, reach
from ciconia.people.queries.intake import alike, key_of
from ciconia.people.rules.intake import MOST, may_bring_in, never, proposed, read_line, unusable

AT_ONCE = 500
KEPT_FOR = timedelta(days=30)
JUDGED = ["fate", "why"]


class NotReady(ValueError):
    """Something has to be said before a spreadsheet can be brought in; the message says what."""


def read(
    path: Path, name: str, *, by: Any, programme_id: int, what: str, focus_id: int | None = None, head: int = 0,
    sheet: str = "",
) -> Intake:  # fmt: skip
    """Keep the lines of a file until they are brought in or dropped; columns that are never brought in are left out.

    Raises Refused where the account may not, TableRefused and NotReady where the file cannot be taken.
    """
    _allowed(by, programme_id, focus_id)
    table = open_table(path, name, head=head, sheet=sheet)
    barred = {number for number, column in enumerate(table.columns) if never(column)}
    with transaction.atomic():
        intake = Intake.objects.create(
            programme_id=programme_id, focus_id=focus_id if what == Brought.PEOPLE else None, what=what,
            file=name[:200], columns=list(table.columns), account=None if isinstance(by, System) else by,
            by_name=str(by)[:160],
        )  # fmt: skip
        intake.total = _keep_lines(intake, table, barred)
        intake.notes = [[note.code, note.facts] for note in table.notes]
        intake.mapping = proposed(what, ["" if n in barred else name for n, name in enumerate(table.columns)])
        intake.save()
        log("intake.read", intake, by=by, data={"what": what, "lines": intake.total})
    return intake


def check(
    intake: Intake, *, by: Any, mapping: Mapping[str, int], ground: str = "", ground_by: str = "",
    ground_on: date | None = None, language: str = "en",
) -> Intake:  # fmt: skip
    """Work out the fate of every line with this choice of columns; nothing is written about anybody.

    Raises NotReady where no line can be read so, or no ground is given; Refused where it was begun meanwhile.
    """
    _allowed(by, intake.programme_id, intake.focus_id)
    if wrong := _wrong(intake, mapping, ground, ground_by, ground_on):
        raise NotReady(wrong)
    with acting_as("system:jobs"):
        intake.refresh_from_db(from_queryset=Intake.objects.select_for_update(of=("self",)))
        _untouched(intake)
        intake.mapping, intake.ground, intake.ground_by = dict(mapping), ground.strip(), ground_by.strip()
        intake.ground_on, intake.language, intake.checked_at = ground_on, language, clock.now()
        intake.save()
        seen: dict[str, int] = {}
        last = 0
        while rows := list(intake.lines.filter(line__gt=last).order_by("line")[:AT_ONCE]):
            judge(intake, rows, seen)
            rewrite(rows, JUDGED)
            last = rows[-1].line
    log("intake.check", intake, by=by)
    return intake


def begin(intake: Intake, *, by: Any) -> Intake:
    """Let a checked spreadsheet be brought in, by a job that takes it up; one at a time in a programme."""
    _allowed(by, intake.programme_id, intake.focus_id)
    with acting_as("system:jobs"):
        intake.refresh_from_db(from_queryset=Intake.objects.select_for_update(of=("self",)))
        _untouched(intake)
        if intake.checked_at is None:
            raise NotReady(_("Look at what becomes of every line first."))
        intake.begun_at = clock.now()
        _run(intake)
        log("intake.begin", intake, by=by, reason=intake.ground)
    return intake


def undo(intake: Intake, *, by: Any) -> Intake:
    """Let everything a spreadsheet brought in be taken back, by a job; what was changed since is kept and said."""
    _allowed(by, intake.programme_id, intake.focus_id)
    with acting_as("system:jobs"):
        intake.refresh_from_db(from_queryset=Intake.objects.select_for_update(of=("self",)))
        if intake.begun_at is None or intake.undoing_at is not None:
            raise Refused(_("There is nothing to undo here, or somebody is undoing it already."))
        intake.undoing_at = clock.now()
        _run(intake)
        log("intake.undo", intake, by=by)
    return intake


def drop(intake: Intake, *, by: Any) -> Intake:
    """Forget a spreadsheet that was not brought in; its lines are deleted."""
    _allowed(by, intake.programme_id, intake.focus_id)
    with acting_as("system:jobs"):
        intake.refresh_from_db(from_queryset=Intake.objects.select_for_update(of=("self",)))
        _untouched(intake)
        intake.dropped_at = clock.now()
        intake.save()
        intake.lines.all().delete()
        log("intake.drop", intake, by=by)
    return intake


def drop_forgotten() -> int:
    """Forget spreadsheets that nobody brought in for a month; gives how many."""
    with acting_as("system:jobs"):
        old = Intake.objects.filter(begun_at=None, dropped_at=None, read_at__lt=clock.now() - KEPT_FOR)
        forgotten = list(old.select_for_update())
        for intake in forgotten:
            intake.lines.all().delete()
            intake.dropped_at = clock.now()
            intake.save()
            log("intake.drop", intake, by=System(_("A month passed")))
    return len(forgotten)


def judge(intake: Intake, rows: list[IntakeRow], seen: dict[str, int]) -> list[Any]:
    """Say the fate of each row; gives for each what is to be written (the known one, the values) or nothing.

    seen: what stood on earlier lines of the file, by what lines are compared by; it grows.
    """
    lines = [read_line(intake.what, intake.mapping, row.cells) for row in rows]
    readable = [line.values for line in lines if line.refused is None]
    known = iter(alike(intake, readable))
    here = Reach(everywhere=True) if intake.account is None else reach(intake.account)
    found: list[Any] = []
    for row, line in zip(rows, lines, strict=True):
        match = next(known) if line.refused is None else None
        refused = line.refused
        if refused is None:
            earlier = seen.setdefault(key_of(intake.what, line.values), row.line)
            if earlier != row.line:
                refused = ("twice", {"line": earlier})
            elif match is not None and not match.seen:
                refused = ("elsewhere", {})
            elif intake.what == Brought.ORGANISATIONS and not here.holds(line.values["country"]):
                refused = ("not_here", {})
        found.append(None if refused else _fate(row, match, line.values))
        if refused:
            row.fate, row.why = Fate.REFUSED, list(refused)
    return found


def rewrite(rows: list[IntakeRow], names: list[str]) -> None:
    """Write some columns of lines that are there; a statement that names every line twice would cost ten times more."""
    IntakeRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=names)


def _fate(row: IntakeRow, match: Any, values: dict[str, Any]) -> Any:
    if match is None:
        row.fate, row.why = Fate.NEW, []
        return None, values
    changed = {} if match.owns else {n: v for n, v in values.items() if n in match.values and match.values[n] != v}
    row.fate, row.why = (Fate.CHANGES, sorted(changed)) if changed else (Fate.SAME, ["own"] if match.owns else [])
    return match, changed


def _keep_lines(intake: Intake, table: Table, barred: set[int]) -> int:
    waiting: list[IntakeRow] = []
    number = 0
    for number, row in enumerate(table.rows(), 1):
        if number > MOST:
            words = _("%(file)s has more than %(most)d lines. Send it in parts.")
            raise NotReady(words % {"file": table.file, "most": MOST})
        cells = ["" if place in barred else cell[:2000] for place, cell in enumerate(row.cells)]
        waiting.append(IntakeRow(intake=intake, line=row.line, cells=cells))
        if len(waiting) == AT_ONCE:
            IntakeRow.objects.bulk_create(waiting)
            waiting = []
    IntakeRow.objects.bulk_create(waiting)
    if not number:
        raise NotReady(_("%(file)s has names of columns and no line below them.") % {"file": table.file})
    return number


def _wrong(intake: Intake, mapping: Mapping[str, int], ground: str, ground_by: str, ground_on: date | None) -> str:
    barred = [intake.columns[n] for n in mapping.values() if n >= len(intake.columns) or never(intake.columns[n])]
    if barred:
        return _("The column “%(column)s” is never brought in.") % {"column": barred[0]}
    if why := unusable(intake.what, mapping):
        return why
    if intake.what == Brought.PEOPLE and not (ground.strip() and ground_by.strip() and ground_on):
        return _("Write on what ground these people may be kept: what they agreed to, to whom, and when.")
    return ""


def _untouched(intake: Intake) -> None:
    if intake.begun_at is not None or intake.dropped_at is not None:
        raise Refused(_("This spreadsheet was brought in or dropped meanwhile."))


def _run(intake: Intake) -> None:
    intake.running = True
    try:
        with transaction.atomic():
            intake.save()
    except IntegrityError as problem:
        words = _("Another spreadsheet is being brought in or undone in this programme. Try again when it is done.")
        raise Refused(words) from problem


def _allowed(by: Any, programme_id: int, focus_id: int | None) -> None:
    if not isinstance(by, System) and not (verdict := may_bring_in(by, programme_id, focus_id)):
        raise Refused(str(verdict.why))


__all__ = ["NotReady", "TableRefused", "begin", "check", "drop", "drop_forgotten", "judge", "read", "rewrite", "undo"]
