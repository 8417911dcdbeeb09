from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.event import Event
from ciconia.gatherings.models.space import tended
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import stands

# Who reads ideas that are not public, and answers them.
ANSWERERS = ("coordinator", "officer")
# Those that were sent and not taken back: only these are read by anybody but their author.
SENT = ("sent", "taken_up", "followed_up", "merged", "not_now")
TEXTS = ("title", "what", "for_whom", "own_part", "asks_for")
KEPT = "until a year after the programme; as long as it is public"
TO_ANSWER = ("to answer an idea", KEPT, "overwrite")
TO_PUBLISH = ("to show an idea to everybody as its author allowed", "until they take it back", "overwrite")


class IdeaState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", pgettext_lazy("idea", "Sent in")
    TAKEN_UP = "taken_up", _("Taken up")
    FOLLOWED_UP = "followed_up", _("Taken up, and told what came of it")
    MERGED = "merged", _("Joined with another idea")
    NOT_NOW = "not_now", pgettext_lazy("idea", "Not now")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Becomes(models.TextChoices):
    """What an idea that is taken up turns into."""

    NOTHING = "", _("none")
    NEED = "need", _("A need")
    EVENT = "event", pgettext_lazy("idea", "An event")
    PROJECT = "project", _("A small project")


class IdeaLetter(models.TextChoices):
    """The letter that waits to be handed over to whoever had the idea."""

    NONE = "", _("none")
    ANSWERED = "answered", _("it was answered")
    FOLLOWED = "followed", _("what came of it")


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, user: Any) -> Self:
        """One's own, and those that were sent for officers and coordinators of the programme."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(account_id=user.pk) | tended(user, ANSWERERS) & Q(state__in=SENT))


class Idea(Stateful):
    """What somebody would like a programme to do, in their language, and what the programme answers.

    Its words stand once it is sent. name: what its author is called here; staff see no account. need: the public id
    of a need, which lives on a floor above.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="ideas")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ideas")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    title = TranslatedField()
    what = TranslatedField()
    for_whom = TranslatedField()
    own_part = TranslatedField()
    asks_for = TranslatedField()
    answer = TranslatedField()
    becomes = models.CharField(max_length=8, blank=True, choices=Becomes)
    owner = models.CharField(max_length=120, blank=True)
    until = models.DateField(null=True, blank=True)
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    need = models.CharField(max_length=10, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    came_of = TranslatedField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    public_name = models.CharField(max_length=80, blank=True)
    agreed_words = models.TextField(blank=True)
    letter = models.CharField(max_length=8, blank=True, choices=IdeaLetter)
    letters = models.PositiveSmallIntegerField(default=0)
    changed_at = MomentField()

    states = IdeaState
    objects = IdeaQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} programme focus account person answer becomes owner until event need merged_into came_of"
        " agreed_words letter letters changed_at",
        personal={
            "name": ("to know who had an idea", KEPT, "pseudonym"), "title": TO_ANSWER, "what": TO_ANSWER,
            "for_whom": TO_ANSWER, "own_part": TO_ANSWER, "asks_for": TO_ANSWER,
            "agreed_at": TO_PUBLISH, "public_name": TO_PUBLISH,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IdeaState.values), name="idea_state"),
            models.CheckConstraint(condition=Q(becomes__in=Becomes.values), name="idea_becomes"),
            models.CheckConstraint(
                condition=~Q(state__in=["taken_up", "followed_up"]) | ~Q(becomes="") & Q(until__isnull=False),
                name="idea_taken_up",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=~Q(letter=""), name="idea_letter")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)


class PublicIdeaQuerySet(models.QuerySet["PublicIdea"]):
    def public(self) -> Self:
        """Those that everybody reads: not withdrawn, and of no country that was suspended."""
        return self.filter(stands("idea"))


class PublicIdea(models.Model):
    """An idea as everybody reads it: a copy of what its author allowed, with the answer. It knows no person.

    The database deletes it in the moment in which the consent is gone, and counts who supports the idea.
    """

    idea = models.OneToOneField(Idea, primary_key=True, on_delete=models.CASCADE, related_name="page")
    public_id = models.CharField(max_length=10, unique=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = TranslatedField()
    what = TranslatedField()
    for_whom = TranslatedField()
    own_part = TranslatedField()
    asks_for = TranslatedField()
    name = models.CharField(max_length=80, blank=True)
    stage = models.CharField(max_length=24)  # the state of the idea
    becomes = models.CharField(max_length=8, blank=True, choices=Becomes)
    answer = TranslatedField()
    came_of = TranslatedField()
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_into = models.CharField(max_length=10, blank=True)
    supported = models.PositiveIntegerField(default=0)
    published_at = MomentField()
    changed_at = MomentField()

    objects = PublicIdeaQuerySet.as_manager()

    privacy = declare(
        public="idea public_id programme focus title what for_whom own_part asks_for name stage becomes answer came_of"
        " event merged_into supported published_at changed_at",
    )

    class Meta:
        indexes = [models.Index(fields=["programme", "-published_at"], name="public_idea_latest")]

    def __str__(self) -> str:
        return str(self.title)

    def get_stage_display(self) -> str:
        """The state of the idea in words."""
        return str(IdeaState(self.stage).label)


class IdeaSupportQuerySet(models.QuerySet["IdeaSupport"]):
    def visible_to(self, user: Any) -> Self:
        """One's own alone: others read how many, and not who."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class IdeaSupport(models.Model):
    """That somebody supports an idea that is public."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = MomentField()

    objects = IdeaSupportQuerySet.as_manager()

    privacy = declare(
        internal="id idea account",
        personal={"at": ("to count each supporter once", "until they take it back", "delete")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "account"], name="idea_support_once")]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.account_id}"
