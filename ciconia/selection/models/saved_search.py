from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare

PURPOSE = "to write when something new fits"
KEPT = ("until the search or the account is deleted", "delete")


class Pace(models.TextChoices):
    """How often somebody is written to about what fits a search."""

    AT_ONCE = "at_once", _("At once")
    WEEKLY = "weekly", _("Once a week, on Monday")
    NEVER = "never", _("Never")


class OwnQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "OwnQuerySet":
        """One's own. What somebody looks for is nobody else's business, that of staff neither."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class SavedSearch(models.Model):
    """The filters of the public list that somebody keeps, to be written to when something new fits.

    The filters are columns of the same names as in `Choice`, so that the list's conditions can be asked of them.
    """

    public_id = PublicIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    countries = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    sectors = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    modes = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    words = models.CharField(max_length=100, blank=True)
    starts_from = models.DateField(null=True, blank=True)
    starts_by = models.DateField(null=True, blank=True)
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.AT_ONCE)
    kept_at = MomentField()
    # Whatever opened until then has been held against it.
    looked_at = MomentField()
    matched_at = models.DateTimeField(null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    privacy = declare(
        internal="id public_id account programme looked_at",
        personal={
            "countries": (PURPOSE, *KEPT),
            "sectors": (PURPOSE, *KEPT),
            "kinds": (PURPOSE, *KEPT),
            "modes": (PURPOSE, *KEPT),
            "languages": (PURPOSE, *KEPT),
            "words": (PURPOSE, *KEPT),
            "starts_from": (PURPOSE, *KEPT),
            "starts_by": (PURPOSE, *KEPT),
            "pace": (PURPOSE, *KEPT),
            "kept_at": ("to show when somebody asked to be written to", *KEPT),
            "matched_at": ("to show whether the search finds anything", *KEPT),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "account",
                    "programme",
                    "countries",
                    "sectors",
                    "kinds",
                    "modes",
                    "languages",
                    "words",
                    "starts_from",
                    "starts_by",
                ],
                nulls_distinct=False,
                name="saved_search_once",
            ),
            models.CheckConstraint(condition=Q(pace__in=Pace.values), name="saved_search_pace"),
            models.CheckConstraint(
                condition=Q(starts_by=None) | Q(starts_from=None) | Q(starts_by__gte=F("starts_from")),
                name="saved_search_dates",
            ),
        ]
        indexes = [
            models.Index(
                fields=["programme", "pace", "looked_at"], condition=~Q(pace="never"), name="saved_search_waiting"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.public_id)


class WrittenOpportunity(models.Model):
    """That an account was written to about an opportunity: by whichever of its searches, it happens once."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.CASCADE, related_name="+")
    at = MomentField()

    objects = OwnQuerySet.as_manager()

    privacy = declare(
        internal="id account",
        personal={
            "opportunity": ("never to write about the same twice", "a year after the last day to apply", "delete"),
            "at": ("never to write about the same twice", "a year after the last day to apply", "delete"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "opportunity"], name="written_once")]

    def __str__(self) -> str:
        return f"{self.opportunity_id} at {self.at:%Y-%m-%d}"
