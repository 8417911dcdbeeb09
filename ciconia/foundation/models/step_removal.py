from typing import Any

from django.db import models
from django.db.models import Q

from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.models.user import User
from ciconia.foundation.privacy import declare


class StepRemovalQuerySet(models.QuerySet["StepRemoval"]):
    def visible_to(self, user: Any) -> "StepRemovalQuerySet":
        """One's own."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def waiting(self) -> "StepRemovalQuerySet":
        """Those that are neither stopped nor done."""
        return self.filter(stopped_at=None, done_at=None)


class StepRemoval(models.Model):
    """That somebody lost their second step and asked to have it taken away: it waits, so that they can say no."""

    public_id = PublicIdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="step_removals")
    because = models.TextField()
    # Real time, also where the product's clock stands elsewhere: nobody may come in earlier by moving it.
    asked_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = StepRemovalQuerySet.as_manager()

    privacy = declare(
        internal="id public_id user asked_at stopped_at done_at",
        personal={"because": ("to show how the keeper made sure who asked", "as long as the account", "delete")},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(stopped_at=None, done_at=None), name="step_removal_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
