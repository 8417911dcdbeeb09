from django.conf import settings
from django.db import models
from django.db.models import Q

from ciconia.foundation.fields import DayField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.learning.models.enrolment import Enrolment, PartQuerySet

KEEP = "as long as it can be checked"
FOR_PROOF = ("to show what somebody completed", KEEP, "delete")


class Certificate(models.Model):
    """What somebody completed, as it was on that day. Only whether it holds, and what its owner lets be read, changes.

    number: what somebody types to check it. shows: whether the public page may say which course and when.
    """

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="certificate")
    number = models.CharField(max_length=14, unique=True)
    name = models.CharField(max_length=120)
    title = TranslatedField()
    aims = TranslatedField()
    given_by = TranslatedField()
    hours = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    issued_on = DayField()
    shows = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PartQuerySet.as_manager()

    privacy = declare(
        internal="id enrolment title aims given_by hours starts_on ends_on withdrawn_by",
        personal=dict.fromkeys(("number", "name", "issued_on", "shows", "withdrawn_on", "withdrawn_why"), FOR_PROOF),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_why=""), name="certificate_withdrawn_why"
            ),
        ]

    def __str__(self) -> str:
        return self.number
