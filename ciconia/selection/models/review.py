from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import staff_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.selection.models.application import Application

WEIGHERS = ("assessor", "officer", "coordinator")
KEPT = "five years after the programme"


class Standing(models.TextChoices):
    """How far one assessor is with one application."""

    GIVEN = "given", _("Waits for the declaration")
    DECLARED = "declared", _("Being read")
    MARKED = "marked", _("Marks given")
    CONFLICT = "conflict", _("Conflict of interest")
    TAKEN_BACK = "taken_back", _("Taken back")


OPEN = (Standing.GIVEN, Standing.DECLARED)
ASKED = (*OPEN, Standing.MARKED)
"""Those whose marks are counted on: conflicts and what was taken back are somebody else's."""


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: Any) -> "ReviewQuerySet":
        """Who assesses and decides, for the focus; never about oneself."""
        rows = self.filter(
            staff_q(user, WEIGHERS, programme="application__programme_id", focus="application__focus_id")
        )
        return rows.exclude(application__person__user_id=user.pk) if rows.query.where else rows


class Review(models.Model):
    """An application as it was given to one assessor: the declaration, and by when the marks are due."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviews")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.GIVEN)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = MomentField()
    due_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)  # why one more was asked, or why it was taken back
    told_at = models.DateTimeField(null=True, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    conflict = models.TextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    privacy = declare(
        internal="id application assessor standing given_by given_at due_on why told_at declared_at at",
        personal={"conflict": ("to keep choices impartial", KEPT, "overwrite")},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "assessor"], name="review_once"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="review_standing"),
        ]
        indexes = [
            models.Index(fields=["assessor", "standing"], name="review_of_assessor"),
            models.Index(fields=["given_at"], condition=Q(told_at=None, standing="given"), name="review_untold"),
        ]

    def __str__(self) -> str:
        return f"review of {self.application_id}"

    @property
    def marking(self) -> "Marking | None":
        """The marks that hold: the last ones given."""
        return max(self.markings.all(), key=lambda row: row.number, default=None)

    @property
    def marks(self) -> dict[str, int]:
        """The marks that hold, by the criterion's code; nothing before there are any."""
        held = self.marking
        return dict(held.marks) if held else {}

    @property
    def comment(self) -> str:
        """What the marks rest on."""
        held = self.marking
        return held.comment if held else ""


class Marking(models.Model):
    """The marks of one assessor as given once; changed marks are a row of their own, and the old ones stay."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="markings")
    number = models.PositiveSmallIntegerField(default=1)
    marks = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    why = models.TextField(blank=True)  # why they were changed
    at = MomentField()

    privacy = declare(
        internal="id review number at",
        personal={
            "marks": ("selection", KEPT, "pseudonym"),
            "comment": ("selection", KEPT, "overwrite"),
            "why": ("selection", KEPT, "overwrite"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="marking_once")]
        ordering = ["review", "number"]

    def __str__(self) -> str:
        return f"marks of {self.review_id}"
