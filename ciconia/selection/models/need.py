from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.fields import MomentField
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


class Ready(models.IntegerChoices):
    """Whether something that work from afar needs is there."""

    NO = 0, _("No")
    PARTLY = 1, _("Partly")
    YES = 2, _("Yes")


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: Any) -> "NeedQuerySet":
        """Staff of the focus; the institution that has the need; the authority asked to endorse it."""
        return self.filter(
            staff_q(user)
            | Q(organisation_id__in=organisation_ids(user, ["host contact", "organisation contact"]))
            | Q(endorser_id__in=organisation_ids(user, ["endorser"])) & ~Q(state__in=["draft"])
        )


def _level() -> Any:
    return models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)


def _ready() -> Any:
    return models.PositiveSmallIntegerField(choices=Ready, null=True, blank=True)


class Need(Placed):
    """What an institution is missing, for whom, and what should be different afterwards.

    A draft may say nothing yet of what it must say before it is sent: rules/need_form.py. Who said it by telephone
    stands here by function alone; the name stays in the table of contacts, behind its own wall.
    """

    partnership = models.ForeignKey("selection.Partnership", on_delete=models.PROTECT, related_name="needs")
    # Where the institution wants to go, and this need is a step.
    plan = models.ForeignKey(
        "selection.DevelopmentPlan", null=True, blank=True, on_delete=models.PROTECT, related_name="needs"
    )
    endorser = models.ForeignKey("people.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    origin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")
    sector = models.ForeignKey("programmes.Sector", null=True, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    written_in = models.CharField(max_length=8, default="en")
    title = TranslatedField()
    problem = TranslatedField()
    beneficiaries = TranslatedField()
    result = TranslatedField()
    transmission = _level()
    creation = _level()
    organisational = _level()
    host_provides = TranslatedField()
    counterpart = models.CharField(max_length=120, blank=True)
    trainee_group = models.CharField(max_length=200, blank=True)
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    carried_on = TranslatedField()
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    mode = models.CharField(max_length=8, choices=Mode, blank=True)
    internet = _ready()
    power = _ready()
    workplace = _ready()
    equipment = _ready()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    practical = TranslatedField()
    not_local = TranslatedField()
    looked_for = TranslatedField()
    looked_since = models.DateField(null=True, blank=True)
    looked_result = TranslatedField()
    concepts = ArrayField(models.CharField(max_length=200), default=list, blank=True)  # confirmed, by URI
    taken_from = models.CharField(max_length=120, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey("people.Contact", null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # The next date where it is not counted from the last move: that of a step of the chain, or one a hold has moved.
    due_on = models.DateField(null=True, blank=True)
    waits_for = models.CharField(max_length=8, choices=WaitsFor, blank=True)
    held_on = models.DateField(null=True, blank=True)

    states = NeedState
    objects = NeedQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} partnership plan endorser origin sector reference written_in title problem beneficiaries "
        "result transmission creation organisational host_provides counterpart trainee_group group_size carried_on "
        "languages mode internet power workplace equipment starts ends weeks practical not_local looked_for "
        "looked_since looked_result concepts taken_from taken_on taken_by contact told_at confirmed_by confirmed_at "
        "due_on waits_for held_on"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_state"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="need_window"),
            models.CheckConstraint(
                condition=Q(transmission__lte=3, creation__lte=3, organisational__lte=3), name="need_levels"
            ),
            models.CheckConstraint(
                condition=Q(internet__lte=2, power__lte=2, workplace__lte=2, equipment__lte=2), name="need_readiness"
            ),
        ]
        indexes = [
            models.Index(fields=["focus", "state", "-id"], name="need_focus"),
            models.Index(fields=["organisation", "state"], name="need_organisation"),
            models.Index(fields=["id"], condition=~Q(taken_on=None) & Q(told_at=None), name="need_to_tell"),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.reference

    @property
    def called(self) -> Any:
        """Its title, or its reference while it has none."""
        return self.title or self.reference

    @property
    def window(self) -> tuple[date, date, int]:
        """First day, last day and weeks of work; they are said before a need is sent. Raises ValueError on drafts."""
        if self.starts is None or self.ends is None or self.weeks is None:
            raise ValueError(self.reference)
        return self.starts, self.ends, self.weeks

    @property
    def by_telephone(self) -> bool:
        """Whether the focal point wrote it down for the institution."""
        return self.taken_on is not None

    @property
    def taken_down(self) -> Any:
        """How the focal point came by what it wrote down; nothing where the institution writes for itself."""
        if self.taken_on is None:
            return ""
        return _("By telephone") if self.taken_from else _("From paper")


class NeedConcept(models.Model):
    """That a concept may be what a need is about; the institution's to say yes or no to."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="suggestions")
    concept = models.ForeignKey("people.Concept", on_delete=models.PROTECT, related_name="+")
    score = models.FloatField(default=0)
    confirmed = models.BooleanField(null=True)
    at = MomentField()

    privacy = declare(internal="id need concept score confirmed at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "concept"], name="need_concept_once")]

    def __str__(self) -> str:
        return f"{self.need_id}: {self.concept}"
