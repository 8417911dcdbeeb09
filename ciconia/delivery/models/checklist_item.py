from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models.engagement import KEEP, Engagement
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person
from ciconia.programmes.kinds import KINDS
from ciconia.selection.models.placed import PLACED, Placed


class ChecklistItemState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    WAIVED = "waived", _("Waived")
    DROPPED = "dropped", _("Dropped")


class ChecklistItemQuerySet(models.QuerySet["ChecklistItem"]):
    def visible_to(self, user: Any) -> "ChecklistItemQuerySet":
        """The participant, staff of the focus, and the host for what the host has to do."""
        if not user.is_authenticated:
            return self.none()
        own = Q(person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        hosts = Q(owner="host contact") & hosts_q(user)
        return self.filter(own | persons_q(user) | hosts)


class ChecklistItem(Placed):
    """One thing to be done before somebody starts; a gate holds the start until it is done or waived."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="checklist")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    owner = models.CharField(max_length=24)
    gate = models.BooleanField(default=False)
    due_on = models.DateField()
    evidence = models.CharField(max_length=200, blank=True)

    states = ChecklistItemState
    objects = ChecklistItemQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} engagement code owner gate due_on",
        personal={
            "person": ("preparation", KEEP, "pseudonym"),
            "evidence": ("preparation", KEEP, "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ChecklistItemState.values), name="checklist_item_state"),
            models.UniqueConstraint(fields=["engagement", "code"], name="checklist_item_once"),
        ]
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        labels = {item.code: item.label for kind in KINDS.values() for item in kind.checklist}
        return str(labels.get(self.code, self.code))
