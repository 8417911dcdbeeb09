from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class RequiredCourse(Versioned):
    """A course that somebody completes before they start: its completion does one point of a kind's checklist.

    valid_years: how long a completion counts; empty: for ever.
    """

    kind = models.CharField(max_length=40)
    item = models.SlugField(max_length=40)
    course = models.SlugField(max_length=40)
    valid_years = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy = declare(public=f"{VERSIONED} kind item course valid_years")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "item"], condition=Q(version_until=None), name="required_course_once"
            ),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return f"{self.course} before {self.kind}"
