from collections.abc import Iterable
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, organisation_ids, staff_q, within_reach
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Role, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.kinds.gathering import EVENT_KINDS
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import stands


class EventState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    RETURNED = "returned", _("Sent back")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", _("Over, report to write")
    REPORTED = "reported", _("Reported")
    CANCELLED = "cancelled", _("Cancelled")


class EventMode(models.TextChoices):
    """Where people meet."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    BOTH = "both", _("In person and online")


def of_staff(user: Any, roles: Iterable[str], way: str = "") -> Q:
    """The rows of events for which an account has one of `roles`. way: from the row to its event."""
    own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in set(roles)]
    there = staff_q(user, roles, programme=f"{way}programme_id", focus=f"{way}focus_id")
    return there | Q(**{f"{way}focus": None, f"{way}programme_id__in": own})


def of_persons(user: Any, way: str) -> Q:
    """As `of_staff`, for rows about people: without countries whose people are out of reach for a while."""
    return within_reach(user, of_staff(user, PERSON_ROLES, way), focus=f"{way}focus_id")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of its country; where it is for all of them, staff of the programme, in whichever they work.

        What a space keeps to itself, only those who look after it. What an organisation proposed, its contacts.
        """
        own = Q(organisation_id__in=organisation_ids(user, [Role.ORGANISATION_CONTACT]))
        staff = of_staff(user, STAFF_ROLES) & Q(space=None) | of_staff(user, ("coordinator", "officer"))
        return self.filter(staff | own)

    def public(self) -> Self:
        """Those that everybody may read about: announced once, also if they were called off or are over."""
        return self.exclude(announced_at=None).filter(stands("event"), space=None)


class Event(Stateful):
    """Something people come to: what, for whom, when and where, and how many have a place.

    `taken` and `waiting` are kept with each registration, so that a public page need not look at people.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="events")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    # A meet-up that a member of a space proposed is for that space alone.
    space = models.ForeignKey(
        "gatherings.Space", null=True, blank=True, on_delete=models.CASCADE, related_name="events"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The affiliated organisation that proposed it and holds it with the programme.
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField(max_length=24)
    title = TranslatedField()
    about = TranslatedField()
    for_whom = TranslatedField()
    languages = ArrayField(models.CharField(max_length=8), default=list)
    mode = models.CharField(max_length=10, choices=EventMode)
    venue = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=3, blank=True)
    link = models.URLField(max_length=400, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField(null=True, blank=True)
    changed_at = MomentField()
    # After it: how many came as somebody counted them, what the public reads, what staff learned.
    counted = models.PositiveIntegerField(null=True, blank=True)
    outcome = TranslatedField()
    lessons = models.TextField(blank=True)

    states = EventState
    objects = EventQuerySet.as_manager()

    privacy = declare(
        public="programme focus kind title about for_whom languages mode venue city country starts_at ends_at time_zone"
        " capacity taken waiting announced_at changed_at outcome",
        internal=f"{STATEFUL} link counted lessons space proposed_by organisation",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="event_state"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_dates"),
            models.CheckConstraint(condition=Q(mode__in=EventMode.values), name="event_mode"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="event_capacity"),
            models.CheckConstraint(
                condition=~Q(state__in=["announced", "held", "reported"]) | Q(announced_at__isnull=False),
                name="event_announced",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "ends_at"], condition=~Q(announced_at=None), name="event_public"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Its days are those of the place it is in."""
        return str(self.time_zone)

    @property
    def kind_label(self) -> str:
        """What kind of event it is, in words."""
        return str(EVENT_KINDS[self.kind].label)

    @property
    def starts_local(self) -> Any:
        """The start on the clocks of its place."""
        return self.starts_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def ends_local(self) -> Any:
        """The end on the clocks of its place."""
        return self.ends_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def places_left(self) -> int | None:
        """How many places are free; None where there is room for everybody."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)


class CoHost(models.Model):
    """An affiliated organisation that holds an event together with the programme."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="co_hosts")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    privacy = declare(public="id event organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "organisation"], name="co_host_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.organisation_id} at {self.event_id}"
