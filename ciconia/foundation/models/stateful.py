from typing import ClassVar

from django.db import models

from ciconia.foundation import clock
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models.user import User


class Stateful(models.Model):
    """A row that moves along a flow: where it is, since when, whose turn it is and by when.

    Only `perform()` writes these columns. `version` counts the moves, so that somebody who pressed a button on
    an older page can be told.
    """

    states: ClassVar[type[models.TextChoices]]  # the states of the noun, with their words

    public_id = PublicIdField()
    state = models.CharField(max_length=24)
    state_since = MomentField()
    state_before = models.CharField(max_length=24, blank=True)
    mark = models.CharField(max_length=16, blank=True)
    turn_role = models.CharField(max_length=60, blank=True)
    turn_person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def get_state_display(self) -> str:
        """The state in words."""
        return str(self.states(self.state).label)

    @property
    def zone(self) -> str:
        """The time zone deadlines of this row end in."""
        return clock.HOME_ZONE

    @property
    def is_overdue(self) -> bool:
        """Whether the next date has passed."""
        return self.due_at is not None and self.due_at < clock.now()
