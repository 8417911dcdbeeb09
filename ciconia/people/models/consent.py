from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person


class Purpose(models.TextChoices):
    """What somebody may agree to, each apart from the others."""

    PROFILE = "profile", _("Keep my profile")
    BALANCE = "balance", _("Count me in figures")
    REGISTER = "register", _("Let staff find me")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: Any) -> "ConsentQuerySet":
        """One's own."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()

    def standing(self) -> "ConsentQuerySet":
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """Somebody's yes to one purpose: in which words, when, until when. The words stay as they were read."""

    public_id = PublicIdField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    words = models.TextField()
    language = models.CharField(max_length=8)
    for_programme_id = models.BigIntegerField(null=True)  # whose staff, for the register
    for_focus_id = models.BigIntegerField(null=True)
    given_at = MomentField()
    withdrawn_at = models.DateTimeField(null=True)
    # What the words said when they were read.
    erases_when_silent = models.BooleanField(default=False)
    covers_asking = models.BooleanField(default=False)

    objects = ConsentQuerySet.as_manager()

    privacy = declare(
        internal="id public_id person words language erases_when_silent covers_asking for_programme_id for_focus_id",
        personal={
            "purpose": ("to show what was agreed", "as long as it can be asked about", "keep"),
            "given_at": ("to show what was agreed", "as long as it can be asked about", "keep"),
            "withdrawn_at": ("to show what was agreed", "as long as it can be asked about", "keep"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "for_focus_id"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="consent_once",
            ),
            models.CheckConstraint(
                condition=Q(purpose="register", for_programme_id__isnull=False, for_focus_id__isnull=False)
                | (~Q(purpose="register") & Q(for_programme_id=None, for_focus_id=None)),
                name="consent_for_a_focus",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.public_id}"
