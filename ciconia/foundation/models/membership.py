from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import DayField
from ciconia.foundation.models.user import User
from ciconia.foundation.privacy import declare


class Role(models.TextChoices):
    """What somebody is for a programme or an organisation."""

    COORDINATOR = "coordinator", _("coordinator")
    OFFICER = "officer", _("officer")
    ASSESSOR = "assessor", _("assessor")
    FOCAL_POINT = "focal point", _("focal point")
    FINANCE = "finance", _("finance")
    RESULTS = "results", _("results")
    SAFEGUARDING = "safeguarding", _("safeguarding")
    EDITOR = "editor", _("editor")
    VIEWER = "viewer", _("viewer")
    HOST_CONTACT = "host contact", _("host contact")
    ORGANISATION_CONTACT = "organisation contact", _("organisation contact")
    ENDORSER = "endorser", _("endorser")


STAFF_ROLES = tuple(Role.values[:9])
ORGANISATION_ROLES = tuple(Role.values[9:])
# Donors look at figures and editors at pages: neither needs to see a person.
PERSON_ROLES = tuple(role for role in STAFF_ROLES if role not in (Role.EDITOR, Role.VIEWER))


class Scope(models.TextChoices):
    """What a membership is of. No foreign key: programmes and organisations live on floors above."""

    PROGRAMME = "programme", _("programme")
    ORGANISATION = "organisation", _("organisation")


class Membership(models.Model):
    """One person in one role for one programme or organisation, perhaps for some focuses only, with dates."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    scope = models.CharField(max_length=12, choices=Scope)
    scope_id = models.BigIntegerField()
    focus_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    starts = DayField()
    ends = models.DateField(null=True, blank=True)

    privacy = declare(internal="id user role scope scope_id focus_ids starts ends")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "scope", "scope_id"], name="membership_once"),
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="membership_dates"),
            models.CheckConstraint(
                condition=Q(scope="programme", role__in=STAFF_ROLES)
                | Q(scope="organisation", role__in=ORGANISATION_ROLES),
                name="membership_role_fits_scope",
            ),
        ]
        indexes = [models.Index(fields=["scope", "scope_id", "role"], name="membership_scope")]

    def __str__(self) -> str:
        return f"{self.role} of {self.scope} {self.scope_id}"
