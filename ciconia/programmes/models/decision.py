from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import staff_q
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.models import User
from ciconia.foundation.privacy import declare
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.pack_version import PackVersion
from ciconia.programmes.models.programme import Programme
from ciconia.programmes.models.sector import Sector
from ciconia.programmes.models.sector_listing import SectorListing


class About(models.TextChoices):
    """What was decided together."""

    SECTORS = "sectors", _("the sectors of a country")
    PARTNERSHIP = "partnership", _("a partnership")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the country it is about."""
        return self.filter(staff_q(user))


class Decision(models.Model):
    """What a programme decided with ministries and embassies: when, with whom, why, and the minutes. It stays."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, on_delete=models.PROTECT, related_name="decisions")
    about = models.CharField(max_length=12, choices=About)
    decided_on = models.DateField()
    reason = models.TextField()
    # Why it was taken without a ministry, where none took part.
    without_ministry = models.TextField(blank=True)
    # The version of the set-up it made; a partnership makes none.
    made = models.ForeignKey(PackVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes_name = models.CharField(max_length=200, blank=True)
    minutes_digest = DigestField(blank=True)
    minutes_type = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    objects = DecisionQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme focus about decided_on reason without_ministry made minutes_name"
        " minutes_digest minutes_type by at"
    )

    class Meta:
        ordering = ["focus", "-decided_on", "-id"]

    def __str__(self) -> str:
        return f"{self.focus} {self.decided_on}"


class Participation(models.Model):
    """That an organisation took part in a decision, by the function of whoever spoke for it; nobody's name."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    function = models.CharField(max_length=120, blank=True)

    privacy = declare(internal="id decision organisation function")

    class Meta:
        ordering = ["decision", "id"]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.organisation_id}"


class Outcome(models.TextChoices):
    """What was decided about a sector."""

    CHOSEN = "chosen", _("Chosen")
    NOT_CHOSEN = "not_chosen", _("Not chosen")
    ENDS = "ends", _("Ends")


class SectorVerdict(models.Model):
    """What one decision said about one sector, and why."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="verdicts")
    listing = models.ForeignKey(SectorListing, null=True, blank=True, on_delete=models.PROTECT, related_name="verdicts")
    # Of a sector that was looked at and not chosen the programme has no row.
    sector = models.ForeignKey(Sector, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome)
    # The first day of a sector that was chosen, the last one of a sector that ends.
    day = models.DateField(null=True, blank=True)
    why = models.TextField()

    privacy = declare(internal="id decision listing sector outcome day why")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(listing__isnull=False) | Q(sector__isnull=False), name="verdict_of"),
            models.CheckConstraint(condition=Q(outcome="not_chosen") | Q(day__isnull=False), name="verdict_day"),
        ]
        ordering = ["decision", "id"]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.outcome}"
