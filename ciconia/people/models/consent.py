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
    given_at = MomentField()
    withdrawn_at = models.DateTimeField(null=True)
    erases_when_silent = models.BooleanField(default=False)  # what the words said when they were read

    objects = ConsentQuerySet.as_manager()

    privacy = declare(
        internal="id public_id person words language erases_when_silent",
        personal={
            "purpose": ("to show what was agreed", "as long as it can be asked about", "keep"),
            "given_at": ("to show what was agreed", "as long as it can be asked about", "keep"),
            "withdrawn_at": ("to show what was agreed", "as long as it can be asked about", "keep"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="consent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.public_id}"
