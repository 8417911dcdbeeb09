from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.programme import Programme


class SectorQuerySet(models.QuerySet["Sector"]):
    def visible_to(self, user: Any) -> Self:
        """Sectors are public."""
        return self.all()


class Sector(models.Model):
    """A field of work in the programme's own words, mapped to the sector codes of the DAC."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sectors")
    code = models.SlugField(max_length=40)
    name = TranslatedField()
    dac_codes = ArrayField(models.CharField(max_length=5), default=list)

    objects = SectorQuerySet.as_manager()

    privacy = declare(public="id public_id programme code name dac_codes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="sector_once")]
        ordering = ["programme", "id"]

    def __str__(self) -> str:
        return str(self.name)
