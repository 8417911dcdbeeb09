from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, organisation_ids
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import STAFF_ROLES, Role, Scope, Stateful, User
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.programme import Programme


class AffiliationState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    WEIGHED = "weighed", _("Weighed")
    ACTIVE = "active", _("Active")
    DECLINED = "declined", _("Declined")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


class Does(models.TextChoices):
    """What an affiliated organisation does with a programme."""

    OUTREACH = "outreach", _("Outreach")
    NOMINATION = "nomination", _("Nomination")
    TRAINING = "training", _("Training")
    GRANTS = "grants", _("Grants")
    OTHER = "other", _("Something else")


class RiskKind(models.TextChoices):
    """What is asked about every organisation before work with it begins."""

    FOREIGN_POLICY = "foreign_policy", _("A government abroad steers it")
    OVER_REPRESENTATION = "over_representation", _("Some groups get more room than others")
    POLITICAL_CURRENT = "political_current", _("It is tied to one political current")
    MONEY = "money", _("Its money, or the same work paid twice")
    PEOPLE = "people", _("Safety and data of the people it reaches")


class Likely(models.TextChoices):
    """How likely it is, in words."""

    NO_SIGN = "no_sign", _("No sign of it")
    UNLIKELY = "unlikely", _("Unlikely")
    POSSIBLE = "possible", _("Possible")
    LIKELY = "likely", _("Likely")


class Grave(models.TextChoices):
    """How grave it would be, in words."""

    LIGHT = "light", _("Light: it can be put right")
    GRAVE = "grave", _("Grave: it harms the programme's work")
    VERY_GRAVE = "very_grave", _("Very grave: it harms people")


def _programmes_of(user: Any) -> list[int]:
    """The programmes in which an account has a staff role; an affiliation belongs to no single country."""
    return [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in STAFF_ROLES]


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme, in whichever countries they work, and the contacts of the organisation itself."""
        own = organisation_ids(user, [Role.ORGANISATION_CONTACT])
        return self.filter(Q(programme_id__in=_programmes_of(user)) | Q(organisation_id__in=own))


class Affiliation(Stateful):
    """An organisation that works with a programme, or wants to: what it does, and until when that was looked at."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="affiliations")
    does = ArrayField(models.CharField(max_length=12, choices=Does), default=list)
    other = models.CharField(max_length=200, blank=True)
    brings = TranslatedField()
    # Who weighed it last: somebody else has to accept it.
    weighed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    next_review = models.DateField(null=True, blank=True)

    states = AffiliationState
    objects = AffiliationQuerySet.as_manager()

    privacy = declare(internal=f"{STATEFUL} programme organisation does other brings weighed_by next_review")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=~Q(state__in=["declined", "ended"]),
                name="affiliation_once",
            ),
            models.CheckConstraint(condition=Q(state__in=AffiliationState.values), name="affiliation_state"),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(next_review__isnull=False), name="affiliation_review"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def focus_id(self) -> None:
        """None: it concerns every country of the programme."""
        return

    @property
    def zone(self) -> str:
        """Deadlines end in the programme's zone."""
        return str(self.programme.zone)

    @property
    def does_words(self) -> list[str]:
        """What it does, each in words; what is something else in its own."""
        known = [str(Does(code).label) for code in self.does if code != Does.OTHER]
        return [*known, self.other] if self.other else known


class WeighingQuerySet(models.QuerySet["Weighing"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme, and nobody else: the organisation reads the decision, not the weighing."""
        return self.filter(affiliation__programme_id__in=_programmes_of(user))


class Weighing(models.Model):
    """What was written when an affiliation was weighed or reviewed. It stays as it was written."""

    public_id = PublicIdField()
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="weighings")
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    adds = models.TextField()
    conclusion = models.TextField()

    objects = WeighingQuerySet.as_manager()

    privacy = declare(internal="id public_id affiliation number by at adds conclusion")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["affiliation", "number"], name="weighing_number")]
        ordering = ["affiliation", "-number"]

    def __str__(self) -> str:
        return f"{self.affiliation_id} {self.number}"


class WeighedRisk(models.Model):
    """One risk as it was considered: how likely, how grave, what it is here, and what limits it."""

    weighing = models.ForeignKey(Weighing, on_delete=models.PROTECT, related_name="risks")
    kind = models.CharField(max_length=20, choices=RiskKind)
    likely = models.CharField(max_length=10, choices=Likely)
    grave = models.CharField(max_length=10, choices=Grave, blank=True)
    words = models.TextField(blank=True)
    limits = models.TextField(blank=True)

    privacy = declare(internal="id weighing kind likely grave words limits")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weighing", "kind"], name="weighed_risk_once"),
            models.CheckConstraint(
                condition=Q(likely="no_sign") | ~Q(grave="") & ~Q(words="") & ~Q(limits=""), name="weighed_risk_limited"
            ),
        ]
        ordering = ["weighing", "id"]

    def __str__(self) -> str:
        return f"{self.weighing_id} {self.kind}"
