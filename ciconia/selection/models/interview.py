from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.selection.models.application import Application
from ciconia.selection.models.opportunity import Opportunity
from ciconia.selection.models.placed import PLACED, Placed

KEPT = "five years after the programme"


class InterviewState(models.TextChoices):
    INVITED = "invited", _("A time is to be chosen")
    OTHERS_ASKED = "others_asked", _("Other times asked for")
    FIXED = "fixed", _("Fixed")
    HELD = "held", _("Held")
    MISSED = "missed", _("Did not take place")
    CANCELLED = "cancelled", _("Cancelled")


AHEAD = ("invited", "others_asked", "fixed")


class InterviewTime(models.Model):
    """A time somebody of the programme keeps free for talks about one opportunity; one applicant can take it."""

    public_id = PublicIdField()
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="interview_times")
    interviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    zone = models.CharField(max_length=40)
    where = models.CharField(max_length=200)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    privacy = declare(internal="id public_id opportunity interviewer starts_at minutes zone where taken_back_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interviewer", "starts_at"], condition=Q(taken_back_at=None), name="interview_time_once"
            ),
        ]
        ordering = ["starts_at", "id"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} UTC"


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, user: Any) -> "InterviewQuerySet":
        """The applicant, and staff of the focus who work with people."""
        return self.filter(persons_q(user) | Q(application__person__user_id=user.pk))


class Interview(Placed):
    """A talk with an applicant before the choice: they pick a time, or ask for others."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    time = models.OneToOneField(
        InterviewTime, null=True, blank=True, on_delete=models.PROTECT, related_name="interview"
    )
    reads_in = models.CharField(max_length=40, blank=True)  # the zone in which the applicant reads the time
    told = models.PositiveIntegerField(default=0)  # the version both were last written to about

    states = InterviewState
    objects = InterviewQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} application by time told",
        personal={"reads_in": ("to say when the talk is", KEPT, "overwrite")},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=InterviewState.values), name="interview_state"),
            models.UniqueConstraint(fields=["application"], condition=Q(state__in=AHEAD), name="interview_one_ahead"),
        ]

    @property
    def person_id(self) -> int:
        """Whom the talk is with: what the log says of it is about them."""
        return int(self.application.person_id)

    def __str__(self) -> str:
        return f"interview for {self.application_id}"


class InterviewNote(models.Model):
    """What somebody of the staff noted of a talk; never for the applicant's or the host's pages."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    text = models.TextField()

    privacy = declare(internal="id interview by at", personal={"text": ("selection", KEPT, "overwrite")})

    class Meta:
        ordering = ["interview", "id"]

    def __str__(self) -> str:
        return f"note on {self.interview_id}"
