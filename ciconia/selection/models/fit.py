from typing import Any, Self

from django.db import models

from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person

PURPOSE = "to show which open opportunities fit one's profile"
KEPT = ("as long as the profile", "delete")


class FitQuerySet(models.QuerySet["Fit"]):
    def visible_to(self, user: Any) -> Self:
        """One's own: what fits somebody is nobody else's business."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()


class Fit(models.Model):
    """How well an open opportunity fits somebody's profile, with reasons, for themselves alone.

    place: among theirs, the nearest first. criteria: as those of a ranking.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="fits")
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    score = models.FloatField()
    criteria = models.JSONField(default=list)
    names = models.JSONField(default=dict)
    language = models.CharField(max_length=8, blank=True)
    made_at = MomentField()

    objects = FitQuerySet.as_manager()

    privacy = declare(
        internal="id person opportunity made_at",
        personal={
            "place": (PURPOSE, *KEPT),
            "score": (PURPOSE, *KEPT),
            "criteria": (PURPOSE, *KEPT),
            "names": (PURPOSE, *KEPT),
            "language": (PURPOSE, *KEPT),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "opportunity"], name="fit_once")]
        ordering = ["person", "place"]

    def __str__(self) -> str:
        return f"{self.opportunity_id} for {self.person_id}"


class FitLookQuerySet(models.QuerySet["FitLook"]):
    def visible_to(self, user: Any) -> Self:
        """One's own."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()


class FitLook(models.Model):
    """When it was last looked for what fits somebody, and from what; also where nothing was found."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="fit_look")
    digest = models.CharField(max_length=64)  # of the profile and of what was open
    not_read = models.CharField(max_length=200, blank=True)
    made_at = MomentField()

    objects = FitLookQuerySet.as_manager()

    privacy = declare(
        internal="person digest",
        personal={"not_read": (PURPOSE, *KEPT), "made_at": (PURPOSE, *KEPT)},
    )

    def __str__(self) -> str:
        return f"{self.person_id} at {self.made_at}"
