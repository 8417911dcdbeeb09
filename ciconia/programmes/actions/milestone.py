"""Moving a date of the timetable, with everything that moves with it; and switching its reminders."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Scope
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions.pack import DESK, load_pack, one_at_a_time
from ciconia.programmes.actions.timetable import Moved
from ciconia.programmes.models import Focus, Milestone, PackVersion, Programme
from ciconia.programmes.queries.timetable import milestone_in, timetable_of
from ciconia.programmes.rules import pack_edit
from ciconia.programmes.rules import timetable_edit as edit
from ciconia.programmes.rules.milestone import disorder_sentence, past_sentence, why_not
from ciconia.programmes.rules.pack import Pack, PackError, read_text, with_base
from ciconia.programmes.rules.pack_timetable import dated
from ciconia.programmes.rules.timetable import EVERYWHERE, Place, days_at


@dataclass(frozen=True)
class Shift:
    """A milestone whose day moved, in one focus or everywhere."""

    milestone: Milestone
    before: date | None
    after: date | None


@dataclass(frozen=True)
class Effect:
    """What one move of a date does: the milestones that move, and the dates of rows that move with them."""

    shifts: list[Shift]
    rows: list[Moved]
    number: int  # of the version of the set-up that it was made from


def may_move(by: Any, programme: Programme, focus: Focus | None = None) -> bool:
    """Whether an account moves dates everywhere, or in one focus: the coordinator of just that."""
    return any(
        item.scope == Scope.PROGRAMME and item.scope_id == programme.pk and item.role == "coordinator"
        and (not item.focus_ids or (focus is not None and focus.pk in item.focus_ids))
        for item in memberships_of(by)
    )  # fmt: skip


def may_switch(by: Any, milestone: Milestone) -> bool:
    """Whether an account switches the reminders of a date: where the pack has one line for all, of all of it."""
    return may_move(by, milestone.programme, None if milestone.derived else milestone.focus)


def preview(milestone: Milestone, *, day: date, by: Any, only: Focus | None = None) -> Effect:
    """What would move with a date. It is the move itself, taken back: nothing is kept. Raises Refused or Unfit."""
    with transaction.atomic():
        effect = _move(milestone, day, by, _("A look at what would move"), only)
        transaction.set_rollback(True)
    return effect


def move(
    milestone: Milestone, *, day: date, by: Any, reason: str, seen: int | None = None, only: Focus | None = None
) -> Effect:
    """Move a date and all that hangs on it, as one new version of the set-up; raises Refused or Unfit, and then
    nothing has changed.

    `seen` is the number of the version somebody had before them; `only` limits it to one focus. Moving back undoes it.
    """
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. Whoever is concerned will read it.")})
    with transaction.atomic():
        one_at_a_time()
        _unchanged_since(milestone.programme, seen)
        effect = _move(milestone, day, by, reason.strip(), only)
        focus = only or milestone.focus
        row = milestone_in(milestone.programme, milestone.code, focus)
        said = {"code": row.code, "before": str(milestone.day), "after": str(day), "rows": len(effect.rows)}
        log("milestone.move", row, by=by, reason=reason.strip(), data=said)
    return effect


def switch_reminders(milestone: Milestone, *, on: bool, by: Any) -> Milestone:
    """Let the reminders of a date go out by themselves, or not; one new version of the set-up."""
    if not may_switch(by, milestone):
        raise Refused(_("Only the coordinator does this."))
    programme = milestone.programme
    with transaction.atomic():
        one_at_a_time()
        newest, pack = _newest(programme)
        number = edit.line_for(pack, milestone.code, _place(milestone.focus))
        value = "true" if on else "false"
        words = _("Reminders on: %(name)s") if on else _("Reminders off: %(name)s")
        _load(
            lambda: edit.with_value(pack.text, number, "reminds", value), pack, newest, by,
            words % {"name": milestone.name},
        )  # fmt: skip
        row = milestone_in(programme, milestone.code, milestone.focus)
        log("milestone.switch_reminders", row, by=by, data={"on": on})
    return row


def _move(milestone: Milestone, day: date, by: Any, reason: str, only: Focus | None) -> Effect:
    programme, focus = milestone.programme, only or milestone.focus
    if not may_move(by, programme, focus):
        raise Refused(_("Only the coordinator moves dates of the timetable."))
    if wrong := why_not(milestone, day, clock.today(programme.zone)):
        raise Unfit({"day": wrong})
    newest, pack = _newest(programme)
    place = _place(focus)
    _must_stand(programme, pack, edit.lines_with(pack, milestone.code, place, day))
    slug = f"moved-{newest.number + 1}"
    name = f"Moved on the desk on {clock.today(programme.zone).isoformat()}"
    source = pack_edit.Source(slug, name, reason)
    before = {(row.code, row.focus_id): row for row in timetable_of(programme)}
    rows = _load(lambda: edit.moved_text(pack, milestone.code, place, day, source), pack, newest, by, reason)
    return Effect(list(_shifts(before, list(timetable_of(programme)))), rows, newest.number)


def _shifts(before: dict[tuple[str, int | None], Milestone], after: list[Milestone]) -> Iterator[Shift]:
    for row in after:
        held = before.get((row.code, row.focus_id)) or before.get((row.code, None))
        if held and held.day != row.day:
            yield Shift(row, held.day, row.day)


def _must_stand(programme: Programme, pack: Pack, lines: list[Any]) -> None:
    """Raises Unfit where an order would be broken, or something that follows would fall on a day that has passed."""
    today = clock.today(programme.zone)
    places: list[Place] = [(row["country"], row["authority"]) for row in pack.data["focus"]]
    names = {row.code: row.name.best(get_language() or "en").text for row in timetable_of(programme)}
    said = [disorder_sentence(names, *wrong) for wrong in edit.disorder(lines, places)]
    now = dated(pack.data["timetable"])
    for place in (EVERYWHERE, *places):
        held = days_at(now, place)
        for code, day in days_at(lines, place).items():
            stood = held[code]
            if day and stood and day != stood and day < today <= stood:
                said.append(past_sentence(names, code, day))
    if said:
        raise Unfit({"day": " ".join(dict.fromkeys(said))})


def _newest(programme: Programme) -> tuple[PackVersion, Pack]:
    newest = programme.versions.order_by("-number")[0]
    return newest, read_text(newest.content, pack_edit.NAME)


def _load(change: Callable[[], str], pack: Pack, newest: PackVersion, by: Any, reason: str) -> list[Moved]:
    try:
        changed = edit.checked(with_base(change(), newest.number), pack)
        return load_pack(changed, by=by, reason=reason, origin=DESK).moved
    except PackError as refused:
        raise Unfit({"": str(refused)}) from refused


def _unchanged_since(programme: Programme, seen: int | None) -> None:
    newest = programme.versions.order_by("-number")[0]
    if seen is not None and seen != newest.number:
        words = _(
            "The set-up changed while you looked: version %(number)s is the newest. Look again at what moves, then"
            " send it."
        )
        raise Unfit({"": words % {"number": newest.number}})


def _place(focus: Focus | None) -> Place:
    return (focus.country, focus.authority) if focus else EVERYWHERE
