from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, still_focuses
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.programmes.models import Programme
from ciconia.selection.models.application import Application
from ciconia.selection.models.opportunity import Opportunity

PLANNERS = ("officer", "coordinator")
KEPT = "five years after the programme"


class CohortState(models.TextChoices):
    DRAFT = "draft", _("Being planned")
    PROPOSED = "proposed", _("Waits for a second officer")
    APPROVED = "approved", _("Approved, offers not sent")
    OFFERED = "offered", _("Offers sent")
    DROPPED = "dropped", _("Given up")


class CohortQuerySet(models.QuerySet["Cohort"]):
    def visible_to(self, user: Any) -> "CohortQuerySet":
        """Officers and coordinators who work in every country of the round, while its people are in their reach."""
        condition = Q(pk__in=[])
        for item in memberships_of(user):
            if item.scope == Scope.PROGRAMME and item.role in PLANNERS:
                all_of_them = Q(programme_id=item.scope_id)
                condition |= all_of_them & Q(focus_ids__contained_by=item.focus_ids) if item.focus_ids else all_of_them
        still = still_focuses(user)
        return self.filter(condition & ~Q(focus_ids__overlap=list(still))) if still else self.filter(condition)


class Cohort(Stateful):
    """A planning round: for several opportunities at once, who is offered which place."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    focus_ids = ArrayField(models.BigIntegerField())  # every country of its opportunities
    title = models.CharField(max_length=120)
    held_on = models.DateField(null=True, blank=True)  # a country of it is suspended since
    ranking_on = models.DateField()  # the day by which the plan is to be proposed
    currency = models.CharField(max_length=3, default="EUR")
    digest = models.CharField(max_length=64, blank=True)  # of the data its plans are made on
    taken_at = MomentField()  # when those data were taken
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    draft = models.ForeignKey("selection.CohortDraft", null=True, on_delete=models.SET_NULL, related_name="+")
    safeguard = models.TextField(blank=True)  # why a rule of balance that is not kept is acceptable

    states = CohortState
    objects = CohortQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} programme focus_ids title held_on ranking_on currency digest taken_at proposed_by"
        " approved_by draft safeguard"
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=CohortState.values), name="cohort_state")]
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)


class CohortPlaceQuerySet(models.QuerySet["CohortPlace"]):
    def visible_to(self, user: Any) -> "CohortPlaceQuerySet":
        """Whoever sees the round."""
        return self.filter(cohort__in=Cohort.objects.visible_to(user))


class CohortPlace(models.Model):
    """One opportunity of a round: how many places are still free, when the work would be, what one person costs."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="places")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="+")
    free = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    cost = models.DecimalField(max_digits=18, decimal_places=4, default=0)

    objects = CohortPlaceQuerySet.as_manager()

    privacy = declare(internal="id cohort opportunity free starts ends cost")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "opportunity"], name="cohort_place_once"),
            models.CheckConstraint(condition=Q(ends__gte=models.F("starts")), name="cohort_place_dates"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="cohort_place_cost"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.opportunity)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: Any) -> "CandidateQuerySet":
        """Whoever sees the round; nobody themselves as somebody to be placed."""
        return self.filter(cohort__in=Cohort.objects.visible_to(user)).exclude(application__person__user_id=user.pk)


class Candidate(models.Model):
    """Somebody who could take a place of a round, as the data stood when they were taken.

    fit: the mean of the assessors' marks, 0 to 1. host_rank: where the institution put them, 1 is first. out: why they
    are left out of every plan; empty for whoever can be placed.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="candidates")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    fit = models.FloatField()
    host_rank = models.PositiveSmallIntegerField(default=0)
    confirmed = models.BooleanField(default=False)  # the institution has signed, or ranked them as suitable
    out = models.CharField(max_length=12, blank=True)

    objects = CandidateQuerySet.as_manager()

    privacy = declare(
        internal="id cohort application",
        personal={
            "fit": ("selection", KEPT, "pseudonym"),
            "host_rank": ("selection", KEPT, "pseudonym"),
            "confirmed": ("selection", KEPT, "pseudonym"),
            "out": ("selection", KEPT, "pseudonym"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "application"], name="candidate_once")]

    def __str__(self) -> str:
        return f"candidate {self.application_id}"


class CohortDraftQuerySet(models.QuerySet["CohortDraft"]):
    def visible_to(self, user: Any) -> "CohortDraftQuerySet":
        """Whoever sees the round."""
        return self.filter(cohort__in=Cohort.objects.visible_to(user))


class CohortDraft(models.Model):
    """One way to fill the places of a round: its rules, what staff decided, and the plan that follows.

    rules: as `rules/cohort.py` writes them. locks, forbids, plan: ids of applications. figures: what the plan is
    worth and uses, its status, and the rules it does not keep. nearest: in a large round, whoever pays in the linear
    program of the plan or almost does, so that the next question is answered at once in any process.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=0)  # counts the changes
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    rules = models.JSONField(default=dict)
    locks = ArrayField(models.BigIntegerField(), default=list, blank=True)
    forbids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    plan = ArrayField(models.BigIntegerField(), default=list, blank=True)
    nearest = ArrayField(models.BigIntegerField(), default=list, blank=True)
    figures = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)  # of the data the plan was made on

    objects = CohortDraftQuerySet.as_manager()

    privacy = declare(internal="id cohort number version by at rules locks forbids plan nearest figures digest")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="cohort_draft_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"draft {self.number} of {self.cohort_id}"


class CohortStepQuerySet(models.QuerySet["CohortStep"]):
    def visible_to(self, user: Any) -> "CohortStepQuerySet":
        """Whoever sees the round."""
        return self.filter(draft__cohort__in=Cohort.objects.visible_to(user))


class Did(models.TextChoices):
    LOCK = "lock", _("Locked")
    FORBID = "forbid", _("Forbidden")
    FREE = "free", _("Left to the plan again")
    RULES = "rules", _("Rules changed")
    TO_COME = "to_come", _("Needs to come changed")
    DATA = "data", _("Data taken anew")


class CohortStep(models.Model):
    """One change of a draft, with what stood before it, so that it can be taken back exactly."""

    draft = models.ForeignKey(CohortDraft, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=8, choices=Did)
    application = models.ForeignKey(Application, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    reason = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = CohortStepQuerySet.as_manager()

    privacy = declare(
        internal="id draft number did application before by at taken_back_at",
        personal={"reason": ("selection", KEPT, "overwrite")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="cohort_step_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.did} in {self.draft_id}"
