from typing import Any

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Lower
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


def sort_key() -> Any:
    """The English name, else the one it was written in, folded: the order most readers expect of what they see."""
    written = Func(F("name"), KT("name__source"), function="jsonb_extract_path_text")
    folded = Func(Coalesce(KT("name__en"), written, Value("")), function="ciconia_fold")
    return Lower(folded, output_field=models.TextField())


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations are no secret; what is said about them elsewhere may be."""

    def of(self, user: Any) -> "OrganisationQuerySet":
        """The organisations the account works for."""
        return self.filter(pk__in=organisation_ids(user, ORGANISATION_ROLES))

    def visible_to(self, user: Any) -> "OrganisationQuerySet":
        """All of them: with whom a programme works is no secret."""
        return self.all()


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
    acronym = models.CharField(max_length=20, blank=True)
    sorted_by = models.GeneratedField(expression=sort_key(), output_field=models.TextField(), db_persist=True)
    version = models.PositiveIntegerField(default=0)  # counts the edits, so that two writers notice each other

    objects = OrganisationQuerySet.as_manager()

    privacy = declare(
        public="id public_id kind name country city parent about website acronym sorted_by", internal="version"
    )

    class Meta:
        indexes = [
            models.Index(fields=["kind", "country"], name="organisation_kind"),
            models.Index(fields=["sorted_by", "id"], name="organisation_sorted"),
        ]

    def __str__(self) -> str:
        return str(self.name)
