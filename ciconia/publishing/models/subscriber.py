from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.programmes.models import Programme


class SubscriberNote(models.TextChoices):
    """The letter that waits to be handed over to whoever asked for the newsletter."""

    NONE = "", _("none")
    CONFIRM = "confirm", _("confirm that you want it")
    AGAIN = "again", _("you get it already")


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def visible_to(self, user: Any) -> Self:
        """Nobody reads who subscribed, staff neither: only how many do is known."""
        return self.none()

    def standing(self) -> Self:
        """Confirmed and not ended."""
        return self.exclude(confirmed_at=None).filter(ended_at=None)


FOR_IT = ("to send the newsletter", "until it is ended; a week where nobody confirmed", "delete")
PROOF = ("to show that the newsletter was wanted", "two years after it was ended", "delete")


class Subscriber(models.Model):
    """An address that gets a programme's newsletter: asked for on a page, confirmed by the link of a letter.

    Whoever ends it loses the address at once; what stays is the day, so that numbers can be told.
    """

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    words = models.TextField(blank=True)
    asked_at = MomentField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "publishing.Newsletter", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    letter = models.CharField(max_length=8, blank=True, choices=SubscriberNote)
    letters = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme ended_by letter letters bounced_at words",
        personal={
            "email": FOR_IT, "language": FOR_IT, "asked_at": PROOF, "confirmed_at": PROOF, "ended_at": PROOF,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "email"], condition=Q(ended_at=None), name="subscriber_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None) & ~Q(email="") | Q(ended_at__isnull=False, email=""),
                name="subscriber_ended_without_address",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=~Q(letter=""), name="subscriber_letter"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
