from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Mode
from ciconia.selection.models.placed import PLACED, Placed


class NeedState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for the ministry")
    RETURNED = "returned", _("Sent back")
    ENDORSED = "endorsed", _("Endorsed")
    VALIDATED = "validated", _("Validated")
    SERVED = "served", _("Served")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed")


class Level(models.IntegerChoices):
    """How far a capacity goes today, or went afterwards (Mueller 2023)."""

    NONE = 0, _("None")
    LOW = 1, _("Low")
    MEDIUM = 2, _("Medium")
    HIGH = 3, _("High")


class WaitsFor(models.TextChoices):
    """Why the programme has the turn while an authority is asked."""

    LETTER = "letter", _("a letter of the authority is to be compared with what was recorded")
    NOBODY = "nobody", _("the authority has not answered, or nobody there can be asked")


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: Any) -> "NeedQuerySet":
        """Staff of the focus; the institution that has the need; the authority asked to endorse it."""
        return self.filter(
            staff_q(user)
            | Q(organisation_id__in=organisation_ids(user, ["host contact", "organisation contact"]))
            | Q(endorser_id__in=organisation_ids(user, ["endorser"])) & ~Q(state__in=["draft"])
        )


class Need(Placed):
    """What an institution is missing, for whom, and what should be different afterwards."""

    partnership = models.ForeignKey("selection.Partnership", on_delete=models.PROTECT, related_name="needs")
    # Where the institution wants to go, and this need is a step.
    plan = models.ForeignKey(
        "selection.DevelopmentPlan", null=True, blank=True, on_delete=models.PROTECT, related_name="needs"
    )
    endorser = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    sector = models.ForeignKey("programmes.Sector", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    title = TranslatedField()
    problem = TranslatedField()
    beneficiaries = TranslatedField()
    result = TranslatedField()
    transmission = models.PositiveSmallIntegerField(choices=Level, default=Level.NONE)
    creation = models.PositiveSmallIntegerField(choices=Level, default=Level.NONE)
    organisational = models.PositiveSmallIntegerField(choices=Level, default=Level.NONE)
    host_provides = TranslatedField()
    counterpart = models.CharField(max_length=120, blank=True)
    trainee_group = models.CharField(max_length=200, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.PHYSICAL)
    starts = models.DateField()
    ends = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    not_local = TranslatedField()
    # The next date where it is not counted from the last move: that of a step of the chain, or one a hold has moved.
    due_on = models.DateField(null=True, blank=True)
    waits_for = models.CharField(max_length=8, choices=WaitsFor, blank=True)
    held_on = models.DateField(null=True, blank=True)

    states = NeedState
    objects = NeedQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} partnership plan endorser sector reference title problem beneficiaries result transmission "
        "creation organisational host_provides counterpart trainee_group languages mode starts ends weeks not_local"
        " due_on waits_for held_on"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_state"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="need_window"),
            models.CheckConstraint(
                condition=Q(transmission__lte=3, creation__lte=3, organisational__lte=3), name="need_levels"
            ),
        ]
        indexes = [
            models.Index(fields=["focus", "state", "-id"], name="need_focus"),
            models.Index(fields=["organisation", "state"], name="need_organisation"),
        ]

    def __str__(self) -> str:
        return str(self.title)
