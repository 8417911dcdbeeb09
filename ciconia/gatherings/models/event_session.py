import json
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.event import Event, of_persons
from ciconia.publishing.models import Note, Says


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
    """Who speaks in a session. Their name is public from the day they said so, and never before.

    Who has an address is asked by a link and answers alone; for others an officer writes down how they agreed.
    """

    public_id = PublicIdField()
    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=200, blank=True)
    # The language in which they speak, and are written to where letters are written in it.
    language = models.CharField(max_length=8, blank=True)
    says = models.CharField(max_length=8, blank=True, choices=Says.choices)
    words = models.CharField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    letter = models.CharField(max_length=10, blank=True, choices=Note.choices)
    letters = models.PositiveSmallIntegerField(default=0)

    objects = SpeakerQuerySet.as_manager()

    privacy = declare(
        internal="id public_id session agreed_on language says asked_at answered_at reminded_at bounced_at letter"
        " letters",
        personal={
            "name": KEPT, "function": KEPT, "email": KEPT, "words": KEPT,
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

    @property
    def line(self) -> str:
        """What they are asked to agree to, to tell one text from another: how the page names them, and where."""
        titles = [sorted(text.items()) for text in (self.session.title, self.session.event.title)]
        said = json.dumps([self.name, self.function, self.language, titles])
        return sha256(said.encode()).hexdigest()[:16]
