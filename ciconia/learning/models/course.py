from collections.abc import Iterable
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import going_on, memberships_of, staff_q, within_reach
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField


class CourseState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    OVER = "over", _("Over")
    CANCELLED = "cancelled", _("Cancelled")


class Audience(models.TextChoices):
    """Whom a course is for."""

    ORGANISATIONS = "organisations", _("Organisations that work with the programme")
    PARTICIPANTS = "participants", _("People who prepare for an assignment")


def of_people_there(user: Any, way: str = "") -> Q:
    """The rows of courses for which an account works with people. way: from the row to its course."""
    return within_reach(user, of_staff(user, PERSON_ROLES, way), focus=f"{way}focus_id")


def of_staff(user: Any, roles: Iterable[str], way: str = "") -> Q:
    """The rows of courses for which an account has one of `roles`. way: from the row to its course."""
    wanted = set(roles)
    own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in wanted]
    there = staff_q(user, wanted, programme=f"{way}programme_id", focus=f"{way}focus_id")
    return there | Q(**{f"{way}focus_id": None, f"{way}programme_id__in": own})


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of its country; where it is for all of them, staff of the programme, in whichever they work."""
        return self.filter(of_staff(user, STAFF_ROLES))

    def public(self) -> Self:
        """Those that everybody may read about: opened once, not called off, and of no country that is suspended."""
        return going_on(self.exclude(opened_at=None).exclude(state=CourseState.CANCELLED))


class Course(Stateful):
    """One run of a course: what one can do afterwards, for whom, from when to when, and what completing it takes.

    This floor knows no programme: a programme and a country are known by their ids, and whoever gives the course by
    the name that stands on certificates. `code` is the same for every run of the same course.
    """

    programme_id = models.BigIntegerField()
    focus_id = models.BigIntegerField(null=True, blank=True)
    given_by = TranslatedField()
    code = models.SlugField(max_length=40)
    audience = models.CharField(max_length=14, choices=Audience)
    title = TranslatedField()
    aims = TranslatedField()
    about = TranslatedField()
    languages = ArrayField(models.CharField(max_length=8), default=list)
    hours = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    time_zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    sessions_needed = models.PositiveSmallIntegerField(default=0)
    places = models.PositiveIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    changed_at = MomentField()

    states = CourseState
    objects = CourseQuerySet.as_manager()

    privacy = declare(
        public="given_by code audience title aims about languages hours starts_on ends_on time_zone"
        " sessions_needed places opened_at changed_at",
        internal=f"{STATEFUL} programme_id focus_id",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="course_state"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="course_dates"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="course_audience"),
            models.CheckConstraint(condition=Q(hours__gte=1), name="course_hours"),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "over"]) | Q(opened_at__isnull=False), name="course_opened"
            ),
        ]
        indexes = [models.Index(fields=["programme_id", "ends_on"], name="course_programme")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Its days are those of the place it is given from."""
        return str(self.time_zone)


class CourseSession(models.Model):
    """One time people meet: when, where or by which link, and who trains. Never the name of a person."""

    public_id = PublicIdField()
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    title = TranslatedField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=400, blank=True)
    trainer = models.CharField(max_length=160, blank=True)

    privacy = declare(public="id public_id course title starts_at ends_at place trainer", internal="link")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="course_session_dates")]
        ordering = ["course", "starts_at", "id"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def starts_local(self) -> Any:
        """The start on the clocks of the course."""
        return self.starts_at.astimezone(ZoneInfo(self.course.time_zone))

    @property
    def ends_local(self) -> Any:
        """The end on the clocks of the course."""
        return self.ends_at.astimezone(ZoneInfo(self.course.time_zone))


class CourseMaterialQuerySet(models.QuerySet["CourseMaterial"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the course, and whoever takes it."""
        taken = Q(course__enrolments__account_id=user.pk) & ~Q(course__enrolments__state="cancelled")
        return self.filter(of_staff(user, STAFF_ROLES, "course__") | taken).distinct()


class CourseMaterial(models.Model):
    """Something to read: a text that stands on the page itself, a link, or a file. For those who take the course."""

    public_id = PublicIdField()
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="materials")
    title = TranslatedField()
    text = TranslatedField()
    link = models.URLField(max_length=400, blank=True)
    digest = DigestField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)

    objects = CourseMaterialQuerySet.as_manager()

    privacy = declare(internal="id public_id course title text link digest name size media_type")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.title)
