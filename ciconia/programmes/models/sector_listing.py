from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciconia.foundation.access import staff_q
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import User
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.programme import Programme


class SectorListingQuerySet(models.QuerySet["SectorListing"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the country."""
        return self.filter(staff_q(user))


class SectorListing(models.Model):
    """A sector that is thought of for a focus: why it is on the list, and what was found when it was looked at."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, on_delete=models.PROTECT, related_name="sector_listings")
    code = models.SlugField(max_length=40)
    name = TranslatedField()
    dac_codes = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    why = models.TextField()
    listed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    # The capacity check.
    institutions = models.TextField(blank=True)
    can_carry = models.TextField(blank=True)
    strategy = models.TextField(blank=True)
    donors = models.TextField(blank=True)
    # About how many professionals of that skill are known in the diaspora. Empty where nobody knows: never nought.
    known = models.PositiveIntegerField(null=True, blank=True)
    known_from = models.CharField(max_length=200, blank=True)
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = SectorListingQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme focus code name dac_codes why listed_by at institutions can_carry strategy"
        " donors known known_from checked_by checked_at version"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["focus", "code"], name="sector_listing_once"),
            models.CheckConstraint(condition=Q(known=None) | Q(known__gt=0), name="sector_listing_known"),
            models.CheckConstraint(condition=Q(known=None) | ~Q(known_from=""), name="sector_listing_known_from"),
        ]
        ordering = ["focus", "id"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_checked(self) -> bool:
        """Whether somebody has looked at what there is."""
        return self.checked_at is not None
