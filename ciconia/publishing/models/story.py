from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, staff_q
from ciconia.foundation.fields import DigestField, MomentField
from ciconia.foundation.models import STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models.publication import stands

# Whoever writes stories sees who is shown in them and what they answered; nobody else does.
WRITERS = ("officer", "coordinator", "editor")


class StoryState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With those it shows")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Taken off")
    PUT_AWAY = "put_away", _("Put away")


class StoryKind(models.TextChoices):
    STORY = "story", _("Story")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Recording")


def of_writers(user: Any, roles: Iterable[str], way: str = "") -> Q:
    """The rows of stories for which an account has one of `roles`; those of no single country by all of its programme.

    way: from the row to its story.
    """
    own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in set(roles)]
    there = staff_q(user, roles, programme=f"{way}programme_id", focus=f"{way}focus_id")
    return there | Q(**{f"{way}focus": None, f"{way}programme_id__in": own})


class StoryQuerySet(models.QuerySet["Story"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of its country; of one that is of no single country, staff of the programme."""
        return self.filter(of_writers(user, STAFF_ROLES))

    def public(self) -> Self:
        """Those that everybody reads: published, with the yes of everybody shown, and withdrawn nowhere."""
        return self.filter(stands("story"), state="published", unagreed=0)


class Story(Stateful):
    """What somebody tells about the work: a text, or a video or recording that stands elsewhere, with a picture.

    `unagreed` counts those shown who have not said yes to this text, and `names` holds how those who did are named, so
    that a public page looks at no person. The database keeps both: without a yes, the page is gone in that moment.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="stories")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="stories")
    kind = models.CharField(max_length=8, choices=StoryKind, default=StoryKind.STORY)
    title = TranslatedField()
    lead = TranslatedField()
    body = TranslatedField()
    picture = DigestField(blank=True)
    picture_small = DigestField(blank=True)
    picture_width = models.PositiveSmallIntegerField(default=0)
    picture_height = models.PositiveSmallIntegerField(default=0)
    picture_alt = TranslatedField()
    video_url = models.URLField(max_length=400, blank=True)
    video_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    video_language = models.CharField(max_length=8, blank=True)
    video_bytes = models.PositiveBigIntegerField(null=True, blank=True)
    nobody_shown = models.BooleanField(default=False)
    unagreed = models.PositiveIntegerField(default=0)
    names = models.JSONField(default=list, blank=True)
    told_hash = models.CharField(max_length=64, blank=True)
    look_by = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = MomentField()

    states = StoryState
    objects = StoryQuerySet.as_manager()

    privacy = declare(
        public="programme focus kind title lead body picture picture_small picture_width picture_height picture_alt"
        " video_url video_minutes video_language video_bytes names published_at changed_at",
        internal=f"{STATEFUL} nobody_shown unagreed told_hash look_by",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=StoryState.values), name="story_state"),
            models.CheckConstraint(condition=Q(kind__in=StoryKind.values), name="story_kind"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="story_published"
            ),
        ]
        indexes = [
            models.Index(
                fields=["programme", "-published_at"],
                condition=Q(state="published", unagreed=0),
                name="story_public",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)
