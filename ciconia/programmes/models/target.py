from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class Target(Versioned):
    """About how many, of what, by when. Shown as progress; never a ceiling."""

    code = models.SlugField(max_length=40)
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="targets")
    about = models.PositiveIntegerField()
    of_what = models.CharField(max_length=40)
    by = models.DateField(null=True, blank=True)
    words = TranslatedField()

    privacy = declare(public=f"{VERSIONED} code focus about of_what by words")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], condition=Q(version_until=None), name="target_once"),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return f"{self.about} {self.of_what}"
