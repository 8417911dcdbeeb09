from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import DayField
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person

PURPOSE = "to show somebody who looked at them"
KEPT = ("two years", "delete")


class LookedAt(models.TextChoices):
    """Which page about somebody was opened."""

    REGISTER = "register", _("your page in the register")
    APPLICATION = "application", _("your application")
    ENGAGEMENT = "engagement", _("your assignment")
    ASKED = "asked", _("your page in the register, to ask you something")


class LookQuerySet(models.QuerySet["Look"]):
    def visible_to(self, user: Any) -> "LookQuerySet":
        """Looks at oneself, and one's own at others."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(person__user_id=user.pk) | Q(viewer_id=user.pk))


class Look(models.Model):
    """That somebody opened a page about a person on a day, for a focus or an institution; once a day and page."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = DayField()
    at = models.CharField(max_length=12, choices=LookedAt)
    focus_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)

    objects = LookQuerySet.as_manager()
    in_a_merge = "once"  # a look at one person on one day, as contact of two organisations that were one

    privacy = declare(
        internal="id person viewer",
        personal={
            "on": (PURPOSE, *KEPT),
            "at": (PURPOSE, *KEPT),
            "focus_id": (PURPOSE, *KEPT),
            "organisation_id": (PURPOSE, *KEPT),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "viewer", "on", "at", "focus_id", "organisation_id"],
                nulls_distinct=False,
                name="look_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(focus_id__isnull=False, organisation_id=None)
                | Q(focus_id=None, organisation_id__isnull=False),
                name="look_of_staff_or_of_an_institution",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.on:%Y-%m-%d}"
