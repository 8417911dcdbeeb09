from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.selection.models.application import Application


class AskedPartQuerySet(models.QuerySet["AskedPart"]):
    def visible_to(self, user: Any) -> "AskedPartQuerySet":
        """The applicant, and staff of the focus who work with people."""
        staff = persons_q(user, programme="application__programme_id", focus="application__focus_id")
        return self.filter(staff | Q(application__person__user_id=user.pk))


class AskedPart(models.Model):
    """A part of an application that was asked for again: why, what had been sent, and whether something came."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="asked_parts")
    part = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    reason = models.TextField()
    before = models.JSONField(default=dict, blank=True)  # as it had been sent
    after = models.JSONField(default=dict, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(default=False)

    objects = AskedPartQuerySet.as_manager()

    privacy = declare(
        internal="id application part by at ended_at came",
        personal={
            "reason": ("selection", "five years after the programme", "overwrite"),
            "before": ("selection", "five years after the programme", "overwrite"),
            "after": ("selection", "five years after the programme", "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(ended_at=None), name="asked_part_one_open")
        ]
        ordering = ["application", "id"]

    def __str__(self) -> str:
        return f"{self.part} of {self.application_id}"
