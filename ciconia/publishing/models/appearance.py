from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import within_reach
from ciconia.foundation.fields import DigestField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.publishing.models.story import WRITERS, Story, of_writers


class NamedAs(models.TextChoices):
    """How somebody wishes to be named beside a story."""

    FULL = "full", _("With my whole name")
    FIRST = "first", _("With my first name")
    NOT = "not", _("Not at all")


class Says(models.TextChoices):
    """What somebody answered."""

    NOTHING = "", _("No answer yet")
    YES = "yes", _("Agreed")
    CHANGES = "changes", _("Asked for changes")
    NO = "no", _("Said no")
    BACK = "back", _("Took the yes back")


class Note(models.TextChoices):
    """The letter that waits to be handed over to somebody shown."""

    NONE = "", _("none")
    ASK = "ask", _("may we publish this")
    REMIND = "remind", _("reminder")
    PUBLISHED = "published", _("it is published")
    OFF = "off", _("it is taken off")


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def visible_to(self, user: Any) -> "AppearanceQuerySet":
        """One's own, and for whoever writes stories there."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        writers = within_reach(user, of_writers(user, WRITERS, "story__"), focus="story__focus_id")
        return self.filter(Q(person__user_id=user.pk) | writers)

    def agreed(self) -> "AppearanceQuerySet":
        """Those whose yes holds for the text as it is."""
        return self.exclude(agreed_at=None)


KEPT = "two years after the story is taken off"
ASKED = ("to ask whether a story may show somebody", KEPT, "overwrite")
PROOF = ("to prove what somebody agreed to", KEPT, "overwrite")


class Appearance(models.Model):
    """Somebody or an institution that a story shows: what they were shown, what they answered, how they are named.

    A yes is to one text and picture: `shown` keeps them as they were read. Another text asks again.
    """

    public_id = PublicIdField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="appearances")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="appearances"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="appearances"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    function = models.CharField(max_length=160, blank=True)
    in_picture = models.BooleanField(default=False)
    named_as = models.CharField(max_length=8, choices=NamedAs, default=NamedAs.FULL)
    shown = models.JSONField(default=dict, blank=True)
    shown_hash = models.CharField(max_length=64, blank=True)
    shown_picture = DigestField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    says = models.CharField(max_length=8, choices=Says, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_how = models.CharField(max_length=200, blank=True)
    letter = models.CharField(max_length=12, blank=True, choices=Note)
    letters = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = AppearanceQuerySet.as_manager()

    privacy = declare(
        internal="id public_id story person organisation language shown_hash asked_at letter letters reminded_at"
        " bounced_at",
        personal={
            "name": ("to ask whether a story may show somebody", KEPT, "pseudonym"),
            "email": ASKED, "function": ASKED, "in_picture": ASKED, "named_as": ASKED,
            "shown": PROOF, "shown_picture": ("to prove what somebody agreed to", KEPT, "delete the file"),
            "says": PROOF, "words": PROOF, "answered_at": PROOF, "agreed_at": PROOF, "agreed_how": PROOF,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "person"], condition=Q(person__isnull=False), name="appearance_person_once"
            ),
            models.UniqueConstraint(
                fields=["story", "organisation"],
                condition=Q(organisation__isnull=False),
                name="appearance_organisation_once",
            ),
            models.CheckConstraint(condition=Q(person=None) | Q(organisation=None), name="appearance_of_one"),
            models.CheckConstraint(condition=Q(agreed_at=None) | Q(says="yes"), name="appearance_agreed"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=~Q(letter=""), name="appearance_letter"),
        ]
        ordering = ["story", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def answers_alone(self) -> bool:
        """Whether they can answer by themselves: by a letter, or in their account."""
        return bool(self.email) or self.person_id is not None

    @property
    def called(self) -> str:
        """How the story names them in public; nothing where they wish not to be named."""
        if self.organisation_id is not None:
            return str(self.organisation.name) if self.organisation else ""
        return {NamedAs.FULL: self.name, NamedAs.FIRST: self.name.split(" ")[0]}.get(NamedAs(self.named_as), "")
