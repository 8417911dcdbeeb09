from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare


class Apart(models.Model):
    """That two organisations which look alike are two: somebody looked and said so."""

    first = models.ForeignKey("people.Organisation", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("people.Organisation", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    # A judgement about a pair says nothing about another pair.
    in_a_merge = "goes"

    privacy = declare(internal="id first second by at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"


class Merge(models.Model):
    """That one organisation went into another: all that is needed to take it back exactly.

    gone: its row, as columns. before, after: the columns of the one that stayed whose value changed.
    moved: by table and column the ids of rows that pointed to the one that went. removed: by table the rows that would
    have stood twice, as columns. widened: what rows that took their place said before and after.
    """

    public_id = PublicIdField()
    kept = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="merges")
    gone_id = models.BigIntegerField()
    gone_public_id = models.CharField(max_length=10)
    gone = models.JSONField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    moved = models.JSONField(default=dict)
    removed = models.JSONField(default=dict)
    widened = models.JSONField(default=list)
    version = models.PositiveIntegerField()  # of the one that stayed, right after
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    undone_at = models.DateTimeField(null=True, blank=True)

    privacy = declare(
        internal="id public_id kept gone_id gone_public_id gone before after moved removed widened version by at"
        " undone_at"
    )

    class Meta:
        indexes = [models.Index(fields=["gone_public_id"], name="merge_gone")]

    def __str__(self) -> str:
        return f"{self.gone_public_id} into {self.kept_id}"
