"""Opening a space, letting people in, leaving and coming back, and meeting each other."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.letter import asked_again
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused, begin
from ciconia.foundation.letters import tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event_registration as registrations
from ciconia.gatherings.models import Event, EventRegistration, Pace, Post, Seat, Space
from ciconia.gatherings.rules.event import FLOW as EVENT_FLOW
from ciconia.gatherings.rules.event import problems, takes_registrations
from ciconia.gatherings.rules.space import LONGEST_NAME, may_open
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme

KEEP_AFTER = timedelta(days=365)


class NotHere(Refused):
    """Whoever wanted to do something has no seat, or nobody writes here now."""


def open_space(
    programme: Programme, *, by: Any, name: Translated, focus: Focus | None = None, cohort: str = ""
) -> Space:
    """Open a space for a programme, a country or a round. Raises Refused, or Unfit where there is one already."""
    if not may_open(by, programme.pk, focus.pk if focus else None):
        raise Refused(_("Only officers and coordinators open spaces, in the countries they work in."))
    if not name:
        raise Unfit({"name": _("Write what the space is called.")})
    try:
        with transaction.atomic():
            space: Space = Space.objects.create(programme=programme, focus=focus, cohort=cohort, name=name)
            log("space.open", space, by=by)
    except IntegrityError:
        raise Unfit({"": _("There is a space for these people already.")}) from None
    return space


def spaces_for(programme_id: int, focus_id: int, cohorts: Iterable[str] = ()) -> list[Space]:
    """The spaces that somebody who takes part in a country, and was chosen in some rounds, belongs to; no board's."""
    rows = Space.objects.filter(programme_id=programme_id, board=None).select_related("focus", "programme")
    rounds = {"", *cohorts}
    return [row for row in rows if row.focus_id in (None, focus_id) and row.cohort in rounds]


def admit(space: Space, person: Person) -> Seat | None:
    """Give somebody who takes part a seat; who left by themselves stays away. Nobody without an account."""
    account = person.user
    if account is None or not account.is_active:
        return None
    with acting_as("system:jobs"):
        last = Post.objects.filter(space=space).order_by("-pk").values_list("pk", flat=True).first()
        seat, new = Seat.objects.get_or_create(
            space=space, account=account,
            defaults={"programme_id": space.programme_id, "focus_id": space.focus_id, "person": person,
                      "name": person.short_name[:LONGEST_NAME], "told": last or 0},
        )  # fmt: skip
        back = seat.ended_at is not None
        if back:
            seat.ended_at = None
            seat.save(update_fields=["ended_at"])
        if new or back:
            log("seat.admit", seat, by=System(_("Takes part")))
    return seat


def release(account_ids: Iterable[int | None], space: Space) -> int:
    """Take the seats of those who do not take part any more; what they wrote stays. Gives how many."""
    with acting_as("system:jobs"):
        rows = list(Seat.objects.filter(space=space, account_id__in=list(account_ids), ended_at=None))
        for seat in rows:
            seat.ended_at = clock.now()
            seat.save(update_fields=["ended_at"])
            log("seat.release", seat, by=System(_("Takes part no more")))
    return len(rows)


def change_seat(seat: Seat, *, by: Any, name: str, pace: str) -> Seat:
    """Change the name somebody goes by in a space, and how often they are written to. Raises NotHere or Unfit."""
    name = tidy(name)
    if not name or len(name) > LONGEST_NAME:
        raise Unfit({"name": _("Write the name you want to be called by.")})
    if pace not in Pace.values:
        raise Unfit({"pace": _("Choose how often we write.")})
    with transaction.atomic():
        _own(seat, by)
        seat.name, seat.pace = name, pace
        seat.save(update_fields=["name", "pace"])
        if pace != Pace.NEVER:
            asked_again(by, "space", by=by)
        log("seat.change", seat, by=by, data={"pace": pace})
    return seat


def leave(seat: Seat, *, by: Any) -> Seat:
    """Leave a space; what one wrote stays until one deletes it. Raises NotHere."""
    with transaction.atomic():
        _own(seat, by)
        seat.left_at = seat.left_at or clock.now()
        seat.save(update_fields=["left_at"])
        log("seat.leave", seat, by=by)
    return seat


def come_back(seat: Seat, *, by: Any) -> Seat:
    """Sit down again in a space one left. Raises NotHere where one does not take part any more."""
    with transaction.atomic():
        _own(seat, by)
        seat.left_at = None
        seat.save(update_fields=["left_at"])
        log("seat.come_back", seat, by=by)
    return seat


def stop_letters(seat_id: str) -> bool:
    """Write no more about one space, for whoever has the link; whether there is such a seat."""
    with acting_as("system:jobs"):
        seat = Seat.objects.select_for_update(of=("self",)).filter(public_id=seat_id).first()
        if seat is not None and seat.pace != Pace.NEVER:
            seat.pace = Pace.NEVER
            seat.save(update_fields=["pace"])
            log("seat.change", seat, by=System(_("Link in a letter")), data={"pace": Pace.NEVER})
    return seat is not None


def propose_meet_up(seat: Seat, *, by: Any, **fields: Any) -> Event:
    """Propose to meet: an event for the space alone, which the programme announces. Raises NotHere or Unfit."""
    sits(seat, by)
    event = Event(
        programme_id=seat.programme_id,
        focus_id=seat.focus_id,
        space=seat.space,
        proposed_by=by,
        kind="meet_up",
        **fields,
    )
    wrong = problems(event, ["meet_up"])
    if event.starts_at <= clock.now():
        wrong["starts_at"] = _("Its start has passed. Change the date first.")
    if wrong:
        raise Unfit(wrong)
    with acting_as("system:jobs"):
        # Who proposed it stands on the row, which fewer people read than the log of events.
        made: Event = begin(EVENT_FLOW, event, by=System(_("Member of a space")))
    return made


def come_to(event: Event, seat: Seat, *, by: Any) -> EventRegistration:
    """Say that one comes to a meet-up; a second press changes nothing. Raises NotHere or registrations.Closed."""
    sits(seat, by)
    if event.space_id != seat.space_id:
        raise NotHere(_("This meet-up is for others."))
    with acting_as("system:jobs"):
        return registrations.seat_member(event, person=seat.person_id, name=seat.name, account=by)


def stay_away(event: Event, seat: Seat, *, by: Any) -> None:
    """Take back that one comes. Raises NotHere."""
    sits(seat, by)
    with acting_as("system:jobs"):
        row = event.registrations.standing().filter(email=by.email).first()
        if row is not None and takes_registrations(event, clock.now()):
            registrations.cancel_own(row.public_id)


def forget() -> int:
    """Delete spaces with all that was written a year after their programme ended; gives how many rows went."""
    day = clock.today() - KEEP_AFTER
    with acting_as("system:jobs"):
        over = Programme.objects.filter(ends__lt=day).exclude(prolonged_to__gte=day)
        Seat.objects.filter(account__is_active=False, ended_at=None).update(ended_at=clock.now())
        return int(Space.objects.filter(programme__in=over).delete()[0])


def sits(seat: Seat, by: Any) -> None:
    """Raises NotHere unless the account sits there now and somebody may write."""
    if by.pk != seat.account_id or seat.left_at is not None or seat.ended_at is not None:
        raise NotHere(_("You are not in this space now."))
    if not seat.space.is_open:
        raise NotHere(_("Nobody writes here now: the programme does not work in this country at the moment."))


def _own(seat: Seat, by: Any) -> None:
    if by.pk == seat.account_id:  # for others the row cannot be held at all
        seat.refresh_from_db(from_queryset=Seat.objects.select_for_update(of=("self",)))
    if by.pk != seat.account_id or seat.ended_at is not None:
        raise NotHere(_("You are not in this space now."))
