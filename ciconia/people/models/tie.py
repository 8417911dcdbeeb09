from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models.reach import SPEAKERS, kept_by, unreachable

DETAIL = ("to weigh what an organisation depends on", "as long as the organisation is known here", "overwrite")


class TieKind(models.TextChoices):
    """What sort of source an organisation has its money from, or is tied to."""

    GOVERNMENT = "government", _("government")
    PARTY = "party", _("political party")
    COMPANY = "company", _("company")
    FOUNDATION = "foundation", _("foundation")
    MEMBERS = "members", _("members")
    PROGRAMME = "programme", _("programme or agency")


class Share(models.TextChoices):
    """About how much of an organisation's income comes from a source, in bands."""

    NOTHING = "nothing", _("no money")
    LITTLE = "little", _("less than a tenth")
    SOME = "some", _("a tenth to a quarter")
    MUCH = "much", _("a quarter to a half")
    MOST = "most", _("more than half")
    UNKNOWN = "unknown", _("not known")


class TieQuerySet(models.QuerySet["Tie"]):
    def visible_to(self, user: Any) -> "TieQuerySet":
        """Staff who keep organisations, where they work; what the organisation declared itself, and what is public."""
        own = Q(organisation_id__in=organisation_ids(user, SPEAKERS), declared=True)
        kept = kept_by(user) & ~unreachable(user)
        return self.filter(own | Q(public=True, taken_back_at=None) | kept)


class Tie(models.Model):
    """Where an organisation has money from or whom it is tied to: declared by itself, or noted with its source.

    It is weighed where an affiliation is considered. Nothing of it is public unless the organisation wants it to be.
    What is taken back stays, and says since when.
    """

    public_id = PublicIdField()
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="ties")
    source = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=TieKind)
    country = models.CharField(max_length=3, blank=True)
    share = models.CharField(max_length=8, choices=Share, default=Share.UNKNOWN)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    declared = models.BooleanField()
    read_in = models.CharField(max_length=300, blank=True)  # where staff read it; what is declared needs none
    public = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = TieQuerySet.as_manager()

    privacy = declare(
        internal="id public_id organisation kind country share first_year last_year declared public by at"
        " taken_back_at",
        personal={"source": DETAIL, "note": DETAIL, "read_in": DETAIL},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(declared=True) | ~Q(read_in=""), name="tie_noted_with_its_source"),
            models.CheckConstraint(condition=Q(declared=True) | Q(public=False), name="tie_public_only_if_declared"),
            models.CheckConstraint(
                condition=Q(first_year=None) | Q(last_year=None) | Q(last_year__gte=F("first_year")), name="tie_years"
            ),
        ]

    def __str__(self) -> str:
        return self.source
