from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField


class Precision(models.TextChoices):
    """How exactly a date is known. The column then holds the first (or last) day it can be."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    OPEN = "open", _("open")
    UNKNOWN = "unknown", _("unknown")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: Any) -> Self:
        """Programmes are public."""
        return self.all()


class Programme(models.Model):
    """One programme of the installation: what its pack says about it today. Earlier wordings are in its versions."""

    public_id = PublicIdField()
    code = models.SlugField(max_length=40, unique=True)
    name = TranslatedField()
    prefix = models.CharField(max_length=6, unique=True)
    starts = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(max_length=8, choices=Precision, default=Precision.DAY)
    ends = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=8, choices=Precision, default=Precision.DAY)
    # A prolongation is kept apart from the end first agreed: both were promised to somebody.
    prolonged_to = models.DateField(null=True, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    answer_working_days = models.PositiveSmallIntegerField()
    longest_days = models.PositiveSmallIntegerField()
    carried_out_by = models.TextField(blank=True)
    offices = models.TextField(blank=True)
    funders = models.JSONField(default=list, blank=True)
    lines = ArrayField(models.CharField(max_length=20), default=list)
    kinds = ArrayField(models.CharField(max_length=40), default=list)
    tagline = TranslatedField()
    lede = TranslatedField()

    objects = ProgrammeQuerySet.as_manager()

    privacy = declare(
        public="id public_id code name prefix starts starts_precision ends ends_precision prolonged_to zone"
        " answer_working_days longest_days carried_out_by offices funders lines kinds tagline lede",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="programme_dates"),
            models.CheckConstraint(
                condition=Q(prolonged_to=None) | Q(prolonged_to__gt=F("ends")), name="programme_prolonged"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def programme_id(self) -> int:
        """Its own id: access and log ask every row for the programme it belongs to."""
        return int(self.pk)

    @property
    def last_day(self) -> date | None:
        """The last day work can take place: the prolonged end where there is one, None where it is open."""
        return self.prolonged_to or self.ends

    @property
    def places_people(self) -> bool:
        """Whether it has the placement line: needs, opportunities, applications, assignments."""
        return "placement" in self.lines

    def is_over(self, on: date) -> bool:
        """Whether its last day has passed on a day."""
        return self.last_day is not None and self.last_day < on
