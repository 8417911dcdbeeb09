from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare


class Suits(models.TextChoices):
    """What an institution says of a candidate."""

    YES = "yes", _("Would suit us")
    UNSURE = "unsure", _("We cannot say")
    NO = "no", _("Would not suit us")


class HostRankingQuerySet(models.QuerySet["HostRanking"]):
    def visible_to(self, user: Any) -> "HostRankingQuerySet":
        """Staff of the focus, and the institution that ranks."""
        return self.filter(staff_q(user) | Q(organisation_id__in=organisation_ids(user, ["host contact"])))


class HostRanking(models.Model):
    """The order in which an institution would take the candidates for an opportunity.

    What was submitted stays as it was; a change afterwards is a draft of its own until it is submitted as well.
    """

    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.CASCADE, related_name="rankings")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey("programmes.Focus", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)  # counts every change for an opportunity, over all its rankings
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = HostRankingQuerySet.as_manager()

    privacy = declare(internal="id opportunity programme focus organisation version by at submitted_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(submitted_at=None), name="host_ranking_one_draft"
            ),
            models.UniqueConstraint(fields=["opportunity", "version"], name="host_ranking_version"),
        ]
        ordering = ["version"]

    def __str__(self) -> str:
        return f"ranking {self.version} for {self.opportunity_id}"

    @property
    def state(self) -> str:
        """A draft, which nobody but the institution reads, or submitted."""
        return "submitted" if self.submitted_at else "draft"


class HostRank(models.Model):
    """What a ranking says of one candidate: the place, whether they would suit, and a short word why."""

    ranking = models.ForeignKey(HostRanking, on_delete=models.CASCADE, related_name="ranks")
    application = models.ForeignKey("selection.Application", on_delete=models.CASCADE, related_name="host_ranks")
    place = models.PositiveSmallIntegerField()
    suits = models.CharField(max_length=6, choices=Suits, blank=True)  # empty while nothing was said yet
    words = models.CharField(max_length=300, blank=True)

    privacy = declare(
        internal="id ranking application",
        personal={
            "place": ("selection", "five years after the programme", "pseudonym"),
            "suits": ("selection", "five years after the programme", "pseudonym"),
            "words": ("selection", "five years after the programme", "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ranking", "application"], name="host_rank_once"),
            models.CheckConstraint(condition=Q(suits__in=["", *Suits.values]), name="host_rank_suits"),
        ]
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.place}: {self.application_id}"
