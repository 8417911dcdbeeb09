from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids
from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.models import ORGANISATION_ROLES
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField


class OrganisationKind(models.TextChoices):
    """What an organisation is to a programme."""

    HOST = "host", _("host institution")
    MINISTRY = "ministry", _("ministry")
    DIASPORA = "diaspora", _("diaspora organisation")
    PARTNER = "partner", _("partner institution")
    EMBASSY = "embassy", _("embassy")
    FUNDER = "funder", _("funder")
    OFFICE = "office", _("implementing office")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations are no secret; what is said about them elsewhere may be."""

    def of(self, user: Any) -> "OrganisationQuerySet":
        """The organisations the account works for."""
        return self.filter(pk__in=organisation_ids(user, ORGANISATION_ROLES))


class Organisation(models.Model):
    """An institution, ministry, association or office; a tree of ministry, institution and unit."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=12, choices=OrganisationKind)
    name = TranslatedField()
    country = models.CharField(max_length=3)
    city = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    about = TranslatedField()
    website = models.URLField(blank=True)

    objects = OrganisationQuerySet.as_manager()

    privacy = declare(public="id public_id kind name country city parent about website")

    class Meta:
        indexes = [models.Index(fields=["kind", "country"], name="organisation_kind")]

    def __str__(self) -> str:
        return str(self.name)
