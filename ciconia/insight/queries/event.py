"""What an event led to: who opened an account, applied or took part afterwards, of those who let that be counted."""

from dataclasses import dataclass

from django.db.models import Q

from ciconia.delivery.models import Engagement
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.selection.models import Application


def source_of(event: Event) -> str:
    """How an application says that it came by an event's links."""
    return f"event-{event.public_id}"


@dataclass(frozen=True)
class LedTo:
    """Numbers of an event: who may be counted at all, and what those people and the event's links led to."""

    asked: int
    signed_up: int
    applied: int
    engaged: int


def led_to(event: Event) -> LedTo:
    """What an event led to. Counted for everybody who may see the event, wherever the applications are."""
    with acting_as("system:jobs"):
        rows = EventRegistration.objects.standing().filter(event=event, counts=True)
        keys, people = list(rows.values_list("pk", flat=True)), list(rows.exclude(person=None).values_list("person_id"))
        own = Q(person_id__in=[person for (person,) in people], submitted_at__gt=event.starts_at)
        sent = Application.objects.exclude(submitted_at=None).filter(own | Q(source=source_of(event)))
        verb = {"noun": "event_registration", "verb": "event_registration.sign_up"}
        return LedTo(
            asked=len(keys),
            signed_up=Log.objects.filter(object_id__in=keys, **verb).values("object_id").distinct().count(),
            applied=sent.values("person_id").distinct().count(),
            engaged=Engagement.objects.filter(application__in=sent).values("person_id").distinct().count(),
        )
