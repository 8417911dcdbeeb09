from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Person, Sight
from ciconia.selection.models.placed import PLACED, Placed


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("To assess")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    ASSESSED = "assessed", _("Assessed")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    RESERVE = "reserve", _("Reserve")
    CHOSEN = "chosen", _("Chosen")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined by the applicant")
    EXPIRED = "expired", _("Expired")
    NOT_CHOSEN = "not_chosen", _("Not chosen")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WAITING = ("submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
"""The states in which somebody waits for an answer."""


ENDED = ("not_eligible", "declined", "expired", "not_chosen", "withdrawn")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: Any) -> "ApplicationQuerySet":
        """The applicant; staff of the focus once it is sent; the host while a sight for it holds."""
        if not user.is_authenticated:
            return self.none()
        today = clock.today()
        sighted = Sight.objects.filter(
            Q(ends=None) | Q(ends__gt=today),
            hosts_q(user),
            because="application",
            object_id=OuterRef("pk"),
            starts__lte=today,
        )
        own = Q(person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        return self.filter(own | persons_q(user) & ~Q(submitted_at=None) | Exists(sighted))


class Application(Placed):
    """A person's wish to do what an opportunity describes."""

    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    pack_version = models.ForeignKey("programmes.PackVersion", null=True, on_delete=models.PROTECT, related_name="+")
    # The terms of reference as the applicant read them; no index, as nobody asks for the applications of a version.
    terms = models.ForeignKey(
        "selection.TermsVersion", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    motivation = TranslatedField()
    available_from = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)
    # What is answered to the questions of the version in `terms`, by their code.
    answers = models.JSONField(default=dict, blank=True, db_default={})
    # What this application says otherwise than the profile, until it is sent; afterwards the snapshot says it.
    instead = models.JSONField(default=dict, blank=True, db_default={})
    screen = models.PositiveSmallIntegerField(default=1, db_default=1)  # where the applicant left off
    snapshot = models.JSONField(default=dict, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    place_freed_on = models.DateField(null=True, blank=True)  # accepted, and ended before the work began
    # While the country is suspended: since when, and afterwards until when what was due is due.
    held_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    open_part = models.CharField(max_length=60, blank=True, default="")  # the one part that is asked for again
    formally_at = models.DateTimeField(null=True, blank=True)  # looked at formally, and passed
    formally_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    of_several = True  # people may apply together
    states = ApplicationState
    objects = ApplicationQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} opportunity pack_version terms source screen submitted_at promised_on place_freed_on"
        " held_on due_on open_part formally_at formally_by",
        personal={
            "person": ("selection", "five years after the programme", "pseudonym"),
            "motivation": ("selection", "five years after the programme", "overwrite"),
            "available_from": ("selection", "five years after the programme", "overwrite"),
            "answers": ("selection", "five years after the programme", "overwrite"),
            "instead": ("to go on with a draft", "five years after the programme", "overwrite"),
            "snapshot": ("to show again what was shown", "five years after the programme", "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state"),
            models.UniqueConstraint(
                fields=["opportunity", "person"], condition=~Q(state="withdrawn"), name="application_once"
            ),
        ]
        indexes = [
            models.Index(fields=["focus", "state", "-id"], name="application_focus"),
            models.Index(fields=["person"], name="application_person"),
            models.Index(
                fields=["programme", "submitted_at", "id"], condition=Q(state__in=WAITING), name="application_waiting"
            ),
            models.Index(fields=["programme", "state", "submitted_at", "id"], name="application_state_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.opportunity}"

    @property
    def engagement(self) -> Any:
        """The assignment of the applicant, if there is one; who applied together with them has one of their own."""
        engagements: Any = self.engagements  # of the floor above
        return engagements.filter(person_id=self.person_id).first()


class CheckOutcome(models.TextChoices):
    """Whether a rule is met, as far as is known."""

    YES = "yes", _("Met")
    NO = "no", _("Not met")
    UNKNOWN = "unknown", _("Not known")


class EligibilityCheck(models.Model):
    """One rule of the programme, and whether this applicant meets it; never shown to a host."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="checks")
    rule = models.CharField(max_length=40)
    sentence = TranslatedField()
    outcome = models.CharField(max_length=8, choices=CheckOutcome)
    # Where the rules did not know, somebody looked: who, when, and where they saw it.
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    seen_in = models.CharField(max_length=200, blank=True)

    privacy = declare(
        internal="id application rule sentence answered_by answered_at",
        personal={
            "outcome": ("selection", "five years after the programme", "pseudonym"),
            "seen_in": ("selection", "five years after the programme", "overwrite"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "rule"], name="check_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.outcome}"


class Side(models.TextChoices):
    HOST = "host", _("Host institution")
    PROGRAMME = "programme", _("Programme")


class Signature(models.Model):
    """One of the two signatures that choose somebody."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=9, choices=Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    words = models.TextField(blank=True)

    privacy = declare(
        internal="id application side by at",
        personal={"words": ("to tell the applicant why", "five years after the programme", "overwrite")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "side"], name="signature_once_a_side")]

    def __str__(self) -> str:
        return f"{self.side} for {self.application_id}"
