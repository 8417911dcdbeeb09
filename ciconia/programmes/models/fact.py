from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class Fact(Versioned):
    """One thing that is known about a programme, or known to be unknown, with where it was read."""

    key = models.SlugField(max_length=60)
    label = TranslatedField()
    value = TranslatedField()
    known = models.BooleanField(default=True)
    # The day from which this could be known: a page of an earlier day does not show it.
    known_from = models.DateField(null=True, blank=True)

    privacy = declare(public=f"{VERSIONED} key label value known known_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], condition=Q(version_until=None), name="fact_once"),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return self.key
