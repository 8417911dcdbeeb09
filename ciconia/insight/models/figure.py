from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare


class FigureKey(models.TextChoices):
    """What is counted for everybody to read."""

    ASSIGNMENTS = "assignments", _("assignments begun")
    INSTITUTIONS = "institutions", _("institutions worked with")
    DELIVERABLES = "deliverables", _("deliverables accepted by the institution")
    IN_USE = "in_use", _("things left behind that are still in use after a year")


class FigureQuerySet(models.QuerySet["Figure"]):
    def visible_to(self, user: Any) -> Self:
        """Figures are public: they are counted so that nobody has to see what they are counted from."""
        return self.all()


class Figure(models.Model):
    """One number about a programme, or about one of its focuses, as a job last counted it.

    A stranger cannot read engagements, so no page can count them for a stranger; it reads this. What is not known
    has no row. `total` is what the number is part of, or what is aimed at, where there is such a thing.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="figures")
    focus = models.ForeignKey(
        "programmes.Focus", null=True, blank=True, on_delete=models.CASCADE, related_name="figures"
    )
    key = models.CharField(max_length=16, choices=FigureKey)
    number = models.PositiveIntegerField()
    total = models.PositiveIntegerField(null=True, blank=True)
    at = MomentField()

    objects = FigureQuerySet.as_manager()

    privacy = declare(public="id programme focus key number total at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "focus", "key"], name="figure_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(key__in=FigureKey.values), name="figure_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
