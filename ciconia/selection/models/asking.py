from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person

PURPOSE = "to show somebody who asked them, and not to ask again too soon"
KEPT = ("two years", "delete")


class Reply(models.TextChoices):
    """What somebody answers who was asked whether an assignment is for them."""

    YES = "yes", _("I want to apply")
    NO = "no", _("Not this one")
    NEVER = "never", _("Do not ask me again")


class AskingQuerySet(models.QuerySet["Asking"]):
    def visible_to(self, user: Any) -> "AskingQuerySet":
        """What one was asked; for staff who work with people, what was asked for their countries."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(person__user_id=user.pk) | persons_q(user))

    def answered(self) -> "AskingQuerySet":
        """Those with an answer."""
        return self.exclude(reply="")


class Asking(models.Model):
    """That staff asked somebody of the register about one opportunity: who, why, and what came back.

    One letter to one person. The address is read by whoever hands the letter over, never by whoever asks.
    """

    public_id = PublicIdField()
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="askings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="askings")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey("programmes.Focus", on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=160)
    why = models.TextField()
    at = MomentField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=8, choices=Reply, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = AskingQuerySet.as_manager()

    privacy = declare(
        internal="id public_id opportunity person programme focus asker",
        personal={
            "by_name": (PURPOSE, *KEPT),
            "why": (PURPOSE, *KEPT),
            "at": (PURPOSE, *KEPT),
            "sent_at": (PURPOSE, *KEPT),
            "reply": (PURPOSE, *KEPT),
            "replied_at": (PURPOSE, *KEPT),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "opportunity"], name="asking_once"),
            models.CheckConstraint(condition=Q(reply__in=["", *Reply.values]), name="asking_reply"),
        ]
        indexes = [
            models.Index(fields=["at"], condition=Q(sent_at=None), name="asking_unsent"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} about {self.opportunity_id}"
