from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField


class Wanted(models.TextChoices):
    """What an organisation may want to be public beside its name and country, each for itself."""

    CITY = "city", _("The town")
    ABOUT = "about", _("What it says about itself")
    WEBSITE = "website", _("The website")
    EMAIL = "email", _("An address for everybody")
    REGISTERED = "registered", _("Where it is registered, and under which number")
    FOUNDED = "founded", _("The year it was founded")
    MEMBERS = "members", _("About how many members it has")
    COUNTRIES = "countries", _("The countries it works in")
    WORKS_ON = "works_on", _("What it works on")
    FUNDED_BY = "funded_by", _("What funds it")
    LANGUAGES = "languages", _("The languages it speaks")
    TIES = "ties", _("The funding and ties it marked as public")


class Registration(models.Model):
    """What a diaspora organisation says about itself for the registry, and what of it may be public.

    It is on the public list from the day it asked to be until it says otherwise. Then its name and country are public,
    and of the rest what stands in `wanted`.
    """

    organisation = models.OneToOneField("people.Organisation", on_delete=models.CASCADE, related_name="registration")
    registered_where = models.CharField(max_length=120, blank=True)
    registered_number = models.CharField(max_length=40, blank=True)
    founded = models.PositiveSmallIntegerField(null=True, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    countries = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    works_on = TranslatedField()
    funded_by = TranslatedField()
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    email = models.EmailField(blank=True)
    wanted = ArrayField(models.CharField(max_length=12, choices=Wanted), default=list, blank=True)
    listed_since = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    privacy = declare(
        internal="id organisation registered_where registered_number founded members countries works_on funded_by"
        " languages email wanted listed_since version"
    )

    class Meta:
        indexes = [
            models.Index(fields=["listed_since"], condition=~Q(listed_since=None), name="registration_listed"),
        ]

    def __str__(self) -> str:
        return f"registration of {self.organisation_id}"
