from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Engagement
from ciconia.delivery.models.engagement import KEEP
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Person
from ciconia.selection.models import Level
from ciconia.selection.models.placed import PLACED, Placed


class OutcomeState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ASKED = "asked", _("Asked")
    RECORDED = "recorded", _("Answered")
    NOT_ANSWERED = "not_answered", _("Not answered")


class Respondent(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    HOST = "host", _("Host institution")


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def visible_to(self, user: Any) -> "OutcomeQuerySet":
        """Staff of the focus; the participant and the host each see only what they were asked."""
        if not user.is_authenticated:
            return self.none()
        own = Q(respondent=Respondent.PARTICIPANT, person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        hosts = Q(respondent=Respondent.HOST) & hosts_q(user)
        return self.filter(own | hosts | persons_q(user))


class Outcome(Placed):
    """One asking: what somebody says changed, at one wave, in the three processes of capacity (Mueller 2023)."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="outcomes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    wave = models.CharField(max_length=24)
    wave_on = models.DateField()
    respondent = models.CharField(max_length=12, choices=Respondent)
    transmission = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    creation = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    organisational = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    changed = TranslatedField()
    hindered = TranslatedField()
    by_telephone = models.BooleanField(default=False)
    answered_on = models.DateField(null=True, blank=True)

    states = OutcomeState
    objects = OutcomeQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} engagement wave wave_on respondent by_telephone answered_on",
        personal={
            "person": ("results", KEEP, "pseudonym"),
            "transmission": ("results", KEEP, "pseudonym"),
            "creation": ("results", KEEP, "pseudonym"),
            "organisational": ("results", KEEP, "pseudonym"),
            "changed": ("results", KEEP, "pseudonym"),
            "hindered": ("results", KEEP, "pseudonym"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OutcomeState.values), name="outcome_state"),
            models.UniqueConstraint(fields=["engagement", "wave", "respondent"], name="outcome_once"),
        ]
        indexes = [models.Index(fields=["focus", "state", "wave_on"], name="outcome_focus")]

    def __str__(self) -> str:
        return f"{self.engagement}, {self.wave}"


class InUse(models.TextChoices):
    YES = "yes", _("Still in use")
    PARTLY = "partly", _("Partly in use")
    NO = "no", _("No longer in use")


class Sighting(models.Model):
    """Whether something that stayed behind is still in use, and by whom, as somebody saw it at one wave."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="sightings")
    deliverable = models.ForeignKey("delivery.Deliverable", on_delete=models.PROTECT, related_name="sightings")
    in_use = models.CharField(max_length=6, choices=InUse)
    by_whom = models.CharField(max_length=200, blank=True)

    privacy = declare(
        internal="id outcome deliverable in_use",
        personal={"by_whom": ("results", KEEP, "overwrite")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "deliverable"], name="sighting_once")]

    def __str__(self) -> str:
        return f"{self.deliverable_id}: {self.in_use}"
