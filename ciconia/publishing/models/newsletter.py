from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models import Posted, Programme
from ciconia.publishing.models.publication import stands
from ciconia.publishing.models.subscriber import Subscriber


class NewsletterState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PUT_AWAY = "put_away", _("Put away")


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme, whichever country they work in: a newsletter is of the whole programme."""
        held = [m for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in STAFF_ROLES]
        return self.filter(programme_id__in=[m.scope_id for m in held])

    def public(self) -> Self:
        """Those that everybody reads in the archive: sent, and withdrawn nowhere."""
        return self.filter(stands("newsletter"), state="sent")


class Newsletter(Stateful):
    """One number of a programme's newsletter: what it is called, what it says first, and how many letters went.

    It holds no name and no address: to whom it went is in its letters, which nobody reads.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="newsletters")
    title = TranslatedField()
    introduction = TranslatedField()
    sent_at = models.DateTimeField(null=True, blank=True)
    changed_at = MomentField()
    letters = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    states = NewsletterState
    objects = NewsletterQuerySet.as_manager()

    privacy = declare(
        public="programme title introduction sent_at changed_at",
        internal=f"{STATEFUL} letters sent failed unsure left_out ended done_at",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NewsletterState.values), name="newsletter_state"),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="newsletter_sent"),
        ]
        indexes = [
            models.Index(fields=["programme", "-sent_at"], condition=Q(state="sent"), name="newsletter_public"),
            models.Index(fields=["id"], condition=Q(state="sent", done_at=None), name="newsletter_waiting"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)


class NewsletterPiece(models.Model):
    """One piece of a number: something public, named by its noun and public id, or an own short text with a link.

    Of something public nothing is copied: it is read where it stands, whenever the number is read or sent.
    """

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="pieces")
    place = models.PositiveSmallIntegerField()
    noun = models.CharField(max_length=24, blank=True)
    source = models.CharField(max_length=10, blank=True)
    title = TranslatedField()
    text = TranslatedField()
    link = models.URLField(max_length=400, blank=True)

    privacy = declare(public="noun source title text link place", internal="id newsletter")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "noun", "source"], condition=~Q(noun=""), name="newsletter_piece_once"
            ),
            models.CheckConstraint(
                condition=Q(noun="", source="") | ~Q(noun="") & ~Q(source=""), name="newsletter_piece_one"
            ),
        ]
        ordering = ["newsletter", "place", "id"]

    def __str__(self) -> str:
        return str(self.title) or f"{self.noun} {self.source}"


class NewsletterLetterQuerySet(models.QuerySet["NewsletterLetter"]):
    def visible_to(self, user: Any) -> Self:
        """Nobody reads who got a letter; only how many did is known."""
        return self.none()


ONCE = ("to send a number once to whoever subscribed", "a year after it was sent", "delete")


class NewsletterLetter(models.Model):
    """A number on its way to one subscriber; it exists once, and is handed over once."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="posted_letters")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="letters_to")
    language = models.CharField(max_length=8)
    posted = models.CharField(max_length=10, choices=Posted, default=Posted.WAITING)
    at = MomentField()

    objects = NewsletterLetterQuerySet.as_manager()

    privacy = declare(internal="id newsletter subscriber language", personal={"posted": ONCE, "at": ONCE})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "subscriber"], name="newsletter_letter_once"),
        ]
        indexes = [
            models.Index(
                fields=["newsletter", "id"], condition=Q(posted__in=["waiting", "begun"]), name="newsletter_letter_left"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.newsletter_id} {self.posted}"
