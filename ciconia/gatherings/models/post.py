from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.models import Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.gatherings.models.space import KEPT, Seat, Space, tended
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme

SHOWN = ("posted", "reported")


class PostState(models.TextChoices):
    POSTED = "posted", _("Posted")
    REPORTED = "reported", _("Reported to staff")
    HIDDEN = "hidden", _("Hidden by staff")
    DELETED = "deleted", _("Deleted")


class PostKind(models.TextChoices):
    """What is written in a space."""

    MESSAGE = "message", _("A message")
    QUESTION = "question", _("A question")
    INTRODUCTION = "introduction", _("Who I am")
    ANSWER = "answer", _("An answer")


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, user: Any) -> "PostQuerySet":
        """One's own; what is not hidden in spaces one has a seat in; all of it for staff who look after it."""
        if not user.is_authenticated:
            return self.none()
        seated = Seat.objects.visible_to(user).standing().filter(account_id=user.pk).exclude(focus__state="suspended")
        member = ~Q(state="hidden") & Q(space_id__in=seated.values("space_id"))
        return self.filter(Q(account_id=user.pk) | member | tended(user))

    def shown(self) -> "PostQuerySet":
        """Neither hidden nor deleted."""
        return self.filter(state__in=SHOWN)


class Post(Stateful):
    """Something written in a space: a message, a question that waits for an answer, or an answer to either."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="posts")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    by_staff = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=PostKind)
    answers_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    at = MomentField()
    edited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    states = PostState
    objects = PostQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} space programme focus account person by_staff kind answers_to at edited_at answered_at",
        personal={
            "name": ("to say who wrote", KEPT, "pseudonym"),
            "text": ("to exchange with others who take part", KEPT, "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PostState.values), name="post_state"),
            models.CheckConstraint(condition=Q(kind__in=PostKind.values), name="post_kind"),
            models.CheckConstraint(
                condition=Q(kind="answer", answers_to__isnull=False) | ~Q(kind="answer") & Q(answers_to=None),
                name="post_answers",
            ),
            models.CheckConstraint(condition=Q(answered_at=None) | Q(kind="question"), name="post_answered"),
        ]
        indexes = [models.Index(fields=["space", "-id"], name="post_latest")]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(_("What %(name)s wrote")) % {"name": self.name}

    @property
    def waits(self) -> bool:
        """Whether it is a question that nobody called answered."""
        return self.kind == PostKind.QUESTION and self.answered_at is None


class PostFileQuerySet(models.QuerySet["PostFile"]):
    def visible_to(self, user: Any) -> "PostFileQuerySet":
        """Whoever sees the post."""
        return self.filter(post__in=Post.objects.visible_to(user))


class PostFile(models.Model):
    """A file that came with a post; the content lies under its hash."""

    public_id = PublicIdField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")
    digest = DigestField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)

    objects = PostFileQuerySet.as_manager()

    privacy = declare(
        internal="id public_id post size media_type",
        personal={
            "name": ("to exchange with others who take part", KEPT, "overwrite"),
            "digest": ("to exchange with others who take part", KEPT, "delete the file"),
        },
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class PostReportQuerySet(models.QuerySet["PostReport"]):
    def visible_to(self, user: Any) -> "PostReportQuerySet":
        """One's own, and for the staff who look after the space; never whoever wrote what was reported."""
        if not user.is_authenticated:
            return self.none()
        # Not through a join: while a country is suspended, whoever reported may no longer see what was written there.
        return self.filter(Q(account_id=user.pk) | Q(post__in=Post.objects.filter(tended(user, way="")).values("pk")))


class PostReport(models.Model):
    """What somebody found wrong with what another wrote."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reports")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    why = models.TextField(blank=True)
    at = MomentField()

    objects = PostReportQuerySet.as_manager()

    privacy = declare(
        internal="id post account at",
        personal={"why": ("to look at what somebody found wrong", KEPT, "overwrite")},
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"report of {self.post_id}"
