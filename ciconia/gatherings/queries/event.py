"""Events as the desk, the public pages and the letters read them."""

from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects

from ciconia.foundation.access import organisation_ids
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import CoHost, Event, EventRegistration, EventSession, Speaker
from ciconia.gatherings.rules.event import HOLDERS
from ciconia.programmes.models import Programme

_ROW = Kept(
    lambda: (
        Event.objects.public()
        .filter(programme=Asked("programme"), public_id=Asked("public_id"))
        .select_related("focus")
    )
)
_NAMED = Kept(
    lambda: (
        EventSession.objects.filter(event=Asked("event"))
        .order_by("starts_at", "pk", "speakers__pk")
        .values_list(
            "starts_at",
            "title",
            "about",
            "speakers__name",
            "speakers__function",
            "speakers__language",
            "speakers__agreed_on",
        )
    )
)
_HOSTS = Kept(
    lambda: CoHost.objects.filter(event=Asked("event")).order_by("pk").values_list("organisation__name", flat=True)
)

NEXT = 3
_NEXT = Kept(
    lambda: (
        Event.objects.public()
        .filter(programme=Asked("programme"), state="announced", ends_at__gt=Asked("now"))
        .select_related("focus")
        .order_by("starts_at", "pk")[: NEXT + 1]
    )
)


def events_at_desk(programme: Programme, user: Any) -> QuerySet[Event]:
    """The events of a programme, for its staff."""
    rows = Event.objects.visible_to(user).filter(programme=programme)
    return rows.select_related("programme", "focus", "organisation")


def coming_events(programme: Programme, now: datetime) -> QuerySet[Event]:
    """What one can still come to, the next one first."""
    rows = Event.objects.public().filter(programme=programme, state="announced", ends_at__gt=now)
    return rows.select_related("focus", "programme").order_by("starts_at", "pk")


def next_events(programme: Programme, now: datetime, *, other_than: Event) -> list[Event]:
    """The next three that one can still come to instead of an event."""
    found = _NEXT.rows(programme=programme.pk, now=now)
    return [row for row in found if row.pk != other_than.pk][:NEXT]


def past_events(programme: Programme, now: datetime) -> QuerySet[Event]:
    """What took place, the latest first."""
    rows = Event.objects.public().filter(programme=programme, ends_at__lte=now).exclude(state="cancelled")
    return rows.select_related("focus", "programme").order_by("-starts_at", "-pk")


def calendar_events(programme: Programme, since: datetime) -> QuerySet[Event]:
    """What a calendar holds: all that was announced and ended after a moment, called off or not."""
    rows = Event.objects.public().filter(programme=programme, ends_at__gt=since)
    return rows.select_related("programme").order_by("starts_at", "pk")


def public_event(programme: Programme, public_id: str) -> Event | None:
    """One event as everybody may read it, with its sessions, the speakers who agreed to be named, and its co-hosts."""
    rows = Event.objects.public().filter(programme=programme, public_id=public_id)
    return rows.select_related("programme", "focus").prefetch_related(*_parts(Speaker.objects.named())).first()


def public_row(programme: Programme, public_id: str) -> Event | None:
    """One event as everybody may read it, without what belongs to it."""
    found: list[Event] = _ROW.rows(programme=programme.pk, public_id=public_id)
    return found[0] if found else None


def with_public_parts(event: Event) -> Event:
    """The event with its sessions, the speakers who agreed to be named, and its co-hosts."""
    prefetch_related_objects([event], *_parts(Speaker.objects.named()))
    return event


def read_of(event: Event) -> tuple[str, ...]:
    """All that its page is made of beside the event itself, to tell one reading from another; two statements."""
    return (*map(str, _NAMED.rows(event=event.pk)), *map(str, _HOSTS.rows(event=event.pk)))


def with_parts(rows: QuerySet[Event]) -> QuerySet[Event]:
    """Events with everything that belongs to them, for staff."""
    return rows.prefetch_related(*_parts(Speaker.objects.all()))


def _parts(speakers: QuerySet[Speaker]) -> "tuple[Prefetch[Any], ...]":
    return (
        Prefetch("co_hosts", CoHost.objects.select_related("organisation")),
        Prefetch("sessions", EventSession.objects.prefetch_related(Prefetch("speakers", speakers))),
    )


def registrations_of(event: Event, user: Any) -> QuerySet[EventRegistration]:
    """Who registered for an event, for its staff, in the order in which they confirmed."""
    rows = EventRegistration.objects.visible_to(user).filter(event=event)
    return rows.order_by(F("confirmed_at").asc(nulls_last=True), "pk")


def numbers_of(event: Event, user: Any) -> dict[str, int]:
    """How many stand where: placed, waiting, asked, cancelled, came, walked in, letters that came back."""
    rows = list(
        EventRegistration.objects.visible_to(user)
        .filter(event=event)
        .values_list("confirmed_at", "placed_at", "cancelled_at", "came_at", "walk_in", "bounced_at")
    )
    standing = [row for row in rows if row[0] and not row[2]]
    return {
        "placed": sum(1 for row in standing if row[1]),
        "waiting": sum(1 for row in standing if not row[1]),
        "asked": sum(1 for row in rows if not row[0] and not row[2]),
        "cancelled": sum(1 for row in rows if row[2]),
        "came": sum(1 for row in standing if row[3]),
        "walk_in": sum(1 for row in standing if row[4]),
        "bounced": sum(1 for row in rows if row[5] and not row[2]),
    }


def found_by_name(event: Event, user: Any, words: str, most: int = 12) -> list[EventRegistration]:
    """Whoever of an event has these words in the name, those who did not come yet first."""
    rows = registrations_of(event, user).filter(cancelled_at=None)
    for word in words.split()[:4]:
        rows = rows.filter(name__icontains=word)
    return list(rows.order_by(F("came_at").asc(nulls_first=True), "name", "pk")[:most])


def last_in(event: Event, user: Any, most: int = 5) -> list[EventRegistration]:
    """Who came in last."""
    rows = EventRegistration.objects.visible_to(user).filter(event=event).exclude(came_at=None)
    return list(rows.order_by("-came_at", "-pk")[:most])


def heard_from(event: Event, user: Any) -> list[tuple[str, int]]:
    """By which link people came to the page, the most frequent first."""
    rows = EventRegistration.objects.visible_to(user).standing().filter(event=event)
    counted: dict[str, int] = {}
    for via in rows.values_list("via", flat=True):
        counted[via] = counted.get(via, 0) + 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def registration_by_link(public_id: str) -> EventRegistration | None:
    """A registration with its event, for whoever has its link; run as a job, since the link is all they have."""
    rows = EventRegistration.objects.select_related("event__programme", "event__focus")
    return rows.filter(public_id=public_id).first()


def own_registrations(user: Any, person_id: int) -> QuerySet[EventRegistration]:
    """What a person registered for and how it stands, what comes next first; what they gave back is not there."""
    rows = EventRegistration.objects.visible_to(user).standing().filter(person=person_id)
    return rows.select_related("event__programme", "event__focus").order_by("-event__starts_at", "-pk")


def place_in_line(row: EventRegistration) -> int:
    """How many wait longer than somebody who waits, and they themselves: who waits is behind the wall."""
    with acting_as("system:jobs"):
        waiting = EventRegistration.objects.standing().filter(event=row.event_id, placed_at=None)
        return waiting.filter(
            Q(confirmed_at=row.confirmed_at, pk__lte=row.pk) | Q(confirmed_at__lt=row.confirmed_at)
        ).count()


def held_by(user: Any) -> QuerySet[Event]:
    """The events of the organisations an account is a contact of, the latest first."""
    own = organisation_ids(user, HOLDERS)
    rows = Event.objects.visible_to(user).filter(organisation_id__in=own)
    return rows.select_related("programme", "focus", "organisation").order_by("-starts_at", "-pk")


def came_to(event: Event) -> int:
    """How many were checked in: the number alone, for the organisation that holds it."""
    with acting_as("system:jobs"):
        return EventRegistration.objects.filter(event=event).exclude(came_at=None).count()


def proposal_to_tell(event_id: int, state: str) -> Event | None:
    """A proposed event whose organisation is told where it stands, while it stands there; run as a job."""
    rows = Event.objects.select_related("programme", "focus", "organisation", "proposed_by")
    return rows.filter(pk=event_id, state=state, proposed_by__is_active=True).first()


def speaker_by_link(public_id: str) -> Speaker | None:
    """A speaker with their event, for whoever has the link; run as a job, since the link is all they have."""
    rows = Speaker.objects.select_related("session__event__programme", "session__event__focus")
    return rows.filter(public_id=public_id).first()


def last_moment(event: Event) -> Any:
    """When an event was changed last, for calendars."""
    return max(event.changed_at, event.state_since)


def why_called_off(event: Event) -> str:
    """The reason with which an event was called off; run as a job."""
    entry = Log.objects.filter(noun="event", object_id=event.pk, verb="event.cancel").order_by("-id").first()
    return entry.reason if entry else ""
