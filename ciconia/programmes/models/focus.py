from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.models import Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.programme import Programme


class FocusState(models.TextChoices):
    OPEN = "open", _("Open")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")


class FocusQuerySet(models.QuerySet["Focus"]):
    def visible_to(self, user: Any) -> Self:
        """Where a programme works is public."""
        return self.all()


class Focus(Stateful):
    """A programme in one country or, where a region has its own chain of authority, in that region."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="focuses")
    country = models.CharField(max_length=3)
    authority = models.CharField(max_length=80, blank=True)
    name = TranslatedField()
    chain = models.JSONField(default=list, blank=True)
    next_review = models.DateField()
    next_number = models.PositiveIntegerField(default=1)
    tint = models.PositiveSmallIntegerField(default=1)

    states = FocusState
    objects = FocusQuerySet.as_manager()

    privacy = declare(
        public=f"{STATEFUL.replace(' turn_person', '')} programme country authority name tint",
        internal="turn_person chain next_review next_number",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "country", "authority"], name="focus_once"),
        ]
        ordering = ["programme", "tint", "id"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def focus_id(self) -> int:
        """Its own id: access and log ask every row for the focus it belongs to."""
        return int(self.pk)

    @property
    def zone(self) -> str:
        """Dates of a focus end in its programme's zone."""
        return self.programme.zone
