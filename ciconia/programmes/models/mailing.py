from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import STAFF_ROLES, Scope
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.programme import Programme


class MailingQuerySet(models.QuerySet["Mailing"]):
    def visible_to(self, user: Any) -> Self:
        """What was written to whom, in numbers: staff of the programme."""
        held = [item for item in memberships_of(user) if item.scope == Scope.PROGRAMME and item.role in STAFF_ROLES]
        return self.filter(programme_id__in=[item.scope_id for item in held])


class Mailing(models.Model):
    """One round of letters about a date of the timetable: by itself so many `days` from it, or because somebody wrote.

    It holds the letter as it went out and how many; to whom is in its letters, which each addressee alone may read.
    """

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="mailings")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    audience = models.CharField(max_length=40)
    day = models.DateField(null=True, blank=True)
    days = models.SmallIntegerField(null=True, blank=True)
    subject = TranslatedField()
    letter = TranslatedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    sent = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict, blank=True)  # how many, by reason
    done_at = models.DateTimeField(null=True, blank=True)

    objects = MailingQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme focus code audience day days subject letter by at sent failed unsure left_out"
        " done_at"
    )

    class Meta:
        constraints = [
            # A reminder goes out once for a day of a date, however often the job looks.
            models.UniqueConstraint(
                fields=["programme", "code", "focus", "day", "days"], condition=models.Q(days__isnull=False),
                nulls_distinct=False, name="mailing_reminder_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["programme", "code", "-id"], name="mailing_of")]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d}"


class Posted(models.TextChoices):
    """How far a letter is."""

    WAITING = "waiting", _("Waits")
    BEGUN = "begun", _("Being handed over")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not taken by the mail server")
    UNSURE = "unsure", _("Not known whether it went")
    LEFT_OUT = "left_out", _("No longer needed")


class LetterQuerySet(models.QuerySet["MailingLetter"]):
    def visible_to(self, user: Any) -> Self:
        """One's own: who has begun an application is known to nobody else."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class MailingLetter(models.Model):
    """A letter of a round to one account about one row; it exists once, and is handed over once."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="letters")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    noun = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    day = models.DateField(null=True, blank=True)
    posted = models.CharField(max_length=10, choices=Posted, default=Posted.WAITING)
    at = MomentField()

    objects = LetterQuerySet.as_manager()

    privacy = declare(
        internal="id mailing account noun day posted",
        personal={
            "object_id": ("to write once, and to show that it was", "a year after it was sent", "delete"),
            "at": ("to write once, and to show that it was", "a year after it was sent", "delete"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailing", "account", "noun", "object_id"], name="mailing_letter_once"),
        ]
        indexes = [
            models.Index(
                fields=["mailing", "id"], condition=models.Q(posted__in=["waiting", "begun"]), name="mailing_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id} {self.posted}"
