from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, persons_q, staff_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person

KEPT = "five years after the programme"


class ChoosingQuerySet(models.QuerySet["Choosing"]):
    def visible_to(self, user: Any) -> "ChoosingQuerySet":
        """Staff of the focus, and the institution that chooses."""
        ours = Q(opportunity__organisation_id__in=organisation_ids(user, ["host contact"]))
        return self.filter(staff_q(user, programme="opportunity__programme_id", focus="opportunity__focus_id") | ours)


class Choosing(models.Model):
    """How the choice for one opportunity goes: until when both sign, and from when on answers may be told."""

    opportunity = models.OneToOneField(
        "selection.Opportunity", on_delete=models.CASCADE, primary_key=True, related_name="choosing"
    )
    sign_by = models.DateField(null=True, blank=True)  # where an officer set or moved the day
    reminders = models.PositiveSmallIntegerField(default=0)  # how many went to the institution for this day
    reminded_on = models.DateField(null=True, blank=True)
    silent_on = models.DateField(null=True, blank=True)  # the day passed without the institution's signature
    kept_until = models.DateField(null=True, blank=True)  # answers are told from this day on
    offers_at_once = models.BooleanField(default=False)  # offers do not wait for that day

    objects = ChoosingQuerySet.as_manager()

    privacy = declare(internal="opportunity sign_by reminders reminded_on silent_on kept_until offers_at_once")

    def __str__(self) -> str:
        return f"choosing for {self.opportunity_id}"


class Told(models.TextChoices):
    """What a letter to an applicant tells."""

    OFFER = "offer", _("An offer")
    RESERVE = "put_in_reserve", _("In reserve")
    NOT_CHOSEN = "not_choose", _("Not chosen")
    NOT_ELIGIBLE = "reject_formally", _("Not eligible")


class ForStaffQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ForStaffQuerySet":
        """Staff who work with people, where they work; never whom it is about."""
        rows = self.filter(persons_q(user, programme="application__programme_id", focus="application__focus_id"))
        return rows.exclude(application__person__in=Person.objects.filter(user_id=user.pk))


class KeptDecision(models.Model):
    """A decision that is made and told on a later day. Until then the application says nothing of it."""

    application = models.OneToOneField(
        "selection.Application", on_delete=models.CASCADE, primary_key=True, related_name="kept_decision"
    )
    move = models.CharField(max_length=24, choices=Told)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    failed = models.CharField(max_length=300, blank=True)  # why it could not be told when its day came

    objects = ForStaffQuerySet.as_manager()

    privacy = declare(
        internal="application by at failed",
        personal={
            "move": ("selection", "until it is told", "delete"),
            "reason": ("to tell the applicant why", "until it is told", "delete"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(move__in=["not_choose", "put_in_reserve", "offer"]), name="kept_decision_move"
            )
        ]

    def __str__(self) -> str:
        return f"{self.move} of {self.application_id}, kept"


class ReservePlace(models.Model):
    """Where somebody stands in reserve, and until when they are kept in mind; they read the day, never the place."""

    application = models.OneToOneField(
        "selection.Application", on_delete=models.CASCADE, primary_key=True, related_name="reserve_place"
    )
    place = models.PositiveSmallIntegerField()
    until = models.DateField()

    objects = ForStaffQuerySet.as_manager()

    privacy = declare(
        internal="application",
        personal={"place": ("selection", KEPT, "pseudonym"), "until": ("selection", KEPT, "pseudonym")},
    )

    class Meta:
        ordering = ["place", "application"]

    def __str__(self) -> str:
        return f"{self.place}: {self.application_id}"


class AnswerLetter(models.Model):
    """A letter that tells an applicant what was decided; a job hands it over, once."""

    application = models.ForeignKey("selection.Application", on_delete=models.CASCADE, related_name="answer_letters")
    what = models.CharField(max_length=16, choices=Told)
    at = MomentField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ForStaffQuerySet.as_manager()

    privacy = declare(
        internal="id application at sent_at",
        personal={"what": ("to tell the applicant", KEPT, "pseudonym")},
    )

    class Meta:
        indexes = [models.Index(fields=["at"], condition=Q(sent_at=None), name="answer_letter_unsent")]

    def __str__(self) -> str:
        return f"{self.what} to {self.application_id}"
