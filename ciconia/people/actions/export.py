"""The one way out for lists of people. Whatever file with people in it leaves the product was made here."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.formats.table_write import CellTooLong, write_csv, write_xlsx
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Export, Exported, FileKind
from ciconia.people.queries.export import Outgoing
from ciconia.people.rules.export import Column, may_take_out, why_not

AT_ONCE = 500
REASON = 500


class NotYet(ValueError):
    """Something is missing or wrong; `found` says what, by field, in sentences. Nothing left."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__(" ".join(found.values()))
        self.found = found


def take_out(
    listed: Outgoing, *, by: Any, columns: Sequence[str], number: int | None, reason: str, kind: str, titles: Any = str
) -> tuple[Export, bytes]:
    """Let a list leave as a file, write down that it did, and show it to everybody on it.

    number: how many people, as typed by hand; it has to be right at this moment. titles: puts a column's title into
    the words of the reader. Raises Refused where the account may not, NotYet where something is missing.
    """
    if not (verdict := may_take_out(by, listed.programme_id)):
        raise Refused(str(verdict.why))
    wanted = [column for column in listed.columns if column.code in columns]
    with transaction.atomic():
        rows = list(listed.rows)
        owners = [getattr(row, listed.person) for row in rows]
        people = sorted({owner for owner in owners if owner is not None})
        number_now = len(people) + owners.count(None)  # whoever is known by an address alone is one each
        if found := why_not(people=number_now, typed=number, chosen=len(wanted), reason=reason):
            raise NotYet(found)
        made = _file([str(titles(column.title)) for column in wanted], _cells(rows, wanted), kind, listed.what)
        codes = [column.code for column in wanted]
        export = Export.objects.create(
            programme_id=listed.programme_id, what=listed.what, columns=codes, people=number_now, rows=len(rows),
            kind=kind, reason=reason.strip()[:REASON], account=by, by_name=str(by),
        )  # fmt: skip
        _show(export, people)
        said = {"people": number_now, "columns": codes, "kind": kind}
        log("export.take_out", export, by=by, reason=export.reason, data=said)
    return export, made


def file_without_people(names: Sequence[str], rows: Iterable[Sequence[str]], kind: str, sheet: str) -> bytes:
    """A table in which no person stands, such as the fate of each line of an import; nothing is written down."""
    return _file(names, rows, kind, sheet)


def _cells(rows: Iterable[Any], columns: Sequence[Column]) -> Iterable[list[str]]:
    return ([column.cell(row) for column in columns] for row in rows)


def _file(names: Sequence[str], rows: Iterable[Sequence[str]], kind: str, sheet: str) -> bytes:
    out = io.BytesIO()
    try:
        if kind == FileKind.CSV:
            write_csv(out, names, rows)
        else:
            write_xlsx(out, names, rows, sheet=sheet)
    except CellTooLong as problem:
        words = _(
            "Line %(line)d, column %(column)s is longer than a cell of a spreadsheet can be. Take it as text (.csv)."
        )
        raise NotYet({"kind": words % {"line": problem.line, "column": problem.column}}) from problem
    return out.getvalue()


def _show(export: Export, people: Sequence[int]) -> None:
    # Whom a list named is read by each of them alone, so the product writes it, not the account.
    with acting_as("system:jobs"):
        named = [Exported(export=export, person_id=pk, columns=export.columns, at=export.at) for pk in people]
        Exported.objects.bulk_create(named, batch_size=AT_ONCE)
