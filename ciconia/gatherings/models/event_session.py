from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.event import Event, of_persons


class EventSession(models.Model):
    """One part of an event: when it begins, what it is about."""

    public_id = PublicIdField()
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    title = TranslatedField()
    about = TranslatedField()

    privacy = declare(public="id public_id event starts_at title about")

    class Meta:
        ordering = ["event", "starts_at", "id"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def hour(self) -> str:
        """When it begins, as the clocks of the place show it."""
        return f"{self.starts_at.astimezone(ZoneInfo(self.event.zone)):%H:%M}"


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def visible_to(self, user: Any) -> "SpeakerQuerySet":
        """Staff who work with people where the event is."""
        return self.filter(of_persons(user, "session__event__"))

    def named(self) -> "SpeakerQuerySet":
        """Those who said that everybody may read their name, and did not take it back."""
        return self.exclude(agreed_on=None)


KEPT = ("to say who speaks", "two years after the event", "delete")


class Speaker(models.Model):
    """Who speaks in a session. Their name is public from the day they said so, and never before."""

    public_id = PublicIdField()
    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=200, blank=True)

    objects = SpeakerQuerySet.as_manager()

    privacy = declare(
        internal="id public_id session agreed_on",
        personal={
            "name": KEPT, "function": KEPT, "email": KEPT,
            "agreed_how": ("to show how somebody agreed to be named", "two years after the event", "delete"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed_on=None) | ~Q(agreed_how=""), name="speaker_agreed_how"),
        ]
        ordering = ["session", "id"]

    def __str__(self) -> str:
        return self.name
