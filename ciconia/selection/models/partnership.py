from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.models import ORGANISATION_ROLES
from ciconia.foundation.privacy import declare
from ciconia.selection.models.placed import PLACED, Placed


class PartnershipState(models.TextChoices):
    LONG_LISTED = "long_listed", _("Long-listed")
    ASSESSED = "assessed", _("Capacity looked at")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("Ended")


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def visible_to(self, user: Any) -> "PartnershipQuerySet":
        """Staff of the focus, and the institution itself."""
        return self.filter(staff_q(user) | Q(organisation_id__in=organisation_ids(user, ORGANISATION_ROLES)))


class Partnership(Placed):
    """A host institution with which a programme works in one focus, or thinks about it."""

    why = models.TextField(blank=True)
    capacity = models.TextField(blank=True)
    online_ready = models.BooleanField(null=True)
    next_review = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "programmes.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships"
    )

    states = PartnershipState
    objects = PartnershipQuerySet.as_manager()

    privacy = declare(internal=f"{PLACED} why capacity online_ready next_review decision")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["focus", "organisation"], name="partnership_once"),
            models.CheckConstraint(condition=Q(state__in=PartnershipState.values), name="partnership_state"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
