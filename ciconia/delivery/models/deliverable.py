from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models.engagement import KEEP, Engagement
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Person
from ciconia.selection.models.placed import PLACED, Placed


class DeliverableState(models.TextChoices):
    DUE = "due", _("To deliver")
    SUBMITTED = "submitted", _("With the host")
    SENT_BACK = "sent_back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted by the host")
    DROPPED = "dropped", _("Dropped")


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    def visible_to(self, user: Any) -> "DeliverableQuerySet":
        """The participant, staff of the focus, and the host institution."""
        if not user.is_authenticated:
            return self.none()
        own = Q(person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        return self.filter(own | persons_q(user) | hosts_q(user))


class Deliverable(Placed):
    """Something the terms of reference promise, and the host accepts; what stays behind is an artefact."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="deliverables")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = TranslatedField()
    due_on = models.DateField()
    note = models.TextField(blank=True)
    stays = models.BooleanField(default=True)

    states = DeliverableState
    objects = DeliverableQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} engagement title due_on stays",
        personal={
            "person": ("delivery", KEEP, "pseudonym"),
            "note": ("delivery", KEEP, "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DeliverableState.values), name="deliverable_state"),
        ]
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return str(self.title)
