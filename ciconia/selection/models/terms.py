from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import Log
from ciconia.foundation.privacy import declare
from ciconia.selection.models.opportunity import Opportunity


class TermsVersionQuerySet(models.QuerySet["TermsVersion"]):
    def visible_to(self, user: Any) -> Self:
        """Every version for staff of the focus; for the host those that were sent to it."""
        staff = staff_q(user, programme="opportunity__programme_id", focus="opportunity__focus_id")
        hosts = Q(opportunity__organisation_id__in=organisation_ids(user, ["host contact"]))
        return self.filter(staff | hosts & Q(pk__in=TermsReview.objects.values("version_id")))


class TermsVersion(models.Model):
    """The terms of reference as they were saved once: numbered, never changed; the database refuses it."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    # Who saved it and how: empty only for what stood before versions were kept.
    entry = models.ForeignKey(Log, null=True, on_delete=models.PROTECT, related_name="+")
    at = MomentField()

    objects = TermsVersionQuerySet.as_manager()

    privacy = declare(internal="id opportunity number content entry at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "number"], name="terms_version_number")]
        ordering = ["opportunity", "number"]

    def __str__(self) -> str:
        return f"{self.opportunity_id} {self.number}"


class TermsAnswer(models.TextChoices):
    EDITS = "edits", _("Asked for changes")
    AGREED = "agreed", _("Agreed")
    TAKEN_BACK = "taken_back", _("Taken back by the programme")


class TermsReview(models.Model):
    """One round with the host: which version was sent, and what it answered."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="rounds")
    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="rounds")
    at = MomentField()
    answer = models.CharField(max_length=10, choices=TermsAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    privacy = declare(internal="id opportunity version at answer answered_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity"], condition=Q(answer=""), name="terms_review_one_open"),
        ]
        ordering = ["opportunity", "id"]

    def __str__(self) -> str:
        return f"{self.version} {self.answer}"


class EditRequestQuerySet(models.QuerySet["EditRequest"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the focus and the host."""
        return self.filter(
            staff_q(user, programme="review__opportunity__programme_id", focus="review__opportunity__focus_id")
            | Q(review__opportunity__organisation_id__in=organisation_ids(user, ["host contact"]))
        )


class EditRequest(models.Model):
    """What should change in one section, in words, and what the officer answered."""

    review = models.ForeignKey(TermsReview, on_delete=models.PROTECT, related_name="requests")
    section = models.CharField(max_length=40)
    words = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_in = models.ForeignKey(TermsVersion, null=True, on_delete=models.PROTECT, related_name="+")

    objects = EditRequestQuerySet.as_manager()

    privacy = declare(internal="id review section words answer answered_at answered_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "section"], name="edit_request_once")]
        ordering = ["review", "id"]

    def __str__(self) -> str:
        return f"{self.section}: {self.words}"
