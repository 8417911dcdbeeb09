"""Two organisations become one, and two again: whatever pointed to the one points to the other, and back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log, Membership
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.organisation import hold_tree, in_words, last_entry
from ciconia.people.models import Apart, Merge, Organisation, Registration
from ciconia.people.queries.pointer import Pointer, pointers
from ciconia.people.rules.merge import FIELDS, TEXTS, UNDO_FOR, unfit
from ciconia.people.rules.organisation import decides, misplaced

KEPT, GONE, BOTH = "kept", "gone", "both"


def keep_apart(one: Organisation, other: Organisation, *, by: Any) -> Apart:
    """Remember that two which look alike are two; a second time changes nothing. Raises Refused."""
    _may(by, one, other)
    first, second = sorted((one, other), key=lambda row: row.pk)
    with transaction.atomic():
        apart, new = Apart.objects.get_or_create(first=first, second=second, defaults={"by": by})
        for row in (first, second) if new else ():
            log("organisation.keep_apart", row, by=by)
    return apart


def merge_organisations(
    kept: Organisation, gone: Organisation, *, by: Any, chosen: Mapping[str, str] | None = None,
    seen: tuple[int | None, int | None] = (None, None),
) -> Merge:  # fmt: skip
    """Let one organisation go into another, with all that points to it.

    chosen: by field which value stays: "kept", "gone", or for texts "both", where the one that stays is completed by
    the languages of the other; "registration" likewise. seen: the versions that stood on the page.
    Raises Refused, Unfit or Conflict, and then nothing has changed.
    """
    _may(by, kept, gone)
    try:
        # Whatever points to it moves, also what whoever decides does not see.
        with acting_as("system:jobs"):
            return _merge(kept, gone, by, dict(chosen or {}), seen)
    except DatabaseError as error:
        raise Unfit({"": _cannot_move()}) from error


def _merge(kept: Organisation, gone: Organisation, by: Any, chosen: dict[str, str], seen: tuple[Any, Any]) -> Merge:
    hold_tree()
    _lock(kept, gone, seen)
    if problems := unfit(kept, gone):
        raise Unfit({"": " ".join(str(words) for words in problems)})
    before = {name: getattr(kept, name) for name in FIELDS}
    values = {name: _value(kept, gone, name, chosen.get(name, KEPT)) for name in FIELDS}
    merge = Merge(kept=kept, gone_id=gone.pk, gone_public_id=gone.public_id, gone=_row(gone), by=by)
    _drop_twins(merge, kept, gone, chosen.get("registration", KEPT))
    for pointer in pointers():
        _move(merge, pointer, kept, gone)
    changed = [name for name in FIELDS if values[name] != before[name]]
    if any(pointer.rows(gone.pk).exists() for pointer in pointers()):
        raise Unfit({"": _cannot_move()})  # some table lets nobody change it
    merge.before = {name: _plain(before[name]) for name in changed}
    for name in changed:
        setattr(kept, name, values[name])
    if problem := misplaced(kept, kept.parent):
        raise Unfit({"parent": problem})
    kept.version += 1
    kept.save(update_fields=[*changed, "version"])
    Organisation.objects.filter(pk=merge.gone_id).delete()
    merge.version = kept.version
    merge.save()
    connection.check_constraints()  # what still points to the one that went shows here and not at the commit
    was = {name: in_words(before[name]) for name in changed}
    log("organisation.merge", kept, by=by, data={"version": kept.version, "was": was, "gone": merge.gone_public_id})
    return merge


def _lock(kept: Organisation, gone: Organisation, seen: tuple[int | None, int | None]) -> None:
    rows = Organisation.objects.select_for_update(of=("self",)).select_related("parent").order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[kept.pk, gone.pk])}
    for row, version in ((kept, seen[0]), (gone, seen[1])):
        if row.pk not in found:
            raise Unfit({"": _("One of them went into another organisation meanwhile.")})
        row.__dict__.update(found[row.pk].__dict__)
        if version is not None and version != row.version:
            raise Conflict(row, last_entry(row))


def _value(kept: Organisation, gone: Organisation, name: str, whose: str) -> Any:
    mine, other = getattr(kept, name), getattr(gone, name)
    if name in TEXTS and whose == BOTH:
        return Translated({**other, **mine}) if mine else other
    return other if whose == GONE else mine


def _drop_twins(merge: Merge, kept: Organisation, gone: Organisation, registration: str) -> None:
    """Take away what would stand twice, and remember it; what nobody can decide here stops the merge."""
    for pointer in pointers():
        manner = getattr(pointer.model, "in_a_merge", "")
        if manner == "goes":
            _remove(merge, list(pointer.rows(gone.pk)))
            continue
        for row, twin in pointer.twins(kept.pk, gone.pk):
            if pointer.model is Membership:
                _widen(merge, twin, row)
                _remove(merge, [row])
            elif pointer.model is Registration:
                _remove(merge, [twin if registration == GONE else row])
            elif manner == "once":
                _remove(merge, [row])
            else:
                what = str(pointer.model._meta.verbose_name)
                raise Unfit({"": _("Both have the same %(what)s, and one organisation has it once.") % {"what": what}})


def _remove(merge: Merge, rows: list[Any]) -> None:
    for row in rows:
        merge.removed.setdefault(row._meta.label_lower, []).append(_row(row))
        type(row)._base_manager.filter(pk=row.pk).delete()


def _widen(merge: Merge, stays: Membership, goes: Membership) -> None:
    """A role held for both lasts from the first day of either to the last."""
    before = _row(stays)
    stays.starts = min(stays.starts, goes.starts)
    stays.ends = max(stays.ends, goes.ends) if stays.ends and goes.ends else None
    stays.save(update_fields=["starts", "ends"])
    merge.widened.append({"model": stays._meta.label_lower, "before": before, "after": _row(stays)})


def _move(merge: Merge, pointer: Pointer, kept: Organisation, gone: Organisation) -> None:
    ids = sorted(pointer.rows(gone.pk).values_list("pk", flat=True))
    if ids:
        _point(pointer, ids, kept.pk)
        merge.moved[pointer.name] = ids


def _point(pointer: Pointer, ids: list[int], organisation_id: int) -> None:
    if pointer.model is Log:
        with connection.cursor() as cursor:
            cursor.execute("SELECT ciconia_move_log(%s, %s)", [ids, organisation_id])
    else:
        rows = list(pointer.model._base_manager.filter(pk__in=ids))
        for row in rows:
            setattr(row, pointer.column, organisation_id)
        field = next(f.name for f in pointer.model._meta.concrete_fields if f.attname == pointer.column)
        pointer.model._base_manager.bulk_update(rows, [field], batch_size=500)


def undo_merge(merge: Merge, *, by: Any) -> Organisation:
    """Make two of one again, exactly as they were; gives the one that is back. Raises Refused or Unfit."""
    _may(by, merge.kept)
    try:
        with acting_as("system:jobs"):
            return _undo(merge, by)
    except DatabaseError as error:
        raise Unfit({"": _cannot()}) from error


def _undo(merge: Merge, by: Any) -> Organisation:
    hold_tree()
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept = Organisation.objects.select_for_update().get(pk=merge.kept_id)
    if problem := _stands_against(merge, kept):
        raise Unfit({"": problem})
    back = _saved("people.organisation", merge.gone)
    for item in merge.widened:
        _saved(item["model"], item["before"], again=True)
    was = {name: in_words(getattr(kept, name)) for name in merge.before}
    for name, value in merge.before.items():
        setattr(kept, name, _read(name, value))
    kept.version += 1
    kept.save(update_fields=[*merge.before, "version"])
    by_name = {pointer.name: pointer for pointer in pointers()}
    for name, ids in merge.moved.items():
        here = by_name[name].rows(kept.pk).filter(pk__in=ids).values_list("pk", flat=True)
        _point(by_name[name], list(here), merge.gone_id)
    for model, rows in merge.removed.items():
        for row in rows:
            _saved(model, row)
    merge.undone_at = clock.now()
    merge.save(update_fields=["undone_at"])
    connection.check_constraints()
    data = {"version": kept.version, "was": was, "gone": merge.gone_public_id}
    log("organisation.undo_merge", kept, by=by, data=data)
    log("organisation.undo_merge", back, by=by)
    return back  # type: ignore[no-any-return]


def _stands_against(merge: Merge, kept: Organisation) -> str:
    """Why a merge cannot be taken back any more; nothing where it can."""
    if merge.undone_at is not None:
        return _("This was taken back already.")
    if clock.now() - merge.at > UNDO_FOR:
        return _("A merge can be taken back for %(days)d days, and these are over.") % {"days": UNDO_FOR.days}
    if Merge.objects.filter(kept=kept, undone_at=None, pk__gt=merge.pk).exists():
        return _("Another merge came after this one. Take that back first.")
    if kept.version != merge.version:
        return _("The organisation was changed since. Taking the merge back would lose what was changed.")
    for item in merge.widened:
        model = apps.get_model(item["model"])
        now = model._base_manager.filter(pk=item["after"][model._meta.pk.attname]).first()
        if now is None or _row(now) != item["after"]:
            return _("A role that somebody had for both was changed since. End it by hand instead.")
    return ""


def _cannot_move() -> str:
    return _("Something that belongs to the one that goes cannot belong to the other. Nothing was changed.")


def _cannot() -> str:
    return _("What it stood with is not there any more, so it cannot come back as it was. Nothing was changed.")


def _row(obj: Any) -> dict[str, Any]:
    """The columns of a row as they go into JSON, exactly."""
    fields = [field for field in obj._meta.concrete_fields if not field.generated]
    return {field.attname: _plain(getattr(obj, field.attname)) for field in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, Organisation):
        return value.pk
    return value.isoformat() if isinstance(value, date | datetime) else value


def _saved(label: str, row: Mapping[str, Any], *, again: bool = False) -> Any:
    """A row written as it was, new or over what stands there."""
    model = apps.get_model(label)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    obj = model(**{name: fields[name].to_python(value) for name, value in row.items()})
    obj.save(force_insert=not again, force_update=again)
    return obj


def _read(name: str, value: Any) -> Any:
    if name == "parent":
        return Organisation.objects.get(pk=value) if value else None
    return Translated(value) if isinstance(value, dict) else value


def _may(by: Any, *organisations: Organisation) -> None:
    if not all(decides(by, organisation) for organisation in organisations):
        raise Refused(_("This is for officers and coordinators who work in the country of both."))
