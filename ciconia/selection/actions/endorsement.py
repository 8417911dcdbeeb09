"""Carrying a need through its chain of authorities: whom to ask next, and what they answer."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import Speaker, System
from ciconia.foundation.actions.perform import ReasonMissing, Refused, arrange, must_not_lie_still, perform
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Addressee, Answer, Endorsement, How, Need, WaitsFor
from ciconia.selection.queries.endorsement import NotRecorded, Step, chain_for, reachable, step_asked, steps_of
from ciconia.selection.rules.endorsement import LINK_FOR, reading, stands
from ciconia.selection.rules.need import FLOW

AT_DESK_FOR = timedelta(days=14)
COMPARE_WITHIN = timedelta(days=5)
CLOSED = "closed"
"""In place of the newest letter to somebody: another was asked instead of them."""
MOVES = {Answer.ENDORSED: "endorse", Answer.RETURNED: "return", Answer.REFUSED: "refuse"}


def send(need: Need, *, by: Any, seen: int | None = None) -> Need:
    """Send a need along the chain that holds today; whoever endorsed the same words before is not asked again.

    Raises Refused where an authority is not recorded, or what `perform` raises.
    """
    with transaction.atomic():
        lock_awake(need)
        rows = _lay(need, _chain(need))
        open_ = [row for row in rows if row.answer != Answer.ENDORSED]
        changes = ask(open_[0], need) if open_ else {"endorser": rows[-1].organisation, "waits_for": ""}
        perform(FLOW, "submit", need, by=by, seen=seen, changes=changes)
        if not open_:
            _as_before(need)
    return need


def answer(
    need: Need, said: Answer, *, by: Any, reason: str = "", how: How = How.ACCOUNT, function: str = "",
    seen: int | None = None,
) -> Endorsement | None:  # fmt: skip
    """Write down what the authority that has the need answers, and ask the next one; gives the step.

    None where the programme, and not an authority, sends back or refuses. Raises what `perform` raises.
    """
    with transaction.atomic():
        lock_awake(need)
        asked = need.state == "submitted" and FLOW.holds(by, "endorser", need)
        rows = [row for row in steps_of(need) if row.answer != Answer.ENDORSED] if asked else []
        name, changes = MOVES[said], {"waits_for": ""}
        if said == Answer.ENDORSED and len(rows) > 1:
            name, changes = "endorse_step", ask(rows[1], need)
        perform(FLOW, name, need, by=by, reason=reason, seen=seen, changes=changes)
        if not rows:
            return None
        _write(rows[0], said, None if isinstance(by, System) else by, reason, how, function, reading(need))
    return rows[0]


def follow_chain(need: Need, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """Move a need that waits onto the chain of today; what was given and is in it as well stays given."""
    if not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    with transaction.atomic():
        lock_awake(need)
        rows = _lay(need, _chain(need)) if need.state == "submitted" else []
        open_ = [row for row in rows if row.answer != Answer.ENDORSED]
        changes = ask(open_[0], need) if open_ else {"waits_for": ""}
        arrange(
            FLOW, "change_chain", need, changes, by=by, roles=("officer",), states=("submitted",), reason=reason,
            seen=seen,
        )  # fmt: skip
        if not open_:
            _as_before(need)
    return need


def ask_again(
    need: Need, *, by: Any, name: str = "", function: str = "", email: str = "", language: str = "",
    seen: int | None = None,
) -> Need:  # fmt: skip
    """Ask the authority anew, with all its days: somebody else there, or without an address those asked before."""
    with transaction.atomic():
        lock_awake(need)
        step = step_asked(need)
        if step is None or not any(FLOW.holds(by, role, need) for role in ("officer", "focal point")):
            raise Refused(FLOW.who_may(("officer", "focal point")))
        if step.letters.filter(verdict="").exists():
            raise Refused(_("A letter of this authority waits to be compared. Do that first."))
        if email:
            _address(step, name=name, function=function, email=email, language=language)
        step.due_on = clock.today(need.zone) + timedelta(days=step.days)
        step.save(update_fields=["due_on"])
        step.addressees.exclude(told=CLOSED).update(told="", told_on=None, link_until=_link_until(need))
        arrange(
            FLOW, "ask_again", need, state_of(step, need), by=by, roles=("officer", "focal point"),
            states=("submitted",), seen=seen,
        )  # fmt: skip
        if need.waits_for:
            raise Refused(_("Nobody is known there yet. Say whom to ask, and by which address."))
    return need


def ask(step: Endorsement, need: Need) -> dict[str, Any]:
    """Ask the authority of a step, if that has not been done; gives the columns of the need that follow from it."""
    if step.asked_at is None:
        step.asked_at, step.due_on = clock.now(), clock.today(need.zone) + timedelta(days=step.days)
        step.save(update_fields=["asked_at", "due_on"])
        address_all(step, need)
    return state_of(step, need)


def state_of(step: Endorsement, need: Need) -> dict[str, Any]:
    """What the need waits for at a step, and until when."""
    today = clock.today(need.zone)
    with acting_as("system:jobs"):
        letter = step.letters.filter(verdict="").exists()
        asked = step.addressees.exclude(told=CLOSED).exists()
    if letter:
        waits, due_on = WaitsFor.LETTER.value, today + COMPARE_WITHIN
    elif asked:
        waits, due_on = "", step.due_on or today
    else:
        waits, due_on = WaitsFor.NOBODY.value, today + AT_DESK_FOR
    return {"endorser": step.organisation, "waits_for": waits, "due_on": due_on}


def address_all(step: Endorsement, need: Need) -> int:
    """Note everybody who can be asked at an authority and is not noted yet; gives how many are new."""
    spoken = step.languages[0] if step.languages else (get_language() or "en")
    with acting_as("system:jobs"):
        known = list(step.addressees.values_list("user_id", "email"))
        there = reachable(step, clock.today(need.zone))
        rows = [
            Addressee(endorsement=step, user=user, name=user.name, language=user.language or spoken)
            for user in there.accounts
            if user.pk not in [pk for pk, _email in known]
        ]
        if not known:
            rows += [
                Addressee(
                    endorsement=step, name=row.name, function=row.function, email=row.email, language=spoken,
                    link_until=_link_until(need),
                )
                for row in there.contacts
            ]  # fmt: skip
        Addressee.objects.bulk_create(rows)
    return len(rows)


def lock(need: Need) -> None:
    """Hold the row until the transaction ends, so that what follows is decided on what it says now."""
    need.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))


def lock_awake(need: Need) -> None:
    """`lock`, and raise Refused where the need lies still: nothing is added to it before somebody has decided."""
    lock(need)
    must_not_lie_still(need)


def _address(step: Endorsement, *, name: str, function: str, email: str, language: str) -> None:
    """Ask somebody else at an authority: the links of those asked before are closed, accounts stay."""
    step.addressees.filter(user=None).exclude(email=email).update(told=CLOSED)
    row = step.addressees.filter(email=email).first() or Addressee(endorsement=step, email=email, serial=0)
    row.name, row.function, row.language = name, function, language
    row.serial += 1
    row.save()


def _link_until(need: Need) -> date:
    return clock.today(need.zone) + LINK_FOR


def _chain(need: Need) -> list[Step]:
    try:
        return chain_for(need)
    except NotRecorded as missing:
        raise Refused(str(missing)) from missing


def _lay(need: Need, steps: list[Step]) -> list[Endorsement]:
    """The rows of a chain: those there are, as far as they still count, and new ones for the rest."""
    known, read, rows = {row.code: row for row in steps_of(need)}, reading(need), []
    for number, step in enumerate(steps, 1):
        row = known.get(step.code)
        if row and row.organisation_id == step.organisation.pk and (_open(row, need) or stands(row, read)):
            del known[step.code]
        else:
            if row:
                _put_away(known.pop(step.code))
            row = Endorsement(need=need, code=step.code, organisation=step.organisation, days=step.days)
        row.step, row.name, row.ways, row.languages = number, step.name, list(step.ways), list(step.languages)
        row.save()
        rows.append(row)
    for row in known.values():
        _put_away(row)
    return rows


def _open(row: Endorsement, need: Need) -> bool:
    """Whether a step is still to come, or asked now; what was asked before the programme sent it back is asked anew."""
    return not row.answer and (row.asked_at is None or need.state == "submitted")


def _put_away(row: Endorsement) -> None:
    row.current = False
    row.save(update_fields=["current"])


def _write(row: Endorsement, said: Answer, by: Any, reason: str, how: How, function: str, read: str) -> None:
    row.answer, row.by, row.reason, row.how, row.function = said, by, reason.strip(), how, function
    row.answered_at, row.read = clock.now(), read
    row.save()


def _as_before(need: Need) -> None:
    """Every authority of the chain has endorsed these words: none is asked again."""
    speaker = Speaker(_("Endorsed before"), organisation_id=need.endorser_id)
    perform(FLOW, "endorse", need, by=speaker, reason=_("Every authority had endorsed the same words."))
