"""The work on a spreadsheet: lines are brought in or taken back some at a time, each lot in one transaction.

A run that is killed leaves whole lots behind; the next one goes on with the first line that is not done.
"""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log, log_many
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.intake import AT_ONCE, judge, rewrite
from ciconia.people.actions.person import shorten
from ciconia.people.models import (
    Brought,
    Fate,
    Freshness,
    Identity,
    Intake,
    IntakeRow,
    Look,
    Organisation,
    OrganisationKind,
    Person,
    Sight,
    SightLevel,
)
from ciconia.people.queries.intake import IDENTITY, ORGANISATION, PERSON

WRITTEN = ["fate", "why", "person", "organisation", "before", "after", "is_done", "is_undone", "is_kept", "cells"]
BECAUSE = "import"
# What stands beside everybody without anybody having touched them.
BY_THEMSELVES = (Freshness, Identity, IntakeRow, Look, Sight)


def carry_on(intake_id: int) -> bool:
    """Work on the next lot of lines of a spreadsheet that was begun or is undone; gives whether there is more."""
    with acting_as("system:jobs"):
        intake = Intake.objects.select_for_update(of=("self",)).select_related("account").get(pk=intake_id)
        if not intake.running:
            return False
        return _undo_some(intake) if intake.undoing_at else _do_some(intake)


def carry_on_all() -> int:
    """Work on every spreadsheet that waits until it is done; gives how many there were."""
    with acting_as("system:jobs"):
        waiting = list(Intake.objects.filter(running=True).order_by("id").values_list("pk", flat=True))
    for intake_id in waiting:
        while carry_on(intake_id):
            pass
    return len(waiting)


def _do_some(intake: Intake) -> bool:
    rows = list(intake.lines.filter(is_done=False).order_by("line")[:AT_ONCE])
    open_ = [row for row in rows if row.fate != Fate.REFUSED]
    found = judge(intake, open_, {})
    new = [(row, values) for row, (match, values) in _told(open_, found) if match is None]
    changed = [(row, match, values) for row, (match, values) in _told(open_, found) if match is not None]
    (_make_people if intake.what == Brought.PEOPLE else _make_organisations)(intake, new)
    _change(intake, changed)
    for row in rows:
        row.is_done, row.cells = True, []
    rewrite(rows, WRITTEN)
    if len(rows) == AT_ONCE:
        return True
    intake.running, intake.done_at = False, clock.now()
    intake.save()
    log("intake.finish", intake, by=_who(intake), data={"lines": intake.total})
    return False


def _told(rows: list[IntakeRow], found: list[Any]) -> list[Any]:
    return [(row, told) for row, told in zip(rows, found, strict=True) if told is not None]


def _make_people(intake: Intake, new: list[tuple[IntakeRow, dict[str, Any]]]) -> None:
    people = Person.objects.bulk_create(
        [
            Person(short_name=shorten(values["full_name"])[:80], **{n: values[n] for n in PERSON if n in values})
            for _row, values in new
        ]
    )
    named = [{n: values[n] for n in IDENTITY if n in values} for _row, values in new]
    Identity.objects.bulk_create([Identity(person=one, **said) for one, said in zip(people, named, strict=True)])
    today = clock.today()
    Sight.objects.bulk_create(
        [
            Sight(
                person=one, programme_id=intake.programme_id, focus_id=intake.focus_id, level=SightLevel.FULL,
                because=BECAUSE, object_id=intake.pk, starts=today,
            )
            for one in people
        ]
    )  # fmt: skip
    for (row, values), one in zip(new, people, strict=True):
        row.person, row.before, row.after = one, {}, values
    _write_down("person.bring_in", intake, people)


def _make_organisations(intake: Intake, new: list[tuple[IntakeRow, dict[str, Any]]]) -> None:
    made = Organisation.objects.bulk_create(
        [
            Organisation(
                name=translated(values["name"], intake.language), country=values["country"],
                **({"kind": OrganisationKind.HOST} | {n: values[n] for n in ORGANISATION if n in values}),
            )
            for _row, values in new
        ]
    )  # fmt: skip
    for (row, values), one in zip(new, made, strict=True):
        row.organisation, row.before, row.after = one, {}, {"kind": one.kind} | values
    _write_down("organisation.bring_in", intake, made)


def _change(intake: Intake, changed: list[tuple[IntakeRow, Any, dict[str, Any]]]) -> None:
    written = []
    for row, match, values in changed:
        if intake.what == Brought.PEOPLE:
            row.person = match.obj
        else:
            row.organisation = match.obj
        row.before, row.after = {name: match.values[name] for name in values}, values
        if values:
            written.append((match.obj, values))
    _write(written)
    verb = "person.change_by_list" if intake.what == Brought.PEOPLE else "organisation.change_by_list"
    _write_down(verb, intake, [obj for obj, _values in written])


def _write(written: list[tuple[Any, dict[str, Any]]]) -> None:
    """Write fields of people or organisations that differ from row to row, a statement for each sort of row."""
    lots: dict[tuple[type[Any], tuple[str, ...]], list[Any]] = defaultdict(list)
    for obj, values in written:
        identity = obj.identity if isinstance(obj, Person) else obj
        if "full_name" in values:
            obj.short_name = shorten(values["full_name"])[:80]
        for target in {id(obj): obj, id(identity): identity}.values():
            names: tuple[str, ...] = IDENTITY if isinstance(target, Identity) else (*PERSON, *ORGANISATION)
            own = [name for name in values if name in names]
            for name in own:
                setattr(target, name, values[name])
            if target is obj and "full_name" in values:
                own.append("short_name")
            if own:
                lots[type(target), tuple(sorted(own))].append(target)
    for (model, names), targets in lots.items():
        model.objects.bulk_update(targets, names)


def _undo_some(intake: Intake) -> bool:
    """Take back the last lines first. What somebody changed since stays, and the line says so."""
    rows = intake.lines.filter(is_done=True, is_undone=False, is_kept=False)
    lot = list(rows.select_related("person__identity", "organisation").order_by("-line")[:AT_ONCE])
    made = [row for row in lot if row.fate == Fate.NEW]
    for row in lot:
        row.is_undone = True
    taken = _take_people(intake, made) if intake.what == Brought.PEOPLE else _take_organisations(made)
    for row in made:
        if row not in taken and (row.person_id or row.organisation_id):
            row.is_undone, row.is_kept = False, True
    _put_back(intake, [row for row in lot if row.fate == Fate.CHANGES])
    rewrite(lot, WRITTEN)
    if len(lot) == AT_ONCE:
        return True
    intake.lines.filter(is_done=False).update(cells=[])
    intake.running, intake.undone_at = False, clock.now()
    intake.save()
    log("intake.undone", intake, by=_who(intake))
    return False


def _take_people(intake: Intake, made: list[IntakeRow]) -> list[IntakeRow]:
    """Delete whom nobody has touched since: gives the rows of those."""
    ours = {row.person_id: row for row in made if row.person is not None}
    touched = {pk for pk, row in ours.items() if _differs(row)}
    sights = Sight.objects.filter(person__in=ours).exclude(because=BECAUSE, object_id=intake.pk)
    touched |= set(sights.values_list("person_id", flat=True))
    for relation in Person._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        if not relation.auto_created or relation.concrete or model in BY_THEMSELVES:
            continue
        name = relation.field.name  # type: ignore[union-attr]
        touched |= set(model._base_manager.filter((f"{name}__in", list(ours))).values_list(name, flat=True))
    gone = [row for pk, row in ours.items() if pk not in touched]
    people = [row.person for row in gone if row.person is not None]
    _write_down("person.take_back", intake, people)
    Person.objects.filter(pk__in=[one.pk for one in people]).delete()
    for row in gone:
        row.person, row.after = None, {}
    return gone


def _take_organisations(made: list[IntakeRow]) -> list[IntakeRow]:
    gone = []
    for row in made:
        if row.organisation is None or any(getattr(row.organisation, n) != row.after.get(n, "") for n in ORGANISATION):
            continue
        try:
            with transaction.atomic():
                row.organisation.delete()
        except ProtectedError:
            continue
        row.organisation = None
        gone.append(row)
    return gone


def _differs(row: IntakeRow) -> bool:
    person: Any = row.person
    values = {name: getattr(person.identity, name) for name in IDENTITY} | {n: getattr(person, n) for n in PERSON}
    said = {name: row.after.get(name) or type(value)() for name, value in values.items()}
    return person.user_id is not None or values != said


def _put_back(intake: Intake, rows: list[IntakeRow]) -> None:
    """Write back what stood there, field by field, where nobody wrote anything else since."""
    written = []
    for row in rows:
        obj: Any = row.person or row.organisation
        if obj is None:
            continue
        now = {n: getattr(obj.identity if row.person and n in IDENTITY else obj, n) for n in row.after}
        back = {name: row.before[name] for name, value in row.after.items() if now[name] == value}
        if kept := sorted(set(row.after) - set(back)):
            row.is_undone, row.is_kept, row.why = False, True, kept
        if back:
            written.append((obj, back))
    _write(written)
    verb = "person.put_back" if intake.what == Brought.PEOPLE else "organisation.put_back"
    _write_down(verb, intake, [obj for obj, _values in written])


def _write_down(verb: str, intake: Intake, rows: list[Any]) -> None:
    log_many(verb, rows, by=_who(intake), label=intake.by_name, reason=intake.ground, data={"intake": intake.public_id},
             place=intake)  # fmt: skip


def _who(intake: Intake) -> Any:
    return intake.account or System(intake.by_name)
