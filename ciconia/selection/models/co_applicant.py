from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ciconia.foundation import clock
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person, Sight
from ciconia.selection.models.application import Application
from ciconia.selection.models.placed import PLACED, Placed

MEMBERS = ("joined", "offered", "accepted")
"""The states in which somebody is one of those who apply together."""


class CoApplicantState(models.TextChoices):
    ASKED = "asked", _("Asked, no answer yet")
    JOINED = "joined", _("Applies together")
    OFFERED = "offered", _("Has to answer the offer")
    ACCEPTED = "accepted", _("Has accepted")
    LEFT = "left", _("Stepped out, to decide on")
    GONE = "gone", _("Stepped out, the others go on")
    DECLINED = "declined", pgettext_lazy("co-applicant", "Said no")
    TAKEN_BACK = "taken_back", _("Taken back")
    OVER = "over", _("Over")


class CoApplicantQuerySet(models.QuerySet["CoApplicant"]):
    def visible_to(self, user: Any) -> "CoApplicantQuerySet":
        """Whoever it is about and the applicant; staff once it was sent; the host while a sight for it holds."""
        if not user.is_authenticated:
            return self.none()
        today = clock.today()
        sighted = Sight.objects.filter(
            Q(ends=None) | Q(ends__gt=today),
            hosts_q(user),
            because="co_applicant",
            object_id=OuterRef("pk"),
            starts__lte=today,
        )
        mine = Person.objects.filter(user_id=user.pk).values("pk")
        own = Q(person_id__in=mine) | Q(application__in=Application.objects.filter(person_id__in=mine).values("pk"))
        return self.filter(own | persons_q(user) & ~Q(sent_at=None) | Exists(sighted))


SHOWN = ("selection", "five years after the programme", "overwrite")


class CoApplicant(Placed):
    """Somebody an applicant asked to apply together, and what came of it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="co_applicants")
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="+")
    # Known from the yes on, or where the address is that of an account.
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="co_applications")
    name = models.CharField(max_length=120)  # as the applicant wrote it
    email = models.EmailField(blank=True)  # forgotten with the answer, or when the application is sent
    language = models.CharField(max_length=8)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_to = models.TextField(blank=True)  # the words they read
    snapshot = models.JSONField(default=dict, blank=True)
    checks = models.JSONField(default=list, blank=True)  # each rule: its code, the sentence, the outcome
    sent_at = models.DateTimeField(null=True, blank=True)  # with the application, from when on staff see them
    letter = models.CharField(max_length=12, blank=True)  # the one that waits to go out, and to whom
    place_freed_on = models.DateField(null=True, blank=True)  # accepted, and ended before the work began

    states = CoApplicantState
    objects = CoApplicantQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} application opportunity language agreed_at agreed_to sent_at letter place_freed_on",
        personal={
            "person": ("selection", "five years after the programme", "pseudonym"),
            "name": ("to ask whoever somebody applies with", "five years after the programme", "overwrite"),
            "email": ("to ask whoever somebody applies with", "until they answer", "overwrite"),
            "snapshot": ("to show again what was shown", "five years after the programme", "overwrite"),
            "checks": SHOWN,
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CoApplicantState.values), name="co_applicant_state"),
            models.UniqueConstraint(
                "application", Lower("email"), condition=Q(state="asked") & ~Q(email=""), name="co_applicant_asked_once"
            ),
            models.UniqueConstraint(
                fields=["opportunity", "person"], condition=Q(state__in=MEMBERS), name="co_applicant_once"
            ),
        ]
        indexes = [
            models.Index(fields=["focus", "state", "-id"], name="co_applicant_focus"),
            models.Index(fields=["application", "state"], name="co_applicant_application"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or str(self.person or "")
