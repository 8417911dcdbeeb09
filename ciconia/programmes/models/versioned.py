from typing import Any, Self

from django.db import models
from django.db.models import Q

from ciconia.foundation.fields import PublicIdField
from ciconia.programmes.models.programme import Programme


class VersionedQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """What a programme says of itself is public."""
        return self.all()

    def current(self) -> Self:
        """Rows of the newest version."""
        return self.filter(version_until=None)

    def in_version(self, number: int | models.Subquery) -> Self:
        """Rows as they stood in version `number`, so that an old promise can be read as it was made."""
        return self.filter(Q(version_until=None) | Q(version_until__gt=number), version_from__lte=number)


class Versioned(models.Model):
    """One statement of a pack. It is never changed: a new version closes the row and adds another."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    version_from = models.PositiveIntegerField()
    version_until = models.PositiveIntegerField(null=True, blank=True)
    source = models.TextField()
    source_url = models.TextField(blank=True)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True


VERSIONED = "id public_id programme position version_from version_until source source_url"
