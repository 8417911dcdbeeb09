from typing import Any

from django.db import models
from django.db.models import BigIntegerField, Func, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.clock import HOME_ZONE
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models.user import User
from ciconia.foundation.privacy import declare

WISH = ("to write as somebody wants it", "as long as the account; without one, until it is taken back", "delete")
INBOX = ("to read again what was written to one", "six months", "delete")


class LetterPace(models.TextChoices):
    """How often letters of a kind go to somebody."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Together, once a day")
    NEVER = "never", _("Never")


class LetterPosted(models.TextChoices):
    """How far a letter is."""

    WAITING = "waiting", _("Comes with your daily letter")
    BEGUN = "begun", _("Is being sent")
    SENT = "sent", _("Sent")
    UNSURE = "unsure", _("It is not known whether it arrived by mail")
    BOUNCED = "bounced", _("Your mailbox did not take it")


class OwnLetterQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "OwnLetterQuerySet":
        """One's own; what was written to somebody is nobody else's business."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class LetterQuerySet(OwnLetterQuerySet):
    def visible_to(self, user: Any) -> "LetterQuerySet":
        """One's own, but for those that name people of a country that is out of reach."""
        still = Func(
            function="ciconia_still", template="(SELECT unnest(%(function)s()))", output_field=BigIntegerField()
        )
        rows: LetterQuerySet = super().visible_to(user).exclude(focus_id__in=still)  # type: ignore[assignment]
        return rows


class LetterWish(models.Model):
    """How often somebody wants letters of a kind: of an account, or of an address that has none.

    An address stands here as a digest, so that who wants no letters is not kept as somebody to write to.
    """

    account = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=24, blank=True)
    kind = models.CharField(max_length=20)
    pace = models.CharField(max_length=8, choices=LetterPace)
    # When the daily letter comes, on whose clock.
    hour = models.PositiveSmallIntegerField(default=7)
    zone = models.CharField(max_length=40, default=HOME_ZONE)
    since = MomentField()

    objects = OwnLetterQuerySet.as_manager()

    privacy = declare(
        internal="id account",
        personal=dict.fromkeys(("digest", "kind", "pace", "hour", "zone", "since"), WISH),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], condition=Q(digest=""), name="letter_wish_account"),
            models.UniqueConstraint(fields=["digest", "kind"], condition=Q(account=None), name="letter_wish_digest"),
            models.CheckConstraint(
                condition=Q(account=None) & ~Q(digest="") | Q(account__isnull=False, digest=""),
                name="letter_wish_whose",
            ),
            models.CheckConstraint(condition=Q(pace__in=LetterPace.values), name="letter_wish_pace"),
            models.CheckConstraint(condition=Q(hour__lte=23), name="letter_wish_hour"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pace}"


class Letter(models.Model):
    """A letter that was written to an account, as it reads in the inbox: without what would let somebody in."""

    public_id = PublicIdField()
    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    # What makes it this letter, so that one that is tried again stays one.
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=240)
    body = models.TextField()
    gist = models.TextField(blank=True)  # what a daily letter says of it
    posted = models.CharField(max_length=8, choices=LetterPosted)
    # The country whose people it names, where it names others: known by its id, as this floor knows no country.
    focus_id = models.BigIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    at = MomentField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    privacy = declare(
        internal="id public_id account key focus_id due_at",
        personal=dict.fromkeys(("kind", "subject", "body", "gist", "posted", "at", "read_at"), INBOX),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="letter_once"),
            models.CheckConstraint(condition=Q(posted__in=LetterPosted.values), name="letter_posted"),
            models.CheckConstraint(
                condition=~Q(posted="waiting") | Q(due_at__isnull=False), name="letter_waits_for_a_moment"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "-id"], name="letter_inbox"),
            models.Index(fields=["due_at"], condition=Q(posted__in=["waiting", "begun"]), name="letter_waiting"),
        ]

    def __str__(self) -> str:
        return self.subject
