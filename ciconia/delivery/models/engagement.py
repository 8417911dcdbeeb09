from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.privacy import declare
from ciconia.people.models import Mode, Person
from ciconia.selection.models.placed import PLACED, Placed

KEEP = "five years after the programme"


class EngagementState(models.TextChoices):
    AGREED = "agreed", _("Agreed")
    PREPARING = "preparing", _("Preparing")
    READY = "ready", _("Ready to start")
    ACTIVE = "active", _("On assignment")
    PAUSED = "paused", _("Paused")
    COMPLETED = "completed", _("Completed")
    ENDED_EARLY = "ended_early", _("Ended early")
    CLOSED = "closed", _("Closed")


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def visible_to(self, user: Any) -> "EngagementQuerySet":
        """The participant, staff of the focus, and the host institution."""
        if not user.is_authenticated:
            return self.none()
        own = Q(person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        return self.filter(own | persons_q(user) | hosts_q(user))


class Engagement(Placed):
    """What really happens between a person and an institution, after an offer was accepted."""

    # One for each of those who applied together.
    application = models.ForeignKey("selection.Application", on_delete=models.PROTECT, related_name="engagements")
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="engagements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="engagements")
    reference = models.CharField(max_length=20, unique=True)
    counterpart = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=8, choices=Mode)
    starts = models.DateField()
    ends = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    flagged_on = models.DateField(null=True, blank=True)  # waits for a decision on how to go on, since
    next_wave_on = models.DateField(null=True, blank=True)  # kept by the floor that asks

    states = EngagementState
    objects = EngagementQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} application opportunity reference counterpart mode flagged_on next_wave_on",
        personal={
            "person": ("the agreement", KEEP, "pseudonym"),
            "starts": ("the agreement", KEEP, "keep"),
            "ends": ("the agreement", KEEP, "keep"),
            "ended_on": ("the agreement", KEEP, "keep"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EngagementState.values), name="engagement_state"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="engagement_dates"),
            models.UniqueConstraint(fields=["application", "person"], name="engagement_once"),
        ]
        indexes = [
            models.Index(fields=["focus", "state", "-id"], name="engagement_focus"),
            models.Index(fields=["person"], name="engagement_person"),
            models.Index(fields=["organisation"], name="engagement_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"


class Phase(models.Model):
    """A stretch of an engagement in one mode; a changed phase is a new version, the old one stays."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=8, choices=[(m.value, m.label) for m in Mode if m != Mode.MIXED])
    starts = models.DateField()
    ends = models.DateField()
    place = models.CharField(max_length=120, blank=True, db_default="")  # where it is not at the institution itself
    replaced = models.BooleanField(default=False)

    privacy = declare(
        internal="id engagement number version mode replaced",
        personal={
            "starts": ("to know where somebody is", KEEP, "keep"),
            "ends": ("to know where somebody is", KEEP, "keep"),
            "place": ("to know where somebody is", KEEP, "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number", "version"], name="phase_version_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="phase_dates"),
        ]
        ordering = ["number", "version"]

    def __str__(self) -> str:
        return f"{self.mode} {self.starts} to {self.ends}"
