"""Registering for an event: asked on a page, confirmed by the link of a letter, with a place or on the waiting list.

Whoever gives or takes a place locks the event first, so that two who come for the last one are told apart.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.codes import new_code
from ciconia.foundation.letters import OddLetters, plain_address, tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event, EventRegistration, Letter
from ciconia.gatherings.queries.event import registration_by_link
from ciconia.gatherings.rules.event import AT_THE_DOOR, FLOW, HOLDERS, closed_door, takes_registrations
from ciconia.gatherings.rules.event_registration import MOST_LETTERS, goes_in, unsaid
from ciconia.people.models import Person

NOUN = "event_registration"
TRIES = 20


class Closed(Exception):
    """Nobody can register any more: it is over, called off, or not announced."""


def register(
    event: Event, *, name: str, email: str, language: str, counts: bool = False, via: str = "", words: str = "",
    may_ask: bool = False,
) -> EventRegistration:  # fmt: skip
    """Ask for a place without an account: a letter with a link goes to the address, and nothing is held before that.

    Somebody who is registered already gets a letter that says so; whoever typed the address learns nothing.
    Raises Unfit by field, or Closed.
    """
    try:
        address = plain_address(email)
    except OddLetters as odd:
        what = {"letter": odd.letter}
        words_for = _("“%(letter)s” only looks like a letter of an address. Type the address by hand.") % what
        raise Unfit({"email": words_for}) from odd
    name = tidy(name)
    if wrong := unsaid(name, address):
        raise Unfit(wrong)
    with acting_as("system:jobs"):
        _lock(event)
        if not takes_registrations(event, clock.now()):
            raise Closed
        row = event.registrations.filter(email=address, cancelled_at=None).first()
        if row is None:
            said = {"name": name, "email": address, "language": language, "counts": counts, "via": via, "words": words}
            row = _new(event, may_ask=may_ask, **said)
        if row.letters < MOST_LETTERS:
            row.letter = Letter.AGAIN if row.confirmed_at else Letter.CONFIRM
            row.letters += 1
            row.save(update_fields=["letter", "letters"])
    return row


def confirm(public_id: str) -> EventRegistration:
    """Take the place that was asked for, or one on the waiting list; a second press changes nothing. Raises Closed."""
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row.confirmed_at is not None or row.cancelled_at is not None:
            return row
        if not takes_registrations(row.event, clock.now()):
            raise Closed
        now = row.confirmed_at = clock.now()
        row.placed_at = now if goes_in(row.event.capacity, row.event.taken, row.event.waiting) else None
        row.person_id = _person_of(row.email)
        row.letter = Letter.PLACE if row.placed_at else Letter.WAITING
        row.save()
        settle(row.event)
        log("event_registration.confirm", row, by=System(_("Link in a letter")), noun=NOUN)
    return row


def cancel_own(public_id: str) -> EventRegistration:
    """Give a place back; whoever waits longest gets it. A second press changes nothing. Raises Closed."""
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row.cancelled_at is not None:
            return row
        if row.came_at is not None:
            raise Closed
        row.cancelled_at, row.letter = clock.now(), Letter.NONE
        row.save(update_fields=["cancelled_at", "letter"])
        settle(row.event)
        log("event_registration.cancel", row, by=System(_("Link in a letter")), noun=NOUN)
    return row


def seat_member(event: Event, *, person: int | None, name: str, account: Any) -> EventRegistration:
    """Hold a place at a meet-up for a member of its space, who is known already; run as a job. Raises Closed."""
    _lock(event)
    if not takes_registrations(event, clock.now()):
        raise Closed
    row: EventRegistration | None = event.registrations.standing().filter(email=account.email).first()
    if row is not None:
        return row
    now = clock.now()
    placed = now if goes_in(event.capacity, event.taken, event.waiting) else None
    row = _new(
        event, name=name, email=account.email, person_id=person, language=account.language or "en",
        confirmed_at=now, placed_at=placed, letter=Letter.PLACE if placed else Letter.WAITING,
    )  # fmt: skip
    settle(event)
    log("event_registration.confirm", row, by=account, noun=NOUN)
    return row


def check_in(row: EventRegistration, *, by: Any) -> bool:
    """Note that somebody came; gives whether that was new. Who waited or had not confirmed is let in with it.

    Raises Refused, or Unfit where the registration was cancelled or the event does not take people.
    """
    event = row.event
    _at_the_door(event, by)
    with transaction.atomic():
        _lock(event)
        row.refresh_from_db(from_queryset=EventRegistration.objects.select_for_update(of=("self",)))
        row.event = event
        if row.cancelled_at is not None:
            raise Unfit({"": _("This registration was cancelled. Let them in as a guest without one.")})
        return _let_in(row, by)


def check_in_by_code(event: Event, code: str, *, by: Any) -> bool | None:
    """Note that somebody came, for a contact of the organisation that holds the event, who reads no names.

    Gives whether that was new; None where nobody has that code. Raises Refused or Unfit.
    """
    if not any(FLOW.holds(by, role, event) for role in HOLDERS):
        raise Refused(FLOW.who_may(HOLDERS))
    if why := closed_door(event, by):
        raise Unfit({"": why})
    with acting_as("system:jobs"):
        _lock(event)
        row = event.registrations.select_for_update(of=("self",)).filter(code=code).first()
        if row is None:
            return None
        row.event = event
        if row.cancelled_at is not None:
            raise Unfit({"": _("The registration with this code was cancelled. Ask staff of the programme.")})
        return _let_in(row, by)


def undo_check_in(row: EventRegistration, *, by: Any) -> None:
    """Take a check-in back that was somebody else's. Raises Refused or Unfit."""
    _at_the_door(row.event, by)
    with transaction.atomic():
        row.refresh_from_db(from_queryset=EventRegistration.objects.select_for_update(of=("self",)))
        row.came_at = row.checked_by = None
        row.save(update_fields=["came_at", "checked_by"])
        log("event_registration.undo_check_in", row, by=by, noun=NOUN)


def walk_in(event: Event, *, by: Any, name: str) -> EventRegistration:
    """Somebody came without having registered. Raises Refused or Unfit."""
    _at_the_door(event, by)
    name = tidy(name)
    if not name:
        raise Unfit({"name": _("Write the name you want to be greeted by.")})
    with transaction.atomic():
        _lock(event)
        now = clock.now()
        row = _new(
            event, name=name, walk_in=True, confirmed_at=now, placed_at=now, came_at=now, checked_by=by,
            language=event.languages[0],
        )  # fmt: skip
        settle(event)
        log("event_registration.walk_in", row, by=by, noun=NOUN)
    return row


def settle(event: Event) -> None:
    """Give free places to those who wait longest, and write down how many have one and how many wait.

    The caller holds the event. Nobody is moved up into what has begun.
    """
    with acting_as("system:jobs"):
        rows = EventRegistration.objects.standing().filter(event=event)
        taken = rows.exclude(placed_at=None).count()
        waiting = list(rows.filter(placed_at=None).order_by("confirmed_at", "pk"))
        free = len(waiting) if event.capacity is None else max(0, event.capacity - taken)
        lucky = waiting[:free] if takes_registrations(event, clock.now()) else []
        for row in lucky:
            row.placed_at, row.letter = clock.now(), Letter.MOVED_UP
            row.save(update_fields=["placed_at", "letter"])
            log("event_registration.move_up", row, by=System(_("Waiting list")), noun=NOUN)
        event.taken, event.waiting = taken + len(lucky), len(waiting) - len(lucky)
        event.save(update_fields=["taken", "waiting"])


def write_to_all(event: Event, letter: Letter) -> None:
    """Let everybody who registered and did not cancel be written to."""
    with acting_as("system:jobs"):
        rows = event.registrations.filter(cancelled_at=None).exclude(Q(email="") | Q(confirmed_at=None))
        rows.update(letter=letter)


def link_people() -> int:
    """Let registrations know the person who has since opened an account with their address; gives how many."""
    with acting_as("system:jobs"):
        rows = EventRegistration.objects.filter(person=None).exclude(Q(email="") | Q(confirmed_at=None))
        found = list(rows.annotate(owner=Subquery(_owner(OuterRef("email"))[:1])).exclude(owner=None))
        for row in found:
            row.person_id = row.owner  # type: ignore[attr-defined]
            row.save(update_fields=["person"])
            log("event_registration.sign_up", row, by=System(_("Account with the same address")), noun=NOUN)
    return len(found)


def _person_of(email: str) -> int | None:
    return _owner(email).first()


def _owner(email: Any) -> "QuerySet[Person, int]":
    """The person whose account has this address and showed that it is theirs."""
    rows = Person.objects.filter(user__emailaddress__email__iexact=email, user__emailaddress__verified=True)
    return rows.order_by("pk").values_list("pk", flat=True)


def _by_link(public_id: str) -> EventRegistration:
    """The registration, with its event held."""
    row = registration_by_link(public_id)
    if row is None:
        raise Closed
    event = row.event
    _lock(event)
    row.refresh_from_db(from_queryset=EventRegistration.objects.select_for_update(of=("self",)))
    row.event = event
    return row


def _lock(event: Event) -> None:
    event.refresh_from_db(from_queryset=Event.objects.select_for_update(of=("self",)))


def _let_in(row: EventRegistration, by: Any) -> bool:
    """Whoever waited or had not confirmed is let in with it; the caller holds both rows."""
    if row.came_at is not None:
        return False
    now, new = clock.now(), row.placed_at is None
    if row.confirmed_at is None:
        row.person_id = _person_of(row.email)
    row.confirmed_at, row.placed_at = row.confirmed_at or now, row.placed_at or now
    row.came_at, row.checked_by = now, by
    row.save(update_fields=["person", "confirmed_at", "placed_at", "came_at", "checked_by"])
    if new:
        settle(row.event)
    log("event_registration.check_in", row, by=by, noun=NOUN)
    return True


def _at_the_door(event: Event, by: Any) -> None:
    if not holds_for_programme(by, AT_THE_DOOR, event.programme_id, event.focus_id):
        raise Refused(_("Only officers, coordinators and focal points check people in."))
    if event.state not in ("announced", "held"):
        raise Unfit({"": _("Nobody is checked in: the event is not announced, or it was called off or reported.")})


def _new(event: Event, **fields: Any) -> EventRegistration:
    """A new registration with a code that no other of the event has."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return EventRegistration.objects.create(event=event, code=new_code(), **fields)
        except IntegrityError:  # the same code again: one in 28 million, times those who are there
            continue
    raise RuntimeError("no code is free")
