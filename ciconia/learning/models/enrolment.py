from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, within_reach
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import Role, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.learning.models.course import Course, CourseSession, of_people_there
from ciconia.learning.models.course_test import CourseTest


class EnrolmentState(models.TextChoices):
    ASKED = "asked", _("Asked")
    ENROLLED = "enrolled", _("Takes part")
    COMPLETED = "completed", _("Completed")
    NOT_COMPLETED = "not_completed", _("Not completed")
    CANCELLED = "cancelled", _("Cancelled")


class CourseLetter(models.TextChoices):
    """The letter that waits to be handed over to whoever is to take a course."""

    NONE = "", _("none")
    ASKED = "asked", _("you were named for a course")
    ENROLLED = "enrolled", _("you take part in a course")
    CERTIFICATE = "certificate", _("you completed a course")
    CALLED_OFF = "called_off", _("the course is called off")


def _own_or_staff(user: Any, way: str = "") -> Q:
    return Q(**{f"{way}account_id": user.pk}) | of_people_there(user, f"{way}course__")


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, user: Any) -> "EnrolmentQuerySet":
        """One's own; staff who work with people where the course is; whoever named somebody, as far as those agreed."""
        if not user.is_authenticated:
            return self.none()
        sent = Q(organisation_id__in=organisation_ids(user, [Role.ORGANISATION_CONTACT]))
        sent = within_reach(user, sent & (Q(agreed_at=None) | Q(tells_organisation=True)), focus="course__focus_id")
        return self.filter(_own_or_staff(user) | sent)

    def standing(self) -> "EnrolmentQuerySet":
        """Those that take a place: everybody who did not cancel."""
        return self.exclude(state=EnrolmentState.CANCELLED)


class PartQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PartQuerySet":
        """One's own, and staff who work with people where the course is; never the organisation that sent somebody."""
        return self.filter(_own_or_staff(user, "enrolment__")) if user.is_authenticated else self.none()


KEEP = "two years after the course; with a certificate as long as it can be checked"
FOR_COURSE = ("to take part in a course and to write about it", KEEP, "delete")


class Enrolment(Stateful):
    """Somebody who takes a course: named by their organisation or enrolled by staff, with how far they came.

    account: whose it is, from the yes on. organisation: who named them, if one did; it reads whether they finish only
    where they said so.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=8, default="en")
    asked_at = MomentField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    tells_organisation = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    more_tries = models.PositiveSmallIntegerField(default=0)
    passed_at = models.DateTimeField(null=True, blank=True)
    letter = models.CharField(max_length=12, blank=True, choices=CourseLetter.choices)
    letters = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, blank=True)

    states = EnrolmentState
    objects = EnrolmentQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} course account organisation language words more_tries letter letters bounced_at",
        personal={
            "name": FOR_COURSE, "email": FOR_COURSE, "asked_at": FOR_COURSE, "agreed_at": FOR_COURSE,
            "tells_organisation": FOR_COURSE, "tries": FOR_COURSE, "passed_at": FOR_COURSE,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EnrolmentState.values), name="enrolment_state"),
            models.UniqueConstraint(
                fields=["course", "email"], condition=~Q(state="cancelled") & ~Q(email=""), name="enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "cancelled"]) | Q(account__isnull=False), name="enrolment_account"
            ),
        ]
        indexes = [
            models.Index(fields=["account"], name="enrolment_own"),
            models.Index(fields=["id"], condition=~Q(letter=""), name="enrolment_letter"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def zone(self) -> str:
        """Its days are those of the course."""
        return str(self.course.time_zone)


class Attendance(models.Model):
    """That somebody was there, at one session."""

    session = models.ForeignKey(CourseSession, on_delete=models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    at = MomentField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PartQuerySet.as_manager()

    privacy = declare(
        internal="id session enrolment noted_by",
        personal={"at": ("to know who was there", KEEP, "delete")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "enrolment"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} at {self.session_id}"


class Attempt(models.Model):
    """What somebody answered in a test, as it was handed in; it stays with the version that was asked.

    answers: for each question the numbers of the answers that were ticked, counted from 0. score: percent.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    test = models.ForeignKey(CourseTest, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField()
    score = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    at = MomentField()

    objects = PartQuerySet.as_manager()

    privacy = declare(
        internal="id enrolment test number",
        personal=dict.fromkeys(("answers", "score", "passed", "at"), ("to see what was learned", KEEP, "delete")),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="attempt_once"),
            models.CheckConstraint(condition=Q(score__lte=100), name="attempt_score"),
        ]
        ordering = ["enrolment", "number"]

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.enrolment_id}"
