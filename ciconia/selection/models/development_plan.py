from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.models import Role, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.selection.models.need import Level
from ciconia.selection.models.partnership import Partnership

# A plan belongs to no programme: whoever agreed to work with its institution answers for it, also once that is over.
KNOWN_BY = ("agreed", "ended")
SPEAKERS = (Role.HOST_CONTACT, Role.ORGANISATION_CONTACT)


class DevelopmentPlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SHARED = "shared", _("With the programme")
    AGREED = "agreed", _("Agreed")
    UNDER_REVIEW = "under_review", _("Being revised")
    ENDED = "ended", _("Ended")


class Process(models.TextChoices):
    """The three processes in which a capacity grows (Mueller 2023)."""

    TRANSMISSION = "transmission", _("Passing on")
    CREATION = "creation", _("Working out anew")
    ORGANISATIONAL = "organisational", _("Part of the institution")


class DevelopmentPlanQuerySet(models.QuerySet["DevelopmentPlan"]):
    def visible_to(self, user: Any) -> Self:
        """The institution itself, and staff of every focus that works or worked with it."""
        with_it = Partnership.objects.filter(staff_q(user), state__in=KNOWN_BY)
        return self.filter(
            Q(organisation_id__in=organisation_ids(user, SPEAKERS)) | Q(organisation__in=with_it.values("organisation"))
        )

    def written_by(self, user: Any) -> Self:
        """Those an account answers for outside a desk: of its institution, or of one it is the focal point of."""
        theirs = Partnership.objects.filter(staff_q(user, [Role.FOCAL_POINT]), state__in=KNOWN_BY)
        return self.visible_to(user).filter(
            Q(organisation_id__in=organisation_ids(user, SPEAKERS)) | Q(organisation__in=theirs.values("organisation"))
        )


class DevelopmentPlan(Stateful):
    """Where an institution wants to go and what leads there: its theory of change, for every programme it works with.

    The chain is problem, capacities wanted, what changes in its service, for whom; under what assumptions.
    sectors: codes of the programmes' sectors; targets: codes of the Sustainable Development Goals' targets.
    """

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="development_plans")
    title = TranslatedField()
    problem = TranslatedField()
    change = TranslatedField()
    beneficiaries = TranslatedField()
    assumptions = TranslatedField()
    sectors = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    targets = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    strategy = models.CharField(max_length=200, blank=True)
    strategy_year = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    # A post and no name: whoever holds it.
    carried_on_by = models.CharField(max_length=120, blank=True)
    next_review = models.DateField(null=True, blank=True)

    states = DevelopmentPlanState
    objects = DevelopmentPlanQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} organisation title problem change beneficiaries assumptions sectors targets strategy "
        "strategy_year starts ends carried_on_by next_review"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DevelopmentPlanState.values), name="development_plan_state"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")), name="development_plan_period"
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(next_review__isnull=False), name="development_plan_review"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="development_plan_of")]

    def __str__(self) -> str:
        return str(self.title)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The (programme, focus) ids of those who work with its institution, the first first."""
        rows = Partnership.objects.filter(organisation_id=self.organisation_id, state__in=KNOWN_BY).order_by("pk")
        return list(rows.values_list("programme_id", "focus_id"))


class Capacity(models.Model):
    """One capacity a plan wants to build: in which process, who learns, how far it goes today and should go."""

    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.CASCADE, related_name="capacities")
    position = models.PositiveSmallIntegerField()
    process = models.CharField(max_length=14, choices=Process)
    words = TranslatedField()
    who_learns = models.CharField(max_length=200, blank=True)
    today = models.PositiveSmallIntegerField(choices=Level, default=Level.NONE)
    wanted = models.PositiveSmallIntegerField(choices=Level, default=Level.HIGH)

    privacy = declare(internal="id plan position process words who_learns today wanted")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="capacity_position"),
            models.CheckConstraint(condition=Q(process__in=Process.values), name="capacity_process"),
            models.CheckConstraint(condition=Q(wanted__lte=3, wanted__gt=F("today")), name="capacity_levels"),
        ]
        ordering = ["plan", "position"]

    def __str__(self) -> str:
        return str(self.words)
