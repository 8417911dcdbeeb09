from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import Scope, User
from ciconia.foundation.privacy import declare
from ciconia.programmes.models.programme import Programme


class PackVersionQuerySet(models.QuerySet["PackVersion"]):
    def visible_to(self, user: Any) -> Self:
        """Who changed the set-up, and why, is for those who work in the programme."""
        mine = [item.scope_id for item in memberships_of(user) if item.scope == Scope.PROGRAMME]
        return self.filter(programme_id__in=mine)


class PackVersion(models.Model):
    """The set-up of a programme as it stood once: numbered, hashed, never changed."""

    class Origin(models.TextChoices):
        FILE = "file", _("file")
        DESK = "desk", _("desk")

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=4, choices=Origin)
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    digest = models.CharField(max_length=64)
    # Empty where the file did not say which version it was made from, as a file that was never exported.
    base = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    at = MomentField()

    objects = PackVersionQuerySet.as_manager()

    privacy = declare(internal="id public_id programme number origin author reason digest base content at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="pack_version_number")]
        ordering = ["programme", "number"]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.number}"
