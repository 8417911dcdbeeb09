from typing import Any

from django.conf import settings
from django.db import models

from ciconia.delivery.models.deliverable import Deliverable
from ciconia.delivery.models.engagement import KEEP
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.privacy import declare


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: Any) -> "AttachmentQuerySet":
        """Whoever sees the deliverable."""
        return self.filter(deliverable__in=Deliverable.objects.visible_to(user))


class Attachment(models.Model):
    """A file handed over with a deliverable; the content lies under its hash."""

    public_id = PublicIdField()
    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="attachments")
    digest = DigestField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    objects = AttachmentQuerySet.as_manager()

    privacy = declare(
        internal="id public_id deliverable size media_type by at",
        personal={"name": ("delivery", KEEP, "overwrite"), "digest": ("delivery", KEEP, "delete the file")},
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
