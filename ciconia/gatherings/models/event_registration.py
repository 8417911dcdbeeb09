from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.gatherings.models.event import Event, of_persons
from ciconia.people.models import Person


class Letter(models.TextChoices):
    """The letter that waits to be handed over to whoever registered."""

    NONE = "", _("none")
    CONFIRM = "confirm", _("confirm your registration")
    AGAIN = "again", _("you are registered already")
    PLACE = "place", _("you have a place")
    WAITING = "waiting", _("you are on the waiting list")
    MOVED_UP = "moved_up", _("a place became free")
    CHANGED = "changed", _("time or place changed")
    REMINDER = "reminder", _("reminder")
    CALLED_OFF = "called_off", _("the event is called off")


class EventRegistrationQuerySet(models.QuerySet["EventRegistration"]):
    def visible_to(self, user: Any) -> "EventRegistrationQuerySet":
        """One's own, and for staff who work with people where the event is; only what was confirmed."""
        if not user.is_authenticated:
            return self.none()
        own = Q(person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        return self.filter(own | of_persons(user, "event__"))

    def standing(self) -> "EventRegistrationQuerySet":
        """Confirmed and not cancelled: with a place, or waiting for one."""
        return self.exclude(confirmed_at=None).filter(cancelled_at=None)


NINETY = "until ninety days after the event"
FOR_EVENT = ("to hold a place at an event and to write about it", NINETY, "delete")
FOR_ASKING = ("to ask what they think before the programme decides something", NINETY, "delete")
FOR_FIGURES = ("to count what events led to", "until two years after the event", "delete")


class EventRegistration(models.Model):
    """Somebody who wants to come to an event, or came: asked, confirmed by link, with a place or waiting.

    What it is follows from its moments: nobody has a place before the link in the letter was pressed.
    """

    public_id = PublicIdField()
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="event_registrations"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    code = models.CharField(max_length=8)
    via = models.CharField(max_length=40, blank=True)
    counts = models.BooleanField(default=False)
    may_ask = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    asked_at = MomentField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)
    walk_in = models.BooleanField(default=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    letter = models.CharField(max_length=12, blank=True, choices=Letter.choices)
    letters = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = EventRegistrationQuerySet.as_manager()

    privacy = declare(
        internal="id public_id event person language letter letters reminded_at bounced_at checked_by words code",
        personal={
            "name": FOR_EVENT, "email": FOR_EVENT, "via": FOR_FIGURES, "counts": FOR_FIGURES,
            "may_ask": FOR_ASKING,
            "asked_at": FOR_FIGURES, "confirmed_at": FOR_FIGURES, "placed_at": FOR_FIGURES,
            "cancelled_at": FOR_FIGURES, "came_at": FOR_FIGURES, "walk_in": FOR_FIGURES,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(cancelled_at=None) & ~Q(email=""),
                name="event_registration_once",
            ),
            models.UniqueConstraint(fields=["event", "code"], name="event_registration_code"),
            models.CheckConstraint(
                condition=Q(placed_at=None) | Q(confirmed_at__isnull=False), name="event_registration_placed"
            ),
            models.CheckConstraint(
                condition=Q(came_at=None) | Q(placed_at__isnull=False, cancelled_at=None),
                name="event_registration_came",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "confirmed_at", "id"], name="event_registration_order"),
            models.Index(fields=["id"], condition=~Q(letter=""), name="event_registration_letter"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> str:
        """Where it stands: asked, waiting, placed, came or cancelled."""
        if self.cancelled_at is not None:
            return "cancelled"
        if self.confirmed_at is None:
            return "asked"
        if self.placed_at is None:
            return "waiting"
        return "came" if self.came_at is not None else "placed"
