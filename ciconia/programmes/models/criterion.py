from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class Criterion(Versioned):
    """What an assessor looks at, and the words of its scale from the lowest (0) to the highest."""

    code = models.SlugField(max_length=40)
    name = TranslatedField()
    question = TranslatedField()
    scale = models.JSONField(default=list)

    privacy = declare(public=f"{VERSIONED} code name question scale")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], condition=Q(version_until=None), name="criterion_once"
            ),
        ]
        ordering = ["programme", "position", "id"]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return str(self.name)
