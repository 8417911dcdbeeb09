"""When an event can be announced, changed and reported, and what its texts and dates must hold."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.models import Scope
from ciconia.gatherings.models import Event, EventMode
from ciconia.programmes.models import Affiliation

MAKERS = ("officer", "coordinator")
AT_THE_DOOR = ("officer", "coordinator", "focal point")
OPEN = ("draft", "proposed", "announced")
HOLDERS = ("organisation contact",)
LONGEST = timedelta(days=14)


def problems(event: Event, kinds: list[str]) -> dict[str, Words]:
    """What is wrong in an event as it would be, by field. kinds: those its programme uses."""
    found: dict[str, Words] = {}
    if event.kind not in kinds:
        found["kind"] = _("Choose one of the kinds of this programme.")
    if not event.title:
        found["title"] = _("Write a title.")
    if not event.about:
        found["about"] = _("Write what will happen.")
    if not event.languages:
        found["languages"] = _("Choose at least one language in which it is held.")
    found |= {**_dates(event), **_place(event)}
    if event.focus is not None and event.focus.programme_id != event.programme_id:
        found["focus"] = _("Choose a country of this programme.")
    if event.capacity is not None and event.capacity < max(1, event.taken):
        found["capacity"] = (
            _("There must be a place for everybody who has one already.")
            if event.taken
            else _("Write how many people there is room for, or nothing where there is room for all.")
        )
    return found


def _dates(event: Event) -> Mapping[str, Words]:
    if event.ends_at <= event.starts_at:
        return {"ends_at": _("It can only end after it begins.")}
    if event.ends_at - event.starts_at > LONGEST:
        return {"ends_at": _("An event lasts two weeks at the most. Make several of a longer one.")}
    return {}


def _place(event: Event) -> Mapping[str, Words]:
    found: dict[str, Words] = {}
    if event.mode != EventMode.ONLINE and not event.city.strip():
        found["city"] = _("Write the town in which people meet.")
    return found


def not_to_announce(event: Event, by: Any = None) -> Words | None:
    """Why an event cannot be announced now, if it cannot."""
    if event.starts_at <= clock.now():
        return _("Its start has passed. Change the date first.")
    if event.mode != EventMode.ONLINE and not event.venue:
        return _("Write the address first: people need to know where to go.")
    if event.mode != EventMode.IN_PERSON and not event.link:
        return _("Write the link of the meeting first: those who have a place get it by mail.")
    if event.focus is not None and event.focus.state != "open":
        return _("The programme does not work in this country now.")
    return None


def not_together(event: Event, by: Any = None) -> Words | None:
    """Why an organisation cannot hold an event with the programme now, if it cannot; nothing where none does."""
    if event.organisation_id is None:
        return None
    if event.focus is not None and event.focus.state != "open":
        return _("The programme does not work in this country now.")
    rows = Affiliation.objects.filter(programme=event.programme_id, organisation=event.organisation_id)
    if not rows.filter(state="active").exists():
        return _("The organisation does not work with the programme now: its affiliation is not active.")
    return None


def closed_door(event: Event, by: Any) -> Words | None:
    """Why a contact of the organisation that holds an event cannot check people in, if they cannot."""
    if event.state not in ("announced", "held"):
        return _("Nobody is checked in: the event is not announced, or it was called off or reported.")
    if why := not_together(event):
        return _("%(why)s Staff of the programme check people in.") % {"why": why}
    return None


def unreported(counted: int | None, outcome: Any) -> dict[str, Words]:
    """What is missing in a report, by field."""
    found: dict[str, Words] = {}
    if counted is None:
        found["counted"] = _("Write how many people came.")
    if not outcome:
        found["outcome"] = _("Write what came of it: everybody reads this.")
    return found


def may_make(by: Any, programme_id: int, focus_id: int | None) -> bool:
    """Whether an account makes events for a country; those for the whole programme are made by whoever makes any."""
    return any(
        item.scope == Scope.PROGRAMME
        and item.scope_id == programme_id
        and item.role in MAKERS
        and (not item.focus_ids or focus_id is None or focus_id in item.focus_ids)
        for item in memberships_of(by)
    )


def takes_registrations(event: Event, now: datetime) -> bool:
    """Whether somebody can register: announced, and not over."""
    return event.state == "announced" and now < event.ends_at


def _start(event: Event) -> date:
    return clock.day_of(event.starts_at, event.zone)


FLOW = Flow(
    floor="gatherings",
    noun="event",
    states={
        "draft": State("officer", "P14D"),
        "proposed": State("officer", "P14D"),
        "returned": State("organisation contact", "P14D"),
        "announced": State("officer", "start"),
        "held": State("officer", "P14D"),
        "reported": State(),
        "cancelled": State(),
    },
    moves=(
        Move("propose", "draft|returned", "proposed", "organisation contact", style="go", conditions=(not_together,),
             label=_("Send it in"), done=_("Sent. The programme answers within two weeks.")),
        Move("announce", "draft|proposed", "announced", "officer", style="go",
             conditions=(not_to_announce, not_together),
             label=_("Announce it"), done=_("Announced. Everybody can read about it and register."),
             consequence=_("Everybody can read about it and register from now on.")),
        Move("send_back", "proposed", "returned", "officer", reason=True,
             label=_("Send it back"), done=_("Sent back. The organisation reads your words."),
             consequence=_("The organisation gets a letter with these words, changes it and sends it in again.")),
        Move("decline", "proposed", "cancelled", "officer", reason=True, style="no",
             label=_("Say no to it"), done=_("Declined. The organisation reads the reason."),
             consequence=_("The organisation gets a letter with your reason in these words.")),
        Move("take_back", "proposed|returned", "cancelled", "organisation contact", style="no",
             label=_("Take the proposal back"), done=_("Taken back. Nobody reads it any more."),
             consequence=_("The programme does not look at it any more. You can propose another one.")),
        Move("hold", "announced", "held", "system", label=_("It is over")),
        Move("report", "held", "reported", "officer", style="go",
             label=_("Report it"), done=_("Reported. Everybody reads what came of it."),
             consequence=_("What came of it becomes public, with the number of people who came.")),
        Move("cancel", "draft|announced", "cancelled", "officer", reason=True, style="no",
             label=_("Call it off"), done=_("Called off. Everybody who registered is written to."),
             consequence=_("Everybody who registered gets a letter with your reason in these words.")),
    ),
    dates={"start": _start},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, event: Event) -> bool:
    """The same answer as `Event.visible_to`, for one row."""
    return Event.objects.visible_to(user).filter(pk=event.pk).exists()


rules.add_perm("gatherings.view_event", sees)
