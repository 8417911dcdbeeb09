from typing import Any

from django.db import models
from django.db.models import F, Q

from ciconia.foundation.access import organisation_ids
from ciconia.foundation.fields import DayField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models.reach import SPEAKERS, kept_by, unreachable

DETAIL = ("to reach somebody at an organisation", "until a year after it ended", "delete")


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: Any) -> "ContactQuerySet":
        """Staff who keep organisations, where they work; and those who speak for the organisation."""
        own = Q(organisation_id__in=organisation_ids(user, SPEAKERS))
        return self.filter(own | kept_by(user)).exclude(unreachable(user))


class Contact(models.Model):
    """Somebody one reaches at an organisation and who has no account: name, function, ways to reach them, a period.

    Whoever has an account is a contact by a membership instead.
    """

    public_id = PublicIdField()
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    starts = DayField()
    ends = models.DateField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    privacy = declare(
        internal="id public_id organisation starts ends",
        personal={"name": DETAIL, "function": DETAIL, "email": DETAIL, "phone": DETAIL},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="contact_dates"),
        ]

    def __str__(self) -> str:
        return self.name
