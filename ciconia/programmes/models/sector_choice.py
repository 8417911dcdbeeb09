from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.sector import Sector
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class SectorChoice(Versioned):
    """A sector a focus works in: decided with whom, why, from when."""

    focus = models.ForeignKey(Focus, on_delete=models.PROTECT, related_name="sector_choices")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="choices")
    decided_with = models.TextField()
    why = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    privacy = declare(public=f"{VERSIONED} focus sector starts ends", internal="decided_with why")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["focus", "sector", "starts"], condition=Q(version_until=None), name="sector_choice_once"
            ),
        ]
        ordering = ["focus", "position", "id"]

    def __str__(self) -> str:
        return f"{self.focus_id} {self.sector_id}"
